import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Response } from '../../../src/core/assessment/types.ts'
import { evaluateMany, scoreIn, stateIn } from '../../../src/core/engine/compiled/many.ts'
import { tableOf } from '../../../src/core/engine/compiled/table.ts'
import { compare } from '../../../src/core/engine/fraction.ts'
import { evaluatePlainly } from '../../../src/core/engine/plain.ts'
import type { ScoreRange } from '../../../src/core/engine/score.ts'
import type { Rulebook } from '../../../src/core/rulebook/types.ts'
import { shippedInstrument } from '../rulebook/shipped.ts'
import { ratioScenario, scenario } from './arbitrary.ts'
import { randomResponses, seeded } from './random-responses.ts'

type Responses = Readonly<Record<string, Response>>

/** Without the answers in part, which a table has no place for. */
function wholeAnswers(responses: Responses): Responses {
  return Object.fromEntries(Object.entries(responses).filter(([, { answer }]) => {
    return answer === undefined || 'none' in answer || 'option' in answer || 'number' in answer || ('options' in answer && answer.rest === undefined)
  }))
}

function expectSame(rulebook: Rulebook, all: readonly Responses[]): void {
  const results = evaluateMany(rulebook, tableOf(rulebook, all))
  all.forEach((responses, assessment) => {
    const plain = evaluatePlainly(rulebook, { responses })
    plain.findings.forEach(({ state }, rule) => { expect(stateIn(results, rule, assessment)).toBe(state) })
    plain.recommendations.forEach(({ score }, index) => { expect(sameScore(scoreIn(results, index, assessment), score)).toBe(true) })
  })
}

function sameScore(a: ScoreRange | null, b: ScoreRange | null): boolean {
  if (a === null || b === null) return a === b
  return compare(a.low, b.low) === 0 && compare(a.high, b.high) === 0
}

test('many at once are the same as one by one, on small instruments', () => {
  fc.assert(
    fc.property(fc.oneof(scenario, ratioScenario), fc.integer(), ({ rulebook }, seed) => {
      const random = seeded(seed)
      expectSame(rulebook, Array.from({ length: 1 + Math.floor(random() * 70) }, () => wholeAnswers(randomResponses(rulebook, random, 0.5))))
    }),
    { numRuns: 200 },
  )
})

test.each([0, 0.3, 1])('and on the shipped one, %d of it open', (open) => {
  const { rulebook } = shippedInstrument()
  const random = seeded(7)
  expectSame(rulebook, Array.from({ length: 100 }, () => wholeAnswers(randomResponses(rulebook, random, open))))
})

test('an answer in part is refused', () => {
  const { rulebook } = shippedInstrument()
  const multi = rulebook.questions.find(({ type }) => type === 'multi')
  expect(() => tableOf(rulebook, [{ [multi?.id ?? '']: { answer: { options: [], rest: 'unknown' } } }])).toThrow(RangeError)
})
