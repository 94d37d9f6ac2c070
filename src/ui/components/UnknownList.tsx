import type { UnknownGroup } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { QuestionLink } from './QuestionLink.tsx'
import './OpenLists.css'

/** What is not known, by the body that usually knows: each group is a list to hand over. */
export function UnknownList({ unknown }: { readonly unknown: readonly UnknownGroup[] }) {
  const { t } = useMessages()
  if (unknown.length === 0) return <p>{t('unknown.none')}</p>
  return (
    <div>
      {unknown.map(({ lead, title, questions }) => (
        <details key={lead}>
          <summary>{t('results.unknown.group', { title, count: questions.length })}</summary>
          <ul className="open-list plain-list">
            {questions.map(({ question, recommendation, text, state, ask, lookFor }) => (
              <li key={question}>
                <p>
                  <QuestionLink question={question}>{text}</QuestionLink>{' '}
                  <span className="note">{[String(recommendation), state].join(' · ')}</span>
                </p>
                <div>
                  {ask === null ? null : <p><b dir="auto">{t('unknown.ask', { ask })}</b></p>}
                  <p className="note">{t('pdf.lookFor')} {lookFor}</p>
                </div>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
