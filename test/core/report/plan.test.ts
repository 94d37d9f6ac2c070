import { describe, expect, test } from 'vitest'
import { planRating } from '../../../src/core/engine/plan.ts'
import { simulate } from '../../../src/core/engine/simulate.ts'
import { describePlan } from '../../../src/core/report/plan.ts'
import { describeSimulation } from '../../../src/core/report/simulation.ts'
import type { Assessment, Response } from '../../../src/core/assessment/types.ts'
import type { Question, Rulebook } from '../../../src/core/rulebook/types.ts'
import type { Language, MessageKey } from '../../../src/core/language.ts'

const question = (id: string, weight: number, indicator: Question['indicator'] = 'process'): Question => ({
  id, weight, type: 'choice', options: [{ id: 'yes', value: 100 }, { id: 'no', value: 0 }],
  indicator, recommendation: 1, criterion: '1.1', lead: 'justice', mayNotApply: true, basis: [],
})
const rulebook: Rulebook = {
  id: 'x', version: '1.0.0', precedents: [], questions: [question('a', 2), question('b', 1), question('c', 1, 'structural')],
  recommendations: [{ number: 1, addressee: 'states', criteria: [{ id: '1.1', recommendation: 1, weight: 1, basis: [], questions: ['a', 'b', 'c'] }] }],
  rules: [
    { id: 'a-no', kind: 'red-flag', severity: 'minor', recommendation: 1, also: [], cap: { recommendation: 1, at: 'partial' }, remedy: 'training', precedents: [], basis: [], when: { question: 'a', in: ['no'] } },
    { id: 'on-paper', kind: 'inconsistency', severity: 'major', recommendation: 1, also: [], cap: null, remedy: 'data', precedents: [], basis: [], when: { all: [{ question: 'a', in: ['yes'] }, { question: 'b', in: ['no'] }] } },
    { id: 'good', kind: 'promising-practice', severity: null, recommendation: 1, also: [], cap: null, remedy: null, precedents: [], basis: [], when: { question: 'c', in: ['yes'] } },
  ],
}

/** Messages as their keys and values: what is said, not how. */
const language: Language = {
  locale: 'en', direction: 'ltr', number: String, date: String, list: (items) => items.join(' + '), alternatives: (items) => items.join(' | '), country: String,
  t: (key: MessageKey, values = {}) => [key, ...Object.values(values).map(String)].join(' '),
  instrument: {
    front: { title: '', subject: '', source: '', about: '', official: '' }, recommendations: {}, criteria: {}, precedents: {},
    questions: Object.fromEntries(['a', 'b', 'c'].map((id) => [id, { text: `Is ${id}?`, help: '', lookFor: '', options: { yes: 'Yes', no: 'No' } }])),
    rules: Object.fromEntries(rulebook.rules.map(({ id }) => [id, { title: `Title ${id}`, finding: '', why: '', remedy: `Do ${id}` }])),
  },
}

function file(answers: Record<string, string>, more: Record<string, Response> = {}): Assessment {
  return {
    format: 'lacuna-assessment', formatVersion: 1, instrument: { id: 'x', version: '1.0.0' }, id: 'id', kind: 'self-assessment', subject: { name: 'A' }, assessor: { name: '', role: '' },
    responses: { ...Object.fromEntries(Object.entries(answers).map(([id, option]) => [id, { answer: { option } }])), ...more },
  }
}

describe('a plan in words', () => {
  const described = (assessment: Assessment, target: 'PC' | 'LC' | 'C', effort?: { training: number }) =>
    describePlan(planRating(rulebook, assessment.responses, 1, target, effort), effort, rulebook, assessment, language)

  test('changes with their remedies, and the other ways', () => {
    const plan = described(file({ a: 'no', b: 'no' }), 'LC')
    expect(plan).toMatchObject({ state: 'reachable', headline: 'plan.headline.reachable 2', note: 'plan.note.smallest', why: [] })
    expect(plan.changes).toEqual([
      { question: 'a', recommendation: 1, text: 'Is a?', from: 'No', to: 'Yes', answer: { option: 'yes' }, kinds: ['remedy.training'],
        clears: [{ rule: 'a-no', title: 'Title a-no', label: 'remedy.training', text: 'Do a-no' }] },
      expect.objectContaining({ question: 'b', from: 'No', kinds: ['remedy.data'], clears: [] }),
    ])
    expect(plan.alternatives).toEqual([expect.objectContaining({
      summary: 'plan.alternative answer.quoted Is b? answer.quoted Is c?', size: 'plan.alternative.size 2 2', kept: [{ question: 'b', text: 'Is b?' }],
    })])
    expect(plan.alternatives[0]?.instead.map((change) => [change.question, change.from, change.kinds])).toEqual([['c', 'answer.none', ['remedy.law']]])
  })

  test('efforts are told', () => {
    expect(described(file({ a: 'no', b: 'no' }), 'LC', { training: 4 })).toMatchObject({ note: 'plan.note.cheapest 5', alternatives: [{ size: 'plan.alternative.sizeEffort 2 5' }] })
  })

  test('reached, unrated, out of reach', () => {
    expect(described(file({ a: 'yes', b: 'yes', c: 'yes' }), 'C')).toMatchObject({ state: 'reached', note: '', changes: [], alternatives: [] })
    const inapplicable = { answer: { none: 'not-applicable', reason: 'x' } } as const
    expect(described(file({}, { a: inapplicable, b: inapplicable, c: inapplicable }), 'PC')).toMatchObject({ state: 'unrated', now: 'rating.none' })
    const stuck: Rulebook = { ...rulebook, rules: rulebook.rules.map((rule) => (rule.id === 'a-no' ? { ...rule, when: { not: { question: 'a', in: ['yes'] } } } : rule)) }
    const assessment = file({ b: 'no' }, { a: inapplicable })
    expect(describePlan(planRating(stuck, assessment.responses, 1, 'C'), undefined, stuck, assessment, language)).toMatchObject({
      state: 'unreachable', note: 'plan.note.caps 1', why: [{ rule: 'a-no', title: 'Title a-no' }],
    })
  })
})

describe('a simulation in words', () => {
  test('lists, gravest first, and the rows that move', () => {
    const { responses } = file({ a: 'no', b: 'no' })
    const report = describeSimulation(simulate(rulebook, responses, [{ question: 'a', to: { option: 'yes' } }, { question: 'c', to: { option: 'yes' } }]), rulebook, language)
    expect(report.summary).toBe('plan.result.summary 1 0 1')
    expect(report.lists.filter(({ rules }) => rules.length > 0)).toEqual([
      { name: 'raised', title: 'plan.list.raised', rules: [{ rule: 'on-paper', title: 'Title on-paper', severity: 'severity.major' }] },
      { name: 'cleared', title: 'plan.list.cleared', rules: [{ rule: 'a-no', title: 'Title a-no', severity: 'severity.minor' }] },
      { name: 'won', title: 'plan.list.won', rules: [{ rule: 'good', title: 'Title good', severity: '' }] },
    ])
    expect(report.rows).toEqual([{
      recommendation: 1, title: 'answers.recommendation 1 ', ratingBefore: 'rating.withLetters NC rating.NC', ratingAfter: 'rating.withLetters LC rating.LC',
      scoreBefore: 'range.words 0 25', scoreAfter: 'range.exact 75',
    }])
  })

  test('nothing moves', () => {
    const report = describeSimulation(simulate(rulebook, {}, []), rulebook, language)
    expect(report.rows).toEqual([])
    expect(report.summary).toBe('plan.result.summary 0 0 0')
  })
})
