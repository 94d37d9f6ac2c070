import type { Answer } from '../assessment/types.ts'
import type { Question } from '../rulebook/types.ts'
import type { AnswerSet } from './possible.ts'

/** A full answer as a file holds it. @throws when the set holds more than one answer, or does not fit the question. */
export function answerOf(question: Question, answers: AnswerSet): Answer {
  if (question.type === 'choice' && answers.type === 'choice') {
    const [only, ...more] = answers.options
    const option = only === undefined ? undefined : question.options[only]
    if (option !== undefined && more.length === 0) return { option: option.id }
  }
  if (question.type === 'multi' && answers.type === 'multi' && answers.open.length === 0) {
    return { options: question.options.filter((_, index) => answers.chosen.includes(index)).map(({ id }) => id) }
  }
  if (question.type === 'number' && answers.type === 'number' && answers.low === answers.high) return { number: answers.low }
  throw new Error(`not one full answer to ${question.id}`)
}
