import type { ReportFinding } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { QuestionLink } from './QuestionLink.tsx'
import { WhyExactly } from './WhyExactly.tsx'
import './FindingCard.css'

interface Props {
  readonly finding: ReportFinding
  /** Level of the card's heading, one below the heading that it stands under. */
  readonly level: 3 | 4
}

/** One finding: what was found, because of which answers, why it matters, and what would close the gap. */
export function FindingCard({ finding, level }: Props) {
  const { t } = useMessages()
  const Heading = `h${level}` as const
  const id = findingAnchor(finding.rule)
  return (
    <article className="finding" id={id} aria-labelledby={`${id}-title`}>
      <div className="finding-head">
        <p className="finding-kicker">{kickerOf(finding, t)}</p>
        <Heading id={`${id}-title`}>{finding.title}</Heading>
        <p className="finding-text">{finding.finding}</p>
        {finding.cap === null ? null : <p className="finding-cap">{finding.cap}</p>}
      </div>
      <div className="finding-part">
        <Because finding={finding} />
        {finding.remedy === null ? null : (
          <div>
            <p className="label">{t('findings.remedy')}</p>
            <p><span className="finding-kind">{finding.remedy.label}</span> {finding.remedy.text}</p>
          </div>
        )}
      </div>
      <div className="finding-part">
        <div>
          <p className="label">{t('findings.why')}</p>
          <p>{finding.why}</p>
          <p className="note">{finding.basis}</p>
        </div>
        <Precedents finding={finding} />
        <WhyExactly rule={finding.rule} />
      </div>
    </article>
  )
}

/** Id of the place where a finding is told. */
export function findingAnchor(rule: string): string {
  return `finding-${rule}`
}

/** Kind, severity and recommendation in one line. */
function kickerOf({ kind, severity, recommendation }: ReportFinding, t: ReturnType<typeof useMessages>['t']): string {
  return [
    t(`kind.${kind}`),
    ...(severity === null ? [] : [t(`severity.${severity}`)]),
    t('results.recommendation', { recommendation: String(recommendation) }),
  ].join(' · ')
}

function Because({ finding }: { readonly finding: ReportFinding }) {
  const { t } = useMessages()
  if (finding.because.length === 0) return null
  return (
    <div>
      <p className="label">{t('findings.because')}</p>
      <ul className="finding-because plain-list">
        {finding.because.map(({ question, text, answer, evidence }) => (
          <li key={question}>
            <QuestionLink question={question}>{text}</QuestionLink>
            <span className="finding-answer" dir="auto">{answer}</span>
            <span className="note">{t('findings.evidenceCount', { count: evidence })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Precedents({ finding }: { readonly finding: ReportFinding }) {
  const { t } = useMessages()
  if (finding.precedents.length === 0) return null
  return (
    <details>
      <summary>{t('findings.precedents')}</summary>
      <ul className="finding-precedents plain-list">
        {finding.precedents.map(({ country, text, basis }) => (
          <li key={`${country} ${text}`}><b>{country}</b> {text} <span className="note">{basis}</span></li>
        ))}
      </ul>
      <p className="note">{t('findings.precedentNote')}</p>
    </details>
  )
}
