import type { Question } from '../../rulebook/types.ts'
import type { CappedRule } from '../rating.ts'
import { changesOf, combine, type Front, frontOfFree, NO_STEP, type Step } from './front.ts'
import { type Group, groupsOf, solveGroup } from './group.ts'
import { bestChange, type Terms } from './options.ts'

/** Everything that a plan for one recommendation and one rating is looked for in. */
export interface Problem {
  readonly terms: Terms
  /** Scored questions of the recommendation. */
  readonly scored: readonly Question[]
  /** Rules whose caps lie below the target. */
  readonly blockers: readonly CappedRule[]
  /** Units by which the least score has to rise; not positive when it is high enough. */
  readonly need: bigint
}

/** Finds the cheapest step that is enough, with some questions left as they are; null when there is none. */
export type Solver = (kept: ReadonlySet<string>) => Step | null

/**
 * Questions that no blocker reads only add points, so they are taken in the order of their gain. Those that blockers read
 * are searched group by group. As groups share no question, their best steps are combined like the free questions'.
 */
export function solverOf({ terms, scored, blockers, need }: Problem): Solver {
  const groups = groupsOf(blockers.map(({ when }) => when), terms)
  const fronts = groups.map((group) => remembered(group))
  const read = new Set(groups.flatMap((group) => [...group.questions]))
  const free = scored.flatMap((question): Step[] => {
    const change = read.has(question.id) ? null : bestChange(question, terms)
    return change === null ? [] : [{ cost: change.cost, gain: change.gain, changes: change.changes, parts: [] }]
  })
  return (kept) => {
    const own = frontOfFree(free.filter(({ changes }) => !changes.some(({ question }) => kept.has(question))))
    const joined = fronts.map((front) => front(kept)).reduce(combine, [NO_STEP])
    return firstEnough(joined, own, need)
  }
}

/** A group's best steps, worked out once for each set of its questions that is kept. */
function remembered(group: Group): (kept: ReadonlySet<string>) => Front {
  const known = new Map<string, Front>()
  return (kept) => {
    const own = [...group.questions].filter((id) => kept.has(id))
    const key = own.sort().join()
    const front = known.get(key) ?? solveGroup(group, (id) => kept.has(id))
    known.set(key, front)
    return front
  }
}

/** The cheapest step of two parts together that gains enough, and of these the one that gains most. */
function firstEnough(a: Front, b: Front, need: bigint): Step | null {
  return combine(a, b).find(({ gain }) => gain >= need) ?? null
}

/** True when `other` is to be told before `step`: it costs less, or as much and gains more. */
function precedes(other: Step, step: Step): boolean {
  return other.cost < step.cost || (other.cost === step.cost && other.gain > step.gain)
}

/**
 * The best steps, one for each set of questions of which none can be left out, in order: least cost first, then most gain.
 *
 * A step other than the first must leave some question of the first as it is; so each of these is kept in turn, and the
 * problem solved again (Reiter's hitting-set tree, nodes in the order of their best steps). No set is passed over: one
 * that holds none of the kept questions, and does not hold all of those just found, is still there for one of the next nodes.
 */
export function bestSteps(solve: Solver, count: number): Step[] {
  const found: Step[] = []
  const told = new Set<string>()
  const seen = new Set<string>()
  const open: { readonly kept: ReadonlySet<string>; readonly step: Step }[] = []
  const enter = (kept: ReadonlySet<string>) => {
    const key = [...kept].sort().join()
    if (seen.has(key)) return
    seen.add(key)
    const step = solve(kept)
    if (step === null) return
    const at = open.findIndex((other) => precedes(step, other.step))
    open.splice(at < 0 ? open.length : at, 0, { kept, step })
  }
  enter(new Set())
  for (let next = open.shift(); next !== undefined && found.length < count; next = open.shift()) {
    const { kept, step } = next
    const questions = changesOf(step).map(({ question }) => question)
    const name = [...questions].sort().join()
    if (!told.has(name)) found.push(step)
    told.add(name)
    if (found.length < count) for (const question of questions) enter(new Set(kept).add(question))
  }
  return found
}

/**
 * The rules that keep the target out of reach: each that does alone; where none does alone, some that do together and of
 * which none could be left out; empty where the score alone is not enough.
 */
export function obstacles(problem: Problem): CappedRule[] {
  const reachable = (blockers: readonly CappedRule[]) => solverOf({ ...problem, blockers })(new Set()) !== null
  if (!reachable([])) return []
  const alone = problem.blockers.filter((rule) => !reachable([rule]))
  if (alone.length > 0) return alone
  return problem.blockers.reduce<readonly CappedRule[]>((left, rule) => {
    const without = left.filter((other) => other !== rule)
    return reachable(without) ? left : without
  }, problem.blockers).slice()
}
