import { INDICATORS, type Recommendation } from '../../rulebook/types.ts'
import { THRESHOLDS } from '../rating.ts'
import type { ScoreRange } from '../score.ts'
import { type CompiledQuestion, type Facts, STATE } from './questions.ts'

/** A recommendation's part in the score: which questions weigh how much. */
export interface CompiledScore {
  readonly number: number
  readonly criteria: readonly CompiledCriterion[]
  /** Units of value in 1. */
  readonly scale: number
}

export interface CompiledCriterion {
  readonly id: string
  readonly weight: number
  readonly questions: readonly { readonly index: number; readonly weight: number; readonly indicator: number }[]
}

/** Least and greatest as whole numbers over a common denominator; denominator 0 when nothing is left to score. */
export interface Bounds {
  low: number
  high: number
  denominator: number
}

/** The scores of one recommendation, as they are summed up; one such object serves all evaluations. */
export interface Sums {
  readonly total: Bounds
  readonly criteria: readonly Bounds[]
  readonly indicators: readonly Bounds[]
}

const VALUE_LIMIT = 100

/**
 * Null when the sums could leave the whole numbers that a Number holds exactly: then the plain form, which counts in
 * big integers, has to be taken.
 */
export function compileScore(
  recommendation: Recommendation,
  scale: number,
  question: (id: string) => { readonly index: number; readonly compiled: CompiledQuestion },
): CompiledScore | null {
  const criteria = recommendation.criteria.map(({ id, weight, questions }) => ({
    id,
    weight,
    questions: questions.map(question).flatMap(({ index, compiled: { units, question: { weight: own, indicator } } }) => {
      return units === null ? [] : [{ index, weight: own, indicator: INDICATORS.indexOf(indicator) }]
    }),
  }))
  const sums = criteria.map(({ questions }) => questions.reduce((sum, { weight }) => sum + BigInt(weight), 0n))
  const weights = criteria.reduce((sum, { weight }) => sum + BigInt(weight), 0n)
  const product = sums.reduce((all, sum) => all * (sum > 1n ? sum : 1n), 1n)
  const greatest = (weights + 1n) * product * BigInt(scale) * BigInt(VALUE_LIMIT)
  return greatest > BigInt(Number.MAX_SAFE_INTEGER) ? null : { number: recommendation.number, criteria, scale }
}

export function emptySums({ criteria }: CompiledScore): Sums {
  const none = () => ({ low: 0, high: 0, denominator: 0 })
  return { total: none(), criteria: criteria.map(none), indicators: INDICATORS.map(none) }
}

/**
 * Sums up a recommendation as {@link scoreRecommendation} does, over one denominator. For `evidencedOnly`, a question
 * without evidence counts as missing and the sums by indicator are left out.
 */
export function sumUp(
  score: CompiledScore,
  questions: readonly CompiledQuestion[],
  facts: Facts,
  evidencedOnly: boolean,
  sums: Sums,
): void {
  const { total, indicators } = sums
  for (const indicator of indicators) clear(indicator)
  let [low, high, product, weights] = [0, 0, 1, 0]
  let at = 0
  for (const criterion of score.criteria) {
    const own = sums.criteria[at]
    at += 1
    if (own === undefined) continue
    sumCriterion(criterion, questions, facts, evidencedOnly, own, indicators)
    if (own.denominator === 0) continue
    low = low * own.denominator + criterion.weight * own.low * product
    high = high * own.denominator + criterion.weight * own.high * product
    product *= own.denominator
    weights += criterion.weight
    own.denominator *= score.scale
  }
  total.low = low
  total.high = high
  total.denominator = weights * product * score.scale
  for (const indicator of indicators) indicator.denominator *= score.scale
}

function sumCriterion(
  criterion: CompiledCriterion,
  questions: readonly CompiledQuestion[],
  facts: Facts,
  evidencedOnly: boolean,
  sum: Bounds,
  indicators: readonly Bounds[],
): void {
  clear(sum)
  for (const { index, weight, indicator } of criterion.questions) {
    const shown = !evidencedOnly || facts.evidenced[index] === 1
    if (shown && facts.state[index] === STATE.notApplicable) continue
    const low = weight * (shown ? (facts.least[index] ?? 0) : (questions[index]?.lowest ?? 0))
    const high = weight * (shown ? (facts.most[index] ?? 0) : (questions[index]?.highest ?? 0))
    sum.low += low
    sum.high += high
    sum.denominator += weight
    const kind = evidencedOnly ? undefined : indicators[indicator]
    if (kind === undefined) continue
    kind.low += criterion.weight * low
    kind.high += criterion.weight * high
    kind.denominator += criterion.weight * weight
  }
}

function clear(bounds: Bounds): void {
  bounds.low = 0
  bounds.high = 0
  bounds.denominator = 0
}

/** Index into RATINGS (0 the worst) of the rating that a score alone would have. */
export function bandIndex(numerator: number, denominator: number): number {
  if (numerator >= THRESHOLDS.C * denominator) return 3
  if (numerator >= THRESHOLDS.LC * denominator) return 2
  return numerator >= THRESHOLDS.PC * denominator ? 1 : 0
}

/** The fractions of a range; null when nothing is left to score. */
export function toRange({ low, high, denominator }: Bounds): ScoreRange | null {
  if (denominator === 0) return null
  const below = BigInt(denominator)
  const least = { numerator: BigInt(low), denominator: below }
  return { low: least, high: low === high ? least : { numerator: BigInt(high), denominator: below } }
}

/** As {@link meanScore}: the plain mean of the scores that exist. */
export function meanOf(ranges: readonly (ScoreRange | null)[]): ScoreRange | null {
  let [low, high, product, count] = [0n, 0n, 1n, 0]
  for (const range of ranges) {
    if (range === null) continue
    const { denominator } = range.low
    low = low * denominator + range.low.numerator * product
    high = high * denominator + range.high.numerator * product
    product *= denominator
    count += 1
  }
  if (count === 0) return null
  const below = product * BigInt(count)
  return { low: { numerator: low, denominator: below }, high: { numerator: high, denominator: below } }
}
