import { useEffect, useId, useRef } from 'react'
import { useMessages } from '../language.tsx'
import './ConfirmDialog.css'

interface Props {
  readonly open: boolean
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly onClose: (confirmed: boolean) => void
}

/** Asks before something is done. The native dialog keeps the focus inside and gives it back when it closes. */
export function ConfirmDialog({ open, title, text, confirm, onClose }: Props) {
  const { t } = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog className="confirm" ref={dialog} aria-labelledby={id} onCancel={() => { onClose(false) }}>
      <div className="stack">
        <h2 id={id}>{title}</h2>
        <p>{text}</p>
        <div className="row">
          <button className="btn" type="button" onClick={() => { onClose(true) }}>{confirm}</button>
          <button className="btn quiet" type="button" onClick={() => { onClose(false) }}>{t('dialog.cancel')}</button>
        </div>
      </div>
    </dialog>
  )
}
