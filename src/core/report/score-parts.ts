import type { Assessment } from '../assessment/types.ts'
import { byWhatIsMissing, contributionsOf } from '../engine/contributions.ts'
import { knowledgeOf } from '../engine/knowledge.ts'
import { type Fraction, fraction } from '../engine/fraction.ts'
import { scoreRecommendation } from '../engine/score.ts'
import type { Language } from '../language.ts'
import type { Rulebook } from '../rulebook/types.ts'
import type { WordedRange } from './model.ts'
import { answerInWords, wordedRange } from './words.ts'

/** What the score of a recommendation is made of, and why it is not higher. */
export interface ScoreParts {
  readonly recommendation: number
  readonly title: string
  readonly score: WordedRange | null
  /** One sentence: the question that keeps it down most. */
  readonly whyNotHigher: string
  /** What is missing most first, then what is full. */
  readonly parts: readonly {
    readonly question: string
    readonly text: string
    readonly answer: string
    /** Points of the score that the answer brings. */
    readonly brings: WordedRange
    /** Points lost for sure, and points still open; empty text for none. */
    readonly lost: string
    readonly open: string
  }[]
}

export function buildScoreParts(rulebook: Rulebook, assessment: Assessment, language: Language): ScoreParts[] {
  const knowledge = knowledgeOf(rulebook, assessment.responses)
  const { t, instrument } = language
  return rulebook.recommendations.map((recommendation): ScoreParts => {
    const result = scoreRecommendation(recommendation, knowledge.question, knowledge.known)
    const all = contributionsOf(result)
    const missing = byWhatIsMissing(all)
    const parts = [...missing, ...all.filter((one) => !missing.includes(one))].map(({ question, low, high, lost, open }) => ({
      question,
      text: instrument.questions[question]?.text ?? question,
      answer: answerInWords(question, assessment.responses[question]?.answer, language),
      brings: wordedRange({ low, high }, language) ?? { low: 0, high: 0, words: '' },
      lost: points(lost, language),
      open: points(open, language),
    }))
    const [first] = parts
    const score = wordedRange(result.score, language)
    return {
      recommendation: recommendation.number,
      title: instrument.recommendations[recommendation.number]?.title ?? '',
      score,
      whyNotHigher:
        score === null || first === undefined
          ? t('range.none')
          : missing.length === 0
            ? t('scoreParts.full')
            : t('scoreParts.whyNot', { question: first.text, lost: first.lost === '' ? 'no' : 'yes', lostPoints: first.lost, open: first.open === '' ? 'no' : 'yes', openPoints: first.open }),
      parts,
    }
  })
}

function points(amount: Fraction, language: Language): string {
  return amount.numerator === 0n ? '' : (wordedRange({ low: amount, high: fraction(amount.numerator, amount.denominator) }, language)?.words ?? '')
}
