import type { Assessment } from '../assessment/types.ts'
import type { Rulebook } from '../rulebook/types.ts'
import { compiledForm } from './compiled/compile.ts'
import { evaluateCompiled } from './compiled/evaluate.ts'
import type { Evaluation } from './evaluation.ts'
import { evaluatePlainly } from './plain.ts'

/**
 * Evaluates one assessment: rules, scores, bounds, ratings. Pure: the same rulebook and responses always give the same
 * result. Responses must have been checked (see assessment/read).
 *
 * The rulebook is compiled on its first use and must not change afterwards. plain.ts says the same in fewer words.
 */
export function evaluate(rulebook: Rulebook, assessment: Pick<Assessment, 'responses'>): Evaluation {
  const form = compiledForm(rulebook)
  return form === null ? evaluatePlainly(rulebook, assessment) : evaluateCompiled(form, assessment.responses)
}
