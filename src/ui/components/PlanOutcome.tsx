import type { ReactNode } from 'react'
import type { PlannedChange, PlanReport } from '../../core/report/plan.ts'
import { useMessages } from '../language.tsx'
import { QuestionLink } from './QuestionLink.tsx'
import './ChangeList.css'
import './FindingCard.css'

interface Props {
  readonly plan: PlanReport
  readonly isTried: (change: PlannedChange) => boolean
  readonly onTry: (changes: readonly PlannedChange[], tried: boolean) => void
}

/** The smallest set of changes, or why there is none; below it, the next best ways. */
export function PlanOutcome({ plan, isTried, onTry }: Props) {
  const { t } = useMessages()
  const { state, now, headline, note, changes, alternatives, why } = plan
  return (
    <section className="stack" aria-labelledby="plan-outcome">
      <div className="stack" role="status">
        <p className="note">{t('plan.now', { rating: now })}</p>
        <h2 id="plan-outcome">{headline}</h2>
        {note === '' ? null : <p>{note}</p>}
      </div>
      {why.length === 0 ? null : <ul className="plan-why">{why.map(({ rule, title }) => <li key={rule}>{title}</li>)}</ul>}
      {state !== 'reachable' ? null : (
        <>
          <ol className="plan-changes plain-list">
            {changes.map((change) => (
              <ChangeItem key={change.question} change={change}>
                <label className="plan-mark">
                  <input type="checkbox" aria-label={t('plan.try.markFor', { question: change.text })} checked={isTried(change)} onChange={({ target }) => { onTry([change], target.checked) }} />
                  <span aria-hidden="true">{t('plan.try.mark')}</span>
                </label>
              </ChangeItem>
            ))}
          </ol>
          {changes.length < 2 ? null : (
            <p><button className="btn quiet" type="button" onClick={() => { onTry(changes, true) }}>{t('plan.try.all')}</button></p>
          )}
          <Alternatives alternatives={alternatives} />
        </>
      )}
    </section>
  )
}

function ChangeItem({ change, children }: { readonly change: PlannedChange; readonly children?: ReactNode }) {
  const { t, list } = useMessages()
  const { question, recommendation, text, from, to, kinds, clears } = change
  return (
    <li className="plan-change">
      <p className="note">{[t('results.recommendation', { recommendation: String(recommendation) }), t('plan.kinds', { list: list(kinds) })].join(' · ')}</p>
      <p className="plan-question"><QuestionLink question={question}>{text}</QuestionLink></p>
      <dl className="change-answers">
        <div><dt>{t('results.change.now')}</dt><dd dir="auto">{from}</dd></div>
        <div><dt>{t('results.change.goal')}</dt><dd className="plan-goal" dir="auto">{to}</dd></div>
      </dl>
      {clears.map(({ rule, title, label, text: remedy }) => (
        <p className="plan-clears" key={rule}>
          <b>{t('plan.clears', { title })}</b> {label === null ? null : <span className="finding-kind">{label}</span>} {remedy}
        </p>
      ))}
      {children}
    </li>
  )
}

function Alternatives({ alternatives }: { readonly alternatives: PlanReport['alternatives'] }) {
  const { t } = useMessages()
  if (alternatives.length === 0) return null
  return (
    <section className="stack" aria-labelledby="plan-alternatives">
      <h3 id="plan-alternatives">{t('plan.alternatives')}</h3>
      <p className="note">{t('plan.alternatives.intro')}</p>
      <div>
        {alternatives.map(({ summary, size, kept, instead }) => (
          <details key={summary}>
            <summary>{summary}</summary>
            <p>{size}</p>
            <p className="label">{t('plan.alternative.kept')}</p>
            <ul>{kept.map(({ question, text }) => <li key={question}><QuestionLink question={question}>{text}</QuestionLink></li>)}</ul>
            <p className="label">{t('plan.alternative.instead')}</p>
            <ol className="plan-changes plain-list">{instead.map((change) => <ChangeItem key={change.question} change={change} />)}</ol>
          </details>
        ))}
      </div>
    </section>
  )
}
