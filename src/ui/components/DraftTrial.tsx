import { useDeferredValue, useId, useMemo, useState } from 'react'
import { simulate } from '../../core/engine/simulate.ts'
import { describeSimulation, type SimulationReport } from '../../core/report/simulation.ts'
import { type DraftItem, triedChanges, withAnswer, without } from '../draft.ts'
import { useMessages } from '../language.tsx'
import { useWork } from '../work.tsx'
import { DraftAnswer } from './DraftAnswer.tsx'
import { ScrollBox } from './ScrollBox.tsx'

interface Props {
  readonly draft: readonly DraftItem[]
  readonly onChange: (draft: readonly DraftItem[]) => void
}

/** Tries a draft law or plan: what it would change, and what that would do. Nothing of it is kept. */
export function DraftTrial({ draft, onChange }: Props) {
  const { t } = useMessages()
  return (
    <section className="plan-trial" aria-labelledby="plan-trial">
      <div className="stack">
        <h2 id="plan-trial">{t('plan.try')}</h2>
        <p>{t('plan.try.intro')}</p>
      </div>
      <div className="plan-trial-columns">
        <div className="stack">
          {draft.length === 0 ? <p className="note">{t('plan.try.none')}</p> : draft.map((item) => (
            <DraftAnswer
              key={item.question}
              item={item}
              onAnswer={(answer) => { onChange(withAnswer(draft, item.question, answer)) }}
              onRemove={() => { onChange(without(draft, item.question)) }}
            />
          ))}
          <AddQuestion draft={draft} onAdd={(question) => { onChange(withAnswer(draft, question, null)) }} />
          {draft.length === 0 ? null : <p><button className="link-btn" type="button" onClick={() => { onChange([]) }}>{t('plan.try.reset')}</button></p>}
        </div>
        <Outcome draft={draft} />
      </div>
    </section>
  )
}

function AddQuestion({ draft, onAdd }: { readonly draft: readonly DraftItem[]; readonly onAdd: (question: string) => void }) {
  const { rulebook, language } = useWork()
  const { t, instrument } = language
  const [chosen, setChosen] = useState('')
  const id = useId()
  const left = rulebook.questions.filter((question) => !draft.some((item) => item.question === question.id))
  return (
    <div className="field">
      <label htmlFor={id}>{t('plan.try.add')}</label>
      <select id={id} value={left.some((question) => question.id === chosen) ? chosen : ''} onChange={({ target }) => { setChosen(target.value) }}>
        <option value="">{t('plan.try.choose')}</option>
        {rulebook.recommendations.map(({ number }) => (
          <optgroup key={number} label={t('answers.recommendation', { recommendation: String(number), title: instrument.recommendations[number]?.title ?? '' })}>
            {left.filter(({ recommendation }) => recommendation === number).map((question) => (
              <option key={question.id} value={question.id}>{instrument.questions[question.id]?.text ?? question.id}</option>
            ))}
          </optgroup>
        ))}
      </select>
      <p>
        <button
          className="btn quiet"
          type="button"
          onClick={() => {
            if (chosen !== '') onAdd(chosen)
            setChosen('')
          }}
        >
          {t('plan.try.addButton')}
        </button>
      </p>
    </div>
  )
}

/** Evaluated beside the typing, never in its way. */
function Outcome({ draft }: { readonly draft: readonly DraftItem[] }) {
  const { rulebook, assessment, language } = useWork()
  const settled = useDeferredValue(draft)
  const report = useMemo(() => {
    const changes = triedChanges(settled)
    return changes.length === 0 ? null : describeSimulation(simulate(rulebook, assessment.responses, changes), rulebook, language)
  }, [settled, rulebook, assessment, language])
  if (report === null) return null
  return (
    <div className="stack plan-result">
      <h3>{language.t('plan.result')}</h3>
      <p className="plan-summary" role="status">{report.summary}</p>
      <Ratings report={report} />
      {report.lists.filter(({ rules }) => rules.length > 0).map(({ name, title, rules }) => (
        <details key={name} open={name === 'raised' || name === 'cleared'}>
          <summary>{title} ({rules.length})</summary>
          <ul>
            {rules.map(({ rule, title: ruleTitle, severity }) => <li key={rule}>{ruleTitle} <span className="note">{severity}</span></li>)}
          </ul>
        </details>
      ))}
    </div>
  )
}

function Ratings({ report }: { readonly report: SimulationReport }) {
  const { t } = useMessages()
  if (report.rows.length === 0) return <p>{t('plan.result.nothing')}</p>
  return (
    <ScrollBox label={t('plan.result.ratings')}>
      <table>
        <caption>{t('plan.result.ratings')}</caption>
        <thead>
          <tr><th scope="col">{t('plan.recommendation')}</th><th scope="col">{t('plan.result.before')}</th><th scope="col">{t('plan.result.after')}</th></tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.recommendation}>
              <th scope="row">{row.title}</th>
              <td>{row.ratingBefore}<br /><span className="note">{t('plan.result.score', { score: row.scoreBefore })}</span></td>
              <td>{row.ratingAfter}<br /><span className="note">{t('plan.result.score', { score: row.scoreAfter })}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
