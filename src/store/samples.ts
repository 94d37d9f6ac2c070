import { blankAssessment } from '../core/assessment/write.ts'
import { AS_REPORTED, type Assessment, type Response } from '../core/assessment/types.ts'
import type { Messages } from '../core/language.ts'
import type { Rulebook, WorkedCase, WorkedCaseText } from '../core/rulebook/types.ts'

/** A worked case or sample as an assessment with its answers, the reason of each as its note. */
export function answeredCase(worked: WorkedCase, text: WorkedCaseText, rulebook: Rulebook, id: string, messages: Messages): Assessment {
  return {
    ...startOf(worked, text, rulebook, id, messages),
    responses: Object.fromEntries(
      Object.entries(worked.responses).map(([question, response]) => [
        question,
        { ...(response as Response), ...(text.notes[question] === undefined ? {} : { note: text.notes[question] }) },
      ]),
    ),
  }
}

/** An exercise on a fictional case, with nothing answered: participants read the text and answer. */
export function blankExercise(worked: WorkedCase, text: WorkedCaseText, rulebook: Rulebook, id: string, messages: Messages): Assessment {
  return startOf(worked, text, rulebook, id, messages)
}

function startOf(worked: WorkedCase, text: WorkedCaseText, rulebook: Rulebook, id: string, messages: Messages): Assessment {
  const blank = blankAssessment(rulebook, {
    id,
    kind: worked.fictional ? 'exercise' : 'audit',
    subject: { name: text.title, iso3: worked.country, from: null, to: null },
    assessor: { name: messages.t('samples.assessor'), role: 'other' },
  })
  const extra = worked.fictional ? { case: worked.id } : { sample: AS_REPORTED }
  return { ...blank, ...extra }
}

/** Id of the case that an exercise is about; null when it is about none that the app knows of. */
export function caseOf(assessment: Assessment): string | null {
  return 'case' in assessment && typeof assessment.case === 'string' ? assessment.case : null
}
