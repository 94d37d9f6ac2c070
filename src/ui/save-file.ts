import { readAssessment } from '../core/assessment/read.ts'
import type { Assessment } from '../core/assessment/types.ts'
import { writeAssessment } from '../core/assessment/write.ts'
import type { Rulebook } from '../core/rulebook/types.ts'
import { downloadBytes, fileName } from './download.ts'

/** What was found when the file just written was read back. */
export interface Checked {
  readonly name: string
  readonly answers: number
  readonly quotes: number
  readonly questions: number
}

/**
 * Saves the assessment to a file, then reads back the bytes that were handed out and compares them with the work.
 * @throws an Error when the file does not hold all of the work; nothing is handed out then.
 */
export function saveToFile(assessment: Assessment, rulebook: Rulebook): Checked {
  const text = writeAssessment(assessment, rulebook)
  const bytes = new TextEncoder().encode(text)
  const back = readAssessment(bytes, rulebook)
  if (!back.ok || writeAssessment(back.value, rulebook) !== text) {
    throw new Error(back.ok ? 'the file does not hold what was written' : JSON.stringify(back.problems))
  }
  const name = fileName([assessment.subject.name, assessment.subject.from ?? ''], 'lacuna.json')
  downloadBytes(bytes, name, 'application/json')
  const responses = Object.values(back.value.responses)
  return {
    name,
    answers: responses.filter(({ answer }) => answer !== undefined).length,
    quotes: responses.flatMap(({ evidence }) => evidence ?? []).filter(({ quote }) => (quote ?? '') !== '').length,
    questions: rulebook.questions.length,
  }
}
