import { Link, useLocation } from 'wouter'
import { reportMarks } from '../../core/report/build.ts'
import { routes } from '../routes.ts'
import { useWork } from '../work.tsx'
import { caseOf } from '../../store/samples.ts'
import { CaseText } from './CaseText.tsx'
import { SavedLine } from './SavedLine.tsx'
import { SaveToFile } from './SaveToFile.tsx'
import './WorkBar.css'

/** Stands above every page of an assessment: which one it is, what marks it carries, where it is saved. */
export function WorkBar() {
  const { rulebook, assessment, language } = useWork()
  const { t } = language
  const [location] = useLocation()
  const exerciseCase = caseOf(assessment)
  const link = (href: string, label: string) => (
    <Link href={href} aria-current={location === href ? 'page' : undefined}>{label}</Link>
  )
  return (
    <div className="workbar no-print">
      <div className="workbar-row">
        <span className="workbar-name" dir="auto">{assessment.subject.name || t('list.unnamed')}</span>
        <span className="note">{t(`assessmentKind.${assessment.kind}`)}</span>
        <nav className="workbar-nav" aria-label={t('workbar.nav')}>
          {link(routes.tasks(assessment.id), t('workbar.tasks'))}
          {link(routes.results(assessment.id), t('workbar.results'))}
          {link(routes.plan(assessment.id), t('plan.title'))}
          {link(routes.details(assessment.id), t('workbar.details'))}
          {link(routes.report(assessment.id), t('workbar.report'))}
          <SaveToFile className="link-btn" />
        </nav>
      </div>
      <div className="workbar-marks">
        {reportMarks(rulebook, assessment, language).map((mark) => <span className="workbar-mark" key={mark}>{mark}</span>)}
      </div>
      <SavedLine />
      {exerciseCase === null ? null : <CaseText id={exerciseCase} />}
    </div>
  )
}
