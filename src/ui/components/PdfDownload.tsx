import { useEffect, useRef, useState } from 'react'
import { LOCALES, type Locale } from '../../i18n/messages.ts'
import type { CheckedPdf } from '../check-pdf.ts'
import { useMessages } from '../language.tsx'
import { downloadPdf, type ReportSource } from '../make-report.ts'

type State =
  | { readonly state: 'idle' | 'stopped' }
  | { readonly state: 'making'; readonly share: number }
  | { readonly state: 'done'; readonly made: CheckedPdf & { readonly name: string } }
  | { readonly state: 'failed'; readonly reason: string }

/** Makes the PDF when asked, tells how far it is, can be stopped, and says what it found when it read the file back. */
export function PdfDownload({ locale, source }: { readonly locale: Locale; readonly source: ReportSource }) {
  const { t } = useMessages()
  const [state, setState] = useState<State>({ state: 'idle' })
  const making = useRef<AbortController | null>(null)
  useEffect(() => () => { making.current?.abort() }, [])
  const make = async () => {
    if (making.current !== null) return
    const controller = new AbortController()
    making.current = controller
    setState({ state: 'making', share: 0 })
    try {
      const made = await downloadPdf(locale, source, {
        signal: controller.signal,
        onProgress: (share) => { setState({ state: 'making', share }) },
      })
      setState({ state: 'done', made })
    } catch (error) {
      setState(controller.signal.aborted ? { state: 'stopped' } : { state: 'failed', reason: error instanceof Error ? error.message : String(error) })
    } finally {
      making.current = null
    }
  }
  const busy = state.state === 'making'
  return (
    <div className="report-download">
      <div className="row">
        <button className="btn" type="button" aria-disabled={busy} onClick={() => { void make() }}>
          {t('reportPage.pdf', { language: LOCALES[locale] })}
        </button>
        {busy ? <button className="btn quiet" type="button" onClick={() => { making.current?.abort() }}>{t('reportPage.stop')}</button> : null}
      </div>
      {busy ? <progress value={state.share} max={1} aria-label={t('reportPage.making')} /> : null}
      <Outcome state={state} />
    </div>
  )
}

function Outcome({ state }: { readonly state: State }) {
  const { t, number } = useMessages()
  const words = (): string => {
    switch (state.state) {
      case 'idle':
        return ''
      case 'making':
        return t('reportPage.making')
      case 'stopped':
        return t('reportPage.stopped')
      case 'failed':
        return t('reportPage.failed', { reason: state.reason })
      case 'done': {
        const { name, pages, bytes } = state.made
        return t('reportPage.done', { name, pages, size: number(kilobytes(bytes)) })
      }
    }
  }
  return <p role="status" className={state.state === 'failed' ? 'field-error' : 'note'}>{words()}</p>
}

function kilobytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1000))
}
