import { describe, expect, test } from 'vitest'
import type { Answer, Response } from '../../../src/core/assessment/types.ts'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import { toTwoDecimals } from '../../../src/core/engine/fraction.ts'
import type { ChoiceQuestion, Question, Rule, Rulebook } from '../../../src/core/rulebook/types.ts'

const base = { recommendation: 1, criterion: '1.1', indicator: 'process', weight: 1, lead: 'police', mayNotApply: true, basis: [] } as const

function choice(id: string, more: Partial<ChoiceQuestion> = {}): ChoiceQuestion {
  const options = [{ id: 'yes', value: 100 }, { id: 'nearly', value: 90 }, { id: 'no', value: 0 }]
  return { ...base, id, type: 'choice', options, ...more }
}

function instrument(questions: readonly Question[], rules: readonly Rule[] = []): Rulebook {
  return {
    id: 'x',
    version: '1.0.0',
    recommendations: [
      { number: 1, addressee: 'states', criteria: [{ id: '1.1', recommendation: 1, weight: 1, basis: [], questions: questions.map(({ id }) => id) }] },
    ],
    questions,
    rules,
    precedents: [],
  }
}

function answers(given: Record<string, Answer>): Record<string, Response> {
  return Object.fromEntries(Object.entries(given).map(([id, answer]) => [id, { answer }]))
}

describe('counts', () => {
  const questions: Question[] = [
    choice('a'),
    choice('b'),
    choice('c'),
    choice('d'),
    { ...base, id: 'm', type: 'multi', options: [{ id: 'x', points: 1, exclusive: false }, { id: 'none', points: 0, exclusive: true }] },
    { ...base, id: 'n', weight: 0, type: 'number', min: 0, max: 9 },
    { ...base, id: 'o', weight: 0, type: 'number', min: 0, max: 9 },
  ]
  const rulebook = instrument(questions)

  test.each<[string, Record<string, Response>, [answered: number, inPart: number, notApplicable: number]]>([
    ['nothing', {}, [0, 0, 0]],
    ['non-answers', answers({ a: { none: 'unknown' }, b: { none: 'later' }, c: { none: 'undecided' }, d: { none: 'not-applicable', reason: 'x' } }), [0, 0, 1]],
    ['full answers', answers({ a: { option: 'no' }, m: { options: ['none'] }, n: { number: 0 } }), [3, 0, 0]],
    ['one of two', answers({ a: { oneOf: ['yes', 'no'] } }), [1, 1, 0]],
    ['these and perhaps others', answers({ m: { options: [], rest: 'unknown' } }), [1, 1, 0]],
    ['at least, at most', answers({ n: { atLeast: 1 }, o: { atMost: 3 } }), [2, 2, 0]],
    ['a note alone', { a: { note: 'x' }, b: { evidence: [{ type: 'law' }] } }, [0, 0, 0]],
    ['an answer to no question', answers({ a: { option: 'no' }, zz: { option: 'no' } }), [1, 0, 0]],
  ])('%s', (_, responses, [answered, inPart, notApplicable]) => {
    expect(evaluate(rulebook, { responses }).counts).toEqual({ answered, inPart, notApplicable, questions: 7 })
  })
})

describe('bands are decided before rounding, on the exact score', () => {
  const rating = (values: readonly number[]) => {
    const questions = values.map((value, index) => choice(`q${String(index)}`, { options: [{ id: 'it', value }, { id: 'no', value: 0 }] }))
    const responses = answers(Object.fromEntries(questions.map(({ id }) => [id, { option: 'it' }])))
    const [result] = evaluate(instrument(questions), { responses }).recommendations
    return [result?.rating?.low, result?.rating?.high, result?.score ? toTwoDecimals(result.score.low) : null]
  }

  test.each([
    [[90], 'C', 90],
    [[89], 'LC', 89],
    [[70], 'LC', 70],
    [[69], 'PC', 69],
    [[40], 'PC', 40],
    [[39], 'NC', 39],
    [[0], 'NC', 0],
    [[...Array.from({ length: 299 }, () => 90), 89], 'LC', 90],
  ])('%j', (values, expected, score) => {
    expect(rating(values)).toEqual([expected, expected, score])
  })
})

describe('the greatest rating is one that some completion has', () => {
  const cap = (when: Rule['when'], at: 'partial' | 'largely' | 'non-compliant' = 'partial'): Rule => ({
    id: 'capping', kind: 'red-flag', severity: 'major', recommendation: 1, also: [], when, cap: { recommendation: 1, at }, remedy: null, precedents: [], basis: [],
  })
  const rated = (rules: readonly Rule[], given: Record<string, Answer> = {}) =>
    evaluate(instrument([choice('a'), choice('b')], rules), { responses: answers(given) }).recommendations[0]?.rating

  test('a best score that triggers a cap is out of reach, the next best is not', () => {
    expect(rated([])).toEqual({ low: 'NC', high: 'C' })
    expect(rated([cap({ question: 'a', in: ['yes'] })])).toEqual({ low: 'NC', high: 'C' })
    expect(rated([cap({ question: 'a', in: ['yes', 'nearly'] })])).toEqual({ low: 'NC', high: 'PC' })
    expect(rated([cap({ any: [{ question: 'a', in: ['yes', 'nearly', 'no'] }] })])).toEqual({ low: 'NC', high: 'PC' })
    expect(rated([cap({ question: 'a', in: ['yes', 'nearly'] }, 'largely')], { b: { option: 'yes' } })).toEqual({ low: 'PC', high: 'LC' })
  })

  test('a threshold met exactly is met', () => {
    expect(rated([cap({ question: 'a', in: ['yes'] })], { b: { option: 'nearly' } })).toEqual({ low: 'PC', high: 'C' })
  })

  test('two caps that leave no way out of both', () => {
    const rules = [cap({ question: 'a', in: ['yes', 'nearly'] }), { ...cap({ question: 'a', in: ['no'] }), id: 'other' }]
    expect(rated(rules, { b: { option: 'yes' } })).toEqual({ low: 'PC', high: 'PC' })
  })
})

describe('nothing left to score is null, never 0', () => {
  test('all not applicable', () => {
    const evaluation = evaluate(instrument([choice('a')]), { responses: answers({ a: { none: 'not-applicable', reason: 'x' } }) })
    expect(evaluation.overall).toBe(null)
    expect(evaluation.recommendations[0]).toMatchObject({
      score: null, rating: null, byIndicator: { structural: null, process: null, outcome: null }, criteria: [{ id: '1.1', score: null }],
    })
  })
})

describe('what does not fit is a defect of the caller', () => {
  const rulebook = instrument([choice('a'), { ...base, id: 'n', weight: 0, type: 'number', min: 0, max: 9 }])
  test.each<[string, Record<string, Answer>]>([
    ['an unknown option', { a: { option: 'maybe' } }],
    ['a number for a choice', { a: { number: 1 } }],
    ['an option for a number', { n: { option: 'yes' } }],
  ])('%s throws', (_, given) => {
    expect(() => evaluate(rulebook, { responses: answers(given) })).toThrow()
  })

  test('a rule that reads no question throws', () => {
    const rule: Rule = { id: 'r', kind: 'red-flag', severity: 'major', recommendation: 1, also: [], when: { question: 'zz', in: ['yes'] }, cap: null, remedy: null, precedents: [], basis: [] }
    expect(() => evaluate(instrument([choice('a')], [rule]), { responses: {} })).toThrow('zz')
  })
})
