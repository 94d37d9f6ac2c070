import type { Indicator, Question, Recommendation } from '../rulebook/types.ts'
import { add, divide, type Fraction, fraction, whole } from './fraction.ts'
import type { Known } from './possible.ts'
import { totalPoints, type UnitRange, valueRange } from './value.ts'

/** A least and a greatest score, exactly. */
export interface ScoreRange {
  readonly low: Fraction
  readonly high: Fraction
}

/** A question that takes part in a score, with its value range in units of 1/scale. */
export interface ScoredQuestion {
  readonly question: Question
  readonly criterionWeight: number
  readonly value: UnitRange
}

export interface CriterionScore {
  readonly id: string
  readonly weight: number
  /** Null when no scored question is left (all do not apply): never 0. */
  readonly score: ScoreRange | null
}

/** Everything that the scores of one recommendation are made of. */
export interface RecommendationScore {
  /** Units of value in 1: values are whole numbers of 1/scale. */
  readonly scale: number
  readonly scored: readonly ScoredQuestion[]
  readonly criteria: readonly CriterionScore[]
  readonly score: ScoreRange | null
}

/** Least common multiple of the points of the multi questions: with it, every value is a whole number of units. */
export function scaleOf(questions: readonly Question[]): number {
  return questions.reduce((scale, question) => {
    return question.type === 'multi' ? leastCommonMultiple(scale, totalPoints(question)) : scale
  }, 1)
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/**
 * Scores of a recommendation and its criteria over every answer that may be true.
 *
 * Criterion: Σ weight × value ÷ Σ weight; recommendation: the same over the criteria that have a question left. Both
 * grow with each question's value, so the least score takes each question's least value and the greatest its greatest.
 */
export function scoreRecommendation(
  recommendation: Recommendation,
  question: (id: string) => Question,
  known: (id: string) => Known,
): RecommendationScore {
  const all = recommendation.criteria.flatMap((criterion) => criterion.questions.map(question))
  const scale = scaleOf(all)
  const scored: ScoredQuestion[] = []
  const criteria = recommendation.criteria.map((criterion): CriterionScore => {
    const own = criterion.questions.flatMap((id): ScoredQuestion[] => {
      const { possible } = known(id)
      const asked = question(id)
      if (asked.weight === 0 || possible.state === 'not-applicable') return []
      const value = valueRange(asked, possible.answers, scale)
      return value === null ? [] : [{ question: asked, criterionWeight: criterion.weight, value }]
    })
    scored.push(...own)
    return { id: criterion.id, weight: criterion.weight, score: weightedMean(own, ownWeight, scale) }
  })
  return { scale, scored, criteria, score: meanOfCriteria(criteria) }
}

function ownWeight({ question }: ScoredQuestion): number {
  return question.weight
}

function weightedMean(
  questions: readonly ScoredQuestion[],
  weightOf: (question: ScoredQuestion) => number,
  scale: number,
): ScoreRange | null {
  const weight = questions.reduce((sum, question) => sum + weightOf(question), 0)
  if (weight === 0) return null
  const low = questions.reduce((sum, question) => sum + weightOf(question) * question.value.low, 0)
  const high = questions.reduce((sum, question) => sum + weightOf(question) * question.value.high, 0)
  const denominator = BigInt(weight) * BigInt(scale)
  return { low: fraction(BigInt(low), denominator), high: fraction(BigInt(high), denominator) }
}

function meanOfCriteria(criteria: readonly CriterionScore[]): ScoreRange | null {
  let weight = 0
  let low = whole(0)
  let high = whole(0)
  for (const criterion of criteria) {
    if (criterion.score === null) continue
    weight += criterion.weight
    low = add(low, times(criterion.score.low, criterion.weight))
    high = add(high, times(criterion.score.high, criterion.weight))
  }
  return weight === 0 ? null : { low: divide(low, weight), high: divide(high, weight) }
}

function times({ numerator, denominator }: Fraction, n: number): Fraction {
  return { numerator: numerator * BigInt(n), denominator }
}

/** Σ W·w·value ÷ Σ W·w over the recommendation's questions of one kind; null when none is left. */
export function scoreByIndicator(recommendation: RecommendationScore, indicator: Indicator): ScoreRange | null {
  return scoreByIndicators(recommendation, [indicator])
}

/** The same over several kinds together. */
export function scoreByIndicators(recommendation: RecommendationScore, indicators: readonly Indicator[]): ScoreRange | null {
  const own = recommendation.scored.filter(({ question }) => indicators.includes(question.indicator))
  return weightedMean(own, ({ question, criterionWeight }) => criterionWeight * question.weight, recommendation.scale)
}

/** The plain mean of the scores that exist; null when none does. */
export function meanScore(scores: readonly (ScoreRange | null)[]): ScoreRange | null {
  const existing = scores.filter((score) => score !== null)
  if (existing.length === 0) return null
  const sum = (pick: (score: ScoreRange) => Fraction) => existing.map(pick).reduce(add, whole(0))
  return {
    low: divide(sum(({ low }) => low), existing.length),
    high: divide(sum(({ high }) => high), existing.length),
  }
}
