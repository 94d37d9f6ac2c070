import type { Answer, Response } from '../assessment/types.ts'
import type { ChoiceQuestion, MultiQuestion, NumberQuestion, Question } from '../rulebook/types.ts'

/**
 * What is known about one question: the set of answers that may still be the true one.
 *
 * A missing answer stands for every possible answer; a partial answer for those that agree with it; a full answer for
 * itself. "Not applicable" is no answer at all: the question leaves the sum and makes conditions false.
 */
export type Possible =
  | { readonly state: 'not-applicable' }
  | { readonly state: 'missing' | 'partial' | 'full'; readonly answers: AnswerSet }

export type AnswerSet =
  /** One of these options (indices into the question's options). */
  | { readonly type: 'choice'; readonly options: readonly number[] }
  /**
   * `chosen` for sure and any of `open` besides. `exclusive` says that the exclusive option alone is possible too
   * (only while nothing is chosen).
   */
  | { readonly type: 'multi'; readonly chosen: readonly number[]; readonly open: readonly number[]; readonly exclusive: boolean }
  /** A whole number from `low` to `high`, both included. */
  | { readonly type: 'number'; readonly low: number; readonly high: number }

export interface Known {
  readonly possible: Possible
  /** At least one evidence item stands with the answer. */
  readonly evidenced: boolean
}

/** Every answer that the question has: what a missing answer stands for. */
export function everyAnswer(question: Question): AnswerSet {
  switch (question.type) {
    case 'choice':
      return { type: 'choice', options: question.options.map((_, index) => index) }
    case 'multi':
      return {
        type: 'multi',
        chosen: [],
        open: indicesOf(question, (option) => !option.exclusive),
        exclusive: question.options.some((option) => option.exclusive),
      }
    case 'number':
      return { type: 'number', low: question.min, high: question.max }
  }
}

/**
 * Reads one response. The response has been checked against the question before (see assessment/read); what does not
 * fit here is a defect of the caller and throws.
 */
export function known(question: Question, response: Response | undefined): Known {
  return {
    possible: possible(question, response?.answer),
    evidenced: (response?.evidence?.length ?? 0) > 0,
  }
}

export function possible(question: Question, answer: Answer | undefined): Possible {
  if (answer === undefined) return { state: 'missing', answers: everyAnswer(question) }
  if ('none' in answer) {
    return answer.none === 'not-applicable'
      ? { state: 'not-applicable' }
      : { state: 'missing', answers: everyAnswer(question) }
  }
  switch (question.type) {
    case 'choice':
      return possibleChoice(question, answer)
    case 'multi':
      return possibleMulti(question, answer)
    case 'number':
      return possibleNumber(question, answer)
  }
}

function possibleChoice(question: ChoiceQuestion, answer: Answer): Possible {
  if ('option' in answer) {
    return { state: 'full', answers: { type: 'choice', options: [optionIndex(question, answer.option)] } }
  }
  if ('oneOf' in answer) {
    const options = answer.oneOf.map((id) => optionIndex(question, id))
    return { state: 'partial', answers: { type: 'choice', options } }
  }
  throw misfit(question)
}

function possibleMulti(question: MultiQuestion, answer: Answer): Possible {
  if (!('options' in answer)) throw misfit(question)
  const chosen = answer.options.map((id) => optionIndex(question, id))
  if (answer.rest !== 'unknown') {
    return { state: 'full', answers: { type: 'multi', chosen, open: [], exclusive: false } }
  }
  const open = indicesOf(question, (option, index) => !option.exclusive && !chosen.includes(index))
  const exclusive = chosen.length === 0 && question.options.some((option) => option.exclusive)
  return { state: 'partial', answers: { type: 'multi', chosen, open, exclusive } }
}

function possibleNumber(question: NumberQuestion, answer: Answer): Possible {
  if ('number' in answer) {
    return { state: 'full', answers: { type: 'number', low: answer.number, high: answer.number } }
  }
  if ('atLeast' in answer || 'atMost' in answer) {
    const { atLeast, atMost } = answer as { atLeast?: number; atMost?: number }
    return {
      state: 'partial',
      answers: { type: 'number', low: atLeast ?? question.min, high: atMost ?? question.max },
    }
  }
  throw misfit(question)
}

function indicesOf(
  question: MultiQuestion,
  keep: (option: MultiQuestion['options'][number], index: number) => boolean,
): number[] {
  return question.options.flatMap((option, index) => (keep(option, index) ? [index] : []))
}

function optionIndex(question: ChoiceQuestion | MultiQuestion, id: string): number {
  const index = question.options.findIndex((option) => option.id === id)
  if (index < 0) throw new Error(`${question.id} has no option "${id}"`)
  return index
}

function misfit(question: Question): Error {
  return new Error(`the answer to ${question.id} does not fit a question of type ${question.type}`)
}
