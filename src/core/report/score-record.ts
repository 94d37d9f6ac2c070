import type { Assessment } from '../assessment/types.ts'
import type { Evaluation, Finding } from '../engine/evaluation.ts'
import { toTwoDecimals } from '../engine/fraction.ts'
import type { ScoreRange } from '../engine/score.ts'
import { INDICATORS, type Indicator } from '../rulebook/types.ts'

/** What `lacuna score` prints for one file; a fixed face, documented in docs/command-line.md. */
export type ScoreRecord = ReturnType<typeof scoreRecord>

export function scoreRecord(file: string, assessment: Assessment, evaluation: Evaluation) {
  const { counts } = evaluation
  return {
    file,
    instrument: { id: assessment.instrument.id, version: assessment.instrument.version },
    kind: assessment.kind,
    answered: counts.answered,
    answeredInPart: counts.inPart,
    notApplicable: counts.notApplicable,
    questions: counts.questions,
    overall: rounded(evaluation.overall),
    recommendations: evaluation.recommendations.map((result) => ({
      recommendation: result.recommendation,
      score: rounded(result.score),
      evidenced: rounded(result.evidenced),
      byIndicator: Object.fromEntries(
        INDICATORS.map((indicator) => [indicator, rounded(result.byIndicator[indicator])]),
      ) as Record<Indicator, ReturnType<typeof rounded>>,
      rating: result.rating,
      caps: result.caps,
      criteria: result.criteria.map(({ id, score }) => ({ id, score: rounded(score) })),
    })),
    findings: evaluation.findings.map(findingRecord),
  }
}

function findingRecord({ rule, state, because, needs }: Finding) {
  return { rule: rule.id, kind: rule.kind, severity: rule.severity, state, because, needs }
}

const findingLines = new WeakMap<Finding, string>()

/**
 * `JSON.stringify` of the record, in a fraction of the time: the findings are most of it, and as evaluations share their
 * findings, the text of each is made once.
 */
export function scoreLine(file: string, assessment: Assessment, evaluation: Evaluation): string {
  const rest = JSON.stringify(scoreRecord(file, assessment, { ...evaluation, findings: [] }))
  return `${rest.slice(0, -EMPTY_END.length)}"findings":[${evaluation.findings.map(findingLine).join()}]}`
}

/** How a record without findings ends. */
const EMPTY_END = '"findings":[]}'

function findingLine(finding: Finding): string {
  const existing = findingLines.get(finding)
  if (existing !== undefined) return existing
  const line = JSON.stringify(findingRecord(finding))
  findingLines.set(finding, line)
  return line
}

function rounded(score: ScoreRange | null): { low: number; high: number } | null {
  return score === null ? null : { low: toTwoDecimals(score.low), high: toTwoDecimals(score.high) }
}
