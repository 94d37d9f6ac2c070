import type { Response } from '../../assessment/types.ts'
import type { Rulebook } from '../../rulebook/types.ts'
import { type CompiledForm, compiledForm } from './compile.ts'
import { lowestBit, readFacts, STATE } from './questions.ts'

/** What stands in a table where no answer does. */
export const NO_ANSWER = { missing: -1, notApplicable: -2 } as const

/**
 * Answers of many assessments, question after question: the answer of assessment `a` to question `q` (both by index)
 * stands at `q × size + a`. An answer is the index of its option, the bits of its options (bit i for option i), or its
 * number. Answers in part have no place here. `evidenced` is 1 where an answer has evidence.
 */
export interface AnswerTable {
  readonly size: number
  readonly answers: Float64Array
  readonly evidenced: Uint8Array
}

/** A table in which every answer is missing. */
function emptyTable(rulebook: Rulebook, size: number): AnswerTable {
  const cells = rulebook.questions.length * size
  return { size, answers: new Float64Array(cells).fill(NO_ANSWER.missing), evidenced: new Uint8Array(cells) }
}

/** @throws RangeError for an answer in part, and for a rulebook beyond the limits of the compiled form. */
export function tableOf(rulebook: Rulebook, assessments: readonly Readonly<Record<string, Response>>[]): AnswerTable {
  const form = formOf(rulebook)
  const table = emptyTable(rulebook, assessments.length)
  assessments.forEach((responses, assessment) => {
    readFacts(form.index, responses, form.facts)
    form.questions.forEach((_, question) => {
      table.answers[question * table.size + assessment] = answerIn(form, question)
      table.evidenced[question * table.size + assessment] = form.facts.evidenced[question] ?? 0
    })
  })
  return table
}

function answerIn({ questions, facts }: CompiledForm, index: number): number {
  const question = questions[index]
  const state = facts.state[index] ?? 0
  if (question === undefined || state === STATE.missing) return NO_ANSWER.missing
  if (state === STATE.notApplicable) return NO_ANSWER.notApplicable
  if (state === STATE.partial) throw new RangeError(`${question.id} is answered in part`)
  if (question.type === 'choice') return lowestBit(facts.open[index] ?? 0)
  return (question.type === 'multi' ? facts.sure[index] : facts.low[index]) ?? 0
}

/** @throws RangeError when the rulebook is beyond the limits of the compiled form, or has numbers below 0. */
export function formOf(rulebook: Rulebook): CompiledForm {
  const form = compiledForm(rulebook)
  if (form?.questions.every(({ min }) => min >= 0)) return form
  throw new RangeError(`the instrument ${rulebook.id} does not fit into tables`)
}
