import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import type { Fraction } from '../../../src/core/engine/fraction.ts'
import { INDICATORS } from '../../../src/core/rulebook/types.ts'
import { ratioScenario, type Scenario, scenario } from './arbitrary.ts'
import * as brute from './bruteforce.ts'

const RUNS = { numRuns: 6000 }

/** Lowest terms, as text, so that a difference is easy to read. */
function shown(numerator: bigint, denominator: bigint): string {
  const common = divisor(numerator, denominator)
  return `${String(numerator / common)}/${String(denominator / common)}`
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b)
}

function engineRange(range: { readonly low: Fraction; readonly high: Fraction } | null): string | null {
  if (range === null) return null
  return [range.low, range.high].map(({ numerator, denominator }) => shown(numerator, denominator)).join(' to ')
}

function bruteRange(values: readonly (brute.Exact | null)[]): string | null {
  const range = brute.rangeOf(values)
  return range === null ? null : [range.low, range.high].map(([n, d]) => shown(n, d)).join(' to ')
}

function counted({ rulebook, responses }: Scenario) {
  const all = brute.completions(rulebook.questions, responses)
  const evidenced = brute.completions(rulebook.questions, brute.evidencedOnly(responses))
  return {
    overall: bruteRange(all.map((completion) => brute.overallScore(rulebook, completion))),
    overallEvidenced: bruteRange(evidenced.map((completion) => brute.overallScore(rulebook, completion))),
    recommendations: rulebook.recommendations.map((recommendation) => ({
      recommendation: recommendation.number,
      score: bruteRange(all.map((completion) => brute.recommendationScore(rulebook, recommendation, completion))),
      evidenced: bruteRange(evidenced.map((completion) => brute.recommendationScore(rulebook, recommendation, completion))),
      byIndicator: INDICATORS.map((indicator) =>
        bruteRange(all.map((completion) => brute.indicatorScore(rulebook, recommendation, indicator, completion))),
      ),
      rating: brute.levelRange(all.map((completion) => brute.ratingAt(rulebook, recommendation, completion, responses))),
      criteria: recommendation.criteria.map(({ questions }) =>
        bruteRange(all.map((completion) => brute.criterionScore(rulebook, questions, completion))),
      ),
    })),
    findings: rulebook.rules.map(({ when }) => brute.truthNow(when, rulebook.questions, responses)),
  }
}

const TRUTHS = { found: 'yes', clear: 'no', undetermined: 'open' } as const

function computed({ rulebook, responses }: Scenario) {
  const evaluation = evaluate(rulebook, { responses })
  return {
    overall: engineRange(evaluation.overall),
    overallEvidenced: engineRange(evaluation.overallEvidenced),
    recommendations: evaluation.recommendations.map(({ recommendation, score, evidenced, byIndicator, rating, criteria }) => ({
      recommendation,
      score: engineRange(score),
      evidenced: engineRange(evidenced),
      byIndicator: INDICATORS.map((indicator) => engineRange(byIndicator[indicator])),
      rating,
      criteria: criteria.map((criterion) => engineRange(criterion.score)),
    })),
    findings: evaluation.findings.map(({ state }) => TRUTHS[state]),
  }
}

describe('bounds, beside every completion counted out', () => {
  test('scores, evidenced scores, indicators, ratings and findings', () => {
    fc.assert(
      fc.property(scenario, (sample) => {
        expect(computed(sample)).toEqual(counted(sample))
      }),
      RUNS,
    )
  })

  test('numbers joined by ratios', () => {
    fc.assert(
      fc.property(ratioScenario, (sample) => {
        expect(computed(sample)).toEqual(counted(sample))
      }),
      { numRuns: 2000 },
    )
  })

  test('caps listed are the rules that bind or might', () => {
    fc.assert(
      fc.property(scenario, ({ rulebook, responses }) => {
        const evaluation = evaluate(rulebook, { responses })
        for (const { recommendation, caps } of evaluation.recommendations) {
          const expected = rulebook.rules.flatMap(({ id, cap, when }) => {
            const truth = brute.truthNow(when, rulebook.questions, responses)
            if (cap?.recommendation !== recommendation || truth === 'no') return []
            const at = { largely: 'LC', partial: 'PC', 'non-compliant': 'NC' }[cap.at]
            return [{ rule: id, at, state: truth === 'yes' ? 'found' : 'undetermined' }]
          })
          expect(caps).toEqual(expected)
        }
      }),
      { numRuns: 500 },
    )
  })
})
