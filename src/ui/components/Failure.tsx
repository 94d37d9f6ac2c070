import { useStore } from 'zustand'
import { session } from '../../store/session.ts'
import { useMessages } from '../language.tsx'
import { downloadText } from '../download.ts'
import { PageTitle } from './PageTitle.tsx'

/** Shown when a screen fails: says so, and offers the work as a file without any help of the screen that failed. */
export function Failure({ error }: { readonly error: Error }) {
  const { t } = useMessages()
  const current = useStore(session, (state) => state.current)
  return (
    <div className="stack" role="alert">
      <PageTitle title={t('failure.title')} />
      <p>{t('failure.text')}</p>
      <div className="row">
        {current === null ? null : (
          <button className="btn" type="button" onClick={() => { downloadText(`${JSON.stringify(current, null, 2)}\n`, 'rescued.lacuna.json') }}>
            {t('failure.save')}
          </button>
        )}
        <button className="btn quiet" type="button" onClick={() => { window.location.reload() }}>{t('failure.reload')}</button>
      </div>
      <p className="note">{error.message}</p>
    </div>
  )
}
