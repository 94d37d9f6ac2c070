/**
 * The instrument without its words: what is asked, what it weighs, which rules read it.
 * Texts live apart, one {@link InstrumentText} a language, so that a browser loads only the language it shows.
 */

/** Law exists, it is carried out, it has brought something about (OHCHR's structure, process, outcome). */
export type Indicator = 'structural' | 'process' | 'outcome'
export const INDICATORS: readonly Indicator[] = ['structural', 'process', 'outcome']

/** The kind of body that usually knows the fact. */
export const LEADS = [
  'coordination', 'justice', 'police', 'immigration', 'labour', 'social', 'health',
  'education', 'gender', 'foreign', 'digital', 'statistics', 'finance',
] as const
export type Lead = (typeof LEADS)[number]

export const ADDRESSEES = ['states', 'all-international-policy', 'un-system-and-others'] as const
export type Addressee = (typeof ADDRESSEES)[number]

export const RULE_KINDS = ['red-flag', 'inconsistency', 'evidence-gap', 'promising-practice'] as const
export type RuleKind = (typeof RULE_KINDS)[number]

export const SEVERITIES = ['critical', 'major', 'minor'] as const
export type Severity = (typeof SEVERITIES)[number]

export const REMEDY_TYPES = ['law', 'regulation', 'procedure', 'service', 'budget', 'training', 'data'] as const
export type RemedyType = (typeof REMEDY_TYPES)[number]

export const CAP_LEVELS = ['largely', 'partial', 'non-compliant'] as const
export type CapLevel = (typeof CAP_LEVELS)[number]

interface QuestionBase {
  readonly id: string
  readonly recommendation: number
  /** Criterion id, for example "1.2". */
  readonly criterion: string
  readonly indicator: Indicator
  /** 1–4; 0 = recorded and read by rules, not scored. */
  readonly weight: number
  readonly lead: Lead
  /** True where the instrument names a circumstance in which the question does not apply. */
  readonly mayNotApply: boolean
  /** Paragraphs of the report that the question rests on. */
  readonly basis: readonly number[]
}

export interface ChoiceQuestion extends QuestionBase {
  readonly type: 'choice'
  /** Best first; value 0–100. */
  readonly options: readonly { readonly id: string; readonly value: number }[]
}

export interface MultiQuestion extends QuestionBase {
  readonly type: 'multi'
  /** The value is the points chosen as a share of all points; the exclusive option stands alone. */
  readonly options: readonly { readonly id: string; readonly points: number; readonly exclusive: boolean }[]
}

export interface NumberQuestion extends QuestionBase {
  readonly type: 'number'
  /** Whole numbers from `min` to `max`, both included. */
  readonly min: number
  readonly max: number
}

export type Question = ChoiceQuestion | MultiQuestion | NumberQuestion

/** A condition over answers; its truth is three-valued (see engine/conditions). */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly atLeast: { readonly count: number; readonly of: readonly Condition[] } }
  | { readonly question: string; readonly in: readonly string[] }
  | { readonly question: string; readonly includes: string }
  | { readonly question: string; readonly below: number }
  | { readonly question: string; readonly atOrAbove: number }
  | { readonly question: string; readonly evidence: 'none' }
  | { readonly ratio: readonly [string, string]; readonly below: number }

export interface Rule {
  readonly id: string
  readonly kind: RuleKind
  /** Null for promising practices only. */
  readonly severity: Severity | null
  readonly recommendation: number
  /** Other recommendations under which the rule is shown too. */
  readonly also: readonly number[]
  readonly when: Condition
  readonly cap: { readonly recommendation: number; readonly at: CapLevel } | null
  readonly remedy: RemedyType | null
  readonly precedents: readonly string[]
  readonly basis: readonly number[]
}

export interface Criterion {
  readonly id: string
  readonly recommendation: number
  readonly weight: number
  readonly basis: readonly number[]
  /** Question ids in order. */
  readonly questions: readonly string[]
}

export interface Recommendation {
  readonly number: number
  readonly addressee: Addressee
  readonly criteria: readonly Criterion[]
}

export interface Precedent {
  readonly id: string
  /** ISO 3166-1 alpha-3. */
  readonly country: string
  readonly criteria: readonly string[]
  readonly basis: readonly number[]
}

export interface Rulebook {
  readonly id: string
  readonly version: string
  readonly recommendations: readonly Recommendation[]
  /** All questions, in the order in which the files ask them. */
  readonly questions: readonly Question[]
  /** All rules, recommendation by recommendation, in the order of the files. */
  readonly rules: readonly Rule[]
  readonly precedents: readonly Precedent[]
}

export interface QuestionText {
  readonly text: string
  readonly help: string
  readonly lookFor: string
  readonly unit?: string
  readonly notApplicable?: string
  readonly options: Readonly<Record<string, string>>
}

export interface RuleText {
  readonly title: string
  readonly finding: string
  readonly why: string
  readonly remedy?: string
}

/** What an app says about an instrument before anybody works with it; small, so that a start page loads nothing else. */
export interface InstrumentFront {
  readonly title: string
  /** What the questions are about, to stand after "questions on". */
  readonly subject: string
  /** Title and place of the source document, and which text prevails. */
  readonly source: string
  /** Where the questions come from and what they are not; paragraphs on lines of their own. */
  readonly about: string
  /** Address of the official document in this language. */
  readonly official: string
}

/** The words of an instrument in one language. Its keys are those of the {@link Rulebook}, all of them and no other. */
export interface InstrumentText {
  readonly front: InstrumentFront
  readonly recommendations: Readonly<Record<string, { readonly title: string; readonly summary: string; readonly derivation?: string }>>
  readonly criteria: Readonly<Record<string, { readonly title: string; readonly text: string }>>
  readonly questions: Readonly<Record<string, QuestionText>>
  readonly rules: Readonly<Record<string, RuleText>>
  readonly precedents: Readonly<Record<string, string>>
}

/** A worked example: the answers a careful reader gives for a text, or what a report says about a named State. */
export interface WorkedCase {
  readonly id: string
  readonly fictional: boolean
  /** ISO 3166-1 alpha-3 for a sample about a named State, else null. */
  readonly country: string | null
  /** As in an assessment file. */
  readonly responses: Readonly<Record<string, unknown>>
  readonly expected: { readonly found: readonly string[]; readonly undetermined: readonly string[] } | null
}

export interface WorkedCaseText {
  readonly title: string
  readonly text: string
  readonly notes: Readonly<Record<string, string>>
  readonly debrief: readonly string[]
}
