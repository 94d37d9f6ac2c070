import type { Answer, Response } from '../assessment/types.ts'
import type { Question, Rulebook } from '../rulebook/types.ts'
import { knowledgeOf } from './knowledge.ts'
import type { AnswerSet } from './possible.ts'
import { type Effort, effortOf } from './planner/effort.ts'
import { changesOf, type NewAnswer, type Step } from './planner/front.ts'
import type { Terms } from './planner/options.ts'
import { bestSteps, obstacles, type Problem, solverOf } from './planner/search.ts'
import { CAP_RATINGS, type CappedRule, type Rating, type RatingRange, ratingRange, THRESHOLDS, worse } from './rating.ts'
import { type RecommendationScore, scoreRecommendation } from './score.ts'
import { unitsOf } from './units.ts'

/** One question answered otherwise. */
export interface AnswerChange {
  readonly question: string
  /** What the response says now; null when it says nothing. */
  readonly from: Answer | null
  /** A full answer. */
  readonly to: Answer
}

/** Some changes that are enough, and of which none could be left out. */
export interface ChangeSet {
  readonly changes: readonly AnswerChange[]
  /** Sum of the efforts; the number of changes where no efforts are given. */
  readonly effort: number
}

export interface Plan {
  readonly recommendation: number
  readonly target: Rating
  /** Null when no scored question is left. */
  readonly now: RatingRange | null
  readonly reachable: boolean
  /** The cheapest set of changes; without changes when the target is reached already, or cannot be reached. */
  readonly best: ChangeSet
  /** The next best sets of other questions, cheapest first. */
  readonly alternatives: readonly ChangeSet[]
  /**
   * Rules that keep the target out of reach: each one that does alone, else some that do together. Empty when the target
   * can be reached, or when the score alone cannot rise that far.
   */
  readonly why: readonly string[]
}

/** Sets told besides the best one. */
const ALTERNATIVES = 4

const NOTHING: ChangeSet = { changes: [], effort: 0 }

/**
 * The smallest set of changed answers after which a recommendation has at least the target rating for sure, whatever the
 * answers are that stay open; with efforts, the cheapest. Exact: see docs/methodology.md.
 *
 * A change gives a question one full answer. A question that does not apply is a circumstance, not something that a
 * measure changes, and stays so. Of sets that cost the same, the one is told that raises the least score most.
 *
 * @throws RangeError when the rulebook has no such recommendation, or an effort is no whole number from 1 up.
 */
export function planRating(
  rulebook: Rulebook,
  responses: Readonly<Record<string, Response>>,
  recommendation: number,
  target: Rating,
  effort?: Effort,
): Plan {
  const asked = rulebook.recommendations.find(({ number }) => number === recommendation)
  if (asked === undefined) throw new RangeError(`the rulebook has no recommendation ${String(recommendation)}`)
  const knowledge = knowledgeOf(rulebook, responses)
  const score = scoreRecommendation(asked, knowledge.question, knowledge.known)
  const caps = rulebook.rules.filter((rule): rule is CappedRule => rule.cap?.recommendation === recommendation)
  const plan = { recommendation, target, now: ratingRange(score, caps, knowledge), best: NOTHING, alternatives: [], why: [] }
  if (plan.now === null) return { ...plan, reachable: false }
  if (worse(plan.now.low, target) === target) return { ...plan, reachable: true }
  const problem = problemOf(rulebook, score, caps, target, { knowledge, cost: effortOf(rulebook, effort) })
  const [best, ...others] = bestSteps(solverOf(problem), 1 + ALTERNATIVES).map((step) => changeSet(rulebook, responses, step))
  if (best !== undefined) return { ...plan, reachable: true, best, alternatives: others }
  return { ...plan, reachable: false, why: obstacles(problem).map(({ id }) => id) }
}

function problemOf(
  rulebook: Rulebook,
  score: RecommendationScore,
  caps: readonly CappedRule[],
  target: Rating,
  { knowledge, cost }: Pick<Terms, 'knowledge' | 'cost'>,
): Problem {
  const units = unitsOf(score)
  const least = new Map(score.scored.map(({ question, value }) => [question.id, units.share(question.id) * BigInt(value.low)]))
  const now = [...least.values()].reduce((sum, own) => sum + own, 0n)
  const scored = new Set(score.scored.map(({ question }) => question))
  return {
    terms: { knowledge, cost, gain: (question, answer) => units.gain(question, answer) - (least.get(question.id) ?? 0n) },
    scored: rulebook.questions.filter((question) => scored.has(question)),
    blockers: caps.filter(({ cap }) => worse(CAP_RATINGS[cap.at], target) !== target),
    need: BigInt(THRESHOLDS[target]) * units.whole - now,
  }
}

function changeSet(rulebook: Rulebook, responses: Readonly<Record<string, Response>>, step: Step): ChangeSet {
  const changes = new Map(changesOf(step).map((change) => [change.question, change]))
  return {
    effort: step.cost,
    changes: rulebook.questions.flatMap((question): AnswerChange[] => {
      const change = changes.get(question.id)
      return change === undefined ? [] : [{ question: question.id, from: responses[question.id]?.answer ?? null, to: answerOf(question, change) }]
    }),
  }
}

/** A full answer as a file holds it. */
function answerOf(question: Question, { answer }: NewAnswer): Answer {
  const ids = (indices: readonly number[]) =>
    question.type === 'number' ? [] : question.options.filter((_, index) => indices.includes(index)).map(({ id }) => id)
  return fullAnswer(answer, ids)
}

function fullAnswer(answer: AnswerSet, ids: (indices: readonly number[]) => string[]): Answer {
  switch (answer.type) {
    case 'choice':
      return { option: ids(answer.options)[0] ?? '' }
    case 'multi':
      return { options: ids(answer.chosen) }
    case 'number':
      return { number: answer.low }
  }
}
