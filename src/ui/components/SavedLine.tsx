import { useStore } from 'zustand'
import { keepAsCopy, loadNewer, retrySave, session } from '../../store/session.ts'
import { useMessages } from '../language.tsx'
import { SaveToFile } from './SaveToFile.tsx'
import './SavedLine.css'

/** One line that says where the work is saved and when. It never says "saved" before the disk has answered. */
export function SavedLine() {
  const save = useStore(session, (state) => state.save)
  const { t, locale } = useMessages()
  if (save === null) return null
  switch (save.state) {
    case 'saved': {
      const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(save.at)
      return <p className="saved">{t('saved.at', { time })}</p>
    }
    case 'saving':
      return <p className="saved saving">{t('saved.saving')}</p>
    case 'failed':
      return (
        <div className="saved-trouble" role="alert">
          <p><b>{t('saved.failed')}</b> {t('saved.failedWhy', { reason: save.reason })}</p>
          <div className="row">
            <SaveToFile />
            <button className="btn quiet" type="button" onClick={() => { void retrySave() }}>{t('saved.retry')}</button>
          </div>
        </div>
      )
    case 'overtaken':
      return (
        <div className="saved-trouble" role="alert">
          <p><b>{t('saved.overtaken')}</b> {t('saved.overtakenWhy')}</p>
          <div className="row">
            <button className="btn quiet" type="button" onClick={() => { void loadNewer() }}>{t('saved.loadNewer')}</button>
            <button className="btn quiet" type="button" onClick={() => { void keepAsCopy(crypto.randomUUID()) }}>{t('saved.keepCopy')}</button>
          </div>
        </div>
      )
  }
}
