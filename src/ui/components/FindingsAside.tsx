import { useEffect, useRef, useState } from 'react'
import { buildProfile } from '../../core/report/profile.ts'
import { describeFinding } from '../../core/report/findings.ts'
import type { ReportFinding } from '../../core/report/model.ts'
import { questionsOf } from '../../core/engine/conditions.ts'
import type { Finding } from '../../core/engine/evaluation.ts'
import { SEVERITIES } from '../../core/rulebook/types.ts'
import { useMessages } from '../language.tsx'
import { useWork } from '../work.tsx'
import { ProfileTrack } from './ProfileTrack.tsx'
import { QuestionLink } from './QuestionLink.tsx'
import './FindingsAside.css'

interface Props {
  readonly recommendation: number
  /** Ids of the questions on the page. */
  readonly questions: ReadonlySet<string>
}

/** Beside the questions: what the answers on this page have brought to light so far, and where the recommendation stands. */
export function FindingsAside({ recommendation, questions }: Props) {
  const { rulebook, assessment, evaluation, language } = useWork()
  const { t } = language
  const here = evaluation.findings.filter(({ rule }) => questionsOf(rule.when).some((id) => questions.has(id)))
  const found = worstFirst(here.filter(({ state }) => state === 'found'))
  const waiting = here.filter(({ state, rule }) => state === 'undetermined' && rule.kind !== 'promising-practice').length
  const profile = buildProfile(rulebook, assessment, evaluation, language)
  const row = profile.rows.find((one) => one.recommendation === recommendation)
  return (
    <aside className="aside findings-aside" aria-labelledby="aside-title">
      <h2 id="aside-title">{t('finding.aside')}</h2>
      {row === undefined ? null : (
        <section className="aside-now" aria-labelledby="aside-now">
          <h3 id="aside-now">{t('finding.now', { recommendation: String(recommendation) })}</h3>
          <ProfileTrack row={row} thresholds={profile.thresholds} small />
          <p>{row.score === null ? t('range.none') : t('finding.score', { words: row.score.words })}</p>
          {row.rating === null ? null : <p>{row.rating.words}</p>}
          <p className="note">{row.progress}</p>
        </section>
      )}
      {found.length === 0 ? <p>{t('finding.none')}</p> : null}
      {found.map((finding) => <SmallFinding key={finding.rule.id} finding={describeFinding(finding, rulebook, assessment, language)} />)}
      {waiting === 0 ? null : <p className="note">{t('finding.waiting', { count: waiting })}</p>}
      <NewFindings found={found} />
    </aside>
  )
}

export function worstFirst(findings: readonly Finding[]): Finding[] {
  const rank = ({ rule: { severity } }: Finding) => (severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity))
  return [...findings].sort((a, b) => rank(a) - rank(b))
}

/** A finding in a few lines: what, why it is said, what it does to the rating; the rest is one key away. Brief: what only. */
export function SmallFinding({ finding, brief = false }: { readonly finding: ReportFinding; readonly brief?: boolean }) {
  const { t } = useMessages()
  return (
    <section className="small-finding">
      <p className="note">{kickerOf(finding, t)}</p>
      <h3>{brief ? <FindingLink finding={finding} /> : finding.title}</h3>
      <p>{finding.finding}</p>
      {brief ? null : (
        <ul className="plain-list small-because">
          {finding.because.map(({ question, text, answer }) => (
            <li key={question}>{t('finding.because', { answer })} <QuestionLink question={question}>{text}</QuestionLink></li>
          ))}
        </ul>
      )}
      {finding.cap === null || brief ? null : <p>{finding.cap}</p>}
      {finding.remedy === null || brief ? null : (
        <details>
          <summary>{t('finding.clears')}</summary>
          <p><b>{finding.remedy.label}.</b> {finding.remedy.text}</p>
        </details>
      )}
    </section>
  )
}

/** Leads to the first answer that the finding rests on. */
function FindingLink({ finding: { because, title } }: { readonly finding: ReportFinding }) {
  const [first] = because
  return first === undefined ? title : <QuestionLink question={first.question}>{title}</QuestionLink>
}

function kickerOf({ kind, severity }: Pick<ReportFinding, 'kind' | 'severity'>, t: ReturnType<typeof useMessages>['t']): string {
  return severity === null ? t(`kind.${kind}`) : t('finding.kicker', { kind: t(`kind.${kind}`), severity: t(`severity.${severity}`) })
}

/** Says each new finding once to those who do not see it appear; what is no longer found is no longer said. */
function NewFindings({ found }: { readonly found: readonly Finding[] }) {
  const { language: { t, instrument } } = useWork()
  const told = useRef<ReadonlySet<string> | null>(null)
  const [fresh, setFresh] = useState<readonly string[]>([])
  const ids = found.map(({ rule }) => rule.id).join(' ')
  useEffect(() => {
    const before = told.current
    const now = ids === '' ? [] : ids.split(' ')
    told.current = new Set([...(before ?? []), ...now])
    const more = before === null ? [] : now.filter((id) => !before.has(id))
    if (more.length > 0) setFresh(more)
  }, [ids])
  const titles = found.filter(({ rule }) => fresh.includes(rule.id)).map(({ rule }) => instrument.rules[rule.id]?.title ?? rule.id)
  return <p className="hidden" role="status">{titles.length === 0 ? '' : t('finding.new', { count: titles.length, titles: titles.join('; ') })}</p>
}
