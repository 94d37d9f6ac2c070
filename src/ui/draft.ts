import type { Answer } from '../core/assessment/types.ts'
import type { Question } from '../core/rulebook/types.ts'
import type { TriedChange } from '../core/engine/simulate.ts'

/** A question of a draft; its answer is null until one is given. */
export interface DraftItem {
  readonly question: string
  readonly answer: Answer | null
}

/** Puts an answer into a draft; a question that is there already keeps its place. */
export function withAnswer(draft: readonly DraftItem[], question: string, answer: Answer | null): DraftItem[] {
  const item = { question, answer }
  return draft.some((one) => one.question === question) ? draft.map((one) => (one.question === question ? item : one)) : [...draft, item]
}

export function without(draft: readonly DraftItem[], question: string): DraftItem[] {
  return draft.filter((one) => one.question !== question)
}

/** The items that say something. */
export function triedChanges(draft: readonly DraftItem[]): TriedChange[] {
  return draft.flatMap(({ question, answer }) => (answer === null ? [] : [{ question, to: answer }]))
}

/** Ticks or unticks an option of a question with several; an exclusive one stands alone; none ticked is no answer. */
export function toggled(question: Extract<Question, { type: 'multi' }>, answer: Answer | null, option: string): Answer | null {
  const chosen = answer !== null && 'options' in answer ? answer.options : []
  const isAlone = (id: string) => question.options.some((one) => one.id === id && one.exclusive)
  const next = chosen.includes(option) ? chosen.filter((id) => id !== option)
    : isAlone(option) ? [option]
    : [...chosen.filter((id) => !isAlone(id)), option]
  const ids = question.options.map(({ id }) => id).filter((id) => next.includes(id))
  return ids.length === 0 ? null : { options: ids }
}

/** A whole number between the question's bounds; anything else is no answer. */
export function numberAnswer(question: Extract<Question, { type: 'number' }>, value: number): Answer | null {
  return Number.isInteger(value) && value >= question.min && value <= question.max ? { number: value } : null
}
