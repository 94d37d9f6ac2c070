import type { Rulebook } from '../../rulebook/types.ts'
import type { RuleState } from '../evaluate.ts'
import type { ScoreRange } from '../score.ts'
import type { CompiledForm, CompiledRecommendation } from './compile.ts'
import type { CompiledLeaf, Network } from './network.ts'
import type { CompiledQuestion } from './questions.ts'
import { ratioIsBelow } from './ratio.ts'
import { toRange } from './scores.ts'
import { type AnswerTable, formOf, NO_ANSWER } from './table.ts'

/** Assessments settled at once: one for each bit of a machine word. */
const LANES = 32

/**
 * Rules and scores of many assessments.
 *
 * Rules: for each rule one bit an assessment, `words` words a rule, in `found` and in `clear`; neither is untold.
 * Scores: for each recommendation `size` numbers; least and greatest over a common denominator, 0 where nothing is left
 * to score. Ratings follow from both once nothing is missing; with gaps, the bounds of a rating are {@link evaluate}'s.
 */
export interface ManyResults {
  readonly size: number
  readonly words: number
  readonly found: Int32Array
  readonly clear: Int32Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly denominator: Float64Array
}

/**
 * Evaluates all assessments of a table: the rules 32 at a time, for which the network's nodes are two words each (true
 * here, false there), and the scores as plain sums. @throws RangeError as {@link formOf}.
 */
export function evaluateMany(rulebook: Rulebook, table: AnswerTable): ManyResults {
  const form = formOf(rulebook)
  const words = Math.ceil(table.size / LANES)
  const scores = () => new Float64Array(form.recommendations.length * table.size)
  const results: ManyResults = {
    size: table.size,
    words,
    found: new Int32Array(form.network.rules.length * words),
    clear: new Int32Array(form.network.rules.length * words),
    low: scores(),
    high: scores(),
    denominator: scores(),
  }
  const nodes = form.network.leaves.length + form.network.needed.length
  const planes: Planes = { isTrue: new Int32Array(nodes), isFalse: new Int32Array(nodes) }
  for (let word = 0; word < words; word += 1) settleWord(word, form, table, planes, results)
  form.recommendations.forEach((recommendation, index) => {
    sumColumns(recommendation, form.questions, table, results, index * table.size)
  })
  return results
}

/** State of a rule, by its index, in one of the assessments. */
export function stateIn({ words, found, clear }: ManyResults, rule: number, assessment: number): RuleState {
  const word = rule * words + (assessment >> 5)
  const bit = 1 << (assessment & 31)
  if (((found[word] ?? 0) & bit) !== 0) return 'found'
  return ((clear[word] ?? 0) & bit) !== 0 ? 'clear' : 'undetermined'
}

/** Score of a recommendation, by its index, in one of the assessments. */
export function scoreIn({ size, low, high, denominator }: ManyResults, recommendation: number, assessment: number): ScoreRange | null {
  const at = recommendation * size + assessment
  return toRange({ low: low[at] ?? 0, high: high[at] ?? 0, denominator: denominator[at] ?? 0 })
}

/** For each node, one bit an assessment. */
interface Planes {
  readonly isTrue: Int32Array
  readonly isFalse: Int32Array
}

function settleWord(word: number, { network }: CompiledForm, table: AnswerTable, planes: Planes, results: ManyResults): void {
  const { isTrue, isFalse } = planes
  const lanes = Math.min(LANES, table.size - word * LANES)
  network.leaves.forEach((leaf, node) => { settleLeaf(leaf, node, word * LANES, lanes, table, planes) })
  settleNodes(network, planes)
  let at = word
  for (const { root } of network.rules) {
    const negated = (root & 1) !== 0
    const node = root >> 1
    results.found[at] = (negated ? isFalse[node] : isTrue[node]) ?? 0
    results.clear[at] = (negated ? isTrue[node] : isFalse[node]) ?? 0
    at += results.words
  }
}

function settleLeaf(leaf: CompiledLeaf, node: number, first: number, lanes: number, { size, answers, evidenced }: AnswerTable, planes: Planes): void {
  const start = leaf.question * size + first
  const other = leaf.second * size + first
  let isTrue = 0
  let isFalse = 0
  for (let lane = 0; lane < lanes; lane += 1) {
    const answer = answers[start + lane] ?? NO_ANSWER.missing
    let holds = false
    if (leaf.kind === 'ratio') {
      const second = answers[other + lane] ?? NO_ANSWER.missing
      const applies = answer !== NO_ANSWER.notApplicable && second !== NO_ANSWER.notApplicable
      if (applies && (answer < 0 || second <= 0)) continue
      holds = applies && leaf.ratio !== null && ratioIsBelow(answer, second, leaf.ratio)
    } else if (answer === NO_ANSWER.missing) continue
    else if (answer !== NO_ANSWER.notApplicable) holds = leafHolds(leaf, answer, evidenced[start + lane] ?? 0)
    if (holds) isTrue |= 1 << lane
    else isFalse |= 1 << lane
  }
  planes.isTrue[node] = isTrue
  planes.isFalse[node] = isFalse
}

function leafHolds({ kind, bits, limit }: CompiledLeaf, answer: number, evidenced: number): boolean {
  switch (kind) {
    case 'choice':
      return (bits & (1 << answer)) !== 0
    case 'multi':
      return (bits & answer) !== 0
    case 'below':
      return answer < limit
    case 'at-or-above':
      return answer >= limit
    case 'evidence':
      return evidenced === 0
    case 'ratio':
      return false
  }
}

function settleNodes({ leaves, needed, inputsEnd, inputs }: Network, { isTrue, isFalse }: Planes): void {
  let start = 0
  for (let inner = 0; inner < needed.length; inner += 1) {
    const end = inputsEnd[inner] ?? 0
    const count = needed[inner] ?? 0
    const node = leaves.length + inner
    if (count === end - start || count === 1) {
      // "All" is true where all inputs are and false where one is; "any" is the same with true and false exchanged.
      const all = count === end - start
      let every = -1
      let some = 0
      for (let input = start; input < end; input += 1) {
        const edge = inputs[input] ?? 0
        const positive = (edge & 1) === 0
        every &= (positive === all ? isTrue[edge >> 1] : isFalse[edge >> 1]) ?? 0
        some |= (positive === all ? isFalse[edge >> 1] : isTrue[edge >> 1]) ?? 0
      }
      isTrue[node] = all ? every : some
      isFalse[node] = all ? some : every
    } else {
      const edges = inputs.subarray(start, end)
      isTrue[node] = whereAtLeast(count, edges, (edge, negated) => (negated ? isFalse[edge] : isTrue[edge]) ?? 0)
      isFalse[node] = ~whereAtLeast(count, edges, (edge, negated) => ~((negated ? isTrue[edge] : isFalse[edge]) ?? 0))
    }
    start = end
  }
}

/** Bits of the assessments in which so many of the inputs have their bit set. */
function whereAtLeast(count: number, edges: Int32Array, bitsOf: (node: number, negated: boolean) => number): number {
  const reached = new Int32Array(count + 1)
  reached[0] = -1
  for (const edge of edges) {
    const bits = bitsOf(edge >> 1, (edge & 1) !== 0)
    for (let n = count; n > 0; n -= 1) reached[n] = (reached[n] ?? 0) | ((reached[n - 1] ?? 0) & bits)
  }
  return reached[count] ?? 0
}

/** As {@link sumUp}, for one recommendation of all assessments: sums of columns instead of sums of rows. */
function sumColumns(
  { score }: CompiledRecommendation,
  questions: readonly CompiledQuestion[],
  table: AnswerTable,
  { low, high, denominator }: ManyResults,
  offset: number,
): void {
  const { size } = table
  const own = { low: new Float64Array(size), high: new Float64Array(size), weight: new Float64Array(size) }
  const weights = new Float64Array(size)
  denominator.fill(1, offset, offset + size)
  for (const criterion of score.criteria) {
    own.low.fill(0)
    own.high.fill(0)
    own.weight.fill(0)
    for (const { index, weight } of criterion.questions) {
      const question = questions[index]
      if (question !== undefined) addColumn(question, weight, table.answers, index * size, own)
    }
    for (let assessment = 0; assessment < size; assessment += 1) {
      const sum = own.weight[assessment] ?? 0
      if (sum === 0) continue
      const at = offset + assessment
      const product = denominator[at] ?? 1
      low[at] = (low[at] ?? 0) * sum + criterion.weight * (own.low[assessment] ?? 0) * product
      high[at] = (high[at] ?? 0) * sum + criterion.weight * (own.high[assessment] ?? 0) * product
      denominator[at] = product * sum
      weights[assessment] = (weights[assessment] ?? 0) + criterion.weight
    }
  }
  for (let assessment = 0; assessment < size; assessment += 1) {
    const at = offset + assessment
    denominator[at] = (denominator[at] ?? 0) * (weights[assessment] ?? 0) * score.scale
  }
}

interface Columns {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly weight: Float64Array
}

function addColumn(question: CompiledQuestion, weight: number, answers: Float64Array, start: number, { low, high, weight: sums }: Columns): void {
  const values = valuesOf(question)
  for (let assessment = 0; assessment < sums.length; assessment += 1) {
    const answer = answers[start + assessment] ?? NO_ANSWER.missing
    if (answer === NO_ANSWER.notApplicable) continue
    const known = answer >= 0
    const value = known ? values(answer) : 0
    low[assessment] = (low[assessment] ?? 0) + weight * (known ? value : question.lowest)
    high[assessment] = (high[assessment] ?? 0) + weight * (known ? value : question.highest)
    sums[assessment] = (sums[assessment] ?? 0) + weight
  }
}

/** Value of an answer in units. */
function valuesOf({ type, units }: CompiledQuestion): (answer: number) => number {
  const own = units ?? []
  if (type === 'choice') return (answer) => own[answer] ?? 0
  return (answer) => {
    let sum = 0
    for (let rest = answer; rest !== 0; rest &= rest - 1) sum += own[31 - Math.clz32(rest & -rest)] ?? 0
    return sum
  }
}
