import { describe, expect, test } from 'vitest'
import { anyOf, countAtLeast, isLeaf, not, partsOf, questionsOf, ratioBelow, type Truth, truth } from '../../../src/core/engine/conditions.ts'
import { explain } from '../../../src/core/engine/explain.ts'
import { knowledgeOf } from '../../../src/core/engine/knowledge.ts'
import type { Response } from '../../../src/core/assessment/types.ts'
import type { Condition, Question, Rulebook } from '../../../src/core/rulebook/types.ts'

const base = { recommendation: 1, criterion: '1.1', indicator: 'process', weight: 1, lead: 'police', mayNotApply: true, basis: [] } as const
const questions: Question[] = [
  ...['a', 'b', 'c'].map((id): Question => ({ ...base, id, type: 'choice', options: [{ id: 'yes', value: 100 }, { id: 'some', value: 50 }, { id: 'no', value: 0 }] })),
  { ...base, id: 'many', type: 'multi', options: [{ id: 'x', points: 1, exclusive: false }, { id: 'y', points: 1, exclusive: false }, { id: 'none', points: 0, exclusive: true }] },
  ...['n', 'm'].map((id): Question => ({ ...base, id, weight: 0, type: 'number', min: 0, max: 100 })),
]
const rulebook: Rulebook = { id: 'x', version: '1.0.0', recommendations: [], questions, rules: [], precedents: [] }
const knowing = (responses: Record<string, Response>) => knowledgeOf(rulebook, responses)
const T: readonly Truth[] = [true, false, null]

/** A leaf on a, b or c that has the wanted truth. */
const isYes = (question: string): Condition => ({ question, in: ['yes'] })
function responses(truths: Record<string, Truth>): Record<string, Response> {
  return Object.fromEntries(
    Object.entries(truths).flatMap(([id, value]) => (value === null ? [] : [[id, { answer: { option: value ? 'yes' : 'no' } }]])),
  )
}

describe("Kleene's tables", () => {
  const rows = T.flatMap((a) => T.map((b) => [a, b] as const))

  test.each(rows)('%s with %s', (a, b) => {
    const knowledge = knowing(responses({ a, b }))
    const both = a === false || b === false ? false : a === null || b === null ? null : true
    const either = a === true || b === true ? true : a === null || b === null ? null : false
    expect(truth({ all: [isYes('a'), isYes('b')] }, knowledge)).toBe(both)
    expect(truth({ any: [isYes('a'), isYes('b')] }, knowledge)).toBe(either)
    expect(anyOf([a, b])).toBe(either)
  })

  test.each([[true, false], [false, true], [null, null]] as const)('not %s is %s', (value, expected) => {
    expect(not(value)).toBe(expected)
    expect(truth({ not: isYes('a') }, knowing(responses({ a: value })))).toBe(expected)
  })

  test('at least so many: decided as soon as no completion can change it', () => {
    const triples = T.flatMap((a) => T.flatMap((b) => T.map((c) => [a, b, c] as const)))
    for (const values of triples) {
      for (const count of [1, 2, 3]) {
        const least = values.filter((value) => value === true).length
        const most = values.filter((value) => value !== false).length
        const expected = least >= count ? true : most < count ? false : null
        expect(countAtLeast(count, values)).toBe(expected)
        const [a, b, c] = values
        const condition: Condition = { atLeast: { count, of: [isYes('a'), isYes('b'), isYes('c')] } }
        expect(truth(condition, knowing(responses({ a, b, c })))).toBe(expected)
      }
    }
  })

  test('of nothing: all is true, any is false', () => {
    expect(truth({ all: [] }, knowing({}))).toBe(true)
    expect(truth({ any: [] }, knowing({}))).toBe(false)
  })
})

describe('leaves', () => {
  const isIn: Condition = { question: 'a', in: ['yes', 'some'] }
  const hasX: Condition = { question: 'many', includes: 'x' }
  const hasNone: Condition = { question: 'many', includes: 'none' }
  const below: Condition = { question: 'n', below: 10 }
  const above: Condition = { question: 'n', atOrAbove: 10 }
  const ratio: Condition = { ratio: ['n', 'm'], below: 0.26 }
  const unproved: Condition = { question: 'a', evidence: 'none' }

  test.each<[string, Condition, Record<string, Response>, Truth]>([
    ['in: chosen', isIn, { a: { answer: { option: 'some' } } }, true],
    ['in: not chosen', isIn, { a: { answer: { option: 'no' } } }, false],
    ['in: missing', isIn, {}, null],
    ['in: unknown', isIn, { a: { answer: { none: 'unknown' } } }, null],
    ['in: not applicable', isIn, { a: { answer: { none: 'not-applicable', reason: 'x' } } }, false],
    ['in: one of, all fit', isIn, { a: { answer: { oneOf: ['yes', 'some'] } } }, true],
    ['in: one of, some fit', isIn, { a: { answer: { oneOf: ['yes', 'no'] } } }, null],
    ['in: one of, none fits', { question: 'a', in: ['yes'] }, { a: { answer: { oneOf: ['some', 'no'] } } }, false],
    ['includes: chosen', hasX, { many: { answer: { options: ['x'] } } }, true],
    ['includes: not chosen', hasX, { many: { answer: { options: ['y'] } } }, false],
    ['includes: chosen, more may be', hasX, { many: { answer: { options: ['x'], rest: 'unknown' } } }, true],
    ['includes: may be', hasX, { many: { answer: { options: ['y'], rest: 'unknown' } } }, null],
    ['includes: none, chosen', hasNone, { many: { answer: { options: ['none'] } } }, true],
    ['includes: none, something is chosen', hasNone, { many: { answer: { options: ['y'], rest: 'unknown' } } }, false],
    ['includes: none, nothing is chosen yet', hasNone, { many: { answer: { options: [], rest: 'unknown' } } }, null],
    ['below: the limit itself is not', below, { n: { answer: { number: 10 } } }, false],
    ['below: just under', below, { n: { answer: { number: 9 } } }, true],
    ['below: range under', below, { n: { answer: { atMost: 9 } } }, true],
    ['below: range over', below, { n: { answer: { atLeast: 10 } } }, false],
    ['below: range across', below, { n: { answer: { atLeast: 9, atMost: 10 } } }, null],
    ['at or above: the limit itself is', above, { n: { answer: { number: 10 } } }, true],
    ['at or above: just under', above, { n: { answer: { number: 9 } } }, false],
    ['at or above: range across', above, { n: { answer: { atLeast: 9, atMost: 10 } } }, null],
    ['ratio: below', ratio, { n: { answer: { number: 25 } }, m: { answer: { number: 100 } } }, true],
    ['ratio: at the limit', ratio, { n: { answer: { number: 26 } }, m: { answer: { number: 100 } } }, false],
    ['ratio: to 0', ratio, { n: { answer: { number: 1 } }, m: { answer: { number: 0 } } }, null],
    ['ratio: 0 to something', ratio, { n: { answer: { number: 0 } }, m: { answer: { number: 1 } } }, true],
    ['ratio: one missing', ratio, { n: { answer: { number: 1 } } }, null],
    ['ratio: one not applicable', ratio, { n: { answer: { number: 1 } }, m: { answer: { none: 'not-applicable', reason: 'x' } } }, false],
    ['ratio: ranges below', ratio, { n: { answer: { atMost: 10 } }, m: { answer: { atLeast: 50 } } }, true],
    ['ratio: ranges above', ratio, { n: { answer: { atLeast: 50 } }, m: { answer: { atLeast: 1, atMost: 100 } } }, false],
    ['ratio: ranges across', ratio, { n: { answer: { atMost: 50 } }, m: { answer: { atLeast: 50 } } }, null],
    ['evidence: none', unproved, { a: { answer: { option: 'no' } } }, true],
    ['evidence: some', unproved, { a: { answer: { option: 'no' }, evidence: [{ type: 'law' }] } }, false],
    ['evidence: nothing answered', unproved, { a: { evidence: [{ type: 'law' }] } }, null],
    ['evidence: not applicable', unproved, { a: { answer: { none: 'not-applicable', reason: 'x' } } }, false],
  ])('%s', (_, condition, given, expected) => {
    expect(truth(condition, knowing(given))).toBe(expected)
  })

  test('a ratio is exact', () => {
    expect(ratioBelow(26, 100, 0.26)).toBe(false)
    expect(ratioBelow(3, 10, 0.3)).toBe(false)
    expect(ratioBelow(2_999_999, 10_000_000, 0.3)).toBe(true)
  })

  test('conditions know their parts and the questions they read, each once and in order', () => {
    const condition: Condition = { any: [{ not: isYes('b') }, { atLeast: { count: 1, of: [ratio, isYes('a')] } }, { all: [isYes('b')] }] }
    expect(questionsOf(condition)).toEqual(['b', 'n', 'm', 'a'])
    expect([isLeaf(condition), isLeaf(ratio), isLeaf(unproved)]).toEqual([false, true, true])
    expect(partsOf({ not: ratio })).toEqual([ratio])
  })
})

describe('explain', () => {
  test('a ratio to a number that is 0 for sure needs nothing', () => {
    const ratio: Condition = { ratio: ['n', 'm'], below: 1 }
    expect(explain(ratio, knowing({ m: { answer: { number: 0 } } }))).toEqual({ truth: null, because: [], needs: [] })
    expect(explain(ratio, knowing({ m: { answer: { atMost: 0 } } }))).toEqual({ truth: null, because: [], needs: [] })
    expect(explain(ratio, knowing({ m: { answer: { atMost: 1 } } })).needs).toEqual(['n', 'm'])
    expect(explain(ratio, knowing({ m: { answer: { number: 1 } } })).needs).toEqual(['n'])
  })

  test('what does not apply decides a ratio alone', () => {
    const given: Record<string, Response> = { n: { answer: { none: 'not-applicable', reason: 'x' } }, m: { answer: { number: 5 } } }
    expect(explain({ ratio: ['n', 'm'], below: 1 }, knowing(given))).toEqual({ truth: false, because: ['n'], needs: [] })
  })

  test('only the parts that decide are named', () => {
    const given = responses({ a: true, b: false })
    expect(explain({ any: [isYes('a'), isYes('b'), isYes('c')] }, knowing(given)).because).toEqual(['a'])
    expect(explain({ all: [isYes('a'), isYes('b'), isYes('c')] }, knowing(given)).because).toEqual(['b'])
    expect(explain({ not: { any: [isYes('b')] } }, knowing(given)).because).toEqual(['b'])
    expect(explain({ any: [isYes('b'), isYes('c')] }, knowing(given))).toEqual({ truth: null, because: [], needs: ['c'] })
  })
})
