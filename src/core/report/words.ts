import type { Answer } from '../assessment/types.ts'
import { toTwoDecimals } from '../engine/fraction.ts'
import { RATINGS, type Rating, type RatingRange } from '../engine/rating.ts'
import type { ScoreRange } from '../engine/score.ts'
import type { Language, Messages } from '../language.ts'
import type { WordedRange } from './model.ts'

/** An answer as a sentence in the language of the reader. */
export function answerInWords(question: string, answer: Answer | undefined, language: Language): string {
  const { t, number, alternatives, instrument } = language
  const text = instrument.questions[question]
  const label = (option: string) => text?.options[option] ?? option
  const unit = text?.unit ?? ''
  if (answer === undefined) return t('answer.none')
  if ('none' in answer) {
    if (answer.none === 'not-applicable') return t('answer.notApplicable', { reason: answer.reason })
    if (answer.none === 'unknown' && answer.ask !== undefined && answer.ask !== '') return t('answer.unknownAsk', { ask: answer.ask })
    return t(`none.${answer.none}`)
  }
  if ('option' in answer) return label(answer.option)
  if ('oneOf' in answer) return t('answer.oneOf', { options: alternatives(answer.oneOf.map(quoted(label, language))) })
  if ('options' in answer) {
    // Labels hold commas and "and" of their own: only a stronger mark tells where one ends.
    const options = answer.options.map(label).join(t('answer.gap'))
    if (answer.rest !== 'unknown') return options
    return answer.options.length === 0 ? t('answer.restOnly') : t('answer.certainly', { options })
  }
  if ('number' in answer) return t('answer.number', { number: number(answer.number), unit })
  const { atLeast, atMost } = answer
  if (atLeast !== undefined && atMost !== undefined) {
    return t('answer.between', { low: number(atLeast), high: number(atMost), unit })
  }
  return atLeast === undefined
    ? t('answer.atMost', { number: number(atMost ?? 0), unit })
    : t('answer.atLeast', { number: number(atLeast), unit })
}

function quoted(label: (option: string) => string, { t }: Messages): (option: string) => string {
  return (option) => t('answer.quoted', { text: label(option) })
}

/** Bounds, rounded for printing, with their words; the two are one number when nothing is open. */
export function wordedRange(score: ScoreRange | null, messages: Messages): WordedRange | null {
  if (score === null) return null
  const low = toTwoDecimals(score.low)
  const high = toTwoDecimals(score.high)
  const words =
    low === high
      ? messages.t('range.exact', { value: messages.number(low) })
      : messages.t('range.words', { low: messages.number(low), high: messages.number(high) })
  return { low, high, words }
}

export function rangeOrNone(range: WordedRange | null, { t }: Messages): string {
  return range === null ? t('range.none') : range.words
}

/** "NC to PC: between non-compliant and partially compliant", one rating with its words, or that nothing can be told. */
export function ratingInWords(rating: RatingRange | null, { t }: Messages): string {
  if (rating === null) return t('rating.none')
  if (rating.low === rating.high) return t('rating.withLetters', { letters: rating.low, words: t(`rating.${rating.low}`) })
  if (rating.low === RATINGS[0] && rating.high === RATINGS.at(-1)) return t('rating.untold', { low: rating.low, high: rating.high })
  return t('rating.rangeWithLetters', {
    low: rating.low,
    high: rating.high,
    lowWords: t(`rating.${rating.low}`),
    highWords: t(`rating.${rating.high}`),
  })
}

/** A range by its letters, which say enough beside a picture; all else as in {@link ratingInWords}. */
export function ratingInShort(rating: RatingRange, messages: Messages): string {
  const range = rating.low !== rating.high && (rating.low !== RATINGS[0] || rating.high !== RATINGS.at(-1))
  return range ? messages.t('range.words', { low: rating.low, high: rating.high }) : ratingInWords(rating, messages)
}

export function isBetter(a: Rating, b: Rating): boolean {
  return RATINGS.indexOf(a) > RATINGS.indexOf(b)
}

/** "Paragraphs 1, 2 and 3". */
export function paragraphsInWords(basis: readonly number[], { t, list }: Messages): string {
  const sorted = [...basis].sort((a, b) => a - b)
  return t('basis.paragraphs', { count: sorted.length, list: list(sorted.map(String)) })
}
