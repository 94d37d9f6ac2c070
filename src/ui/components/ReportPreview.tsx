import type { Report } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'

/** The first half page of the report, in the report's own language. */
export function ReportPreview({ report }: { readonly report: Report }) {
  const { t } = useMessages()
  const { summary } = report
  return (
    <section className="report-preview" aria-label={t('reportPage.preview')}>
      <div lang={report.locale} dir={report.direction} className="stack">
        <h3>{report.title}</h3>
        {report.marks.length === 0 ? null : <ul className="plain-list report-marks">{report.marks.map((mark) => <li key={mark}>{mark}</li>)}</ul>}
        <dl className="report-facts">
          {report.about.map(({ label, value }) => <div key={label}><dt>{label}</dt><dd dir="auto">{value}</dd></div>)}
        </dl>
        <p className="report-headline">{summary.headline}</p>
        {summary.paragraphs.map((text) => <p key={text}>{text}</p>)}
      </div>
    </section>
  )
}

/** What the report holds, in its order, with how much of it. */
export function ReportContents({ report }: { readonly report: Report }) {
  const { t } = useMessages()
  const answers = report.answers.flatMap(({ criteria }) => criteria).flatMap((criterion) => criterion.answers)
  const count = {
    findings: report.findings.flatMap(({ findings }) => findings).length,
    cleared: report.clearedByNotApplicable.length,
    undetermined: report.undetermined.length,
    unknown: report.unknown.flatMap(({ questions }) => questions).length,
    answers: answers.length,
    evidence: answers.flatMap(({ evidence }) => evidence).length,
    notes: answers.filter(({ note }) => note !== '').length,
  }
  return (
    <ul className="report-contents">
      <li>{t('reportPage.contains.summary')}</li>
      <li>{t('reportPage.contains.profile', { count: report.profile.rows.length })}</li>
      <li>{t('reportPage.contains.findings', { count: count.findings })}</li>
      {count.cleared === 0 ? null : <li>{t('reportPage.contains.cleared', { count: count.cleared })}</li>}
      <li>{t('reportPage.contains.open', { rules: count.undetermined, questions: count.unknown })}</li>
      <li>{t('reportPage.contains.answers', { answers: count.answers, evidence: count.evidence, notes: count.notes })}</li>
      <li>{t('reportPage.contains.method')}</li>
    </ul>
  )
}
