import type { Rulebook } from '../../rulebook/types.ts'
import type { RuleState } from '../evaluation.ts'
import type { ScoreRange } from '../score.ts'
import type { CompiledForm, CompiledRecommendation } from './compile.ts'
import { emptyPlanes, fillPlanes, LANES, PLANES, UNKNOWN } from './lanes.ts'
import type { Network } from './network.ts'
import { type CompiledQuestion, lowestBit, WORD } from './questions.ts'
import { boundsOf, toRange } from './scores.ts'
import { type AnswerTable, formOf, NO_ANSWER } from './table.ts'

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
  const truths: Truths = { isTrue: new Int32Array(nodes), isFalse: new Int32Array(nodes) }
  const planes = emptyPlanes(form)
  const read = new Set(form.network.words)
  const values = valuesOf(form)
  const sums = { own: emptySum(), total: emptySum() }
  for (let word = 0; word < words; word += 1) {
    fillPlanes(form, read, table, word * LANES, planes)
    settleWord(word, form, planes, truths, results)
    for (let index = 0; index < form.recommendations.length; index += 1) {
      const recommendation = form.recommendations[index]
      if (recommendation !== undefined) sumLanes(recommendation, form.questions, values, table, word * LANES, sums, results, index)
    }
  }
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
  return toRange(boundsOf(low[at] ?? 0, high[at] ?? 0, denominator[at] ?? 0))
}

/** For each node, one bit an assessment. */
interface Truths {
  readonly isTrue: Int32Array
  readonly isFalse: Int32Array
}

function settleWord(word: number, { network }: CompiledForm, planes: Int32Array, truths: Truths, results: ManyResults): void {
  settleLeaves(network, planes, truths)
  settleNodes(network, truths)
  const { isTrue, isFalse } = truths
  let at = word
  for (const { root } of network.rules) {
    const negated = (root & 1) !== 0
    const node = root >> 1
    results.found[at] = (negated ? isFalse[node] : isTrue[node]) ?? 0
    results.clear[at] = (negated ? isTrue[node] : isFalse[node]) ?? 0
    at += results.words
  }
}

function settleLeaves({ words, yes }: Network, planes: Int32Array, { isTrue, isFalse }: Truths): void {
  for (let leaf = 0; leaf < words.length; leaf += 1) {
    const start = (words[leaf] ?? 0) * PLANES
    let holds = 0
    for (let rest = (yes[leaf] ?? 0) & WORD.answers; rest !== 0; rest &= rest - 1) holds |= planes[start + lowestBit(rest)] ?? 0
    isTrue[leaf] = holds
    isFalse[leaf] = ~(holds | (planes[start + UNKNOWN] ?? 0))
  }
}

function settleNodes({ leaves, needed, inputsEnd, inputs }: Network, { isTrue, isFalse }: Truths): void {
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

interface LaneSum {
  readonly low: Float64Array
  readonly high: Float64Array
  /** Of a criterion the weights of its questions; of a recommendation the product of these. */
  readonly weight: Float64Array
  /** Weights of the criteria. */
  readonly criteria: Float64Array
}

function emptySum(): LaneSum {
  const lanes = () => new Float64Array(LANES)
  return { low: lanes(), high: lanes(), weight: lanes(), criteria: lanes() }
}

/** As {@link sumUp}, for one recommendation of 32 assessments. */
function sumLanes(
  { score }: CompiledRecommendation,
  questions: readonly CompiledQuestion[],
  values: readonly Float64Array[],
  { answers, size }: AnswerTable,
  first: number,
  { own, total }: { readonly own: LaneSum; readonly total: LaneSum },
  results: ManyResults,
  recommendation: number,
): void {
  clear(total, 1)
  for (const { kinds, weight } of score.criteria) {
    clear(own, 0)
    for (const { questions: asked, weights } of kinds) {
      for (let at = 0; at < asked.length; at += 1) {
        const index = asked[at] ?? 0
        const question = questions[index]
        const units = values[index]
        if (question !== undefined && units !== undefined) addLanes(question, units, weights[at] ?? 0, answers, index * size + first, own)
      }
    }
    addCriterion(own, weight, total)
  }
  const to = recommendation * size + first
  for (let lane = 0; lane < Math.min(LANES, size - first); lane += 1) {
    results.low[to + lane] = total.low[lane] ?? 0
    results.high[to + lane] = total.high[lane] ?? 0
    results.denominator[to + lane] = (total.weight[lane] ?? 0) * (total.criteria[lane] ?? 0) * score.scale
  }
}

function clear({ low, high, weight, criteria }: LaneSum, to: number): void {
  low.fill(0)
  high.fill(0)
  weight.fill(to)
  criteria.fill(0)
}

/** Lanes beyond the last assessment read the next question's answers; nobody reads their sums. */
function addLanes({ lowest, highest }: CompiledQuestion, units: Float64Array, weight: number, answers: Float64Array, from: number, sum: LaneSum): void {
  const { low, high, weight: weights } = sum
  for (let lane = 0; lane < LANES; lane += 1) {
    const answer = answers[from + lane] ?? NO_ANSWER.missing
    if (answer === NO_ANSWER.notApplicable) continue
    const least = answer >= 0 ? (units[answer] ?? 0) : lowest
    const most = answer >= 0 ? least : highest
    low[lane] = (low[lane] ?? 0) + weight * least
    high[lane] = (high[lane] ?? 0) + weight * most
    weights[lane] = (weights[lane] ?? 0) + weight
  }
}

function addCriterion(own: LaneSum, weight: number, total: LaneSum): void {
  for (let lane = 0; lane < LANES; lane += 1) {
    const sum = own.weight[lane] ?? 0
    if (sum === 0) continue
    const product = total.weight[lane] ?? 0
    total.low[lane] = (total.low[lane] ?? 0) * sum + weight * (own.low[lane] ?? 0) * product
    total.high[lane] = (total.high[lane] ?? 0) * sum + weight * (own.high[lane] ?? 0) * product
    total.weight[lane] = product * sum
    total.criteria[lane] = (total.criteria[lane] ?? 0) + weight
  }
}

const valueTables = new WeakMap<CompiledForm, readonly Float64Array[]>()

/** For each question the value of every answer in units, by the answer as it stands in a table. */
function valuesOf(form: CompiledForm): readonly Float64Array[] {
  const existing = valueTables.get(form)
  if (existing !== undefined) return existing
  // Questions of the same points share one table.
  const shared = new Map<string, Float64Array>()
  const tables = form.questions.map(({ type, units }) => {
    const key = `${type} ${String(units)}`
    const table = shared.get(key) ?? valueTable(type === 'multi', Float64Array.from(units ?? []))
    shared.set(key, table)
    return table
  })
  valueTables.set(form, tables)
  return tables
}

function valueTable(isMulti: boolean, units: Float64Array): Float64Array {
  if (!isMulti) return units
  const sums = new Float64Array(1 << units.length)
  for (let bits = 1; bits < sums.length; bits += 1) sums[bits] = (sums[bits & (bits - 1)] ?? 0) + (units[lowestBit(bits)] ?? 0)
  return sums
}
