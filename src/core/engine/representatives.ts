import type { Question } from '../rulebook/types.ts'
import { type Leaf, questionsOfLeaf, ratioBelow } from './conditions.ts'
import { fromDecimal } from './fraction.ts'
import type { AnswerSet } from './possible.ts'

/**
 * A few full answers that stand for all that may be true.
 *
 * Two answers are alike when no leaf of the given rules tells them apart. Of each class of alike answers one is kept,
 * with the greatest value that the class has; so whatever can be reached by any answers at all can be reached by
 * representatives, and no better score is lost. A pair of numbers joined by a ratio is represented together.
 */
export interface Variable {
  readonly questions: readonly string[]
  /** Each choice gives one full answer to each of `questions`, in their order. */
  readonly choices: readonly (readonly AnswerSet[])[]
}

export function representQuestion(question: Question, answers: AnswerSet, leaves: readonly Leaf[]): Variable {
  const own = leaves.filter((leaf) => questionsOfLeaf(leaf).includes(question.id))
  return { questions: [question.id], choices: representatives(question, answers, own).map((answer) => [answer]) }
}

function representatives(question: Question, answers: AnswerSet, leaves: readonly Leaf[]): AnswerSet[] {
  switch (answers.type) {
    case 'choice':
      return representChoice(question, answers, leaves)
    case 'multi':
      return representMulti(question, answers, leaves)
    case 'number':
      return numberPoints(answers, leaves).map((value) => ({ type: 'number', low: value, high: value }))
  }
}

/** The best option of each class: options that the same leaves name are alike. */
function representChoice(
  question: Question,
  { options }: Extract<AnswerSet, { type: 'choice' }>,
  leaves: readonly Leaf[],
): AnswerSet[] {
  if (question.type !== 'choice') return []
  const valueOf = (index: number) => question.options[index]?.value ?? 0
  const best = new Map<string, number>()
  for (const index of options) {
    const id = question.options[index]?.id ?? ''
    const named = leaves.map((leaf) => 'in' in leaf && leaf.in.includes(id)).join()
    const rival = best.get(named)
    if (rival === undefined || valueOf(index) > valueOf(rival)) best.set(named, index)
  }
  return [...best.values()].map((index) => ({ type: 'choice', options: [index] }))
}

/** Every choice among the options that the rules look at; all other open options are taken, for they only add points. */
function representMulti(
  question: Question,
  { chosen, open, exclusive }: Extract<AnswerSet, { type: 'multi' }>,
  leaves: readonly Leaf[],
): AnswerSet[] {
  if (question.type !== 'multi') return []
  const read = new Set(leaves.flatMap((leaf) => ('includes' in leaf ? [leaf.includes] : [])))
  const watched = open.filter((index) => read.has(question.options[index]?.id ?? ''))
  const free = open.filter((index) => !watched.includes(index))
  const sets = subsets(watched)
    .map((subset) => [...chosen, ...free, ...subset])
    .filter((set) => set.length > 0)
  const alone = exclusive ? question.options.flatMap((option, index) => (option.exclusive ? [[index]] : [])) : []
  return [...sets, ...alone].map((set) => ({ type: 'multi', chosen: set, open: [], exclusive: false }))
}

function subsets(items: readonly number[]): number[][] {
  return items.reduce<number[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])
}

/** The ends of the range and both sides of each limit inside it: one whole number of each class at least. */
function numberPoints({ low, high }: Extract<AnswerSet, { type: 'number' }>, leaves: readonly Leaf[]): number[] {
  const limits = leaves.flatMap((leaf) => ('ratio' in leaf ? [] : limitOf(leaf)))
  return starts(low, high, limits)
}

export function limitOf(leaf: Leaf): number[] {
  if ('below' in leaf) return [leaf.below]
  return 'atOrAbove' in leaf ? [leaf.atOrAbove] : []
}

/** First whole number of each stretch into which the limits cut low…high. */
function starts(low: number, high: number, limits: readonly number[]): number[] {
  const cuts = limits.map(Math.ceil).filter((cut) => cut > low && cut <= high)
  return [...new Set([low, ...cuts])].sort((a, b) => a - b)
}

/**
 * Pairs of whole numbers, one at least for each combination of the numbers' own limits and of the ratio's, that can
 * occur together. Found exactly: see {@link pointInCell}.
 */
export function representPair(
  first: { readonly id: string; readonly low: number; readonly high: number },
  second: { readonly id: string; readonly low: number; readonly high: number },
  leaves: readonly Leaf[],
): Variable {
  const ratios = leaves.flatMap((leaf) => ('ratio' in leaf && leaf.ratio[0] === first.id ? [leaf.below] : []))
  const ownLimits = (id: string) =>
    leaves.flatMap((leaf) => ('question' in leaf && leaf.question === id ? limitOf(leaf) : []))
  const rows = stretches(second.low, second.high, [...ownLimits(second.id), 1])
  const columns = stretches(first.low, first.high, ownLimits(first.id))
  const bands = ratioBands(ratios)
  const points = rows.flatMap((y) =>
    columns.flatMap((x) =>
      y.high === 0 ? [[x.low, 0] as const] : bands.flatMap((band) => pointInCell(x, y, band) ?? []),
    ),
  )
  return {
    questions: [first.id, second.id],
    choices: points.map((point) => point.map((value): AnswerSet => ({ type: 'number', low: value, high: value }))),
  }
}

export interface Stretch {
  readonly low: number
  readonly high: number
}

export function stretches(low: number, high: number, limits: readonly number[]): Stretch[] {
  const from = starts(low, high, limits)
  return from.map((start, index) => ({ low: start, high: (from[index + 1] ?? high + 1) - 1 }))
}

interface Band {
  /** Ratio at or above; null = from 0. */
  readonly from: number | null
  /** Ratio below; null = without end. */
  readonly below: number | null
}

function ratioBands(limits: readonly number[]): Band[] {
  const sorted = [...new Set(limits)].sort((a, b) => a - b)
  return [null, ...sorted].map((from, index) => ({ from, below: sorted[index] ?? null }))
}

/**
 * A point with x and y in their stretches (y ≥ 1) and from ≤ x ÷ y < below, or null when there is none.
 *
 * For a given y the fitting x run from max(x.low, ⌈from·y⌉) to min(x.high, ⌈below·y⌉ − 1). Once y ≥ 1 ÷ (below − from)
 * the band holds a whole number for every y, so beyond that y only the two ends of the y range matter: below·y > x.low
 * bounds y from beneath, from·y ≤ x.high from above. Only the few smaller y have to be tried one by one.
 */
function pointInCell(x: Stretch, y: Stretch, band: Band): [readonly [number, number]] | null {
  const fit = (value: number): number | null => {
    const least = Math.max(x.low, band.from === null ? 0 : ceilOfProduct(band.from, value))
    return least <= x.high && (band.below === null || ratioBelow(least, value, band.below)) ? least : null
  }
  const first = firstWhere(y, (value) => band.below === null || ratioBelow(x.low, value, band.below))
  if (first === null) return null
  const width = band.below === null ? Infinity : band.below - (band.from ?? 0)
  const tries = Math.min(y.high, Math.max(first, Math.ceil(1 / width) + 1))
  for (let value = first; value <= tries; value += 1) {
    const found = fit(value)
    if (found !== null) return [[found, value]]
  }
  return null
}

/** Least value of the stretch for which a condition holds that, once true, stays true; by bisection. */
function firstWhere({ low, high }: Stretch, holds: (value: number) => boolean): number | null {
  if (!holds(high)) return null
  let from = low
  let to = high
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

export function ceilOfProduct(decimal: number, n: number): number {
  const { numerator, denominator } = fromDecimal(decimal)
  return Number((numerator * BigInt(n) + denominator - 1n) / denominator)
}
