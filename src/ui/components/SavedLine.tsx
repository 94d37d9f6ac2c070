import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { keepAsCopy, loadNewer, retrySave, session } from '../../store/session.ts'
import { useMessages } from '../language.tsx'
import { SaveToFile } from './SaveToFile.tsx'
import './SavedLine.css'

/** The same line once more where people go on; trouble is told above, once, and only pointed to here. */
export function SavedNote() {
  const save = useStore(session, (state) => state.save)
  const { t, locale } = useMessages()
  if (save === null) return null
  if (save.state === 'saved') return <p className="saved">{t('saved.at', { time: timeOf(save.at, locale) })}</p>
  return save.state === 'saving' ? <p className="saved saving">{t('saved.saving')}</p> : <p className="field-error">{t('saved.trouble')}</p>
}

function timeOf(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at)
}

/** One line that says where the work is saved and when. It never says "saved" before the disk has answered. */
export function SavedLine() {
  const save = useStore(session, (state) => state.save)
  const { t, locale } = useMessages()
  const [location, navigate] = useLocation()
  if (save === null) return null
  const keepCopy = () => {
    const before = session.getState().current?.id ?? ''
    const copy = crypto.randomUUID()
    // The same page of the copy: the address holds the id of the assessment.
    void keepAsCopy(copy).then(() => { navigate(location.replace(before, copy)) })
  }
  switch (save.state) {
    case 'saved':
      return <p className="saved">{t('saved.at', { time: timeOf(save.at, locale) })}</p>
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
            <button className="btn quiet" type="button" onClick={keepCopy}>{t('saved.keepCopy')}</button>
          </div>
        </div>
      )
  }
}
