import type { Assessment } from '../assessment/types.ts'
import { truth } from '../engine/conditions.ts'
import type { Evaluation, Finding } from '../engine/evaluation.ts'
import { knowledgeOf } from '../engine/knowledge.ts'
import { CAP_RATINGS } from '../engine/rating.ts'
import type { Language } from '../language.ts'
import { type Rule, type RuleKind, type Rulebook, SEVERITIES, type Severity } from '../rulebook/types.ts'
import type { ClearedFinding, FindingGroup, ReportFinding, UndeterminedFinding } from './model.ts'
import { answerInWords, paragraphsInWords } from './words.ts'

/** Groups in the order in which a report tells them; inconsistencies, gaps and practices are not split by severity. */
const GROUPS: readonly { readonly kind: RuleKind; readonly severity: Severity | null }[] = [
  ...SEVERITIES.map((severity) => ({ kind: 'red-flag' as const, severity })),
  { kind: 'inconsistency', severity: null },
  { kind: 'evidence-gap', severity: null },
  { kind: 'promising-practice', severity: null },
]

export function buildFindings(rulebook: Rulebook, assessment: Assessment, evaluation: Evaluation, language: Language): FindingGroup[] {
  const found = evaluation.findings.filter(({ state }) => state === 'found')
  return GROUPS.flatMap(({ kind, severity }) => {
    const own = found
      .filter(({ rule }) => rule.kind === kind && (severity === null || rule.severity === severity))
      .sort((a, b) => bySeverity(a.rule, b.rule))
    if (own.length === 0) return []
    const title = language.t(kind === 'red-flag' ? `findings.group.red-flag.${severity ?? 'minor'}` : `findings.group.${kind}`)
    return [{ kind, severity, title, findings: own.map((finding) => describeFinding(finding, rulebook, assessment, language)) }]
  })
}

function bySeverity(a: Rule, b: Rule): number {
  const rank = ({ severity }: Rule) => (severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity))
  return rank(a) - rank(b)
}

/** A finding in words, whatever its state; used by the report and beside the questions. */
export function describeFinding(finding: Finding, rulebook: Rulebook, assessment: Assessment, language: Language): ReportFinding {
  const { rule, state, because } = finding
  const { t, instrument } = language
  const text = instrument.rules[rule.id]
  return {
    rule: rule.id,
    kind: rule.kind,
    severity: rule.severity,
    state,
    recommendation: rule.recommendation,
    title: text?.title ?? rule.id,
    finding: text?.finding ?? '',
    why: text?.why ?? '',
    basis: paragraphsInWords(rule.basis, language),
    because: because.map((question) => {
      const response = assessment.responses[question]
      return {
        question,
        text: instrument.questions[question]?.text ?? question,
        answer: answerInWords(question, response?.answer, language),
        evidence: response?.evidence?.length ?? 0,
      }
    }),
    cap:
      rule.cap === null
        ? null
        : t('findings.cap', {
            recommendation: String(rule.cap.recommendation),
            rating: t(`rating.${CAP_RATINGS[rule.cap.at]}`),
          }),
    remedy:
      rule.remedy === null ? null : { type: rule.remedy, label: t(`remedy.${rule.remedy}`), text: text?.remedy ?? '' },
    precedents: rule.precedents.flatMap((id) => {
      const precedent = rulebook.precedents.find((one) => one.id === id)
      if (precedent === undefined) return []
      return [
        {
          country: language.country(precedent.country),
          text: instrument.precedents[id] ?? '',
          basis: paragraphsInWords(precedent.basis, language),
        },
      ]
    }),
  }
}

/**
 * Rules that are clear because a question "does not apply" and would not be clear without that: taken as missing, the
 * question leaves them untold.
 */
export function buildClearedByNotApplicable(
  rulebook: Rulebook,
  assessment: Assessment,
  evaluation: Evaluation,
  language: Language,
): ClearedFinding[] {
  const inapplicable = new Map(
    Object.entries(assessment.responses).flatMap(([id, { answer }]) =>
      answer !== undefined && 'none' in answer && answer.none === 'not-applicable' ? [[id, answer.reason] as const] : [],
    ),
  )
  const withoutThem = Object.fromEntries(Object.entries(assessment.responses).filter(([id]) => !inapplicable.has(id)))
  const knowledge = knowledgeOf(rulebook, withoutThem)
  return evaluation.findings.flatMap(({ rule, state, because }) => {
    const reasons = because.filter((id) => inapplicable.has(id))
    if (state !== 'clear' || rule.kind === 'promising-practice' || reasons.length === 0) return []
    if (truth(rule.when, knowledge) === false) return []
    return [
      {
        rule: rule.id,
        title: language.instrument.rules[rule.id]?.title ?? rule.id,
        reasons: reasons.map((question) => ({
          question,
          text: language.instrument.questions[question]?.text ?? question,
          reason: inapplicable.get(question) ?? '',
        })),
      },
    ]
  })
}

export function buildUndetermined(evaluation: Evaluation, language: Language): UndeterminedFinding[] {
  return evaluation.findings
    .filter(({ rule, state }) => state === 'undetermined' && rule.kind !== 'promising-practice')
    .sort((a, b) => bySeverity(a.rule, b.rule))
    .map(({ rule, needs }) => ({
      rule: rule.id,
      title: language.instrument.rules[rule.id]?.title ?? rule.id,
      recommendation: rule.recommendation,
      severity: rule.severity === null ? '' : language.t(`severity.${rule.severity}`),
      needs: needs.map((question) => ({ question, text: language.instrument.questions[question]?.text ?? question })),
    }))
}
