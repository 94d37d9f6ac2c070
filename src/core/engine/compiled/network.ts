import type { Condition, Rule } from '../../rulebook/types.ts'
import { isLeaf, type Leaf, partsOf, questionsOfLeaf } from '../conditions.ts'
import { type CompiledQuestion, type Facts, STATE, WORD } from './questions.ts'
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
  /** For each leaf: the word that it reads, and the bits of it that let the leaf be true, and be false. */
  readonly words: Int32Array
  readonly yes: Int32Array
  readonly no: Int32Array
  /** Words that are made of other facts, behind those of the questions: of evidence, of ratios. */
  readonly made: readonly CompiledLeaf[]
  readonly ratios: readonly CompiledLeaf[]
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
const MOST_MENTIONS = 26

export type LeafKind = 'choice' | 'multi' | 'below' | 'at-or-above' | 'evidence' | 'ratio'

export interface CompiledLeaf {
  readonly kind: LeafKind
  /** Its place among the nodes. */
  readonly node: number
  readonly question: number
  /** The second number of a ratio. */
  readonly second: number
  /** Options that make a choice leaf true; the one option of a multi leaf. */
  readonly bits: number
  /** Index of the word that the leaf reads. */
  readonly word: number
  /** Bits of the word that let the leaf be true, and be false. */
  readonly yes: number
  readonly no: number
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
  readonly made: CompiledLeaf[]
  readonly source: Source
}

/** The questions of the rules. */
export interface Source {
  readonly size: number
  readonly find: (id: string) => { readonly index: number; readonly compiled: CompiledQuestion }
}

interface Input {
  readonly leaf: boolean
  readonly index: number
  readonly negated: boolean
}

/** Null when a rule mentions more questions than fit, or reads a question in a way that its type does not have. */
export function compileNetwork(rules: readonly Rule[], source: Source): Network | null {
  const draft: Draft = { leaves: [], nodes: [], made: [], source }
  if (rules.some(({ when }) => !fits(when, source))) return null
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
    words: Int32Array.from(draft.leaves, ({ word }) => word),
    yes: Int32Array.from(draft.leaves, ({ yes }) => yes),
    no: Int32Array.from(draft.leaves, ({ no }) => no),
    made: draft.made,
    ratios: draft.leaves.filter(({ kind }) => kind === 'ratio'),
    needed: Int32Array.from(draft.nodes, ({ needed }) => needed),
    inputsEnd: Int32Array.from(draft.nodes, ({ inputs }) => (end += inputs.length)),
    inputs: Int32Array.from(draft.nodes.flatMap(({ inputs }) => inputs.map(place))),
    rules: roots.map((rule) => ({
      ...rule,
      root: place(rule.root),
      repeated: rule.mentioned.filter((one, index) => rule.mentioned.indexOf(one) < index),
    })),
    truth: new Uint8Array(size),
    mentions: Int32Array.from({ length: size }, (_, node) => draft.leaves[node]?.mention ?? 0),
    outcomes: new Uint8Array(size),
  }
}

function fits(condition: Condition, source: Source): boolean {
  if (!isLeaf(condition)) return partsOf(condition).every((part) => fits(part, source))
  const types = questionsOfLeaf(condition).map((id) => source.find(id).compiled.type)
  if ('evidence' in condition) return true
  const wanted = 'in' in condition ? 'choice' : 'includes' in condition ? 'multi' : 'number'
  return types.every((type) => type === wanted)
}

/** The limits that the rules set to each number, by question id, least first. */
export function limitsOf(rules: readonly Rule[]): Map<string, number[]> {
  const limits = new Map<string, number[]>()
  const collect = (condition: Condition): void => {
    if (!isLeaf(condition)) partsOf(condition).forEach(collect)
    else if ('question' in condition && ('below' in condition || 'atOrAbove' in condition)) {
      const limit = 'below' in condition ? condition.below : condition.atOrAbove
      limits.set(condition.question, [...new Set([...(limits.get(condition.question) ?? []), limit])].sort((a, b) => a - b))
    }
  }
  rules.forEach(({ when }) => { collect(when) })
  return limits
}

function draftNode(condition: Condition, draft: Draft, mentioned: number[]): Input {
  if (isLeaf(condition)) {
    draft.leaves.push(compileLeaf(condition, draft, mentioned))
    return { leaf: true, index: draft.leaves.length - 1, negated: false }
  }
  const inputs = partsOf(condition).map((part) => draftNode(part, draft, mentioned))
  const [only] = inputs
  if ('not' in condition && only !== undefined) return { ...only, negated: !only.negated }
  const needed = 'atLeast' in condition ? condition.atLeast.count : 'all' in condition ? inputs.length : 1
  draft.nodes.push({ needed, inputs })
  return { leaf: false, index: draft.nodes.length - 1, negated: false }
}

function compileLeaf(leaf: Leaf, { source, made, leaves }: Draft, mentioned: number[]): CompiledLeaf {
  const [first, second] = questionsOfLeaf(leaf).map(source.find)
  if (first === undefined) throw new Error('a leaf reads a question')
  const { compiled, index } = first
  const mention = 1 << (mentioned.push(index) - 1)
  const base = { node: leaves.length, question: index, second: -1, bits: 0, limit: 0, ratio: null, mention, secondMention: 0, word: index }
  if ('in' in leaf) return { ...base, kind: 'choice', ...masks(bitsOf(compiled, leaf.in), ~bitsOf(compiled, leaf.in)) }
  if ('includes' in leaf) {
    const bits = bitsOf(compiled, [leaf.includes])
    return { ...base, kind: 'multi', ...masks(bits, bits === 0 ? -1 : bits << WORD.leftOut) }
  }
  if ('atOrAbove' in leaf) {
    const under = (2 << compiled.limits.indexOf(leaf.atOrAbove)) - 1
    return { ...base, kind: 'at-or-above', limit: leaf.atOrAbove, ...masks(~under, under) }
  }
  if ('below' in leaf && !('ratio' in leaf)) {
    const under = (2 << compiled.limits.indexOf(leaf.below)) - 1
    return { ...base, kind: 'below', limit: leaf.below, ...masks(under, ~under) }
  }
  const other = { ...base, word: source.size + made.length, ...masks(MADE.yes, MADE.no) }
  const compiledLeaf: CompiledLeaf =
    'ratio' in leaf && second !== undefined
      ? {
          ...other,
          kind: 'ratio',
          second: second.index,
          secondMention: 1 << (mentioned.push(second.index) - 1),
          ratio: compileRatio(leaf.below, compiled.question, second.compiled.question),
        }
      : { ...other, kind: 'evidence' }
  made.push(compiledLeaf)
  return compiledLeaf
}

/** The sign bit is set while nothing is known, so that every leaf may be true then; "never" lets it be false only. */
function masks(yes: number, no: number): { readonly bits: number; readonly yes: number; readonly no: number } {
  const bits = yes & WORD.answers
  return { bits, yes: bits | (1 << 31), no: (no & WORD.answers) | WORD.never }
}

function bitsOf({ bits }: CompiledQuestion, ids: readonly string[]): number {
  return ids.reduce((all, id) => all | (bits.get(id) ?? 0), 0)
}

/** How many words the rules make of other facts. */
export function countMade(rules: readonly Rule[]): number {
  const count = (condition: Condition): number => {
    if (!isLeaf(condition)) return partsOf(condition).reduce((sum, part) => sum + count(part), 0)
    return 'ratio' in condition || 'evidence' in condition ? 1 : 0
  }
  return rules.reduce((sum, { when }) => sum + count(when), 0)
}

/** Settles the truth of every node. */
export function settle(network: Network, facts: Facts): void {
  makeWords(network, facts)
  settleLeaves(network, facts.words)
  settleNodes(network)
}

/** Words of evidence and of ratios: bit 0 where it may be true, bit 1 where it may be false. */
const MADE = { yes: 1, no: 2 } as const

function makeWords({ made }: Network, facts: Facts): void {
  for (const leaf of made) facts.words[leaf.word] = leaf.kind === 'ratio' ? ratioWord(leaf, facts) : evidenceWord(leaf, facts)
}

function evidenceWord({ question }: CompiledLeaf, facts: Facts): number {
  const state = facts.state[question] ?? 0
  if (state === STATE.missing) return MADE.yes | MADE.no
  return state !== STATE.notApplicable && facts.evidenced[question] === 0 ? MADE.yes : MADE.no
}

function ratioWord({ question, second, ratio }: CompiledLeaf, facts: Facts): number {
  const first = facts.state[question] ?? 0
  const other = facts.state[second] ?? 0
  if (first === STATE.notApplicable || other === STATE.notApplicable) return MADE.no
  const least = facts.low[second] ?? 0
  if (first === STATE.missing || other === STATE.missing || least <= 0 || ratio === null) return MADE.yes | MADE.no
  if (ratioIsBelow(facts.high[question] ?? 0, least, ratio)) return MADE.yes
  return ratioIsBelow(facts.low[question] ?? 0, facts.high[second] ?? 0, ratio) ? MADE.yes | MADE.no : MADE.no
}

function settleLeaves({ words: reads, yes, no, truth }: Network, words: Int32Array): void {
  for (let leaf = 0; leaf < reads.length; leaf += 1) {
    const word = words[reads[leaf] ?? 0] ?? 0
    // Not false any more: 1; true for sure: 2.
    truth[leaf] = ((word & (yes[leaf] ?? 0)) !== 0 ? 1 : 0) + ((word & (no[leaf] ?? 0)) === 0 ? 1 : 0)
  }
}

function settleNodes({ leaves, needed, inputsEnd, inputs, truth }: Network): void {
  let node = leaves.length
  let input = 0
  for (let inner = 0; inner < needed.length; inner += 1, node += 1) {
    const end = inputsEnd[inner] ?? 0
    const count = needed[inner] ?? 0
    let sure = 0
    let possible = 0
    for (; input < end; input += 1) {
      const value = truthThrough(inputs[input] ?? 0, truth)
      sure += value >> 1
      possible += (value + 1) >> 1
    }
    truth[node] = (sure >= count ? 1 : 0) + (possible >= count ? 1 : 0)
  }
}

/** Settles what explains every node, once its truth is settled: the inputs that have the node's truth. */
export function settleMentions({ leaves, ratios, inputsEnd, inputs, truth, mentions }: Network, facts: Facts): void {
  // What explains any other leaf is always its question.
  for (const leaf of ratios) mentions[leaf.node] = mentionsOfRatio(leaf, truth[leaf.node] ?? 0, facts)
  let node = leaves.length
  let input = 0
  for (const end of inputsEnd) {
    const value = truth[node] ?? 0
    let all = 0
    for (; input < end; input += 1) {
      const edge = inputs[input] ?? 0
      if (truthThrough(edge, truth) === value) all |= mentions[edge >> 1] ?? 0
    }
    mentions[node] = all
    node += 1
  }
}

/** Truth of a node as an input reads it. */
export function truthThrough(edge: number, truth: Uint8Array): number {
  const value = truth[edge >> 1] ?? 0
  return (edge & 1) === 0 ? value : 2 - value
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
