import type { Response } from '../assessment/types.ts'
import type { Recommendation, Rulebook } from '../rulebook/types.ts'
import type { Knowledge } from './conditions.ts'
import { bestValuesWithout, type Values } from './feasible.ts'
import { compare, type Fraction, whole } from './fraction.ts'
import { canBeFound } from './joint.ts'
import { knowledgeOf } from './knowledge.ts'
import { bandOf, CAP_RATINGS, type CappedRule, type Rating, type RatingRange, ratingRange, RATINGS, THRESHOLDS, worse } from './rating.ts'
import { type RecommendationScore, type ScoreRange, scoreRecommendation } from './score.ts'
import { drawFactor, mulberry32, rangeOverWeights, scoreWith, SPREAD, type Weighting } from './weights.ts'

/** How the rating of a recommendation stands up to other weights (± 25 % each), and to one question less. */
export interface Sensitivity {
  readonly recommendation: number
  readonly rating: RatingRange
  /** Weightings tried, and how many of them keep the least and the greatest rating. */
  readonly draws: number
  readonly kept: { readonly low: number; readonly high: number }
  /** Over all weights within the spread: the range of the least score, and of the greatest, caps aside. */
  readonly least: ScoreRange
  readonly greatest: ScoreRange
  /** Over all of them: the worst and the best that the least rating can become, and the greatest; caps included. */
  readonly ratings: { readonly low: RatingRange; readonly high: RatingRange }
  /** Neither rating changes, whatever the weights within the spread. */
  readonly firm: boolean
  /** Questions without which the rating would be another. */
  readonly hangsOn: readonly { readonly question: string; readonly rating: RatingRange | null }[]
}

export interface SensitivityOptions {
  readonly draws: number
  readonly seed: number
}

/** Drawn between two steps. */
const DRAWS_AT_ONCE = 500

const SENSITIVITY: SensitivityOptions = { draws: 10_000, seed: 20_180_727 }

/** One recommendation; null when it has no rating. */
export function sensitivityOf(...of: Parameters<typeof sensitivitySteps>): Sensitivity | null {
  const steps = sensitivitySteps(...of)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** The same in steps of a few milliseconds each, so that a screen can do other things between them. */
export function* sensitivitySteps(
  rulebook: Rulebook,
  recommendation: Recommendation,
  responses: Readonly<Record<string, Response>>,
  { draws, seed }: SensitivityOptions = SENSITIVITY,
): Generator<undefined, Sensitivity | null> {
  const knowledge = knowledgeOf(rulebook, responses)
  const caps = rulebook.rules.filter((rule): rule is CappedRule => rule.cap?.recommendation === recommendation.number)
  const score = scoreRecommendation(recommendation, knowledge.question, knowledge.known)
  const rating = ratingRange(score, caps, knowledge)
  if (rating === null) return null
  const ends = endsOf(score, caps, knowledge)
  yield
  const ratings = ratingsOverWeights(score, ends)
  yield
  const firm = ratings.low.low === ratings.low.high && ratings.high.low === ratings.high.high
  return {
    recommendation: recommendation.number,
    rating,
    draws,
    kept: yield* keptBy(score, ends, { rating, firm }, draws, seed + recommendation.number),
    least: rangeOverWeights(score, ends.low),
    greatest: rangeOverWeights(score, score.scored.map(({ value }) => value.high)),
    ratings,
    firm,
    hangsOn: hangsOn(recommendation, rating, caps, knowledge),
  }
}

/** What weights cannot move: the values at the two ends, and what the caps allow. */
interface Ends {
  readonly low: readonly number[]
  /** The worst cap that some completion finds. */
  readonly worstCap: Rating
  /** For each rating, best first: the values by which it may be reached, all choices of the connected groups. */
  readonly high: readonly { readonly rating: Rating; readonly choices: Choices }[]
}

/** One of each group, the free questions apart; by place among the scored questions. */
interface Choices {
  readonly free: readonly number[]
  readonly groups: readonly (readonly (readonly (readonly [place: number, value: number])[])[])[]
}

function endsOf(score: RecommendationScore, caps: readonly CappedRule[], knowledge: Knowledge): Ends {
  const worstCap = caps.filter(({ when }) => canBeFound(when, knowledge)).map(({ cap }) => CAP_RATINGS[cap.at]).reduce(worse, 'C')
  return {
    low: score.scored.map(({ value }) => value.low),
    worstCap,
    high: [...RATINGS].reverse().flatMap((rating) => {
      const blockers = caps.filter(({ cap }) => worse(CAP_RATINGS[cap.at], rating) !== rating).map(({ when }) => when)
      const groups = bestValuesWithout(blockers, score, knowledge)
      return groups === null ? [] : [{ rating, choices: choicesOf(score, groups) }]
    }),
  }
}

function choicesOf({ scored }: RecommendationScore, groups: readonly (readonly Values[])[]): Choices {
  const bound = new Set(groups.flatMap((group) => group.flatMap((values) => [...values.keys()])))
  const place = (id: string) => scored.findIndex(({ question }) => question.id === id)
  return {
    free: scored.map(({ question, value }) => (bound.has(question.id) ? 0 : value.high)),
    groups: groups.map((group) => group.map((values) => [...values].map(([id, value]) => [place(id), value] as const))),
  }
}

/** More combinations of groups than this are not counted out; see {@link everyChoice}. */
const MOST_CHOICES = 4096

/**
 * All combinations, each as the values of all scored questions. Where there are too many: one, at least as good as all,
 * so that a rating is rather called open than firm.
 */
function everyChoice({ free, groups }: Choices): (readonly number[])[] {
  const put = (values: readonly number[], group: readonly (readonly [number, number])[]) => {
    const own = new Map(group)
    return values.map((value, index) => Math.max(value, own.get(index) ?? 0))
  }
  const count = groups.reduce((product, group) => product * group.length, 1)
  if (count > MOST_CHOICES) return [groups.flat().reduce(put, free)]
  return groups.reduce<(readonly number[])[]>((all, group) => all.flatMap((values) => group.map((one) => put(values, one))), [free])
}

/**
 * The least rating falls and rises with the least score, so its range is exact. The best that the greatest rating can become
 * is exact too: some completion with some weights. The worst is what one completion keeps at all weights: exact where one
 * completion is best whatever the weights, else never too good.
 */
function ratingsOverWeights(score: RecommendationScore, { low, worstCap, high }: Ends): Sensitivity['ratings'] {
  const least = rangeOverWeights(score, low)
  const reach = (end: 'low' | 'high') =>
    high.find(({ rating, choices }) => everyChoice(choices).some((values) => isAtLeast(rangeOverWeights(score, values)[end], rating)))?.rating ?? 'NC'
  return {
    low: { low: worse(bandOf(least.low), worstCap), high: worse(bandOf(least.high), worstCap) },
    high: { low: reach('low'), high: reach('high') },
  }
}

function isAtLeast(score: Fraction, rating: Rating): boolean {
  return compare(score, whole(THRESHOLDS[rating])) >= 0
}

/** The ratings that one weighting gives. */
function ratingsWith(score: RecommendationScore, homes: readonly number[], ends: Ends, weighting: Weighting): RatingRange {
  const shares = sharesOf(score, homes, weighting)
  const reaches = (values: readonly number[], rating: Rating) => {
    let points = 0
    for (let place = 0; place < values.length; place += 1) points += (values[place] ?? 0) * (shares[place] ?? 0)
    const distance = points - THRESHOLDS[rating]
    // Floating point decides what is clear; what lies on the threshold is decided exactly.
    return Math.abs(distance) > 1e-6 ? distance > 0 : isAtLeast(scoreWith(score, values, weighting), rating)
  }
  const band = RATINGS.findLast((rating) => reaches(ends.low, rating)) ?? 'NC'
  const high = ends.high.find(({ rating, choices }) => reaches(bestChoice(choices, shares), rating))?.rating ?? 'NC'
  return { low: worse(band, ends.worstCap), high }
}

/** Each group's best choice for these shares: the score is a sum, so groups are chosen one by one. */
function bestChoice({ free, groups }: Choices, shares: readonly number[]): readonly number[] {
  if (groups.length === 0) return free
  const values = [...free]
  for (const group of groups) {
    const points = (choice: (typeof group)[number]) => choice.reduce((sum, [place, value]) => sum + value * (shares[place] ?? 0), 0)
    const best = group.reduce((a, b) => (points(b) > points(a) ? b : a))
    for (const [place, value] of best) values[place] = value
  }
  return values
}

/** Points of the score for one unit of each question's value; `homes` are the places of the questions' criteria. */
function sharesOf({ scored, criteria, scale }: RecommendationScore, homes: readonly number[], weighting: Weighting): number[] {
  const sums = criteria.map(() => 0)
  const own = scored.map(({ question }, place) => {
    const weight = question.weight * (weighting.questions[place] ?? SPREAD.one)
    const home = homes[place] ?? 0
    sums[home] = (sums[home] ?? 0) + weight
    return weight
  })
  const weights = criteria.map(({ weight, score }, home) => (score === null ? 0 : weight * (weighting.criteria[home] ?? SPREAD.one)))
  const whole = weights.reduce((sum, weight) => sum + weight, 0) * scale
  const units = weights.map((weight, home) => weight / ((sums[home] ?? 1) * whole))
  return own.map((weight, place) => weight * (units[homes[place] ?? 0] ?? 0))
}

/** What is firm is kept by every weighting, so nothing has to be drawn. */
function* keptBy(
  score: RecommendationScore,
  ends: Ends,
  now: Pick<Sensitivity, 'rating' | 'firm'>,
  draws: number,
  seed: number,
): Generator<undefined, Sensitivity['kept']> {
  if (now.firm) return { low: draws, high: draws }
  const random = mulberry32(seed)
  const homes = score.scored.map(({ question }) => score.criteria.findIndex(({ id }) => id === question.criterion))
  let [low, high] = [0, 0]
  for (let draw = 0; draw < draws; draw += 1) {
    const then = ratingsWith(score, homes, ends, drawWeighting(score, random))
    if (then.low === now.rating.low) low += 1
    if (then.high === now.rating.high) high += 1
    if (draw % DRAWS_AT_ONCE === 0) yield
  }
  return { low, high }
}

/** First the criteria, then the questions, in their order. */
export function drawWeighting({ criteria, scored }: RecommendationScore, random: () => number): Weighting {
  return { criteria: criteria.map(() => drawFactor(random)), questions: scored.map(() => drawFactor(random)) }
}

/** A question left out leaves the sum, as if it weighed nothing; rules still read its answer. */
function hangsOn(recommendation: Recommendation, rating: RatingRange, caps: readonly CappedRule[], knowledge: Knowledge): Sensitivity['hangsOn'] {
  return recommendation.criteria.flatMap(({ questions }) => questions).flatMap((left) => {
    if (knowledge.question(left).weight === 0) return []
    const without = { ...recommendation, criteria: recommendation.criteria.map((criterion) => ({ ...criterion, questions: criterion.questions.filter((id) => id !== left) })) }
    const then = ratingRange(scoreRecommendation(without, knowledge.question, knowledge.known), caps, knowledge)
    return then?.low === rating.low && then.high === rating.high ? [] : [{ question: left, rating: then }]
  })
}
