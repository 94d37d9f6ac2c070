import type { Indicator, Lead, RemedyType, RuleKind, Severity } from '../rulebook/types.ts'
import type { Rating } from '../engine/rating.ts'
import type { RuleState } from '../engine/evaluation.ts'

/**
 * The gap report as plain data in one language: every exporter and screen reads it, none computes anything. All texts
 * are ready to print; all numbers are rounded half-even to two decimals, with their bounds.
 */
export interface Report {
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  /** What was assessed, by whom, with what: label and value. */
  readonly about: readonly Fact[]
  /** Marks that stand on every page: an exercise, an unfinished assessment, answers as reported in 2018. */
  readonly marks: readonly string[]
  readonly summary: Summary
  readonly profile: Profile
  /** Red flags, inconsistencies, evidence gaps by severity; promising practices last. Empty groups are left out. */
  readonly findings: readonly FindingGroup[]
  /** Rules cleared only because a question "does not apply". */
  readonly clearedByNotApplicable: readonly ClearedFinding[]
  /** Rules that cannot be told yet, with the questions that would tell. */
  readonly undetermined: readonly UndeterminedFinding[]
  /** Open questions, grouped by the body that usually knows. */
  readonly unknown: readonly UnknownGroup[]
  readonly answers: readonly AnswerSection[]
  readonly method: readonly MethodSection[]
  readonly provenance: readonly Fact[]
  /** What a reader has to know about the letters, the thresholds and the United Nations. */
  readonly disclaimer: readonly string[]
}

export interface Fact {
  readonly label: string
  readonly value: string
}

/** Half a page that a minister reads. */
export interface Summary {
  /** One sentence that the data carry by rule. */
  readonly headline: string
  /** What was assessed, by whom, how much is known; what is sure about the recommendations addressed to States. */
  readonly paragraphs: readonly string[]
  /** The worst findings, at most five. */
  readonly worst: readonly { readonly rule: string; readonly title: string; readonly recommendation: number; readonly severity: string }[]
  /** The changes that would move most, at most three. */
  readonly changes: readonly Change[]
}

/** One answer changed to its best: what it would move. */
export interface Change {
  readonly question: string
  readonly recommendation: number
  /** The body that usually knows, and can usually do it. */
  readonly lead: string
  /** Remedy of the gravest finding that the change would clear; null when it clears none. */
  readonly measure: { readonly label: string; readonly text: string } | null
  /** The question, what is answered now, and what would have to be true instead. */
  readonly asked: string
  readonly now: string
  readonly goal: string
  /** All of this in one paragraph. */
  readonly text: string
  readonly effect: string
}

export interface Range {
  readonly low: number
  readonly high: number
}

/** A range with its words, for example "31.25 to 54.17". */
export interface WordedRange extends Range {
  readonly words: string
}

export interface Profile {
  readonly overall: WordedRange | null
  readonly rows: readonly ProfileRow[]
  /** Scores at which the ratings above the lowest begin. */
  readonly thresholds: readonly number[]
}

export interface ProfileRow {
  readonly recommendation: number
  readonly title: string
  /** Null when no scored question is left. */
  readonly score: WordedRange | null
  readonly evidenced: WordedRange | null
  readonly byIndicator: readonly { readonly indicator: Indicator; readonly label: string; readonly score: WordedRange | null }[]
  /** For sure the law is full, and practice and result together are weak. */
  readonly lawOnPaper: boolean
  /** `short` says a range by its letters alone, `words` in full. */
  readonly rating: { readonly low: Rating; readonly high: Rating; readonly short: string; readonly words: string } | null
  readonly caps: readonly { readonly rule: string; readonly title: string; readonly at: Rating; readonly state: 'found' | 'undetermined'; readonly words: string }[]
  /** Score that a found cap does not let the rating pass; null without one. */
  readonly capAt: number | null
  readonly criteria: readonly { readonly id: string; readonly title: string; readonly score: WordedRange | null }[]
  readonly answered: number
  readonly questions: number
  /** "22 of 30 questions answered". */
  readonly progress: string
  /** One sentence that says all of the row, for those who do not see the picture. */
  readonly alternative: string
}

export interface FindingGroup {
  readonly kind: RuleKind
  readonly severity: Severity | null
  readonly title: string
  readonly findings: readonly ReportFinding[]
}

export interface ReportFinding {
  readonly rule: string
  readonly kind: RuleKind
  readonly severity: Severity | null
  readonly state: RuleState
  readonly recommendation: number
  readonly title: string
  readonly finding: string
  readonly why: string
  /** "Paragraphs 1, 2 and 3 of the report". */
  readonly basis: string
  /** The answers that decide it. */
  readonly because: readonly { readonly question: string; readonly text: string; readonly answer: string; readonly evidence: number }[]
  /** What the finding does to the rating; null when it caps nothing. */
  readonly cap: string | null
  readonly remedy: { readonly type: RemedyType; readonly label: string; readonly text: string } | null
  /** What other States reported doing. */
  readonly precedents: readonly { readonly country: string; readonly text: string; readonly basis: string }[]
}

export interface ClearedFinding {
  readonly rule: string
  readonly title: string
  readonly reasons: readonly { readonly question: string; readonly text: string; readonly reason: string }[]
}

export interface UndeterminedFinding {
  readonly rule: string
  readonly title: string
  readonly recommendation: number
  readonly severity: string
  readonly needs: readonly { readonly question: string; readonly text: string }[]
}

export interface UnknownGroup {
  readonly lead: Lead
  readonly title: string
  readonly questions: readonly {
    readonly question: string
    readonly recommendation: number
    readonly text: string
    /** Why it is open: not answered yet, do not know, not decided, later, answered in part. */
    readonly state: string
    /** Whom the assessor named to ask; null when nobody. */
    readonly ask: string | null
    readonly lookFor: string
  }[]
}

export interface AnswerSection {
  readonly recommendation: number
  readonly title: string
  readonly summary: string
  readonly criteria: readonly {
    readonly id: string
    readonly title: string
    readonly answers: readonly ReportAnswer[]
  }[]
}

export interface ReportAnswer {
  readonly question: string
  readonly text: string
  /** The answer in words; "No answer yet" when there is none. */
  readonly answer: string
  readonly answered: boolean
  /** Value of the answer, 0–100, with bounds; null when it is not scored. */
  readonly value: WordedRange | null
  readonly evidence: readonly { readonly type: string; readonly citation: string; readonly quote: string; readonly page: string; readonly url: string }[]
  readonly note: string
  readonly basis: string
}

export interface MethodSection {
  readonly title: string
  readonly paragraphs: readonly string[]
}
