import type { CompiledForm } from './compile.ts'
import type { CompiledLeaf } from './network.ts'
import { type CompiledQuestion, stretchOf } from './questions.ts'
import { ratioIsBelow } from './ratio.ts'
import { type AnswerTable, NO_ANSWER } from './table.ts'

/** Assessments worked on at once: one for each bit of a machine word. */
export const LANES = 32

/** Planes that belong to one word of the rules: one for each of its bits that stand for answers, and a last one. */
export const PLANES = 31
/** The last one: the assessments in which nothing is known. */
export const UNKNOWN = 30

/**
 * The words that the rules read (see WORD in questions.ts), turned round: for each bit of each word a plane that has
 * one bit for each of 32 assessments. Answers being whole, a leaf may be false wherever it is neither true nor unknown.
 */
export function emptyPlanes({ questions, network }: CompiledForm): Int32Array {
  return new Int32Array((questions.length + network.made.length) * PLANES)
}

/** Fills in the planes of the assessments from `first` on. `read`: the words that a leaf reads. */
export function fillPlanes({ questions, network }: CompiledForm, read: ReadonlySet<number>, table: AnswerTable, first: number, planes: Int32Array): void {
  const count = Math.min(LANES, table.size - first)
  planes.fill(0)
  let index = 0
  for (const question of questions) {
    if (read.has(index)) fillQuestion(question, table.answers, index * table.size + first, count, planes, index * PLANES)
    index += 1
  }
  for (const leaf of network.made) {
    for (let lane = 0; lane < count; lane += 1) {
      const holds = leaf.kind === 'ratio' ? ratioHolds(leaf, table, first + lane) : lacksEvidence(leaf, table, first + lane)
      if (holds !== false) mark(planes, leaf.word * PLANES + (holds === null ? UNKNOWN : 0), lane)
    }
  }
}

function mark(planes: Int32Array, plane: number, lane: number): void {
  planes[plane] = (planes[plane] ?? 0) | (1 << lane)
}

function fillQuestion({ type, limits }: CompiledQuestion, answers: Float64Array, from: number, count: number, planes: Int32Array, to: number): void {
  for (let lane = 0; lane < count; lane += 1) {
    const answer = answers[from + lane] ?? NO_ANSWER.missing
    if (answer < 0) {
      if (answer === NO_ANSWER.missing) mark(planes, to + UNKNOWN, lane)
    } else if (type === 'choice') mark(planes, to + answer, lane)
    else if (type === 'number') mark(planes, to + stretchOf(limits, answer), lane)
    else for (let rest = answer; rest !== 0; rest &= rest - 1) mark(planes, to + 31 - Math.clz32(rest & -rest), lane)
  }
}

/** Null where it cannot be told. */
function lacksEvidence({ question }: CompiledLeaf, { answers, evidenced, size }: AnswerTable, at: number): boolean | null {
  const answer = answers[question * size + at] ?? NO_ANSWER.missing
  if (answer === NO_ANSWER.missing) return null
  return answer >= 0 && evidenced[question * size + at] === 0
}

/** Null where it cannot be told. */
function ratioHolds({ question, second, ratio }: CompiledLeaf, { answers, size }: AnswerTable, at: number): boolean | null {
  const first = answers[question * size + at] ?? NO_ANSWER.missing
  const other = answers[second * size + at] ?? NO_ANSWER.missing
  if (first === NO_ANSWER.notApplicable || other === NO_ANSWER.notApplicable) return false
  if (first < 0 || other <= 0 || ratio === null) return null
  return ratioIsBelow(first, other, ratio)
}
