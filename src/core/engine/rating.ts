import type { CapLevel, Rule } from '../rulebook/types.ts'
import { type Knowledge, truth } from './conditions.ts'
import { compare, type Fraction, whole } from './fraction.ts'
import { bestWithout, canBeFound } from './joint.ts'
import type { RecommendationScore } from './score.ts'
import { unitsOf } from './units.ts'

/** Compliant, largely, partially, non-compliant: the letters are those of FATF, the thresholds are this tool's own. */
export type Rating = 'C' | 'LC' | 'PC' | 'NC'

/** Worst first. */
export const RATINGS: readonly Rating[] = ['NC', 'PC', 'LC', 'C']

/** Least score of each rating (0–100). */
export const THRESHOLDS: Readonly<Record<Rating, number>> = { NC: 0, PC: 40, LC: 70, C: 90 }

/** Best rating while a rule with this cap is found. */
export const CAP_RATINGS: Readonly<Record<CapLevel, Rating>> = { largely: 'LC', partial: 'PC', 'non-compliant': 'NC' }

export interface RatingRange {
  readonly low: Rating
  readonly high: Rating
}

export function worse(a: Rating, b: Rating): Rating {
  return RATINGS.indexOf(a) <= RATINGS.indexOf(b) ? a : b
}

/** The rating that a score alone would have. */
export function bandOf(score: Fraction): Rating {
  return RATINGS.findLast((rating) => compare(score, whole(THRESHOLDS[rating])) >= 0) ?? 'NC'
}

/** A rule with a cap. */
export type CappedRule = Rule & { readonly cap: NonNullable<Rule['cap']> }

/**
 * Least and greatest rating of a recommendation over all joint completions; null when nothing is left to score.
 *
 * A rating is the worst of the score's band and of the caps found. The least is therefore the worst of the least
 * score's band and of every cap that some completion can find. The greatest has to be looked for: a best score may need
 * an answer that triggers a cap.
 */
export function ratingRange(
  recommendation: RecommendationScore,
  caps: readonly CappedRule[],
  knowledge: Knowledge,
): RatingRange | null {
  if (recommendation.score === null) return null
  const low = caps
    .filter((rule) => canBeFound(rule.when, knowledge))
    .map((rule) => CAP_RATINGS[rule.cap.at])
    .reduce(worse, bandOf(recommendation.score.low))
  const high = RATINGS.findLast((rating) => canReach(rating, recommendation, caps, knowledge)) ?? 'NC'
  return { low, high }
}

/** True when some completion has at least this rating. */
export function canReach(
  rating: Rating,
  recommendation: RecommendationScore,
  caps: readonly CappedRule[],
  knowledge: Knowledge,
): boolean {
  const { score } = recommendation
  if (score === null || compare(score.high, whole(THRESHOLDS[rating])) < 0) return false
  const blockers = caps.filter((rule) => worse(CAP_RATINGS[rule.cap.at], rating) !== rating).map((rule) => rule.when)
  if (blockers.some((condition) => truth(condition, knowledge) === true)) return false
  if (blockers.every((condition) => truth(condition, knowledge) === false)) return true
  const units = unitsOf(recommendation)
  const optimum = bestWithout(blockers, { knowledge, gain: units.gain })
  if (optimum === null) return false
  const free = recommendation.scored.filter(({ question }) => !optimum.questions.includes(question.id))
  const total = free.reduce((sum, { question, value }) => sum + units.share(question.id) * BigInt(value.high), optimum.gain)
  return total >= BigInt(THRESHOLDS[rating]) * units.whole
}
