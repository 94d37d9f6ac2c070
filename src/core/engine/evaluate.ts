import type { Assessment } from '../assessment/types.ts'
import type { Indicator, Rule, Rulebook } from '../rulebook/types.ts'
import { compiledForm } from './compiled/compile.ts'
import { evaluateCompiled } from './compiled/evaluate.ts'
import { evaluatePlainly } from './plain.ts'
import type { Rating, RatingRange } from './rating.ts'
import type { ScoreRange } from './score.ts'

export { knowledgeOf } from './knowledge.ts'

export type RuleState = 'found' | 'clear' | 'undetermined'

export interface Finding {
  readonly rule: Rule
  readonly state: RuleState
  /** Questions whose answers decide the state; empty while undetermined. */
  readonly because: readonly string[]
  /** Questions missing or answered in part that could still decide it; empty once decided. */
  readonly needs: readonly string[]
}

export interface RecommendationResult {
  readonly recommendation: number
  /** Null when no scored question is left. */
  readonly score: ScoreRange | null
  /** The score when every answer without evidence counts as missing. */
  readonly evidenced: ScoreRange | null
  readonly byIndicator: Readonly<Record<Indicator, ScoreRange | null>>
  readonly rating: RatingRange | null
  /** Caps that bind (`found`) or might (`undetermined`). */
  readonly caps: readonly { readonly rule: string; readonly at: Rating; readonly state: 'found' | 'undetermined' }[]
  readonly criteria: readonly { readonly id: string; readonly score: ScoreRange | null }[]
}

export interface Counts {
  /** Questions answered, in full or in part. */
  readonly answered: number
  /** Of these, the ones answered in part. */
  readonly inPart: number
  readonly notApplicable: number
  readonly questions: number
}

export interface Evaluation {
  readonly counts: Counts
  /** Mean over the recommendations addressed to States. */
  readonly overall: ScoreRange | null
  /** The same, counting only answers with evidence. */
  readonly overallEvidenced: ScoreRange | null
  readonly recommendations: readonly RecommendationResult[]
  /** Every rule, in the order of the rulebook. */
  readonly findings: readonly Finding[]
}

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
