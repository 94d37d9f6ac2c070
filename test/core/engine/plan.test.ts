import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import { type Plan, planRating } from '../../../src/core/engine/plan.ts'
import { type Effort, effortOf, remedyKinds } from '../../../src/core/engine/planner/effort.ts'
import { RATINGS } from '../../../src/core/engine/rating.ts'
import type { Question, Rule, Rulebook } from '../../../src/core/rulebook/types.ts'
import { shippedInstrument } from '../rulebook/shipped.ts'
import { ratioScenario, type Scenario, scenario } from './arbitrary.ts'
import * as brute from './bruteforce.ts'

const TARGETS = ['PC', 'LC', 'C'] as const

/** A set of changed questions that is enough, and the greatest score it makes sure. */
interface Enough {
  readonly questions: readonly string[]
  readonly score: brute.Exact
}

/**
 * Every way of giving some questions new answers and leaving the others: the least rating over all that may be true then.
 * Counted out: first the rating of each point (all questions answered), then, one question after the other, "left as it is" as one
 * more choice, which has the worst rating and score of the answers that it leaves open.
 */
function enoughFor({ rulebook, responses }: Scenario, recommendationNumber: number): (target: brute.Level) => Enough[] {
  const recommendation = rulebook.recommendations.find(({ number }) => number === recommendationNumber)
  if (recommendation === undefined) throw new Error('no such recommendation')
  const { questions } = rulebook
  type Choice = brute.Full | 'not-applicable'
  const choices = questions.map((question): Choice[] => {
    const now = brute.completionsOf(question, responses[question.id]?.answer)
    return now[0] === 'not-applicable' ? now : brute.allAnswers(question)
  })
  let points: { readonly picked: readonly number[]; readonly level: number; readonly score: brute.Exact }[] = []
  const walk = (picked: readonly number[]) => {
    const own = choices[picked.length]
    if (own !== undefined) {
      own.forEach((_, index) => { walk([...picked, index]) })
      return
    }
    const completion = new Map(questions.map(({ id }, index) => [id, choices[index]?.[picked[index] ?? 0] ?? 'not-applicable'] as const))
    const level = brute.ratingAt(rulebook, recommendation, completion, responses)
    const score = brute.recommendationScore(rulebook, recommendation, completion)
    if (level !== null && score !== null) points.push({ picked, level: RATINGS.indexOf(level), score })
  }
  walk([])
  const KEPT = -1
  questions.forEach((question, at) => {
    const now = brute.completionsOf(question, responses[question.id]?.answer).map((full) => JSON.stringify(full))
    const isNow = (index: number) => now.includes(JSON.stringify(choices[at]?.[index]))
    const kept = new Map<string, (typeof points)[number]>()
    for (const point of points) {
      if (!isNow(point.picked[at] ?? 0)) continue
      const picked = point.picked.map((one, index) => (index === at ? KEPT : one))
      const rival = kept.get(picked.join())
      kept.set(picked.join(), {
        picked,
        level: Math.min(point.level, rival?.level ?? point.level),
        score: rival !== undefined && brute.order(rival.score, point.score) < 0 ? rival.score : point.score,
      })
    }
    const changed = choices[at]?.[0] === 'not-applicable' ? [] : points
    points = [...changed, ...kept.values()]
  })
  return (target) =>
    points
      .filter(({ level }) => level >= RATINGS.indexOf(target))
      .map(({ picked, score }) => ({ questions: questions.filter((_, index) => picked[index] !== KEPT).map(({ id }) => id), score }))
}

/** Sets of questions of which none can be left out, each with the greatest score, cheapest first. */
function irreducible(all: readonly Enough[], cost: (questions: readonly string[]) => number): { cost: number; score: brute.Exact; questions: string }[] {
  const sets = new Map<string, Enough>()
  for (const one of all) {
    const rival = sets.get(one.questions.join())
    if (rival === undefined || brute.order(one.score, rival.score) > 0) sets.set(one.questions.join(), one)
  }
  const list = [...sets.values()]
  return list
    .filter(({ questions }) => !list.some((other) => other.questions.length < questions.length && other.questions.every((id) => questions.includes(id))))
    .map(({ questions, score }) => ({ cost: cost(questions), score, questions: questions.join() }))
    .sort((a, b) => a.cost - b.cost || brute.order(b.score, a.score))
}

function changed(responses: brute.Responses, { changes }: Plan['best']): brute.Responses {
  const after: Record<string, brute.Responses[string]> = { ...responses }
  for (const { question, to } of changes) after[question] = { ...after[question], answer: to }
  return after
}

function exact(value: brute.Exact): string {
  const [n, d] = value
  const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b))
  const common = divisor(n, d)
  return `${String(n / common)}/${String(d / common)}`
}

function compareWithBrute(sample: Scenario, effort: Effort | undefined): void {
  const { rulebook, responses } = sample
  const costOf = effortOf(rulebook, effort)
  const cost = (ids: readonly string[]) => rulebook.questions.filter(({ id }) => ids.includes(id)).reduce((sum, question) => sum + costOf(question), 0)
  for (const { number } of rulebook.recommendations) {
    const enough = enoughFor(sample, number)
    for (const target of TARGETS) {
      const plan = planRating(rulebook, responses, number, target, effort)
      const expected = irreducible(enough(target), cost)
      expect(plan.reachable).toBe(expected.length > 0)
      if (!plan.reachable) {
        expect(plan.best.changes).toEqual([])
        expect(plan.alternatives).toEqual([])
        explains(sample, plan)
        continue
      }
      expect(plan.why).toEqual([])
      const sets = [plan.best, ...plan.alternatives]
      const told = sets.map((set) => {
        const after = evaluate(rulebook, { responses: changed(responses, set) }).recommendations.find(({ recommendation }) => recommendation === number)
        expect(RATINGS.indexOf(after?.rating?.low ?? 'NC')).toBeGreaterThanOrEqual(RATINGS.indexOf(target))
        for (const { question, from, to } of set.changes) {
          expect(from).toEqual(responses[question]?.answer ?? null)
          expect(to).not.toEqual(from)
        }
        return { cost: set.effort, score: exact([after?.score?.low.numerator ?? 0n, after?.score?.low.denominator ?? 1n]) }
      })
      const wanted = expected[0]?.cost === 0 ? expected.slice(0, 1) : expected.slice(0, 5)
      expect(told).toEqual(wanted.map(({ cost: own, score }) => ({ cost: own, score: exact(score) })))
      const names = sets.map(({ changes }) => changes.map(({ question }) => question).join())
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(expected.map(({ questions }) => questions)).toContain(name)
    }
  }
}

/** The rules named are enough to keep the target out of reach, each alone or all of them and none too many. */
function explains({ rulebook, responses }: Scenario, { recommendation, target, why, now }: Plan): void {
  const reachableWith = (ids: readonly string[]) => {
    const rules = rulebook.rules.filter(({ id, cap }) => cap?.recommendation !== recommendation || ids.includes(id))
    const one = { rulebook: { ...rulebook, rules }, responses }
    return enoughFor(one, recommendation)(target).length > 0
  }
  if (why.length === 0) {
    expect(now === null || !reachableWith([])).toBe(true)
    return
  }
  expect(reachableWith(why)).toBe(false)
  const alone = rulebook.rules.filter(({ id, cap }) => cap?.recommendation === recommendation && !reachableWith([id])).map(({ id }) => id)
  if (alone.length > 0) expect(why).toEqual(alone.filter((id) => capsBelow(rulebook, target).includes(id)))
  else for (const id of why) expect(reachableWith(why.filter((other) => other !== id))).toBe(true)
}

function capsBelow({ rules }: Rulebook, target: Plan['target']): string[] {
  const at = { largely: 'LC', partial: 'PC', 'non-compliant': 'NC' } as const
  return rules.filter(({ cap }) => cap !== null && RATINGS.indexOf(at[cap.at]) < RATINGS.indexOf(target)).map(({ id }) => id)
}

/** Everything scored, and every rule a cap of one recommendation: large groups with points to win and to lose inside. */
function dense({ rulebook, responses }: Scenario): Scenario {
  const recommendation = rulebook.recommendations[0]?.number ?? 0
  return {
    responses,
    rulebook: {
      ...rulebook,
      questions: rulebook.questions.map((question) => (question.type === 'number' ? question : { ...question, weight: question.weight + 1 })),
      recommendations: rulebook.recommendations.map((one) => ({ ...one, criteria: one.criteria.map((criterion) => ({ ...criterion, weight: criterion.weight + 1 })) })),
      rules: rulebook.rules.map((rule) => (JSON.stringify(rule.when).includes('"evidence"') ? rule : { ...rule, cap: rule.cap === null ? { recommendation, at: 'partial' } : { ...rule.cap, recommendation } })),
    },
  }
}

const effort = fc.record({ law: fc.integer({ min: 1, max: 4 }), procedure: fc.integer({ min: 1, max: 4 }), service: fc.integer({ min: 1, max: 4 }) })

describe('the plan, beside every set of changes counted out', () => {
  test('is smallest, reaches the target, and the alternatives are the next', () => {
    fc.assert(fc.property(scenario, (sample) => { compareWithBrute(sample, undefined) }), { numRuns: 2000 })
  })

  test('numbers joined by ratios', () => {
    fc.assert(fc.property(ratioScenario, (sample) => { compareWithBrute(sample, undefined) }), { numRuns: 1500 })
  })

  test('large groups', () => {
    fc.assert(fc.property(scenario.map(dense), fc.option(effort, { nil: undefined }), compareWithBrute), { numRuns: 2000 })
  })

  test('is cheapest where efforts are given', () => {
    fc.assert(fc.property(fc.oneof(scenario, ratioScenario), effort, compareWithBrute), { numRuns: 2000 })
  })
})

describe('one number of a ratio, the other left open', () => {
  const number = (id: string, min: number, max: number): Question => ({
    id, type: 'number', min, max, indicator: 'outcome', recommendation: 1, criterion: '1.1', weight: 0, lead: 'justice', mayNotApply: false, basis: [],
  })
  const planFor = (x: [number, number], y: [number, number], from: number, below: number) => {
    const scored: Question = {
      id: 'scored', type: 'choice', options: [{ id: 'yes', value: 100 }, { id: 'no', value: 0 }],
      indicator: 'process', recommendation: 1, criterion: '1.1', weight: 1, lead: 'justice', mayNotApply: false, basis: [],
    }
    const questions = [scored, number('x', ...x), number('y', ...y)]
    const rulebook: Rulebook = {
      id: 'x', version: '1.0.0', precedents: [], questions,
      recommendations: [{ number: 1, addressee: 'states', criteria: [{ id: '1.1', recommendation: 1, weight: 1, basis: [], questions: questions.map(({ id }) => id) }] }],
      rules: [{
        id: 'between', kind: 'red-flag', severity: 'major', recommendation: 1, also: [], cap: { recommendation: 1, at: 'partial' }, remedy: 'data', precedents: [], basis: [],
        when: { all: [{ not: { ratio: ['x', 'y'], below: from } }, { ratio: ['x', 'y'], below }] },
      }],
    }
    const { best, alternatives } = planRating(rulebook, { scored: { answer: { option: 'yes' } } }, 1, 'C')
    return [best, ...alternatives].flatMap(({ changes }) => (changes.length === 1 ? changes : [])).map(({ question, to }) => [question, 'number' in to ? to.number : null])
  }

  test('the only number of the first for which no second fits', () => {
    // 1.5 <= x/y < 2 has a whole y for every x from 3 to 19 but 4.
    expect(planFor([3, 19], [1, 10], 1.5, 2)).toContainEqual(['x', 4])
  })

  test('the only number of the second for which no first fits', () => {
    // 0.3 <= x/y < 0.5 has a whole x for every y from 3 up but 4.
    expect(planFor([0, 10], [3, 20], 0.3, 0.5)).toContainEqual(['y', 4])
  })
})

test('two lesser changes, where the greatest one would bring a cap with each of them', () => {
  const question = (id: string, weight: number): Question => ({
    id, weight, type: 'choice', options: [{ id: 'yes', value: 100 }, { id: 'no', value: 0 }],
    indicator: 'process', recommendation: 1, criterion: '1.1', lead: 'justice', mayNotApply: false, basis: [],
  })
  const questions = [question('a', 3), question('b', 2), question('c', 2), question('d', 3)]
  const yes = (id: string) => ({ question: id, in: ['yes'] })
  const rulebook: Rulebook = {
    id: 'x', version: '1.0.0', precedents: [], questions,
    recommendations: [{ number: 1, addressee: 'states', criteria: [{ id: '1.1', recommendation: 1, weight: 1, basis: [], questions: questions.map(({ id }) => id) }] }],
    rules: [{
      id: 'a-with-another', kind: 'red-flag', severity: 'major', recommendation: 1, also: [], cap: { recommendation: 1, at: 'partial' }, remedy: 'law', precedents: [], basis: [],
      when: { all: [yes('a'), { any: [yes('b'), yes('c')] }] },
    }],
  }
  const answers = { a: 'no', b: 'no', c: 'no', d: 'yes' }
  const responses = Object.fromEntries(Object.entries(answers).map(([id, option]) => [id, { answer: { option } }]))
  expect(planRating(rulebook, responses, 1, 'LC').best.changes.map(({ question: id }) => id)).toEqual(['b', 'c'])
  expect(planRating(rulebook, responses, 1, 'C')).toMatchObject({ reachable: false, why: ['a-with-another'] })
})

describe('effort', () => {
  const question = (id: string, indicator: Question['indicator']): Question => ({
    id, indicator, recommendation: 1, criterion: '1.1', weight: 1, lead: 'justice', mayNotApply: false, basis: [], type: 'choice',
    options: [{ id: 'yes', value: 100 }, { id: 'no', value: 0 }],
  })
  const rule = (kind: Rule['kind'], remedy: Rule['remedy'], questions: readonly string[]): Rule => ({
    id: `${kind}-${remedy ?? 'none'}`, kind, severity: 'major', recommendation: 1, also: [], cap: null, remedy, precedents: [], basis: [],
    when: { all: questions.map((id) => ({ question: id, in: ['no'] })) },
  })
  const rulebook: Rulebook = {
    id: 'x', version: '1.0.0', recommendations: [], precedents: [],
    questions: [question('a', 'structural'), question('b', 'process'), question('c', 'outcome'), question('d', 'structural'), question('e', 'outcome')],
    rules: [rule('red-flag', 'training', ['d', 'e']), rule('red-flag', 'budget', ['e']), rule('inconsistency', 'data', ['c', 'e']), rule('promising-practice', 'data', ['a'])],
  }

  test('red flags first, then other rules, then the indicator', () => {
    expect(Object.fromEntries(remedyKinds(rulebook))).toEqual({ a: ['law'], b: ['procedure'], c: ['data'], d: ['training'], e: ['budget', 'training'] })
  })

  test('the dearest kind counts; a kind left out costs 1', () => {
    const cost = effortOf(rulebook, { training: 4, budget: 2, law: 3 })
    expect(rulebook.questions.map(cost)).toEqual([3, 1, 1, 4, 4])
    expect(rulebook.questions.map(effortOf(rulebook, undefined))).toEqual([1, 1, 1, 1, 1])
  })

  test.each([0, -1, 1.5, NaN])('refuses %s', (law) => {
    expect(() => effortOf(rulebook, { law })).toThrow(RangeError)
  })
})

describe('the shipped instrument', () => {
  const { rulebook } = shippedInstrument()

  /** Some questions answered, some in part, most not at their best; the same each time. */
  function halfAnswered(share: number, seed: number): Record<string, brute.Responses[string]> {
    let state = seed
    const random = () => {
      state = (state * 1664525 + 1013904223) % 4294967296
      return state / 4294967296
    }
    return Object.fromEntries(rulebook.questions.flatMap((asked): [string, brute.Responses[string]][] => {
      if (random() >= share) return []
      if (asked.type === 'number') return [[asked.id, { answer: random() < 0.3 ? { atLeast: 1 } : { number: Math.floor(random() * 50) } }]]
      const ids = asked.options.map(({ id }) => id)
      const from = Math.floor(random() * ids.length)
      if (asked.type === 'choice') return [[asked.id, { answer: { option: ids[from] ?? '' } }]]
      const some = asked.options.filter(({ exclusive }) => !exclusive).map(({ id }) => id).filter(() => random() < 0.5)
      return [[asked.id, { answer: some.length === 0 ? { none: 'unknown' } : { options: some } }]]
    }))
  }

  // Machines are noisy: the figure is printed beside the limit, and nothing fails on an absolute time.
  test('for every recommendation and target, the figure beside the limit of 50 ms', () => {
    const times: number[] = []
    const run = (answers: brute.Responses, given: Effort | undefined, keep: boolean) => {
      for (const { number } of rulebook.recommendations) {
        for (const target of TARGETS) {
          const start = performance.now()
          const plan = planRating(rulebook, answers, number, target, given)
          if (keep) times.push(performance.now() - start)
          expect(plan.reachable).toBe(true)
          for (const set of [plan.best, ...plan.alternatives]) {
            const after = evaluate(rulebook, { responses: changed(answers, set) }).recommendations.find(({ recommendation }) => recommendation === number)
            expect(RATINGS.indexOf(after?.rating?.low ?? 'NC')).toBeGreaterThanOrEqual(RATINGS.indexOf(target))
          }
        }
      }
    }
    const efforts: (Effort | undefined)[] = [undefined, { law: 5, regulation: 3, procedure: 2, service: 4, budget: 1, training: 3, data: 2 }]
    for (const [round, given] of efforts.entries()) run(halfAnswered(0.5, 99 + round), given, false)
    for (const given of efforts) for (const seed of [1, 2, 3]) for (const share of [0, 0.5, 1]) run(halfAnswered(share, seed), given, true)
    const sorted = times.sort((a, b) => a - b)
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0
    const worst = sorted.at(-1) ?? 0
    console.log(`planner: median ${median.toFixed(2)} ms, worst ${worst.toFixed(2)} ms of ${String(times.length)} plans; of the limit of 50 ms ${(median / 50).toFixed(3)} and ${(worst / 50).toFixed(3)}`)
  })
})
