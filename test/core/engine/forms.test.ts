import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import type { Evaluation } from '../../../src/core/engine/evaluation.ts'
import { toTwoDecimals } from '../../../src/core/engine/fraction.ts'
import { evaluatePlainly } from '../../../src/core/engine/plain.ts'
import type { ScoreRange } from '../../../src/core/engine/score.ts'
import { ratioScenario, scenario } from './arbitrary.ts'

/** Numbers as they are printed, so that a difference is shown in a form that people can read. */
function printed(evaluation: Evaluation): unknown {
  return JSON.parse(JSON.stringify(evaluation, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('low' in value) || typeof value.low !== 'object') return value
    const { low, high } = value as ScoreRange
    return [toTwoDecimals(low), toTwoDecimals(high)]
  }))
}

/** The same cases each time: quick enough for mutation testing, which compiled.test.ts is not. */
test('the plain and the compiled form agree on some fixed cases', () => {
  fc.assert(
    fc.property(fc.oneof(scenario, ratioScenario), ({ rulebook, responses }) => {
      expect(printed(evaluatePlainly(rulebook, { responses }))).toEqual(printed(evaluate(rulebook, { responses })))
    }),
    { numRuns: 150, seed: 4 },
  )
})
