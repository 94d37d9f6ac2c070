import type { Condition } from '../../rulebook/types.ts'
import { anyOf, countAtLeast, isLeaf, type Leaf, leafTruth, not, questionsOf, type Truth } from '../conditions.ts'
import { leavesOf } from '../joint.ts'
import { type Front, frontOf, type Step } from './front.ts'
import { type Cell, type Option, type PlanVariable, planVariables, type Terms, withoutPointless } from './options.ts'

/** Truths of a group's leaves, by index; null while nothing is said of them. */
type Truths = Truth[]

interface GroupRule {
  readonly truth: (truths: Truths) => Truth
  /** Indices of its leaves. */
  readonly leaves: ReadonlySet<number>
}

/** Conditions that must not be found, joined by the questions that they read, made ready for the search. */
export interface Group {
  readonly conditions: readonly Condition[]
  readonly questions: ReadonlySet<string>
  readonly variables: readonly PlanVariable[]
  readonly rules: readonly GroupRule[]
  /** Truths before anything is said: leaves about questions that do not apply are false. */
  readonly start: readonly Truth[]
}

/** Groups of conditions that share a question whose answer may change. */
export function groupsOf(conditions: readonly Condition[], terms: Terms): Group[] {
  const changes = (id: string) => terms.knowledge.known(id).possible.state !== 'not-applicable'
  let groups: { conditions: Condition[]; questions: Set<string> }[] = []
  for (const condition of conditions) {
    const questions = new Set(questionsOf(condition).filter(changes))
    const touching = groups.filter((group) => [...questions].some((id) => group.questions.has(id)))
    groups = groups.filter((group) => !touching.includes(group))
    groups.push({
      conditions: [...touching.flatMap((group) => group.conditions), condition],
      questions: new Set([...touching.flatMap((group) => [...group.questions]), ...questions]),
    })
  }
  return groups.map((group) => prepare(group.conditions, group.questions, terms))
}

function prepare(conditions: readonly Condition[], questions: ReadonlySet<string>, terms: Terms): Group {
  const leaves: Leaf[] = []
  const rules = conditions.map((condition): GroupRule => {
    const first = leaves.length
    let next = first
    const truth = compile(condition, () => next++)
    leaves.push(...leavesOf(condition))
    return { truth, leaves: new Set(Array.from({ length: next - first }, (_, index) => first + index)) }
  })
  const variables = planVariables(leaves, terms)
  const read = new Set(variables.flatMap((variable) => variable.leaves))
  const start = leaves.map((leaf, index) => (read.has(index) ? null : leafTruth(leaf, terms.knowledge)))
  return { conditions, questions, variables, rules, start }
}

/** The condition as a function of its leaves' truths; leaves take their indices in the order of reading. */
function compile(condition: Condition, nextLeaf: () => number): (truths: Truths) => Truth {
  if (isLeaf(condition)) {
    const index = nextLeaf()
    return (truths) => truths[index] ?? null
  }
  if ('not' in condition) {
    const inner = compile(condition.not, nextLeaf)
    return (truths) => not(inner(truths))
  }
  const parts = ('all' in condition ? condition.all : 'any' in condition ? condition.any : condition.atLeast.of).map((part) => compile(part, nextLeaf))
  if ('all' in condition) return (truths) => not(anyOf(parts.map((part) => not(part(truths)))))
  if ('any' in condition) return (truths) => anyOf(parts.map((part) => part(truths)))
  const { count } = condition.atLeast
  return (truths) => countAtLeast(count, parts.map((part) => part(truths)))
}

/**
 * The best steps after which no completion finds any of the group's conditions, with some questions left as they are.
 *
 * Depth first over the variables, those that can gain most first. A branch ends when a condition can be found whatever
 * is done about the variables that are left, or when even their greatest gains beat no step known already, at any cost.
 */
export function solveGroup({ variables, rules, start }: Group, isKept: (question: string) => boolean): Front {
  const open = variables.map((variable) => ({ ...variable, options: optionsLeft(variable, isKept) })).sort((a, b) => order(mostOf(b), mostOf(a)))
  const rest = greatestGains(open)
  const best: (Step | undefined)[] = []
  const truths: Truths = [...start]
  const state: Search = { truths, several: [], rules }
  const visit = (index: number, cost: number, gain: bigint, chosen: readonly Option[]): void => {
    if (!canImprove(best, cost, gain, rest[index] ?? [])) return
    const variable = open[index]
    if (variable === undefined) {
      record(best, { cost, gain, changes: chosen.flatMap(({ changes }) => changes), parts: [] })
      return
    }
    const touched = rules.filter((rule) => variable.leaves.some((leaf) => rule.leaves.has(leaf)))
    for (const option of variable.options) {
      withCells(state, variable, option.cells, () => {
        if (touched.some((rule) => canBeTrue(rule, state, 0))) return
        visit(index + 1, cost + option.cost, gain + option.gain, option.changes.length === 0 ? chosen : [...chosen, option])
      })
    }
  }
  if (!rules.some((rule) => rule.truth(truths) === true)) visit(0, 0, 0n, [])
  return frontOf(best)
}

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The options that change no question that has to stay, best gain first. */
function optionsLeft({ options }: PlanVariable, isKept: (question: string) => boolean): Option[] {
  const allowed = options.filter(({ changes }) => !changes.some(({ question }) => isKept(question)))
  return withoutPointless(allowed).sort((a, b) => order(b.gain, a.gain))
}

function mostOf({ options }: { readonly options: readonly Option[] }): bigint {
  return options[0]?.gain ?? 0n
}

/** For each place in the order, by cost: the greatest gain that the variables from there on have, conditions left aside. */
function greatestGains(variables: readonly { readonly options: readonly Option[] }[]): bigint[][] {
  let after: bigint[] = [0n]
  const tables = [after]
  for (const { options } of [...variables].reverse()) {
    const dearest = Math.max(0, ...options.map(({ cost }) => cost))
    const table = Array.from({ length: after.length + dearest }, (_, cost) => {
      const gains = options.flatMap((option) => {
        const left = cost - option.cost
        return left < 0 ? [] : [option.gain + (after[Math.min(left, after.length - 1)] ?? 0n)]
      })
      return gains.reduce((most, gain) => (gain > most ? gain : most))
    })
    tables.push(table)
    after = table
  }
  return tables.reverse()
}

/** True while some total cost may still see a greater gain than the best step known that costs no more. */
function canImprove(best: readonly (Step | undefined)[], cost: number, gain: bigint, rest: readonly bigint[]): boolean {
  return rest.some((more, further) => {
    const rival = best[Math.min(cost + further, best.length - 1)]
    return rival === undefined || gain + more > rival.gain
  })
}

/** `best[cost]` is the best step that costs no more. */
function record(best: (Step | undefined)[], step: Step): void {
  const last = best.at(-1)
  while (best.length <= step.cost) best.push(last)
  for (let cost = step.cost; cost < best.length; cost += 1) {
    const rival = best[cost]
    if (rival === undefined || step.gain > rival.gain) best[cost] = step
  }
}

interface Search {
  readonly truths: Truths
  /** Variables left as they are that may be true in several ways. */
  readonly several: { readonly leaves: readonly number[]; readonly cells: readonly Cell[] }[]
  readonly rules: readonly GroupRule[]
}

/** Says what a variable may be while `then` runs: one cell is put down, several are kept for {@link canBeTrue} to try. */
function withCells({ truths, several }: Search, { leaves }: PlanVariable, cells: readonly Cell[], then: () => void): void {
  const [only] = cells
  if (cells.length === 1 && only !== undefined) {
    put(truths, leaves, only)
    then()
    clear(truths, leaves)
  } else {
    several.push({ leaves, cells })
    then()
    several.pop()
  }
}

/** Can the rule be true for some of the cells that are open, nothing being said of the variables not reached yet? */
function canBeTrue(rule: GroupRule, state: Search, from: number): boolean {
  const now = rule.truth(state.truths)
  if (now !== null) return now
  for (let index = from; index < state.several.length; index += 1) {
    const variable = state.several[index]
    if (variable?.leaves.some((leaf) => rule.leaves.has(leaf)) !== true) continue
    const found = variable.cells.some((cell) => {
      put(state.truths, variable.leaves, cell)
      return canBeTrue(rule, state, index + 1)
    })
    clear(state.truths, variable.leaves)
    return found
  }
  return false
}

function put(truths: Truths, leaves: readonly number[], cell: Cell): void {
  leaves.forEach((leaf, index) => { truths[leaf] = cell[index] ?? null })
}

function clear(truths: Truths, leaves: readonly number[]): void {
  for (const leaf of leaves) truths[leaf] = null
}
