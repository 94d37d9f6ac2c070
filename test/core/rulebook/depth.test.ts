import { expect, test } from 'vitest'
import { firstLookQuestions } from '../../../src/core/rulebook/depth.ts'
import { instrument } from '../../instrument.ts'

const { rulebook } = instrument

test('a first look takes every weight class that fits, and stops at the first that does not', () => {
  const selected = firstLookQuestions(rulebook)
  const criteria = new Map(rulebook.recommendations.flatMap(({ criteria: own }) => own.map(({ id, weight }) => [id, weight] as const)))
  const weightOf = ({ weight, criterion }: (typeof rulebook.questions)[number]) => weight * (criteria.get(criterion) ?? 0)
  const whole = (least: number) => rulebook.questions.filter((question) => weightOf(question) >= least).every(({ id }) => selected.has(id))
  const lightestWhole = [...new Set(rulebook.questions.map(weightOf))].filter(whole).sort((a, b) => a - b)[0] ?? Infinity
  const nextClass = rulebook.questions.filter((question) => weightOf(question) < lightestWhole).map(weightOf)
  const larger = new Set([...selected, ...rulebook.questions.filter((question) => weightOf(question) >= Math.max(...nextClass)).map(({ id }) => id)])
  expect(lightestWhole).toBeLessThan(Infinity)
  expect(selected.size).toBeLessThanOrEqual(rulebook.questions.length * 0.4)
  expect(larger.size).toBeGreaterThan(rulebook.questions.length * 0.4)
  // The number that docs/methodology.md and the task list tell.
  expect(selected.size).toBe(46)
})
