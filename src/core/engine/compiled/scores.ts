import { INDICATORS, type Recommendation } from '../../rulebook/types.ts'
import { THRESHOLDS } from '../rating.ts'
import type { ScoreRange } from '../score.ts'
import type { CompiledQuestion, Values } from './questions.ts'

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
  readonly kinds: readonly {
    /** Index into INDICATORS. */
    readonly indicator: number
    readonly questions: Int32Array
    readonly weights: Float64Array
  }[]
}

/** Least and greatest as whole numbers over a common denominator; denominator 0 when nothing is left to score. */
export interface Bounds {
  low: number
  high: number
  denominator: number
  /** The denominator last turned into a big integer, and that: most assessments have the same. */
  last: number
  big: bigint
}

export function boundsOf(low: number, high: number, denominator: number): Bounds {
  return { low, high, denominator, last: 0, big: 0n }
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
  const criteria = recommendation.criteria.map(({ id, weight, questions }): CompiledCriterion => {
    const scored = questions.map(question).filter(({ compiled }) => compiled.units !== null)
    const kinds = INDICATORS.map((indicator, index) => {
      const own = scored.filter(({ compiled }) => compiled.question.indicator === indicator)
      return {
        indicator: index,
        questions: Int32Array.from(own, (one) => one.index),
        weights: Float64Array.from(own, ({ compiled }) => compiled.question.weight),
      }
    })
    return { id, weight, kinds: kinds.filter((kind) => kind.questions.length > 0) }
  })
  const sums = criteria.map(({ kinds }) => kinds.reduce((sum, kind) => sum + kind.weights.reduce((all, weight) => all + weight, 0), 0)).map(BigInt)
  const weights = criteria.reduce((sum, { weight }) => sum + BigInt(weight), 0n)
  const product = sums.reduce((all, sum) => all * (sum > 1n ? sum : 1n), 1n)
  const greatest = (weights + 1n) * product * BigInt(scale) * BigInt(VALUE_LIMIT)
  return greatest > BigInt(Number.MAX_SAFE_INTEGER) ? null : { number: recommendation.number, criteria, scale }
}

export function emptySums({ criteria }: CompiledScore): Sums {
  const none = () => boundsOf(0, 0, 0)
  return { total: none(), criteria: criteria.map(none), indicators: INDICATORS.map(none) }
}

/** Sums up a recommendation as {@link scoreRecommendation} does, over one denominator. */
export function sumUp(score: CompiledScore, values: Values, { total, criteria, indicators }: Sums): void {
  for (const indicator of indicators) clear(indicator)
  let low = 0
  let high = 0
  let product = 1
  let weights = 0
  let at = 0
  for (const criterion of score.criteria) {
    const own = criteria[at]
    at += 1
    if (own === undefined) continue
    sumCriterion(criterion, values, own, indicators)
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

/** Adds up a criterion, kind by kind of question. */
function sumCriterion({ weight, kinds }: CompiledCriterion, { least, most, counts }: Values, sum: Bounds, indicators: readonly Bounds[]): void {
  clear(sum)
  for (const { indicator, questions, weights } of kinds) {
    let low = 0
    let high = 0
    let denominator = 0
    for (let at = 0; at < questions.length; at += 1) {
      const question = questions[at] ?? 0
      const own = weights[at] ?? 0
      low += own * (least[question] ?? 0)
      high += own * (most[question] ?? 0)
      denominator += own * (counts[question] ?? 0)
    }
    sum.low += low
    sum.high += high
    sum.denominator += denominator
    const kind = indicators[indicator]
    if (kind === undefined) continue
    kind.low += weight * low
    kind.high += weight * high
    kind.denominator += weight * denominator
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
export function toRange(bounds: Bounds): ScoreRange | null {
  const { low, high, denominator } = bounds
  if (denominator === 0) return null
  if (denominator !== bounds.last) {
    bounds.last = denominator
    bounds.big = BigInt(denominator)
  }
  const least = { numerator: BigInt(low), denominator: bounds.big }
  return { low: least, high: low === high ? least : { numerator: BigInt(high), denominator: bounds.big } }
}

/**
 * As {@link meanScore}: the plain mean of the scores that exist. Scores of one denominator are added first, so that the
 * common denominator grows with the kinds of recommendations and not with their number.
 */
export function meanOf(ranges: readonly (ScoreRange | null)[]): ScoreRange | null {
  const sums = new Map<bigint, { low: bigint; high: bigint }>()
  let count = 0
  for (const range of ranges) {
    if (range === null) continue
    const { low, high } = range
    const sum = sums.get(low.denominator)
    if (sum === undefined) sums.set(low.denominator, { low: low.numerator, high: high.numerator })
    else {
      sum.low += low.numerator
      sum.high += high.numerator
    }
    count += 1
  }
  if (count === 0) return null
  let [low, high, product] = [0n, 0n, 1n]
  for (const [denominator, sum] of sums) {
    low = low * denominator + sum.low * product
    high = high * denominator + sum.high * product
    product *= denominator
  }
  const below = product * BigInt(count)
  return { low: { numerator: low, denominator: below }, high: { numerator: high, denominator: below } }
}
