import { compare, type Fraction, fraction } from './fraction.ts'
import type { RecommendationScore, ScoreRange } from './score.ts'

/** Each weight may be a quarter more or less; factors are whole thousandths. */
export const SPREAD = { least: 750, greatest: 1250, one: 1000 } as const

/** Factors of one recommendation's weights, in thousandths: of its criteria and of its scored questions, in their order. */
export interface Weighting {
  readonly criteria: readonly number[]
  readonly questions: readonly number[]
}

/**
 * Mulberry32 (Tommy Ettinger, public domain): a small generator of 32-bit numbers whose whole state is one number. The same
 * seed gives the same weightings everywhere and always.
 */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** A factor from 0.750 to 1.250, each thousandth as likely as the others (to one part in eight million). */
export function drawFactor(random: () => number): number {
  return SPREAD.least + (random() % (SPREAD.greatest - SPREAD.least + 1))
}

/** The recommendation's score for given values of its scored questions (in their order, in units of its scale), exactly. */
export function scoreWith(recommendation: RecommendationScore, values: readonly number[], weighting: Weighting): Fraction {
  const means = criteriaOf(recommendation, values).map(({ place, weight, items }) => ({
    weight: weight * (weighting.criteria[place] ?? SPREAD.one),
    value: mean(items.map((item) => ({ weight: item.weight * (weighting.questions[item.place] ?? SPREAD.one), value: item.value }))),
  }))
  return inPoints(mean(means), recommendation.scale)
}

/**
 * Least and greatest score over all weights within the spread, exactly. A weighted mean is a quotient of two linear functions
 * of its weights, so its ends lie where every weight is at an end of its range; the values above the mean at one end, those
 * below at the other. With the values in order, the cut between the two is found by trying each. The criteria's means
 * depend on different weights, and the whole grows with each, so the ends are taken one level after the other.
 */
export function rangeOverWeights(recommendation: RecommendationScore, values: readonly number[]): ScoreRange {
  const end = (which: 'low' | 'high') => {
    const means = criteriaOf(recommendation, values).map(({ weight, items }) => ({ weight, value: extremeMean(items, which) }))
    return inPoints(extremeMean(means, which), recommendation.scale)
  }
  return { low: end('low'), high: end('high') }
}

interface Item {
  readonly weight: number
  readonly value: Fraction
}

interface CriterionItems {
  readonly place: number
  readonly weight: number
  readonly items: readonly (Item & { readonly place: number })[]
}

function criteriaOf({ scored, criteria }: RecommendationScore, values: readonly number[]): CriterionItems[] {
  return criteria.flatMap(({ id, weight, score }, place) => {
    if (score === null || weight === 0) return []
    const items = scored.flatMap(({ question }, index) =>
      question.criterion === id ? [{ place: index, weight: question.weight, value: fraction(BigInt(values[index] ?? 0), 1n) }] : [],
    )
    return [{ place, weight, items }]
  })
}

function mean(items: readonly Item[]): Fraction {
  const common = items.reduce((product, { value }) => product * value.denominator, 1n)
  const weight = items.reduce((sum, item) => sum + BigInt(item.weight), 0n)
  const sum = items.reduce((total, item) => total + BigInt(item.weight) * item.value.numerator * (common / item.value.denominator), 0n)
  return fraction(sum, weight * common)
}

function extremeMean(items: readonly Item[], which: 'low' | 'high'): Fraction {
  const sign = which === 'high' ? 1 : -1
  const sorted = [...items].sort((a, b) => sign * compare(b.value, a.value))
  const means = sorted.map((_, cut) =>
    mean(sorted.map((item, index) => ({ value: item.value, weight: item.weight * (index <= cut ? SPREAD.greatest : SPREAD.least) }))),
  )
  return means.reduce((best, one) => (sign * compare(one, best) > 0 ? one : best))
}

function inPoints({ numerator, denominator }: Fraction, scale: number): Fraction {
  return fraction(numerator, denominator * BigInt(scale))
}
