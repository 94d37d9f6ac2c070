import type { Condition, Rule } from '../rulebook/types.ts'
import { isLeaf, type Knowledge, type Leaf, leafTruth, partsOf, questionsOfLeaf, type Truth, truth } from './conditions.ts'
import { type Way, waysTo } from './ways.ts'

/** Sets of which each is enough and none can do without a member; shortest first. */
export interface Sets<T> {
  readonly sets: readonly T[]
  /** How many more there are. */
  readonly leftOut: number
}

/** Questions that have to change together, and the answers that do it: any one of the ways. */
export interface WaySet {
  readonly questions: readonly string[]
  readonly ways: readonly Way[]
  readonly waysLeftOut: number
}

/** Why a rule is found, clear or untold, and what would change it. */
export interface Reasons {
  readonly truth: Truth
  /** Questions whose answers alone decide it; empty while untold. */
  readonly decidedBy: Sets<readonly string[]>
  /** While it is found: the answers that would clear it. While untold: those that would, among the ones still possible. */
  readonly clearedBy: Sets<WaySet>
  /** While untold: the answers, among the ones still possible, that would make it found. */
  readonly foundBy: Sets<WaySet>
}

export interface Limits {
  readonly sets: number
  readonly ways: number
}

const LIMITS: Limits = { sets: 16, ways: 8 }
const NONE = { sets: [], leftOut: 0 }

/**
 * All of it exact: the sets are all that there are and each is minimal. The cost grows with the number of sets and with
 * the product of the answers that the rule tells apart.
 */
export function reasonsOf({ when }: Pick<Rule, 'when'>, knowledge: Knowledge, limits: Limits = LIMITS): Reasons {
  const value = truth(when, knowledge)
  if (value === null) {
    const towards = (target: boolean) => cutWays(waysTo(when, target, knowledge, 'complete'), limits)
    return { truth: value, decidedBy: NONE, clearedBy: towards(false), foundBy: towards(true) }
  }
  return {
    truth: value,
    decidedBy: cut(minimalSets(decidingSets(when, value, knowledge)).map((set) => [...set]), limits.sets),
    clearedBy: value ? cutWays(waysTo(when, false, knowledge, 'change'), limits) : NONE,
    foundBy: NONE,
  }
}

function cut<T>(sets: readonly T[], limit: number): Sets<T> {
  return { sets: sets.slice(0, limit), leftOut: Math.max(0, sets.length - limit) }
}

function cutWays(found: readonly (readonly Way[])[], limits: Limits): Sets<WaySet> {
  return cut(
    found.map((ways) => ({
      questions: (ways[0] ?? []).map(({ question }) => question),
      ways: ways.slice(0, limits.ways),
      waysLeftOut: Math.max(0, ways.length - limits.ways),
    })),
    limits.sets,
  )
}

type IdSet = ReadonlySet<string>

/**
 * Every set of questions whose answers alone decide the condition: a true "any" is decided by one true part, a false one
 * by all its parts together; "at least n" by n true parts, or by so many false ones that n can no longer be.
 */
function decidingSets(condition: Condition, value: boolean, knowledge: Knowledge): IdSet[] {
  if (isLeaf(condition)) return decidingLeaf(condition, value, knowledge)
  if ('not' in condition) return decidingSets(condition.not, !value, knowledge)
  const parts = partsOf(condition)
  const needed = neededParts(condition, value)
  const families = parts.filter((part) => truth(part, knowledge) === value).map((part) => decidingSets(part, value, knowledge))
  return minimalSets(combinations(families, needed))
}

/** How many parts have to have the value so that the whole has it. */
function neededParts(condition: Exclude<Condition, Leaf>, value: boolean): number {
  const parts = partsOf(condition).length
  if ('all' in condition) return value ? parts : 1
  if ('atLeast' in condition) return value ? condition.atLeast.count : parts - condition.atLeast.count + 1
  return value ? 1 : parts
}

/** Unions of one set each from `count` of the families. */
function combinations(families: readonly IdSet[][], count: number): IdSet[] {
  if (count <= 0) return [new Set()]
  const [first, ...rest] = families
  if (first === undefined || families.length < count) return []
  const withFirst = minimalSets(combinations(rest, count - 1)).flatMap((set) => first.map((one) => new Set([...one, ...set])))
  return [...withFirst, ...combinations(rest, count)]
}

/** A ratio fails by either number that does not apply; else both of them count. */
function decidingLeaf(leaf: Leaf, value: boolean, knowledge: Knowledge): IdSet[] {
  const ids = questionsOfLeaf(leaf)
  const inapplicable = value ? [] : ids.filter((id) => knowledge.known(id).possible.state === 'not-applicable')
  return inapplicable.length > 0 ? inapplicable.map((id) => new Set([id])) : [new Set(ids)]
}

/** Each once, without those that hold another; shortest first, else in the order given. */
function minimalSets(sets: readonly IdSet[]): IdSet[] {
  const kept: IdSet[] = []
  for (const set of [...sets].sort((a, b) => a.size - b.size)) {
    if (!kept.some((smaller) => [...smaller].every((id) => set.has(id)))) kept.push(set)
  }
  return kept
}

/** A condition with the truth of each of its parts, to be shown as a tree. */
export type ReasonTree =
  | { readonly type: 'all' | 'any' | 'not'; readonly truth: Truth; readonly parts: readonly ReasonTree[] }
  | { readonly type: 'at-least'; readonly count: number; readonly truth: Truth; readonly parts: readonly ReasonTree[] }
  | { readonly type: 'leaf'; readonly truth: Truth; readonly leaf: Leaf }

export function treeOf(condition: Condition, knowledge: Knowledge): ReasonTree {
  if (isLeaf(condition)) return { type: 'leaf', truth: leafTruth(condition, knowledge), leaf: condition }
  const common = { truth: truth(condition, knowledge), parts: partsOf(condition).map((part) => treeOf(part, knowledge)) }
  if ('atLeast' in condition) return { type: 'at-least', count: condition.atLeast.count, ...common }
  return { type: 'all' in condition ? 'all' : 'any' in condition ? 'any' : 'not', ...common }
}
