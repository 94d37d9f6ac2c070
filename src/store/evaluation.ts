import type { Assessment } from '../core/assessment/types.ts'
import { evaluate } from '../core/engine/evaluate.ts'
import type { Evaluation } from '../core/engine/evaluation.ts'
import type { Rulebook } from '../core/rulebook/types.ts'

const results = new WeakMap<object, Evaluation>()

/** The evaluation of an assessment, computed once for each state of its responses. */
export function evaluationOf(rulebook: Rulebook, assessment: Assessment): Evaluation {
  const known = results.get(assessment.responses)
  if (known !== undefined) return known
  const result = evaluate(rulebook, assessment)
  results.set(assessment.responses, result)
  return result
}
