import { CAP_RATINGS, type CappedRule, type Rating, type RatingRange, RATINGS } from '../rating.ts'
import { type CompiledRule, type Network, TRUTH, truthThrough } from './network.ts'
import { CAN, isOpen, outcomesOf } from './outcomes.ts'
import type { CompiledQuestion, Facts } from './questions.ts'
import { bandIndex, type Bounds } from './scores.ts'

/** A cap on one recommendation's rating. */
export interface CompiledCap {
  readonly rule: CompiledRule
  readonly capped: CappedRule
  /** Index into RATINGS. */
  readonly at: number
  readonly name: Rating
}

export function compileCap(rule: CompiledRule, capped: CappedRule): CompiledCap {
  const name = CAP_RATINGS[capped.cap.at]
  return { rule, capped, name, at: RATINGS.indexOf(name) }
}

/** What the rating of one recommendation is looked for in. */
export interface RatingProblem {
  readonly caps: readonly CompiledCap[]
  readonly network: Network
  readonly facts: Facts
  readonly questions: readonly CompiledQuestion[]
  /** True for a question that this recommendation scores. */
  readonly scores: (question: number) => boolean
  /** The full search of joint.ts, for what cannot be settled leaf by leaf. */
  readonly search: {
    readonly canBeFound: (rule: CappedRule) => boolean
    readonly canReach: (rating: Rating) => boolean
  }
}

/**
 * As {@link ratingRange}, with a shorter way where it is exact: if no open question stands in two leaves, what can become
 * of a rule follows from what can become of its leaves, and the greatest score is within reach when the best answers
 * leave every lower cap a way out. Only what this does not settle is searched for.
 */
export function ratingBounds({ low, high, denominator }: Bounds, problem: RatingProblem): RatingRange | null {
  if (denominator === 0) return null
  let least = bandIndex(low, denominator)
  let greatest = bandIndex(high, denominator)
  let untold = false
  for (const cap of problem.caps) {
    const truth = truthThrough(cap.rule.root, problem.network.truth)
    if (truth === TRUTH.no) continue
    if (truth === TRUTH.untold) untold = true
    else greatest = Math.min(greatest, cap.at)
    if (cap.at < least && (truth === TRUTH.yes || canBeFound(cap, problem))) least = cap.at
  }
  if (untold) while (greatest > 0 && !canReach(greatest, problem)) greatest -= 1
  return { low: RATINGS[least] ?? 'NC', high: RATINGS[greatest] ?? 'NC' }
}

const takesNone = () => false

function canBeFound({ rule, capped }: CompiledCap, { network, facts, questions, search }: RatingProblem): boolean {
  if ((outcomesOf(rule, network, facts, questions, takesNone) & CAN.beTrue) === 0) return false
  return rule.repeated.some((question) => isOpen(question, facts)) ? search.canBeFound(capped) : true
}

/** The score is high enough and no lower cap is found yet; is there a completion that finds none? */
function canReach(rating: number, problem: RatingProblem): boolean {
  const { caps, network, facts, questions, scores, search } = problem
  const blockers = caps.filter(({ at, rule }) => at < rating && truthThrough(rule.root, network.truth) === TRUTH.untold)
  const canAvoid = blockers.filter(({ rule }) => {
    return (outcomesOf(rule, network, facts, questions, scores) & CAN.beTrue) !== 0
  })
  if (canAvoid.length === 0) return true
  const avoidable = canAvoid.every(({ rule }) => (outcomesOf(rule, network, facts, questions, scores) & CAN.avoidTrue) !== 0)
  return (avoidable && areIndependent(canAvoid, problem)) || search.canReach(RATINGS[rating] ?? 'NC')
}

/** No question that is open and not taken at its best stands twice in the rules. */
function areIndependent(caps: readonly CompiledCap[], { facts, scores }: RatingProblem): boolean {
  const free = caps.flatMap(({ rule }) => rule.mentioned.filter((question) => isOpen(question, facts) && !scores(question)))
  return new Set(free).size === free.length
}
