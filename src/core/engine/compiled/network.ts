import type { Condition, Question, Rule } from '../../rulebook/types.ts'
import { isLeaf, type Leaf, partsOf, questionsOfLeaf } from '../conditions.ts'
import { type Facts, STATE } from './questions.ts'
import { compileRatio, type Ratio, ratioIsBelow } from './ratio.ts'

/**
 * All rules as one network. Its first nodes are the leaves; each other node is true when at least so many of its inputs
 * are ("all" is n of n, "any" 1 of n) and false when that cannot come true any more. "Not" is no node: an input may be
 * read the other way round. Inputs come before the nodes that read them, so one pass over the nodes settles all rules.
 *
 * Truth is 0 (false), 1 (untold) or 2 (true), so that the other way round is 2 minus it. Beside its truth each node
 * carries the `mentions` that explain it: one bit for each question that a leaf of the rule reads.
 */
export interface Network {
  readonly leaves: readonly CompiledLeaf[]
  /** For each node that is no leaf: how many inputs it needs, and where its inputs end in `inputs`. */
  readonly needed: Int32Array
  readonly inputsEnd: Int32Array
  /** Node × 2, plus 1 where it is read the other way round. */
  readonly inputs: Int32Array
  readonly rules: readonly CompiledRule[]
  readonly truth: Uint8Array
  readonly mentions: Int32Array
  /** What can still become of each node; see outcomes.ts. */
  readonly outcomes: Uint8Array
}

export const TRUTH = { no: 0, untold: 1, yes: 2 } as const

/** More questions than this in one rule do not fit the bits of `mentions`. */
export const MOST_MENTIONS = 26

export type LeafKind = 'choice' | 'multi' | 'below' | 'at-or-above' | 'evidence' | 'ratio'

export interface CompiledLeaf {
  readonly kind: LeafKind
  readonly question: number
  /** The second number of a ratio. */
  readonly second: number
  /** Options that make a choice leaf true; the one option of a multi leaf. */
  readonly bits: number
  /** The same, where that option stands alone; else none. */
  readonly alone: number
  readonly limit: number
  readonly ratio: Ratio | null
  /** Bits of `mentions` for the question and, in a ratio, for the second. */
  readonly mention: number
  readonly secondMention: number
}

export interface CompiledRule {
  readonly rule: Rule
  /** As in `inputs`. */
  readonly root: number
  /** Question of each bit of `mentions`, in the order of reading. */
  readonly mentioned: readonly number[]
  /** Questions mentioned more than once. */
  readonly repeated: readonly number[]
  /** Where its nodes start and end, leaves and others. */
  readonly leaves: readonly [number, number]
  readonly nodes: readonly [number, number]
}

interface Draft {
  readonly leaves: CompiledLeaf[]
  /** Nodes that are no leaves; inputs name other such nodes by negative numbers until all leaves are counted. */
  readonly nodes: { readonly needed: number; readonly inputs: readonly Input[] }[]
  readonly question: (id: string) => { readonly index: number; readonly question: Question }
}

interface Input {
  readonly leaf: boolean
  readonly index: number
  readonly negated: boolean
}

/** Null when a rule mentions more questions than fit, or reads a question in a way that its type does not have. */
export function compileNetwork(rules: readonly Rule[], question: Draft['question']): Network | null {
  const draft: Draft = { leaves: [], nodes: [], question }
  if (rules.some(({ when }) => !fits(when, question))) return null
  const roots = rules.map((rule) => {
    const [leaves, nodes] = [draft.leaves.length, draft.nodes.length]
    const mentioned: number[] = []
    const root = draftNode(rule.when, draft, mentioned)
    return { rule, root, mentioned, leaves: [leaves, draft.leaves.length] as const, nodes: [nodes, draft.nodes.length] as const }
  })
  if (roots.some(({ mentioned }) => mentioned.length > MOST_MENTIONS)) return null
  const place = ({ leaf, index, negated }: Input) => (leaf ? index : draft.leaves.length + index) * 2 + (negated ? 1 : 0)
  let end = 0
  const size = draft.leaves.length + draft.nodes.length
  return {
    leaves: draft.leaves,
    needed: Int32Array.from(draft.nodes, ({ needed }) => needed),
    inputsEnd: Int32Array.from(draft.nodes, ({ inputs }) => (end += inputs.length)),
    inputs: Int32Array.from(draft.nodes.flatMap(({ inputs }) => inputs.map(place))),
    rules: roots.map((rule) => ({
      ...rule,
      root: place(rule.root),
      repeated: rule.mentioned.filter((one, index) => rule.mentioned.indexOf(one) < index),
    })),
    truth: new Uint8Array(size),
    mentions: new Int32Array(size),
    outcomes: new Uint8Array(size),
  }
}

function fits(condition: Condition, find: Draft['question']): boolean {
  if (!isLeaf(condition)) return partsOf(condition).every((part) => fits(part, find))
  const types = questionsOfLeaf(condition).map((id) => find(id).question.type)
  if ('evidence' in condition) return true
  const wanted = 'in' in condition ? 'choice' : 'includes' in condition ? 'multi' : 'number'
  return types.every((type) => type === wanted)
}

function draftNode(condition: Condition, draft: Draft, mentioned: number[]): Input {
  if (isLeaf(condition)) {
    draft.leaves.push(compileLeaf(condition, draft.question, mentioned))
    return { leaf: true, index: draft.leaves.length - 1, negated: false }
  }
  const inputs = partsOf(condition).map((part) => draftNode(part, draft, mentioned))
  const [only] = inputs
  if ('not' in condition && only !== undefined) return { ...only, negated: !only.negated }
  const needed = 'atLeast' in condition ? condition.atLeast.count : 'all' in condition ? inputs.length : 1
  draft.nodes.push({ needed, inputs })
  return { leaf: false, index: draft.nodes.length - 1, negated: false }
}

function compileLeaf(leaf: Leaf, find: Draft['question'], mentioned: number[]): CompiledLeaf {
  const [first, second] = questionsOfLeaf(leaf).map(find)
  if (first === undefined) throw new Error('a leaf reads a question')
  const mention = 1 << (mentioned.push(first.index) - 1)
  const base = { question: first.index, second: -1, bits: 0, alone: 0, limit: 0, ratio: null, mention, secondMention: 0 }
  if ('ratio' in leaf && second !== undefined) {
    const secondMention = 1 << (mentioned.push(second.index) - 1)
    const ratio = compileRatio(leaf.below, first.question, second.question)
    return { ...base, kind: 'ratio', second: second.index, secondMention, ratio }
  }
  if ('in' in leaf) return { ...base, kind: 'choice', bits: bitsOf(first.question, leaf.in) }
  if ('includes' in leaf) {
    const bits = bitsOf(first.question, [leaf.includes])
    return { ...base, kind: 'multi', bits, alone: bits & bitsAlone(first.question) }
  }
  if ('atOrAbove' in leaf) return { ...base, kind: 'at-or-above', limit: leaf.atOrAbove }
  return 'below' in leaf ? { ...base, kind: 'below', limit: leaf.below } : { ...base, kind: 'evidence' }
}

function bitsOf(question: Question, ids: readonly string[]): number {
  if (question.type === 'number') return 0
  return question.options.reduce((bits, { id }, index) => (ids.includes(id) ? bits | (1 << index) : bits), 0)
}

function bitsAlone(question: Question): number {
  if (question.type !== 'multi') return 0
  return question.options.reduce((bits, { exclusive }, index) => (exclusive ? bits | (1 << index) : bits), 0)
}

/** Settles the truth and the mentions of every node. */
export function settle(network: Network, facts: Facts): void {
  settleLeaves(network, facts)
  settleNodes(network)
}

function settleLeaves({ leaves, truth, mentions }: Network, facts: Facts): void {
  let node = 0
  for (const leaf of leaves) {
    const value = leafTruth(leaf, facts)
    truth[node] = value
    mentions[node] = leaf.second < 0 ? leaf.mention : mentionsOfRatio(leaf, value, facts)
    node += 1
  }
}

function settleNodes({ leaves, needed, inputsEnd, inputs, truth, mentions }: Network): void {
  let node = leaves.length
  let input = 0
  for (let inner = 0; inner < needed.length; inner += 1, node += 1) {
    const end = inputsEnd[inner] ?? 0
    const count = needed[inner] ?? 0
    // What explains a node are the inputs that have its truth, whichever that turns out to be.
    let sure = 0
    let open = 0
    let whenTrue = 0
    let whenUntold = 0
    let whenFalse = 0
    for (; input < end; input += 1) {
      const edge = inputs[input] ?? 0
      const value = truthThrough(edge, truth)
      const mentioned = mentions[edge >> 1] ?? 0
      if (value === TRUTH.yes) {
        sure += 1
        whenTrue |= mentioned
      } else if (value === TRUTH.untold) {
        open += 1
        whenUntold |= mentioned
      } else whenFalse |= mentioned
    }
    const value = sure >= count ? TRUTH.yes : sure + open >= count ? TRUTH.untold : TRUTH.no
    truth[node] = value
    mentions[node] = value === TRUTH.yes ? whenTrue : value === TRUTH.untold ? whenUntold : whenFalse
  }
}

/** Truth of a node as an input reads it. */
export function truthThrough(edge: number, truth: Uint8Array): number {
  const value = truth[edge >> 1] ?? 0
  return (edge & 1) === 0 ? value : 2 - value
}

/** As {@link leafTruth} of conditions.ts, for what is known about the leaf's questions. */
export function leafTruth(leaf: CompiledLeaf, facts: Facts): number {
  const { question } = leaf
  const state = facts.state[question] ?? 0
  if (state === STATE.notApplicable) return TRUTH.no
  if (state === STATE.missing && leaf.kind !== 'ratio') return TRUTH.untold
  switch (leaf.kind) {
    case 'choice': {
      const open = facts.open[question] ?? 0
      if ((open & ~leaf.bits) === 0) return TRUTH.yes
      return (open & leaf.bits) === 0 ? TRUTH.no : TRUTH.untold
    }
    case 'multi':
      if (((facts.sure[question] ?? 0) & leaf.bits) !== 0) return TRUTH.yes
      return (openOptions(leaf, facts) & leaf.bits) === 0 ? TRUTH.no : TRUTH.untold
    case 'below':
      return belowTruth(question, leaf.limit, facts)
    case 'at-or-above':
      return 2 - belowTruth(question, leaf.limit, facts)
    case 'evidence':
      return facts.evidenced[question] === 0 ? TRUTH.yes : TRUTH.no
    case 'ratio':
      return ratioTruth(leaf, facts)
  }
}

/** Options of a multi question that may be chosen besides the sure ones; those that stand alone only while nothing is sure. */
function openOptions({ question, alone }: CompiledLeaf, facts: Facts): number {
  return (facts.open[question] ?? 0) | ((facts.sure[question] ?? 0) === 0 ? alone : 0)
}

function belowTruth(question: number, limit: number, facts: Facts): number {
  if ((facts.high[question] ?? 0) < limit) return TRUTH.yes
  return (facts.low[question] ?? 0) >= limit ? TRUTH.no : TRUTH.untold
}

function ratioTruth({ question, second, ratio }: CompiledLeaf, facts: Facts): number {
  const states = [facts.state[question] ?? 0, facts.state[second] ?? 0] as const
  if (states.includes(STATE.notApplicable)) return TRUTH.no
  if (states.includes(STATE.missing) || ratio === null) return TRUTH.untold
  const least = facts.low[second] ?? 0
  if (least <= 0) return TRUTH.untold
  if (ratioIsBelow(facts.high[question] ?? 0, least, ratio)) return TRUTH.yes
  return ratioIsBelow(facts.low[question] ?? 0, facts.high[second] ?? 0, ratio) ? TRUTH.untold : TRUTH.no
}

/** What explains a ratio: see explain.ts, whose special cases are these. */
function mentionsOfRatio({ question, second, mention, secondMention }: CompiledLeaf, value: number, facts: Facts): number {
  const first = facts.state[question] ?? 0
  const other = facts.state[second] ?? 0
  if (value === TRUTH.yes) return mention | secondMention
  if (value === TRUTH.no) {
    const inapplicable = (first === STATE.notApplicable ? mention : 0) | (other === STATE.notApplicable ? secondMention : 0)
    return inapplicable === 0 ? mention | secondMention : inapplicable
  }
  if ((facts.high[second] ?? 0) === 0) return 0
  return (first === STATE.full ? 0 : mention) | (other === STATE.full ? 0 : secondMention)
}
