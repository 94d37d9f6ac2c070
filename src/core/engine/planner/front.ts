import type { AnswerSet } from '../possible.ts'

/** One full answer put in the place of what a question has now. */
export interface NewAnswer {
  readonly question: string
  readonly answer: AnswerSet
}

/** Some changes: what they cost together, and by how many units they raise the least score (it may sink). */
export interface Step {
  readonly cost: number
  readonly gain: bigint
  readonly changes: readonly NewAnswer[]
  /** Steps that this one is put together from, besides its own changes. */
  readonly parts: readonly Step[]
}

/** The best steps: dearer ones gain more, strictly; by cost. Empty when nothing is allowed. */
export type Front = readonly Step[]

export const NO_STEP: Step = { cost: 0, gain: 0n, changes: [], parts: [] }

/** Best steps of two independent parts taken together. */
export function combine(a: Front, b: Front): Front {
  if (a.length === 1 && a[0] === NO_STEP) return b
  if (b.length === 1 && b[0] === NO_STEP) return a
  const best: (Step | undefined)[] = []
  for (const left of a) {
    for (const right of b) {
      const cost = left.cost + right.cost
      const gain = left.gain + right.gain
      const rival = best[cost]
      if (rival === undefined || gain > rival.gain) best[cost] = { cost, gain, changes: [], parts: [left, right] }
    }
  }
  return frontOf(best)
}

/** Leaves out each step that gains no more than a cheaper one. */
export function frontOf(byCost: readonly (Step | undefined)[]): Front {
  const front: Step[] = []
  let most: bigint | null = null
  for (const step of byCost) {
    if (step === undefined || (most !== null && step.gain <= most)) continue
    front.push(step)
    most = step.gain
  }
  return front
}

/**
 * Best steps over questions that no rule joins: any of them may be changed alone. Of questions with the same cost those
 * that gain most come first, so each cost has one list to take from the top of; the few lists are then combined.
 */
export function frontOfFree(single: readonly Step[]): Front {
  const byCost = new Map<number, Step[]>()
  for (const step of single) {
    if (step.gain > 0n) byCost.set(step.cost, [...(byCost.get(step.cost) ?? []), step])
  }
  return [...byCost.values()].map(takenFromTop).reduce(combine, [NO_STEP])
}

function takenFromTop(steps: readonly Step[]): Front {
  const front = [NO_STEP]
  for (const step of [...steps].sort((a, b) => (a.gain > b.gain ? -1 : a.gain < b.gain ? 1 : 0))) {
    const before = front.at(-1) ?? NO_STEP
    front.push({ cost: before.cost + step.cost, gain: before.gain + step.gain, changes: [], parts: [before, step] })
  }
  return front
}

/** All changes of a step. */
export function changesOf({ changes, parts }: Step): NewAnswer[] {
  return [...changes, ...parts.flatMap(changesOf)]
}
