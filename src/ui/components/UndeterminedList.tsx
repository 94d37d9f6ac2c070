import type { UndeterminedFinding } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { QuestionLink } from './QuestionLink.tsx'
import { WhyExactly } from './WhyExactly.tsx'
import './OpenLists.css'

/** Rules that cannot be told yet, with the questions that would tell: the gravest in the open, the others one key away. */
export function UndeterminedList({ undetermined }: { readonly undetermined: readonly UndeterminedFinding[] }) {
  const { t } = useMessages()
  const severities = [...new Set(undetermined.map(({ severity }) => severity))]
  return severities.map((severity, index) => {
    const own = undetermined.filter((one) => one.severity === severity)
    const title = t('results.undetermined.group', { severity, count: own.length })
    return index === 0 ? (
      <div className="stack" key={severity}><h3 className="open-title">{title}</h3><Rules rules={own} /></div>
    ) : (
      <details key={severity}><summary><span className="open-title">{title}</span></summary><Rules rules={own} /></details>
    )
  })
}

function Rules({ rules }: { readonly rules: readonly UndeterminedFinding[] }) {
  const { t } = useMessages()
  return (
    <ul className="open-list plain-list">
      {rules.map(({ rule, title, recommendation, needs }) => (
        <li key={rule}>
          <p><b>{title}</b> <span className="note">{t('results.recommendation', { recommendation: String(recommendation) })}</span></p>
          <div>
            <p className="note">{t('undetermined.needs')}</p>
            <ul className="open-questions">
              {needs.map(({ question, text }) => <li key={question}><QuestionLink question={question}>{text}</QuestionLink></li>)}
            </ul>
            <WhyExactly rule={rule} />
          </div>
        </li>
      ))}
    </ul>
  )
}
