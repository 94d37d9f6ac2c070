import type { RefObject } from 'react'
import type { Question, QuestionText } from '../../core/rulebook/types.ts'
import { useMessages } from '../language.tsx'
import './QuestionHelp.css'

interface Props {
  readonly question: Question
  readonly text: QuestionText
  /** What the criterion asks for: why the question is there. */
  readonly why: string
  /** What counts, which a key of the question opens. */
  readonly counts: RefObject<HTMLDetailsElement | null>
}

/** What counts, where to look, why it is asked: one key away, not in the way. */
export function QuestionHelp({ question, text, why, counts }: Props) {
  const { t, list } = useMessages()
  const paragraphs = [...question.basis].sort((a, b) => a - b).map(String)
  return (
    <div className="question-help">
      <details ref={counts}>
        <summary>{t('question.counts')}</summary>
        <p>{text.help}</p>
      </details>
      <details>
        <summary>{t('question.lookFor')}</summary>
        <p>{text.lookFor}</p>
      </details>
      <details>
        <summary>{t('question.why', { count: paragraphs.length, list: list(paragraphs) })}</summary>
        <p>{why}</p>
        <p className="note">{t('question.whyNote')}</p>
      </details>
    </div>
  )
}
