import type { MultiQuestion, Question } from '../rulebook/types.ts'
import type { AnswerSet } from './possible.ts'

/** A least and a greatest whole number of units. */
export interface UnitRange {
  readonly low: number
  readonly high: number
}

/** All points of a multi question: what its value is a share of. */
export function totalPoints(question: MultiQuestion): number {
  return question.options.reduce((sum, option) => sum + option.points, 0)
}

/**
 * Value of a question (0–100) in units of 1/`scale`, over every answer that may be true.
 * `scale` is a multiple of the points of each multi question it is used for, so that units are whole numbers.
 * Null for number questions, which are never scored.
 */
export function valueRange(question: Question, answers: AnswerSet, scale: number): UnitRange | null {
  if (question.type === 'choice' && answers.type === 'choice') {
    const values = answers.options.map((index) => question.options[index]?.value ?? 0)
    return { low: Math.min(...values) * scale, high: Math.max(...values) * scale }
  }
  if (question.type === 'multi' && answers.type === 'multi') {
    const unit = (100 * scale) / totalPoints(question)
    return { low: leastPoints(question, answers) * unit, high: mostPoints(question, answers) * unit }
  }
  return null
}

type MultiAnswers = Extract<AnswerSet, { type: 'multi' }>

function mostPoints(question: MultiQuestion, { chosen, open }: MultiAnswers): number {
  return pointsOf(question, chosen) + pointsOf(question, open)
}

/** Nothing is never an answer: while nothing is chosen, the cheapest single option is the least. */
function leastPoints(question: MultiQuestion, { chosen, open, exclusive }: MultiAnswers): number {
  if (chosen.length > 0) return pointsOf(question, chosen)
  const single = open.map((index) => pointsOf(question, [index]))
  const alone = exclusive ? question.options.filter((option) => option.exclusive).map(({ points }) => points) : []
  return Math.min(...single, ...alone)
}

function pointsOf(question: MultiQuestion, indices: readonly number[]): number {
  return indices.reduce((sum, index) => sum + (question.options[index]?.points ?? 0), 0)
}
