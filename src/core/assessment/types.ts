/** The assessment document, as people keep it in files (`*.lacuna.json`, format version 1). */

export const FORMAT = 'lacuna-assessment'
export const FORMAT_VERSION = 1

export const KINDS = ['self-assessment', 'audit', 'exercise'] as const
export type AssessmentKind = (typeof KINDS)[number]

export const NON_ANSWERS = ['unknown', 'not-applicable', 'undecided', 'later'] as const
export type NonAnswerKind = (typeof NON_ANSWERS)[number]

export type Answer =
  | { readonly option: string }
  | { readonly options: readonly string[]; readonly rest?: 'unknown' }
  | { readonly number: number }
  | { readonly oneOf: readonly string[] }
  | { readonly atLeast?: number; readonly atMost?: number }
  | { readonly none: 'unknown'; readonly ask?: string }
  | { readonly none: 'not-applicable'; readonly reason: string }
  | { readonly none: 'undecided' | 'later' }

/** What backs an answer. All members are the assessor's own words; nothing here is fetched or followed. */
export interface Evidence {
  readonly type: string
  readonly citation?: string | null
  readonly url?: string | null
  readonly quote?: string | null
  readonly page?: string | null
}

export interface Response {
  readonly answer?: Answer
  readonly evidence?: readonly Evidence[]
  readonly note?: string
}

export interface Assessment {
  readonly format: typeof FORMAT
  readonly formatVersion: typeof FORMAT_VERSION
  readonly instrument: { readonly id: string; readonly version: string }
  readonly id: string
  readonly kind: AssessmentKind
  readonly subject: {
    readonly name: string
    readonly iso3?: string | null
    readonly from?: string | null
    readonly to?: string | null
  }
  readonly assessor: { readonly name: string; readonly role: string }
  /** Which questions the person chose to see; a view, never a filter on what counts. */
  readonly scope?: Scope
  readonly responses: Readonly<Record<string, Response>>
}

/** "First look" asks about a third of the questions, "full" all; `recommendations` narrows to some topics. */
export interface Scope {
  readonly depth: 'first-look' | 'full'
  readonly recommendations?: readonly number[]
}

export const EVIDENCE_TYPES = [
  'law', 'regulation', 'policy', 'procedure', 'statistics', 'budget', 'judgment', 'report', 'interview', 'other',
] as const
export type EvidenceType = (typeof EVIDENCE_TYPES)[number]

/** True for the answers that say something about the fact, in whole or in part; false for the four non-answers. */
export function isAnswer(answer: Answer | undefined): boolean {
  return answer !== undefined && !('none' in answer)
}

/** Mark (member `sample`) of an assessment drawn from what a report of 2018 says about a named State; stands on every page. */
export const AS_REPORTED = 'as-reported-2018'
