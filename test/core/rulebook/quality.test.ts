import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionsOf } from '../../../src/core/engine/conditions.ts'
import { checkQuality, isDefect, type QualityIssue } from '../../../src/core/rulebook/quality.ts'
import type { CapLevel, Condition, Question, Rule, Rulebook } from '../../../src/core/rulebook/types.ts'
import * as brute from '../engine/bruteforce.ts'
import { scenario } from '../engine/arbitrary.ts'
import { shippedInstrument } from './shipped.ts'

/** One recommendation with one criterion; a choice of yes, half and no unless a question says otherwise. */
function instrument(questions: readonly string[], rules: readonly Rule[], more: readonly Question[] = []): Rulebook {
  const asked = [...questions.map(choice), ...more]
  const criterion = { id: '1.1', recommendation: 1, weight: 1, basis: [], questions: asked.map(({ id }) => id) }
  return {
    id: 'small', version: '1.0.0', precedents: [], questions: asked, rules,
    recommendations: [{ number: 1, addressee: 'states', criteria: [criterion] }],
  }
}

const common = { recommendation: 1, criterion: '1.1', indicator: 'structural', lead: 'justice', mayNotApply: false, basis: [] } as const

function choice(id: string): Question {
  const options = [{ id: 'yes', value: 100 }, { id: 'half', value: 50 }, { id: 'no', value: 0 }]
  return { ...common, id, weight: 1, type: 'choice', options }
}

function count(id: string): Question {
  return { ...common, id, weight: 0, type: 'number', min: 0, max: 9 }
}

function rule(id: string, when: Condition, at: CapLevel | null = null, more: Partial<Rule> = {}): Rule {
  const cap = at === null ? null : { recommendation: 1, at }
  return { id, when, cap, kind: 'red-flag', severity: 'major', recommendation: 1, also: [], remedy: null, precedents: [], basis: [], ...more }
}

const is = (question: string, ...options: string[]): Condition => ({ question, in: options })
const kinds = (rulebook: Rulebook) => checkQuality(rulebook).map(({ kind, about }) => `${kind} ${about.id}`)

describe('an instrument with', () => {
  test('nothing wrong', () => {
    expect(checkQuality(instrument(['a', 'b'], [rule('one', is('a', 'no'), 'partial'), rule('two', is('b', 'no'))]))).toEqual([])
  })

  test('a rule that can never be found: the parts that exclude each other', () => {
    const small = instrument(['a', 'b'], [rule('one', { all: [is('b', 'no'), is('a', 'no'), is('a', 'yes')] })])
    expect(checkQuality(small)).toEqual([
      {
        kind: 'never-found', about: { type: 'rule', id: 'one' }, witness: null,
        message: 'rule "one" can never be found: no answers make true {"question":"a","in":["no"]} and {"question":"a","in":["yes"]}',
      },
    ])
  })

  test('a rule that can never be clear, unless a question does not apply', () => {
    const always = rule('one', { any: [is('a', 'no'), is('a', 'yes', 'half')] })
    expect(checkQuality(instrument(['a'], [always]))).toMatchObject([{ kind: 'never-clear', witness: { a: { option: 'yes' } } }])
    const escape: Question = { ...choice('a'), mayNotApply: true }
    expect(kinds(instrument([], [always], [escape]))).toEqual([])
  })

  test('a rule that is only ever untold: a ratio to 0', () => {
    const zero: Question = { ...count('b'), type: 'number', min: 0, max: 0 }
    const small = instrument(['q'], [rule('one', { ratio: ['a', 'b'], below: 0.5 })], [count('a'), zero])
    expect(kinds(small)).toEqual(['never-found one', 'never-clear one'])
  })

  test('a question that nothing uses', () => {
    expect(kinds(instrument(['q'], [], [count('a')]))).toEqual(['question-unused a'])
  })

  test('rules that another implies: a remark with an example', () => {
    const issues = checkQuality(instrument(['a', 'b'], [rule('wide', is('a', 'no', 'half')), rule('narrow', { all: [is('b', 'no'), is('a', 'no')] })]))
    expect(issues).toMatchObject([{ kind: 'implied-rule', about: { id: 'wide' }, witness: { a: { option: 'no' }, b: { option: 'no' } } }])
    expect(issues[0]?.message).toBe('rule "wide" is found whenever "narrow" is, for example with { b: no, a: no }')
    expect(issues.some(isDefect)).toBe(false)
  })

  test('rules that are the same; of another kind or severity they may be meant', () => {
    const same = [rule('one', is('a', 'no')), rule('two', { not: is('a', 'yes', 'half') })]
    expect(checkQuality(instrument(['a'], same))[0]?.message).toContain('is found exactly when "one" is')
    expect(kinds(instrument(['a'], [rule('one', is('a', 'no')), rule('two', is('a', 'no'), null, { kind: 'inconsistency' })]))).toEqual([])
  })

  test('a cap that another always makes lower', () => {
    const caps = (wide: CapLevel, narrow: CapLevel) =>
      kinds(instrument(['a'], [rule('wide', is('a', 'no', 'half'), wide, { kind: 'inconsistency' }), rule('narrow', is('a', 'no'), narrow)]))
    expect(caps('partial', 'largely')).toEqual(['useless-cap narrow'])
    expect(caps('partial', 'partial')).toEqual(['useless-cap narrow'])
    expect(caps('partial', 'non-compliant')).toEqual([])
  })

  test('caps that exclude the best rating between them', () => {
    const caps = [rule('one', is('a', 'yes'), 'largely'), rule('two', is('a', 'half', 'no'), 'partial'), rule('three', is('b', 'no'), 'partial')]
    const issue = checkQuality(instrument(['a', 'b'], caps)).find(({ kind }) => kind === 'best-rating-unreachable')
    expect(issue?.message).toBe(
      'recommendation 1 cannot be rated better than LC: one of these caps always binds: "one", "two"; the best there is: { a: yes, b: yes }',
    )
    expect(issue?.witness).toEqual({ a: { option: 'yes' }, b: { option: 'yes' } })
  })

  test('caps that are avoided only by answers worth too little', () => {
    const issue = checkQuality(instrument(['a', 'b'], [rule('one', is('a', 'yes'), 'largely')])).find(isDefect)
    expect(issue?.message).toContain('cannot be rated better than LC: answers that avoid every cap score less than 90')
  })

  test('best answers that score too little, or no scored question', () => {
    const poor: Question = { ...common, id: 'a', weight: 1, type: 'choice', options: [{ id: 'x', value: 60 }, { id: 'y', value: 0 }] }
    expect(checkQuality(instrument([], [], [poor]))[0]?.message).toContain('cannot be rated better than PC: the best answers score 60')
    expect(checkQuality(instrument([], [rule('one', { question: 'n', below: 3 })], [count('n')]))[0]?.message).toContain('has no scored question')
  })
})

/** Every world counted out: each question in full or not applying, with and without evidence where a rule asks for it. */
function countedIssues({ questions, rules, recommendations }: Rulebook): string[] {
  const asked = new Set(rules.flatMap(({ when }) => evidenceRead(when)))
  const read = new Set(rules.flatMap(({ when }) => questionsOf(when)))
  const worlds = questions.filter(({ id }) => read.has(id)).reduce<{ completion: Map<string, brute.Full | 'not-applicable'>; shown: Set<string> }[]>(
    (all, question) => {
      const answers = [...brute.allAnswers(question), ...(question.mayNotApply ? ['not-applicable' as const] : [])]
      const evidence = asked.has(question.id) ? [true, false] : [false]
      return all.flatMap((world) => answers.flatMap((answer) => evidence.map((shown) => ({
        completion: new Map(world.completion).set(question.id, answer),
        shown: shown ? new Set([...world.shown, question.id]) : world.shown,
      }))))
    },
    [{ completion: new Map(), shown: new Set() }],
  )
  const truths = rules.map(({ when }) => worlds.map(({ completion, shown }) =>
    brute.truthAt(when, completion, Object.fromEntries([...shown].map((id) => [id, { evidence: [{ type: 'law' }] }]))),
  ))
  const implies = (one: number, other: number) => {
    const found = (truths[one] ?? []).flatMap((truth, world) => (truth === 'yes' ? [truths[other]?.[world]] : []))
    const share = questionsOf(rules[one]?.when ?? { all: [] }).some((id) => questionsOf(rules[other]?.when ?? { all: [] }).includes(id))
    return share && found.length > 0 && found.every((truth) => truth === 'yes')
  }
  const level = (index: number) => ['largely', 'partial', 'non-compliant'].indexOf(rules[index]?.cap?.at ?? '')
  const pairs = rules.flatMap((one, i) => rules.map((other, j) => ({ one, other, i, j })).slice(i + 1))
  const complete = brute.completions(questions, {})
  return [
    ...rules.flatMap(({ id }, i) => [
      ...(truths[i]?.includes('yes') === true ? [] : [`never-found ${id}`]),
      ...(truths[i]?.includes('no') === true ? [] : [`never-clear ${id}`]),
    ]),
    ...questions.filter(({ id, weight }) => weight === 0 && !read.has(id)).map(({ id }) => `question-unused ${id}`),
    ...recommendations.flatMap((one) => {
      const best = complete.some((completion) => brute.ratingAt({ id: '', version: '', precedents: [], questions, rules, recommendations }, one, completion, {}) === 'C')
      return best ? [] : [`best-rating-unreachable ${String(one.number)}`]
    }),
    ...pairs.flatMap(({ one, other, i, j }) => {
      if (one.recommendation !== other.recommendation) return []
      return implies(i, j) ? [`implied-rule ${other.id}`] : implies(j, i) ? [`implied-rule ${one.id}`] : []
    }),
    ...pairs.flatMap(({ one, other, i, j }) => {
      if (one.cap === null || other.cap === null || one.cap.recommendation !== other.cap.recommendation) return []
      if (level(j) >= level(i) && implies(i, j)) return [`useless-cap ${one.id}`]
      return level(i) >= level(j) && implies(j, i) ? [`useless-cap ${other.id}`] : []
    }),
  ]
}

function evidenceRead(condition: Condition): string[] {
  if ('evidence' in condition) return [condition.question]
  if ('all' in condition) return condition.all.flatMap(evidenceRead)
  if ('any' in condition) return condition.any.flatMap(evidenceRead)
  if ('not' in condition) return evidenceRead(condition.not)
  return 'atLeast' in condition ? condition.atLeast.of.flatMap(evidenceRead) : []
}

describe('the search', () => {
  test('finds what counting out every world finds', () => {
    fc.assert(
      fc.property(scenario, fc.boolean(), ({ rulebook }, mayNotApply) => {
        const small = { ...rulebook, questions: rulebook.questions.map((question) => ({ ...question, mayNotApply })) }
        expect(kinds(small)).toEqual(countedIssues(small))
      }),
      { numRuns: 600 },
    )
  })

  test('shows what it says: a witness makes the rule found', () => {
    fc.assert(
      fc.property(scenario, ({ rulebook }) => {
        for (const { kind, about, witness } of checkQuality(rulebook).filter(({ about }) => about.type === 'rule')) {
          const when = rulebook.rules.find(({ id }) => id === about.id)?.when
          if (witness === null || when === undefined || evidenceRead(when).length > 0) continue
          expect([kind, brute.truthNow(when, rulebook.questions, asResponses(witness))]).toEqual([kind, 'yes'])
        }
      }),
      { numRuns: 500 },
    )
  })
})

function asResponses(witness: NonNullable<QualityIssue['witness']>): brute.Responses {
  return Object.fromEntries(Object.entries(witness).map(([id, answer]) => [id, { answer }]))
}

test('the shipped instrument has no defect and no remark', () => {
  const { rulebook } = shippedInstrument()
  const started = performance.now()
  expect(checkQuality(rulebook)).toEqual([])
  console.info(`rule set of ${String(rulebook.rules.length)} rules searched in ${(performance.now() - started).toFixed(0)} ms`)
})
