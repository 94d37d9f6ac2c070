import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compiledForm } from '../../../src/core/engine/compiled/compile.ts'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import type { Evaluation } from '../../../src/core/engine/evaluation.ts'
import { compare } from '../../../src/core/engine/fraction.ts'
import { evaluatePlainly } from '../../../src/core/engine/plain.ts'
import type { ScoreRange } from '../../../src/core/engine/score.ts'
import type { Rulebook } from '../../../src/core/rulebook/types.ts'
import { shippedInstrument } from '../rulebook/shipped.ts'
import { ratioScenario, scenario } from './arbitrary.ts'
import { randomResponses, seeded } from './random-responses.ts'

/** Equal field for field; fractions are equal in value, whatever their terms. */
function expectEqual(actual: Evaluation, expected: Evaluation): void {
  const ranges = { actual: [] as ScoreRange[], expected: [] as ScoreRange[] }
  const withoutRanges = (evaluation: Evaluation, found: ScoreRange[]) =>
    JSON.stringify(evaluation, (_, value: unknown) => (isRange(value) ? `range ${String(found.push(value))}` : value))
  const [a, b] = [withoutRanges(actual, ranges.actual), withoutRanges(expected, ranges.expected)]
  if (a !== b) expect(a).toBe(b)
  const differs = ranges.actual.findIndex(({ low, high }, index) => {
    const other = ranges.expected[index]
    return other === undefined || compare(low, other.low) !== 0 || compare(high, other.high) !== 0
  })
  if (differs >= 0) expect(ranges.actual[differs]).toEqual(ranges.expected[differs])
}

function isRange(value: unknown): value is ScoreRange {
  return typeof value === 'object' && value !== null && 'low' in value && typeof value.low === 'object'
}

function compiles(rulebook: Rulebook): void {
  expect(compiledForm(rulebook)).not.toBeNull()
}

describe('the compiled form equals the plain one', () => {
  test.each([['all kinds of questions', scenario], ['mostly ratios', ratioScenario]] as const)('on small instruments: %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.integer(), ({ rulebook, responses }, seed) => {
        compiles(rulebook)
        expectEqual(evaluate(rulebook, { responses }), evaluatePlainly(rulebook, { responses }))
        const random = seeded(seed)
        for (let round = 1; round < 100; round += 1) {
          const other = randomResponses(rulebook, random, 0.5)
          expectEqual(evaluate(rulebook, { responses: other }), evaluatePlainly(rulebook, { responses: other }))
        }
      }),
      { numRuns: 500 },
    )
  }, 300_000)

  test.each([0, 0.1, 0.5, 0.9, 1])('on the shipped instrument, %d of it open', (open) => {
    const { rulebook } = shippedInstrument()
    compiles(rulebook)
    const random = seeded(1 + open * 100)
    for (let round = 0; round < 200; round += 1) {
      const responses = randomResponses(rulebook, random, open)
      expectEqual(evaluate(rulebook, { responses }), evaluatePlainly(rulebook, { responses }))
    }
  })
})
