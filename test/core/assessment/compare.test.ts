import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparability, compareAssessments } from '../../../src/core/assessment/compare.ts'
import { CAUSES, type Moved, type Split, whyMoved } from '../../../src/core/assessment/moved.ts'
import { sameAnswer } from '../../../src/core/assessment/same-answer.ts'
import type { Answer, Assessment, Response } from '../../../src/core/assessment/types.ts'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import { add, compare, type Fraction, subtract, whole } from '../../../src/core/engine/fraction.ts'
import type { Question, Rulebook } from '../../../src/core/rulebook/types.ts'
import { ratioScenario, scenario } from '../engine/arbitrary.ts'

type Responses = Readonly<Record<string, Response>>

/** An instrument and two files: the second has some answers of the first, some of its own. */
const pair = fc.tuple(fc.oneof(scenario, ratioScenario), fc.array(fc.record({ keep: fc.boolean(), none: fc.boolean(), evidence: fc.boolean(), pick: fc.nat(5) }), { minLength: 4, maxLength: 4 })).map(
  ([{ rulebook, responses }, changes]) => {
    const after: Record<string, Response> = {}
    rulebook.questions.forEach((question, index) => {
      const change = changes[index]
      const now = responses[question.id] ?? {}
      const evidence = change?.evidence === true ? [{ type: 'law' }] : []
      if (change === undefined || change.keep) after[question.id] = { ...now, evidence }
      else if (change.none) after[question.id] = { evidence, ...(change.pick % 2 === 0 ? {} : { answer: { none: 'not-applicable', reason: 'x' } as const }) }
      else after[question.id] = { evidence, answer: someAnswer(question, change.pick) }
    })
    return { rulebook, before: responses, after }
  },
)

function someAnswer(question: Question, pick: number): Answer {
  switch (question.type) {
    case 'choice': return { option: question.options[pick % question.options.length]?.id ?? '' }
    case 'multi': return { options: [question.options[pick % question.options.length]?.id ?? ''] }
    case 'number': return { number: question.min + (pick % (question.max - question.min + 1)) }
  }
}

function sumOf(split: Split): Fraction {
  return [...CAUSES.map((cause) => split[cause]), split.instrument].reduce(add)
}

function splits({ score, evidenced }: Moved): Split[] {
  return [score, evidenced].flatMap((range) => (range === null ? [] : [range.low, range.high]))
}

const same = (a: Fraction, b: Fraction) => { expect(compare(a, b)).toBe(0) }

describe('why scores moved', () => {
  test('the parts add up to the whole change exactly', () => {
    fc.assert(
      fc.property(pair, ({ rulebook, before, after }) => {
        const there = evaluate(rulebook, { responses: before }).recommendations
        const then = evaluate(rulebook, { responses: after }).recommendations
        whyMoved(rulebook, before, after).forEach((moved, index) => {
          for (const of of ['score', 'evidenced'] as const) {
            const [from, to, split] = [there[index]?.[of] ?? null, then[index]?.[of] ?? null, moved[of]]
            expect(split === null).toBe(from === null || to === null)
            if (from === null || to === null || split === null) continue
            for (const bound of ['low', 'high'] as const) {
              same(split[bound].change, subtract(to[bound], from[bound]))
              same(sumOf(split[bound]), split[bound].change)
            }
          }
        })
      }),
      { numRuns: 3000 },
    )
  })

  test('evidence moves no claimed score', () => {
    fc.assert(fc.property(pair, ({ rulebook, before, after }) => {
      for (const { score } of whyMoved(rulebook, before, after)) if (score !== null) for (const split of [score.low, score.high]) same(split.evidence, whole(0))
    }), { numRuns: 500 })
  })

  test('files in the other order turn the sign of each part, where all applies', () => {
    const applies = (responses: Responses) => Object.values(responses).every(({ answer }) => answer === undefined || !('none' in answer) || answer.none !== 'not-applicable')
    fc.assert(fc.property(pair, ({ rulebook, before, after }) => {
      if (!applies(before) || !applies(after)) return
      const back = whyMoved(rulebook, after, before)
      whyMoved(rulebook, before, after).forEach((moved, index) => {
        const turned = back[index]
        if (turned === undefined) throw new Error('as many')
        splits(moved).forEach((split, at) => { for (const cause of CAUSES) same(add(split[cause], splits(turned)[at]?.[cause] ?? whole(1)), whole(0)) })
      })
    }), { numRuns: 500 })
  })

  test('the same file moves nothing', () => {
    fc.assert(fc.property(scenario, ({ rulebook, responses }) => {
      for (const moved of whyMoved(rulebook, responses, responses)) for (const split of splits(moved)) for (const cause of CAUSES) same(split[cause], whole(0))
    }), { numRuns: 300 })
  })
})

const question = (id: string): Question => ({
  id, type: 'choice', options: [{ id: 'yes', value: 100 }, { id: 'half', value: 50 }, { id: 'no', value: 0 }],
  weight: 1, indicator: 'process', recommendation: 1, criterion: '1.1', lead: 'justice', mayNotApply: true, basis: [],
})
const rulebook: Rulebook = {
  id: 'x', version: '1.0.0', precedents: [], questions: [question('a'), question('b'), question('c'), question('d')],
  recommendations: [{ number: 1, addressee: 'states', criteria: [{ id: '1.1', recommendation: 1, weight: 1, basis: [], questions: ['a', 'b', 'c', 'd'] }] }],
  rules: [{
    id: 'a-no', kind: 'red-flag', severity: 'major', recommendation: 1, also: [], cap: { recommendation: 1, at: 'partial' }, remedy: 'law', precedents: [], basis: [],
    when: { question: 'a', in: ['no'] },
  }],
}

function file(answers: Record<string, string>, evidenced: readonly string[] = [], more: Partial<Assessment> = {}): Assessment {
  return {
    format: 'lacuna-assessment', formatVersion: 1, instrument: { id: 'x', version: '1.0.0' }, id: 'id', kind: 'self-assessment',
    subject: { name: 'A' }, assessor: { name: '', role: '' }, ...more,
    responses: Object.fromEntries(Object.entries(answers).map(([id, option]) => [id, { answer: { option }, ...(evidenced.includes(id) ? { evidence: [{ type: 'law' }] } : {}) }])),
  }
}

describe('files side by side', () => {
  test('facts, unknowns and evidence, by hand', () => {
    const [moved] = whyMoved(rulebook, file({ a: 'no', b: 'yes', d: 'yes' }, ['b']).responses, file({ a: 'half', b: 'yes', c: 'no', d: 'yes' }, ['b', 'd']).responses)
    const text = (range: Moved['score']) => (range === null ? null : [range.low, range.high].map((split) => [...CAUSES, 'change' as const].map((part) => `${part} ${String(split[part].numerator)}/${String(split[part].denominator)}`).join(', ')))
    // Claimed: a rises by 50 of 400, c is known to be 0 now. Evidenced: only d is shown now that was not.
    expect(text(moved?.score ?? null)).toEqual(['facts 25/2, unknowns 0/1, evidence 0/1, change 25/2', 'facts 25/2, unknowns -25/1, evidence 0/1, change -25/2'])
    expect(text(moved?.evidenced ?? null)).toEqual(['facts 0/1, unknowns 0/1, evidence 25/1, change 25/1', 'facts 0/1, unknowns 0/1, evidence 0/1, change 0/1'])
  })

  test('answers, scores, ratings, states and caps of three files', () => {
    const { questions, recommendations, findings } = compareAssessments(rulebook, [file({ a: 'no', b: 'yes' }), file({ a: 'yes', b: 'yes' }), file({ b: 'yes' })])
    expect(questions[0]).toEqual({ question: 'a', answers: [{ option: 'no' }, { option: 'yes' }, null], same: false })
    expect(questions[1]?.same).toBe(true)
    expect(findings).toEqual([{ rule: 'a-no', states: ['found', 'clear', 'undetermined'] }])
    expect(recommendations[0]?.ratings).toEqual([{ low: 'NC', high: 'PC' }, { low: 'PC', high: 'C' }, { low: 'NC', high: 'C' }])
    expect(recommendations[0]?.scores).toHaveLength(3)
    expect(recommendations[0]?.moved.map(({ caps }) => caps)).toEqual([{ come: [], gone: ['a-no'] }, { come: [], gone: [] }])
  })

  test('exercises stand apart; other subjects are told', () => {
    const exercise = file({}, [], { kind: 'exercise' })
    expect(() => compareAssessments(rulebook, [exercise, file({})])).toThrow(RangeError)
    expect(comparability([exercise, exercise])).toEqual({ refused: false, subjectsDiffer: false })
    expect(comparability([file({}), file({}, [], { kind: 'audit' })])).toEqual({ refused: false, subjectsDiffer: false })
    expect(comparability([file({}), file({}, [], { subject: { name: 'B' } })])).toEqual({ refused: false, subjectsDiffer: true })
    expect(comparability([file({}), file({}, [], { subject: { name: ' A ', iso3: null } })]).subjectsDiffer).toBe(false)
  })

  test.each<[Answer | null, Answer | null, boolean]>([
    [null, null, true],
    [null, { none: 'unknown' }, false],
    [{ none: 'unknown', ask: 'x' }, { none: 'unknown' }, true],
    [{ none: 'not-applicable', reason: 'x' }, { none: 'not-applicable', reason: 'y' }, true],
    [{ options: ['a', 'b'] }, { options: ['b', 'a'] }, true],
    [{ options: ['a', 'b'] }, { options: ['a', 'b'], rest: 'unknown' }, false],
    [{ oneOf: ['a', 'b'] }, { oneOf: ['b', 'a'] }, true],
    [{ option: 'a' }, { option: 'b' }, false],
    [{ number: 1 }, { atLeast: 1, atMost: 1 }, false],
    [{ atLeast: 1 }, { atMost: 1 }, false],
    [{ atLeast: 1, atMost: 2 }, { atMost: 2, atLeast: 1 }, true],
  ])('%j and %j', (a, b, expected) => {
    expect(sameAnswer(a, b)).toBe(expected)
  })
})
