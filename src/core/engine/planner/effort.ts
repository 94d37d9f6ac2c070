import { type Indicator, type Question, REMEDY_TYPES, type RemedyType, type Rulebook } from '../../rulebook/types.ts'
import { questionsOf } from '../conditions.ts'

/** Whole numbers from 1 up: how hard each kind of remedy is for whoever plans. A kind left out has the effort 1. */
export type Effort = Readonly<Partial<Record<RemedyType, number>>>

/** Where no rule reads a question: law exists, it is carried out, it has brought something about. */
const BY_INDICATOR: Readonly<Record<Indicator, RemedyType>> = { structural: 'law', process: 'procedure', outcome: 'service' }

const indexes = new WeakMap<Rulebook, ReadonlyMap<string, readonly RemedyType[]>>()

/**
 * The kinds of remedy that change the answer to a question: those of the red flags that read it; where none does, those
 * of the other rules that do; where none does, the one of its indicator.
 */
export function remedyKinds(rulebook: Rulebook): ReadonlyMap<string, readonly RemedyType[]> {
  const existing = indexes.get(rulebook)
  if (existing !== undefined) return existing
  const flags = kindsByQuestion(rulebook, (kind) => kind === 'red-flag')
  const others = kindsByQuestion(rulebook, (kind) => kind !== 'red-flag' && kind !== 'promising-practice')
  const index = new Map(
    rulebook.questions.map(({ id, indicator }) => [id, sorted(flags.get(id) ?? others.get(id) ?? new Set([BY_INDICATOR[indicator]]))]),
  )
  indexes.set(rulebook, index)
  return index
}

function kindsByQuestion({ rules }: Rulebook, reads: (kind: Rulebook['rules'][number]['kind']) => boolean): Map<string, Set<RemedyType>> {
  const kinds = new Map<string, Set<RemedyType>>()
  for (const { kind, remedy, when } of rules) {
    if (remedy === null || !reads(kind)) continue
    for (const id of questionsOf(when)) kinds.set(id, (kinds.get(id) ?? new Set()).add(remedy))
  }
  return kinds
}

function sorted(kinds: ReadonlySet<RemedyType>): RemedyType[] {
  return REMEDY_TYPES.filter((kind) => kinds.has(kind))
}

/** Effort of changing the answer to a question: that of its dearest kind of remedy. Without efforts every change costs 1. */
export function effortOf(rulebook: Rulebook, effort: Effort | undefined): (question: Question) => number {
  if (effort === undefined) return () => 1
  for (const [kind, value] of Object.entries(effort)) {
    if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`an effort is a whole number from 1 up; "${kind}" has ${String(value)}`)
  }
  const kinds = remedyKinds(rulebook)
  return ({ id }) => Math.max(1, ...(kinds.get(id) ?? []).map((kind) => effort[kind] ?? 1))
}
