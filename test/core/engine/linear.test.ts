import { expect, test } from 'vitest'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import type { Condition, Rulebook } from '../../../src/core/rulebook/types.ts'
import { shippedInstrument } from '../rulebook/shipped.ts'
import { randomResponses, seeded } from './random-responses.ts'

/** Work four times as large may take this many times as long: far from 4 for a busy machine, far from 16 for a square. */
const MOST = 12

function microseconds(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.min(...times)
}

/** Prints and returns the time of the work at 2× and 4× beside 1×. */
function ratios(name: string, workOf: (size: number) => () => void): number[] {
  const [once = 1, ...larger] = [1, 2, 4].map((size) => {
    const work = workOf(size)
    work()
    return microseconds(work)
  })
  const found = larger.map((time) => time / once)
  console.log(`${name}: 1×, ${found.map((ratio) => ratio.toFixed(1)).join('×, ')}× the time for 1×, 2×, 4× the work`)
  return found
}

const { rulebook } = shippedInstrument()

test('work is linear in assessments', () => {
  const [, four] = ratios('assessments', (size) => {
    const random = seeded(size)
    const all = Array.from({ length: 200 * size }, () => randomResponses(rulebook, random, 0.5))
    return () => { for (const responses of all) evaluate(rulebook, { responses }) }
  })
  expect(four).toBeLessThan(MOST)
})

test('work is linear in rules and questions', () => {
  const [, four] = ratios('rules', (size) => {
    const large = sideBySide(10 * size)
    const random = seeded(size)
    const all = Array.from({ length: 8 }, () => randomResponses(large, random, 0.5))
    return () => { for (const responses of all) evaluate(large, { responses }) }
  })
  expect(four).toBeLessThan(MOST)
})

/** The shipped instrument n times, with names and numbers of its own each time. */
function sideBySide(n: number): Rulebook {
  const copies = Array.from({ length: n }, (_, index) => {
    const named = (id: string) => `${id}-${String(index)}`
    const number = (recommendation: number) => recommendation + 100 * index
    return {
      recommendations: rulebook.recommendations.map((one) => ({
        ...one, number: number(one.number), criteria: one.criteria.map((criterion) => ({ ...criterion, questions: criterion.questions.map(named) })),
      })),
      questions: rulebook.questions.map((question) => ({ ...question, id: named(question.id), recommendation: number(question.recommendation) })),
      rules: rulebook.rules.map((rule) => ({
        ...rule,
        id: named(rule.id),
        recommendation: number(rule.recommendation),
        when: renamed(rule.when, named),
        cap: rule.cap === null ? null : { ...rule.cap, recommendation: number(rule.cap.recommendation) },
      })),
    }
  })
  return {
    ...rulebook,
    recommendations: copies.flatMap(({ recommendations }) => recommendations),
    questions: copies.flatMap(({ questions }) => questions),
    rules: copies.flatMap(({ rules }) => rules),
  }
}

function renamed(condition: Condition, named: (id: string) => string): Condition {
  return JSON.parse(JSON.stringify(condition), (key, value: unknown) => {
    if (key === 'question' && typeof value === 'string') return named(value)
    return key === 'ratio' && Array.isArray(value) ? value.map(String).map(named) : value
  }) as Condition
}
