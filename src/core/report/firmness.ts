import { type RatingRange, RATINGS } from '../engine/rating.ts'
import type { Sensitivity } from '../engine/sensitivity.ts'
import type { ScoreRange } from '../engine/score.ts'
import type { Language } from '../language.ts'
import { ratingInShort, rangeOrNone, wordedRange } from './words.ts'

/** How firm one rating is, in words. */
export interface Firmness {
  readonly recommendation: number
  readonly title: string
  readonly rating: string
  /** Open: the rating can be anything, and no weights change that. */
  readonly state: 'firm' | 'depends' | 'open'
  readonly verdict: string
  /** The figures behind it, one sentence each. */
  readonly figures: readonly string[]
  /** Questions without which the rating would be another, with that rating. */
  readonly hangsOn: readonly { readonly question: string; readonly text: string; readonly rating: string }[]
}

export function firmnessInWords(sensitivity: Sensitivity, language: Language): Firmness {
  const { t, number, instrument } = language
  const { recommendation, rating, draws, kept, least, greatest, ratings, firm, hangsOn } = sensitivity
  const exact = (range: ScoreRange) => rangeOrNone(wordedRange(range, language), language)
  const share = (count: number) => number(Math.floor((count * 10_000) / draws) / 100)
  const letters = ({ low, high }: RatingRange) => (low === high ? low : t('range.words', { low, high }))
  const untold = rating.low === RATINGS[0] && rating.high === RATINGS.at(-1)
  const state = !firm ? 'depends' : untold ? 'open' : 'firm'
  return {
    recommendation,
    title: instrument.recommendations[recommendation]?.title ?? '',
    rating: ratingInShort(rating, language),
    state,
    verdict: t(`firmness.${state}`),
    figures: [
      t('firmness.scores', { least: exact(least), greatest: exact(greatest) }),
      ...(firm
        ? []
        : [
            t('firmness.ratings', { low: letters(ratings.low), high: letters(ratings.high) }),
            t('firmness.kept', { draws, low: share(kept.low), high: share(kept.high) }),
          ]),
    ],
    hangsOn: hangsOn.map(({ question, rating: without }) => ({
      question,
      text: instrument.questions[question]?.text ?? question,
      rating: without === null ? t('rating.none') : ratingInShort(without, language),
    })),
  }
}
