import type { Question } from '../../rulebook/types.ts'
import { type Knowledge, type Leaf, leafTruth, questionsOfLeaf, type Truth } from '../conditions.ts'
import { fromDecimal } from '../fraction.ts'
import { assign } from '../joint.ts'
import { type AnswerSet, everyAnswer } from '../possible.ts'
import { ceilOfProduct, limitOf, representPair, representQuestion, type Stretch, stretches } from '../representatives.ts'
import type { NewAnswer } from './front.ts'

/** What changing answers costs and brings; a question without a response to change is none of the caller's. */
export interface Terms {
  readonly knowledge: Knowledge
  readonly cost: (question: Question) => number
  /** Units by which a full answer raises the least score. */
  readonly gain: (question: Question, answer: AnswerSet) => bigint
}

/** Truth of each of the variable's leaves for one class of answers that no leaf tells apart. */
export type Cell = readonly Truth[]

/** One thing to do about a variable: leave it as it is, or give full answers. */
export interface Option {
  readonly changes: readonly NewAnswer[]
  readonly cost: number
  readonly gain: bigint
  /** What may be true then: one cell after a full answer, several while something stays open. */
  readonly cells: readonly Cell[]
}

/** A question that rules read, or two numbers that a ratio joins. */
export interface PlanVariable {
  readonly questions: readonly string[]
  /** Indices of its leaves among the group's. */
  readonly leaves: readonly number[]
  readonly options: readonly Option[]
}

/** The variables of a group of rules, each with all its options. */
export function planVariables(leaves: readonly Leaf[], terms: Terms): PlanVariable[] {
  const taken = new Set<string>()
  const variables: PlanVariable[] = []
  const add = (questions: readonly string[], optionsOf: (own: readonly Leaf[]) => Option[]) => {
    for (const id of questions) taken.add(id)
    const indices = leaves.flatMap((leaf, index) => (questionsOfLeaf(leaf).some((id) => questions.includes(id)) ? [index] : []))
    const own = indices.flatMap((index) => leaves[index] ?? [])
    variables.push({ questions, leaves: indices, options: optionsOf(own) })
  }
  for (const leaf of leaves) {
    if (!('ratio' in leaf) || taken.has(leaf.ratio[0])) continue
    const pair = leaf.ratio.map((id) => numberFacts(id, terms))
    const [first, second] = pair
    if (first === undefined || second === undefined || first === null || second === null) continue
    add(leaf.ratio, (own) => optionsOfPair(first, second, own, terms))
  }
  for (const id of new Set(leaves.flatMap(questionsOfLeaf))) {
    if (taken.has(id) || terms.knowledge.known(id).possible.state === 'not-applicable') continue
    add([id], (own) => optionsOfQuestion(terms.knowledge.question(id), own, terms))
  }
  return variables
}

function optionsOfQuestion(question: Question, leaves: readonly Leaf[], terms: Terms): Option[] {
  const { possible } = terms.knowledge.known(question.id)
  if (possible.state === 'not-applicable') return []
  const cellsOf = (answers: AnswerSet) =>
    representQuestion(question, answers, leaves).choices.map((choice) => cellAt([question.id], choice, leaves, terms.knowledge))
  const keep: Option = {
    changes: [], cost: 0, gain: 0n,
    cells: possible.state === 'full' ? [cellAt([question.id], [possible.answers], leaves, terms.knowledge)] : cellsOf(possible.answers),
  }
  const changed = representQuestion(question, everyAnswer(question), leaves).choices.map((answers) =>
    changeOf([question.id], answers, [cellAt([question.id], answers, leaves, terms.knowledge)], terms),
  )
  return [keep, ...changed]
}

/** A question that no rule reads, answered at its best; null when that gains nothing. */
export function bestChange(question: Question, terms: Terms): Option | null {
  const { choices } = representQuestion(question, everyAnswer(question), [])
  const changed = choices.map((answers) => changeOf([question.id], answers, [], terms))
  const best = changed.reduce<Option | null>((most, option) => (most === null || option.gain > most.gain ? option : most), null)
  return best !== null && best.gain > 0n ? best : null
}

function changeOf(ids: readonly string[], answers: readonly AnswerSet[], cells: readonly Cell[], { knowledge, cost, gain }: Terms): Option {
  let paid = 0
  let gained = 0n
  const changes = ids.flatMap((id, index): NewAnswer[] => {
    const answer = answers[index]
    if (answer === undefined) return []
    paid += cost(knowledge.question(id))
    gained += gain(knowledge.question(id), answer)
    return [{ question: id, answer }]
  })
  return { changes, cost: paid, gain: gained, cells }
}

function cellAt(ids: readonly string[], answers: readonly AnswerSet[], leaves: readonly Leaf[], knowledge: Knowledge): Cell {
  const there = assign(knowledge, { questions: ids }, answers)
  return leaves.map((leaf) => leafTruth(leaf, there))
}

interface NumberFacts {
  readonly id: string
  readonly now: Stretch
  readonly all: Stretch
}

/** Null for a number that does not apply. */
function numberFacts(id: string, { knowledge }: Terms): NumberFacts | null {
  const { possible } = knowledge.known(id)
  const question = knowledge.question(id)
  if (possible.state === 'not-applicable' || possible.answers.type !== 'number' || question.type !== 'number') return null
  const { low, high } = possible.answers
  return { id, now: { low, high }, all: { low: question.min, high: question.max } }
}

/** Both numbers left as they are, one of them changed, or both. */
function optionsOfPair(first: NumberFacts, second: NumberFacts, leaves: readonly Leaf[], terms: Terms): Option[] {
  const ids = [first.id, second.id]
  const pointsIn = (a: Stretch, b: Stretch) => representPair({ id: first.id, ...a }, { id: second.id, ...b }, leaves).choices
  const cellsIn = (a: Stretch, b: Stretch) => pointsIn(a, b).map((point) => cellAt(ids, point, leaves, terms.knowledge))
  const at = (value: number): Stretch => ({ low: value, high: value })
  const answer = (value: number): AnswerSet => ({ type: 'number', ...at(value) })
  return [
    { changes: [], cost: 0, gain: 0n, cells: cellsIn(first.now, second.now) },
    ...firstNumbers(first, second, leaves).map((x) => changeOf([first.id], [answer(x)], cellsIn(at(x), second.now), terms)),
    ...secondNumbers(first, second, leaves).map((y) => changeOf([second.id], [answer(y)], cellsIn(first.now, at(y)), terms)),
    ...pointsIn(first.all, second.all).map((point) => changeOf(ids, point, [cellAt(ids, point, leaves, terms.knowledge)], terms)),
  ]
}

/**
 * Values x of the first number that stand for all, while the second, y, is left between its bounds.
 *
 * For a stretch c ≤ y ≤ d and a band L ≤ x ÷ y < M the fitting y are the whole numbers from ⌊x ÷ M⌋ + 1 to ⌊x ÷ L⌋. From
 * x = LM ÷ (M − L) on there is one such number for every x, so whether one of them lies in the stretch changes only at
 * x = ⌈Lc⌉ and x = ⌈Md⌉. The few smaller x are tried one by one. (The first and the last band have one end only.)
 */
function firstNumbers(first: NumberFacts, second: NumberFacts, leaves: readonly Leaf[]): number[] {
  const limits = ratioLimits(first.id, leaves)
  const beside = stretches(second.now.low, second.now.high, [...ownLimits(second.id, leaves), 1])
  const cuts = limits.flatMap((limit) => beside.flatMap(({ low, high }) => [ceilOfProduct(limit, low), ceilOfProduct(limit, high)]))
  const small = gaps(limits).map(([from, to]) => Math.ceil((from * to) / (to - from)) + 1)
  return candidates(first, [...ownLimits(first.id, leaves), ...cuts], Math.max(0, ...small))
}

/**
 * The same for the second number, y, while the first, x, is left between its bounds: the fitting x of a band run from
 * ⌈Ly⌉ to ⌈My⌉ − 1; from y = 1 ÷ (M − L) on there is always one, so the changes are at y = ⌊c ÷ M⌋ + 1 and ⌊d ÷ L⌋ + 1.
 */
function secondNumbers(first: NumberFacts, second: NumberFacts, leaves: readonly Leaf[]): number[] {
  const limits = ratioLimits(first.id, leaves)
  const beside = stretches(first.now.low, first.now.high, ownLimits(first.id, leaves))
  const cuts = limits.flatMap((limit) => {
    return limit === 0 ? [] : beside.flatMap(({ low, high }) => [floorOfQuotient(low, limit) + 1, floorOfQuotient(high, limit) + 1])
  })
  const small = gaps(limits).map(([from, to]) => Math.ceil(1 / (to - from)) + 1)
  return candidates(second, [...ownLimits(second.id, leaves), 1, ...cuts], Math.max(0, ...small))
}

function candidates({ all }: NumberFacts, cuts: readonly number[], small: number): number[] {
  const low = Array.from({ length: Math.max(0, Math.min(all.high, small) - all.low + 1) }, (_, index) => all.low + index)
  return stretches(all.low, all.high, [...low, ...cuts]).map((stretch) => stretch.low)
}

function ratioLimits(first: string, leaves: readonly Leaf[]): number[] {
  const limits = leaves.flatMap((leaf) => ('ratio' in leaf && leaf.ratio[0] === first ? [leaf.below] : []))
  return [...new Set(limits)].sort((a, b) => a - b)
}

function ownLimits(id: string, leaves: readonly Leaf[]): number[] {
  return leaves.flatMap((leaf) => ('question' in leaf && leaf.question === id ? limitOf(leaf) : []))
}

/** Neighbours in a sorted list. */
function gaps(limits: readonly number[]): (readonly [number, number])[] {
  return limits.slice(1).map((to, index) => [limits[index] ?? 0, to] as const)
}

function floorOfQuotient(n: number, decimal: number): number {
  const { numerator, denominator } = fromDecimal(decimal)
  return Number((BigInt(n) * denominator) / numerator)
}

/** An option is pointless beside one that costs no more, gains no less, and leaves nothing open that it would close. */
export function withoutPointless(options: readonly Option[]): Option[] {
  const candidates = options.map((option) => ({ option, cells: new Set(option.cells.map(String)) }))
  const kept: typeof candidates = []
  for (const one of candidates.sort((a, b) => a.option.cost - b.option.cost || (a.option.gain > b.option.gain ? -1 : a.option.gain < b.option.gain ? 1 : 0))) {
    const pointless = kept.some(({ option, cells }) => option.cost <= one.option.cost && option.gain >= one.option.gain && [...cells].every((cell) => one.cells.has(cell)))
    if (!pointless) kept.push(one)
  }
  return kept.map(({ option }) => option)
}
