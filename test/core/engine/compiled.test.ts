import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compiledForm } from '../../../src/core/engine/compiled/compile.ts'
import { evaluate, type Evaluation } from '../../../src/core/engine/evaluate.ts'
import { compare } from '../../../src/core/engine/fraction.ts'
import { evaluatePlainly } from '../../../src/core/engine/plain.ts'
import type { ScoreRange } from '../../../src/core/engine/score.ts'
import type { Rulebook } from '../../../src/core/rulebook/types.ts'
import { shippedInstrument } from '../rulebook/shipped.ts'
import { ratioScenario, scenario } from './arbitrary.ts'
import { randomResponses, seeded } from './random-responses.ts'

/** Equal field for field; fractions are equal in value, whatever their terms. */
export function expectEqual(actual: Evaluation, expected: Evaluation): void {
  const ranges: [ScoreRange | null, ScoreRange | null][] = []
  const without = (evaluation: Evaluation, side: 0 | 1) =>
    JSON.stringify(evaluation, (_, value: unknown) => {
      if (!isRange(value)) return value
      if (side === 0) ranges.push([value, null])
      else {
        const pair = ranges.find(([, other]) => other === null)
        if (pair !== undefined) pair[1] = value
      }
      return 'range'
    })
  expect(without(actual, 0)).toBe(without(expected, 1))
  const differ = ranges.find(([a, b]) => a === null || b === null || compare(a.low, b.low) !== 0 || compare(a.high, b.high) !== 0)
  expect(differ).toBeUndefined()
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
        for (let round = 1; round < 10; round += 1) {
          const other = randomResponses(rulebook, random, 0.5)
          expectEqual(evaluate(rulebook, { responses: other }), evaluatePlainly(rulebook, { responses: other }))
        }
      }),
      { numRuns: 1000 },
    )
  })

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
