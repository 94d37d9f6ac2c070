import type { Change } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { QuestionLink } from './QuestionLink.tsx'
import './ChangeList.css'

/** The changes that would move most: what to do, which answer it would change, what that would move. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useMessages()
  if (changes.length === 0) return <p>{t('results.noChanges')}</p>
  return (
    <ol className="changes">
      {changes.map((change) => (
        <li className="change" key={change.question}>
          <p className="note">
            {[...(change.measure === null ? [] : [change.measure.label]), change.lead, t('results.recommendation', { recommendation: String(change.recommendation) })].join(' · ')}
          </p>
          <h3>{change.measure === null ? change.goal : change.measure.text}</h3>
          <p className="change-question"><QuestionLink question={change.question}>{change.asked}</QuestionLink></p>
          <dl className="change-answers">
            <div><dt>{t('results.change.now')}</dt><dd dir="auto">{change.now}</dd></div>
            <div><dt>{t('results.change.goal')}</dt><dd>{change.goal}</dd></div>
          </dl>
          <p className="change-effect">{change.effect}</p>
        </li>
      ))}
    </ol>
  )
}
