import type { Comparison } from '../assessment/compare.ts'
import type { Split } from '../assessment/moved.ts'
import { type Fraction, inLowestTerms, toTwoDecimals } from '../engine/fraction.ts'
import type { ScoreRange } from '../engine/score.ts'

/** What `lacuna compare` prints; a fixed face, documented in docs/command-line.md. */
export function comparisonRecord(files: readonly string[], { questions, recommendations, findings }: Comparison) {
  return {
    files,
    questions,
    recommendations: recommendations.map(({ recommendation, scores, evidenced, ratings, moved }) => ({
      recommendation,
      scores: scores.map(rounded),
      evidenced: evidenced.map(rounded),
      ratings,
      moved: moved.map((step, index) => ({
        from: files[index],
        to: files[index + 1],
        score: splitRecord(step.score),
        evidenced: splitRecord(step.evidenced),
        caps: step.caps,
      })),
    })),
    findings,
  }
}

function rounded(score: ScoreRange | null): { low: number; high: number } | null {
  return score === null ? null : { low: toTwoDecimals(score.low), high: toTwoDecimals(score.high) }
}

function splitRecord(split: { readonly low: Split; readonly high: Split } | null) {
  return split === null ? null : { low: parts(split.low), high: parts(split.high) }
}

function parts({ change, facts, unknowns, evidence, instrument }: Split) {
  return { change: exact(change), facts: exact(facts), unknowns: exact(unknowns), evidence: exact(evidence), instrument: exact(instrument) }
}

/** A number of points as it is, "-25/6", so that parts add up for whoever checks them, and rounded. */
function exact(points: Fraction): { exact: string; rounded: number } {
  const { numerator, denominator } = inLowestTerms(points)
  const size = toTwoDecimals({ numerator: numerator < 0n ? -numerator : numerator, denominator })
  return {
    exact: denominator === 1n ? String(numerator) : `${String(numerator)}/${String(denominator)}`,
    rounded: numerator < 0n && size !== 0 ? -size : size,
  }
}
