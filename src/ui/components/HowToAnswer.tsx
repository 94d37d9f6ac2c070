import { useMessages } from '../language.tsx'
import './HowToAnswer.css'

const RULES = ['shown', 'deduced', 'several', 'partial', 'practice', 'worst'] as const

/** The rules of answering, told where people answer. */
export function HowToAnswer() {
  const { t } = useMessages()
  return (
    <details className="how-to">
      <summary>{t('question.how')}</summary>
      <ol>{RULES.map((rule) => <li key={rule}>{t(`question.how.${rule}`)}</li>)}</ol>
      <p className="note how-to-keys">{t('question.how.keys')}</p>
    </details>
  )
}
