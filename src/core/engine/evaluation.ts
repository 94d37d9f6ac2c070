import type { Indicator, Rule } from '../rulebook/types.ts'
import type { Rating, RatingRange } from './rating.ts'
import type { ScoreRange } from './score.ts'

/** What the engine says of one assessment; see evaluate.ts. */
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
