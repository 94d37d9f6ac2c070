import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Response } from '../../../src/core/assessment/types.ts'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import type { Evaluation } from '../../../src/core/engine/evaluation.ts'
import { add, compare, subtract } from '../../../src/core/engine/fraction.ts'
import { nextQuestions } from '../../../src/core/engine/next-question.ts'
import { RATINGS } from '../../../src/core/engine/rating.ts'
import { instrument } from '../../instrument.ts'
import { ratioScenario, type Scenario, scenario } from './arbitrary.ts'
import * as brute from './bruteforce.ts'

const steps = ({ recommendations }: Evaluation) =>
  recommendations.reduce((sum, { rating }) => sum + (rating === null ? 0 : RATINGS.indexOf(rating.high) - RATINGS.indexOf(rating.low)), 0)

const untold = ({ findings }: Evaluation) => findings.filter(({ state, rule }) => state === 'undetermined' && rule.kind !== 'promising-practice').map(({ rule }) => rule.id)

function widthOf({ recommendations }: Evaluation, number: number) {
  const score = recommendations.find(({ recommendation }) => recommendation === number)?.score ?? null
  return score === null ? { numerator: 0n, denominator: 1n } : subtract(score.high, score.low)
}

/** Every answer put in, everything evaluated again. */
function expectAsCounted({ rulebook, responses }: Scenario) {
  const now = evaluate(rulebook, { responses })
  const asked = nextQuestions(rulebook, responses)
  const open = rulebook.questions.filter(({ id }) => {
    const answer = responses[id]?.answer
    return answer === undefined || ('none' in answer ? answer.none !== 'not-applicable' : 'oneOf' in answer || 'rest' in answer || 'atLeast' in answer || 'atMost' in answer)
  })
  expect(asked.map(({ question }) => question.id).sort()).toEqual(open.map(({ id }) => id).sort())
  for (const { question, narrows, decides, steps: gone } of asked) {
    const after = brute.completionsOf(question, responses[question.id]?.answer).flatMap((answer) =>
      answer === 'not-applicable' ? [] : [evaluate(rulebook, { responses: { ...responses, [question.id]: { ...responses[question.id], answer } } })],
    )
    const decided = after.map((one) => untold(now).filter((id) => !untold(one).includes(id)))
    expect(decides.always).toEqual(untold(now).filter((id) => decided.every((ids) => ids.includes(id))))
    expect(decides.sometimes).toEqual(untold(now).filter((id) => decided.some((ids) => ids.includes(id))))
    const less = after.map((one) => steps(now) - steps(one))
    expect(gone).toEqual({ always: Math.min(...less), sometimes: Math.max(...less) })
    for (const one of after) {
      expect(compare(add(widthOf(one, question.recommendation), narrows), widthOf(now, question.recommendation))).toBe(0)
    }
  }
}

test('each open question is worth what counting out its answers says', () => {
  fc.assert(fc.property(scenario, expectAsCounted), { numRuns: 1500 })
})

test('numbers joined by ratios as well', () => {
  fc.assert(fc.property(ratioScenario, expectAsCounted), { numRuns: 700 })
})

test('the order: what an answer decides for sure comes first, the gravest first', () => {
  const { rulebook } = instrument
  const asked = nextQuestions(rulebook, {})
  expect(asked).toHaveLength(rulebook.questions.length)
  const critical = new Set(rulebook.rules.filter(({ severity }) => severity === 'critical').map(({ id }) => id))
  const counts = asked.map(({ decides }) => decides.always.filter((id) => critical.has(id)).length)
  expect(counts).toEqual([...counts].sort((a, b) => b - a))
  expect(counts[0]).toBeGreaterThan(0)
})

test('nothing is left to ask where everything is answered', () => {
  const { rulebook } = instrument
  const responses = Object.fromEntries(rulebook.questions.map((question): [string, Response] => [
    question.id, { answer: question.type === 'number' ? { number: question.min } : question.type === 'choice' ? { option: question.options[0]?.id ?? '' } : { options: [question.options[0]?.id ?? ''] } },
  ]))
  expect(nextQuestions(rulebook, responses)).toEqual([])
})

test('the time for the shipped instrument', () => {
  const { rulebook } = instrument
  const full = Object.entries(instrument.cases[0]?.responses as Record<string, Response>)
  for (const responses of [full, full.filter((_, index) => index % 2 === 0), []]) {
    const times = Array.from({ length: 25 }, () => {
      const before = process.cpuUsage()
      nextQuestions(rulebook, Object.fromEntries(responses))
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }).sort((a, b) => a - b)
    console.info(`${String(responses.length)} answers: next questions in ${(times[12] ?? 0).toFixed(1)} ms of CPU (median), ${(times.at(-1) ?? 0).toFixed(1)} ms (worst)`)
  }
})
