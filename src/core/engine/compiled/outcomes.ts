import { type CompiledLeaf, type CompiledRule, type Network, TRUTH } from './network.ts'
import { type CompiledQuestion, type Facts, STATE } from './questions.ts'
import { ratioIsBelow } from './ratio.ts'

/**
 * What can become of a condition over all completions, as bits. "Not true" and "not false" are more than false and
 * true: a ratio to 0 stays untold though all is answered.
 *
 * Where no open question stands in two leaves, the leaves are independent of each other and the bits are exact. Where
 * one does, a bit that is missing is still exact (it cannot come to that), a bit that is set is not.
 */
export const CAN = { beTrue: 1, beFalse: 2, avoidTrue: 4, avoidFalse: 8 } as const

const TRUE = CAN.beTrue | CAN.avoidFalse
const FALSE = CAN.beFalse | CAN.avoidTrue
const UNTOLD = CAN.avoidTrue | CAN.avoidFalse

/** Says of a question that it takes its best answer, the greatest value that is possible. */
export type TakesBest = (question: number) => boolean

/** The bits of a rule's condition, for what is known. */
export function outcomesOf(
  rule: CompiledRule,
  network: Network,
  facts: Facts,
  questions: readonly CompiledQuestion[],
  takesBest: TakesBest,
): number {
  const { leaves, outcomes, truth } = network
  for (let node = rule.leaves[0]; node < rule.leaves[1]; node += 1) {
    const leaf = leaves[node]
    if (leaf !== undefined) outcomes[node] = leafOutcomes(leaf, truth[node] ?? 0, facts, questions, takesBest)
  }
  for (let inner = rule.nodes[0]; inner < rule.nodes[1]; inner += 1) settleNode(inner, network)
  return outcomeThrough(rule.root, outcomes)
}

function settleNode(inner: number, { leaves, needed, inputsEnd, inputs, outcomes }: Network): void {
  const start = inner === 0 ? 0 : (inputsEnd[inner - 1] ?? 0)
  const end = inputsEnd[inner] ?? 0
  const count = needed[inner] ?? 0
  let [canBeTrue, mustBeTrue, mayBeNotFalse, cannotBeFalse] = [0, 0, 0, 0]
  for (let input = start; input < end; input += 1) {
    const bits = outcomeThrough(inputs[input] ?? 0, outcomes)
    if ((bits & CAN.beTrue) !== 0) canBeTrue += 1
    if ((bits & CAN.avoidTrue) === 0) mustBeTrue += 1
    if ((bits & CAN.avoidFalse) !== 0) mayBeNotFalse += 1
    if ((bits & CAN.beFalse) === 0) cannotBeFalse += 1
  }
  outcomes[leaves.length + inner] =
    (canBeTrue >= count ? CAN.beTrue : 0) |
    (cannotBeFalse < count ? CAN.beFalse : 0) |
    (mustBeTrue < count ? CAN.avoidTrue : 0) |
    (mayBeNotFalse >= count ? CAN.avoidFalse : 0)
}

function outcomeThrough(edge: number, outcomes: Uint8Array): number {
  const bits = outcomes[edge >> 1] ?? 0
  return (edge & 1) === 0 ? bits : ((bits & (CAN.beTrue | CAN.avoidTrue)) << 1) | ((bits & (CAN.beFalse | CAN.avoidFalse)) >> 1)
}

function either(canBeTrue: boolean, canBeFalse: boolean): number {
  return (canBeTrue ? TRUE : 0) | (canBeFalse ? FALSE : 0)
}

function leafOutcomes(
  leaf: CompiledLeaf,
  truth: number,
  facts: Facts,
  questions: readonly CompiledQuestion[],
  takesBest: TakesBest,
): number {
  if (truth !== TRUTH.untold) return truth === TRUTH.yes ? TRUE : FALSE
  const { question, limit } = leaf
  const under = (facts.low[question] ?? 0) < limit
  const notUnder = (facts.high[question] ?? 0) >= limit
  switch (leaf.kind) {
    case 'choice':
    case 'multi':
      return optionOutcomes(leaf, facts, questions[question], takesBest(question))
    case 'below':
      return either(under, notUnder)
    case 'at-or-above':
      return either(notUnder, under)
    case 'evidence':
      return facts.evidenced[question] === 0 ? TRUE : FALSE
    case 'ratio':
      return ratioOutcomes(leaf, facts)
  }
}

/** A set of options is possible unless it is empty: a single option can be left out only where another one can be taken. */
function optionOutcomes({ kind, question, bits }: CompiledLeaf, facts: Facts, asked: CompiledQuestion | undefined, best: boolean): number {
  const open = facts.open[question] ?? 0
  if (kind === 'choice') {
    const possible = best ? bestOption(open, asked?.units ?? []) : open
    return either((possible & bits) !== 0, (possible & ~bits) !== 0)
  }
  const sure = facts.sure[question] ?? 0
  if (best) return either(((sure | open) & bits) !== 0, ((sure | open) & bits) === 0)
  const possible = sure === 0 ? open | (asked?.alone ?? 0) : open
  return either((possible & bits) !== 0, sure !== 0 || (possible & ~bits) !== 0)
}

function ratioOutcomes({ question, second, ratio }: CompiledLeaf, facts: Facts): number {
  if (ratio === null) return UNTOLD
  const most = facts.high[second] ?? 0
  const untold = (facts.low[second] ?? 0) <= 0 ? UNTOLD : 0
  if (most < 1) return untold
  const least = Math.max(1, facts.low[second] ?? 0)
  const below = ratioIsBelow(facts.low[question] ?? 0, most, ratio)
  const atOrAbove = !ratioIsBelow(facts.high[question] ?? 0, least, ratio)
  return untold | either(below, atOrAbove)
}

/** Bit of the possible option with the greatest value, the first of them. */
function bestOption(open: number, units: readonly number[]): number {
  let best = 0
  let most = -1
  for (let index = 0; index < units.length; index += 1) {
    const bit = 1 << index
    const value = units[index] ?? 0
    if ((open & bit) === 0 || value <= most) continue
    best = bit
    most = value
  }
  return best
}

/** True while the question has more than one answer left. */
export function isOpen(question: number, facts: Facts): boolean {
  return (facts.state[question] ?? 0) <= STATE.partial
}
