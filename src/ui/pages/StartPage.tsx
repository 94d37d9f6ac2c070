import { useStore } from 'zustand'
import { Link } from 'wouter'
import { session } from '../../store/session.ts'
import { MyAssessments } from '../components/MyAssessments.tsx'
import { OpenFile } from '../components/OpenFile.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { Samples } from '../components/Samples.tsx'
import { useLanguage } from '../language.tsx'
import { routes } from '../routes.ts'
import './StartPage.css'

/** Three doors, a file to open, a sample to try, and what is kept on this computer. */
export function StartPage() {
  const { messages: { t }, front } = useLanguage()
  const storageError = useStore(session, (state) => state.storageError)
  return (
    <div className="stack-wide">
      <div className="stack">
        <div className="start-title"><PageTitle title={t('start.title')} /></div>
        <p className="lead">{t('start.lead', { questions: front.questions, subject: front.subject })}</p>
      </div>
      {storageError === null ? null : <p className="undo" role="alert">{t('start.noStorage', { reason: storageError })}</p>}
      <nav className="doors" aria-label={t('start.doors')}>
        <Door href={routes.newAssessment('self-assessment')} title={t('start.self')} text={t('start.selfText')} />
        <Door href={routes.newAssessment('audit')} title={t('start.audit')} text={t('start.auditText')} />
        <Door href={routes.newAssessment('exercise')} title={t('start.exercise')} text={t('start.exerciseText')} />
      </nav>
      <OpenFile />
      <MyAssessments />
      <Samples />
    </div>
  )
}

function Door({ href, title, text }: { readonly href: string; readonly title: string; readonly text: string }) {
  return (
    <Link className="door" href={href}>
      <h2>{title}</h2>
      <p>{text}</p>
    </Link>
  )
}
