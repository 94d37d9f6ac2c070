import type { ClearedFinding } from '../../core/report/model.ts'
import { QuestionLink } from './QuestionLink.tsx'
import './OpenLists.css'

/** Rules that are clear only because a question "does not apply", each with the reason that was given. */
export function ClearedList({ cleared }: { readonly cleared: readonly ClearedFinding[] }) {
  return (
    <ul className="open-list plain-list">
      {cleared.map(({ rule, title, reasons }) => (
        <li key={rule}>
          <p><b>{title}</b></p>
          <ul className="plain-list stack">
            {reasons.map(({ question, text, reason }) => (
              <li key={question}>
                <QuestionLink question={question}>{text}</QuestionLink>
                <q className="given-reason" dir="auto">{reason}</q>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
