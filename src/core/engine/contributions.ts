import { compare, type Fraction, fraction } from './fraction.ts'
import { everyAnswer } from './possible.ts'
import type { RecommendationScore } from './score.ts'
import { unitsOf } from './units.ts'
import { valueRange } from './value.ts'

/** What one question does to the score of its recommendation, in points of that score. */
export interface Contribution {
  readonly question: string
  /** What the answer brings at least and at most; over all questions they add up to the score's bounds. */
  readonly low: Fraction
  readonly high: Fraction
  /** Lost for sure: the best answer would bring so much more than this one can. */
  readonly lost: Fraction
  /** Not told yet: between the least and the most. */
  readonly open: Fraction
}

/**
 * The score taken apart, exactly; in the order of the questions. Questions that do not apply or weigh nothing have no part.
 * "Why not higher": {@link byWhatIsMissing}.
 */
export function contributionsOf(recommendation: RecommendationScore): Contribution[] {
  const units = unitsOf(recommendation)
  if (recommendation.score === null) return []
  return recommendation.scored.map(({ question, value }): Contribution => {
    const best = valueRange(question, everyAnswer(question), recommendation.scale)?.high ?? value.high
    const points = (amount: number) => fraction(units.share(question.id) * BigInt(amount), units.whole)
    return { question: question.id, low: points(value.low), high: points(value.high), lost: points(best - value.high), open: points(value.high - value.low) }
  })
}

/** Those that keep the least score down, the greatest share of it first. */
export function byWhatIsMissing(contributions: readonly Contribution[]): Contribution[] {
  const missing = ({ lost, open }: Contribution) => fraction(lost.numerator + open.numerator, open.denominator)
  return contributions.filter((one) => missing(one).numerator > 0n).sort((a, b) => compare(missing(b), missing(a)))
}
