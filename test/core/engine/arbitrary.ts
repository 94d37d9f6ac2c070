import fc from 'fast-check'
import type { Answer, Response } from '../../../src/core/assessment/types.ts'
import {
  CAP_LEVELS, type Condition, type Criterion, INDICATORS, type Question, type Rule, type Rulebook,
} from '../../../src/core/rulebook/types.ts'

/** A small instrument and what somebody answered: small enough that every completion can be counted out. */
export interface Scenario {
  readonly rulebook: Rulebook
  readonly responses: Readonly<Record<string, Response>>
}

type Raw<T> = T extends fc.Arbitrary<infer R> ? R : never

const weight = fc.integer({ min: 0, max: 3 })
const VALUES = [0, 100, 40, 70, 90, 50, 6, 39, 71] as const
const LIMITS = [1, 0.5, 2, 0.26, 1.5, 0, 3] as const

type QuestionType = Question['type']

const rawQuestion = (types: readonly QuestionType[]) => fc.record({
  type: fc.constantFrom(...types),
  home: fc.nat(5),
  weight,
  indicator: fc.constantFrom(...INDICATORS),
  values: fc.array(fc.constantFrom(...VALUES), { minLength: 2, maxLength: 3 }),
  points: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
  exclusiveFirst: fc.boolean(),
  min: fc.nat(2),
  span: fc.nat(4),
})

const rawAnswer = fc.record({
  kind: fc.constantFrom('missing', 'full', 'partial', 'not-applicable', 'unknown'),
  picks: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  from: fc.nat(6),
  more: fc.nat(6),
  openEnd: fc.constantFrom('none', 'low', 'high'),
  evidence: fc.boolean(),
})

interface RawLeaf {
  readonly question: number
  readonly form: number
  readonly picks: readonly boolean[]
  readonly limit: number
}
type RawCondition =
  | { readonly leaf: RawLeaf }
  | { readonly all: readonly RawCondition[] }
  | { readonly any: readonly RawCondition[] }
  | { readonly not: RawCondition }
  | { readonly count: number; readonly of: readonly RawCondition[] }

const rawLeaf: fc.Arbitrary<RawLeaf> = fc.record({
  question: fc.nat(4),
  form: fc.nat(5),
  picks: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  limit: fc.nat(LIMITS.length - 1),
})

function rawCondition(depth: number): fc.Arbitrary<RawCondition> {
  const leaf = rawLeaf.map((raw): RawCondition => ({ leaf: raw }))
  if (depth === 0) return leaf
  const inner = rawCondition(depth - 1)
  const parts = fc.array(inner, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    { arbitrary: leaf, weight: 3 },
    { arbitrary: parts.map((all): RawCondition => ({ all })), weight: 1 },
    { arbitrary: parts.map((any): RawCondition => ({ any })), weight: 1 },
    { arbitrary: inner.map((not): RawCondition => ({ not })), weight: 1 },
    { arbitrary: fc.record({ count: fc.integer({ min: 1, max: 3 }), of: parts }), weight: 1 },
  )
}

const rawRule = fc.record({
  when: rawCondition(2),
  recommendation: fc.nat(1),
  cap: fc.option(fc.record({ recommendation: fc.nat(1), at: fc.constantFrom(...CAP_LEVELS) })),
})

const rawScenario = (types: readonly QuestionType[]) => fc.record({
  addressees: fc.array(fc.constantFrom('states' as const, 'un-system-and-others' as const), { minLength: 1, maxLength: 2 }),
  /** For each criterion: the recommendation it belongs to, its weight. */
  criteria: fc.array(fc.record({ home: fc.nat(1), weight }), { minLength: 1, maxLength: 3 }),
  questions: fc.array(fc.record({ question: rawQuestion(types), answer: rawAnswer }), { minLength: 1, maxLength: 4 }),
  rules: fc.array(rawRule, { maxLength: 4 }),
})

export const scenario: fc.Arbitrary<Scenario> = rawScenario(['choice', 'multi', 'number']).map(build)

/** Mostly numbers, so that most rules hold ratios. */
export const ratioScenario: fc.Arbitrary<Scenario> = rawScenario(['number', 'number', 'number', 'choice']).map(build)

const FIRST_RECOMMENDATION = 71

function build(raw: Raw<ReturnType<typeof rawScenario>>): Scenario {
  const home = (n: number) => FIRST_RECOMMENDATION + (n % raw.addressees.length)
  const homes = raw.criteria.map((criterion) => home(criterion.home))
  const criterionId = (index: number) => `${String(homes[index] ?? 0)}.${String(index + 1)}`
  const questions = raw.questions.map(({ question }, index) => {
    const criterion = question.home % raw.criteria.length
    return buildQuestion(question, `q${String(index)}`, homes[criterion] ?? 0, criterionId(criterion))
  })
  const criteria = raw.criteria.map(
    ({ weight }, index): Criterion => ({
      id: criterionId(index),
      recommendation: homes[index] ?? 0,
      weight,
      basis: [],
      questions: questions.filter(({ criterion }) => criterion === criterionId(index)).map(({ id }) => id),
    }),
  )
  return {
    rulebook: {
      id: 'small',
      version: '1.0.0',
      recommendations: raw.addressees.map((addressee, index) => ({
        number: FIRST_RECOMMENDATION + index,
        addressee,
        criteria: criteria.filter(({ recommendation }) => recommendation === FIRST_RECOMMENDATION + index),
      })),
      questions,
      rules: raw.rules.map((rule, index): Rule => {
        const capped = rule.cap !== null
        return {
          id: `rule-${String(index)}`,
          kind: 'red-flag',
          severity: 'major',
          recommendation: home(rule.recommendation),
          also: [],
          when: buildCondition(rule.when, questions, capped),
          cap: rule.cap === null ? null : { recommendation: home(rule.cap.recommendation), at: rule.cap.at },
          remedy: null,
          precedents: [],
          basis: [],
        }
      }),
      precedents: [],
    },
    responses: Object.fromEntries(
      raw.questions.flatMap(({ answer }, index) => {
        const question = questions[index]
        return question === undefined ? [] : [[question.id, buildResponse(answer, question)]]
      }),
    ),
  }
}

function buildQuestion(raw: Raw<ReturnType<typeof rawQuestion>>, id: string, recommendation: number, criterion: string): Question {
  const base = {
    id, recommendation, criterion, indicator: raw.indicator, weight: raw.weight, lead: 'justice' as const, mayNotApply: true, basis: [],
  }
  switch (raw.type) {
    case 'choice':
      return { ...base, type: 'choice', options: raw.values.map((value, index) => ({ id: `o${String(index)}`, value })) }
    case 'multi': {
      const options = raw.points.map((points, index) => ({ id: `o${String(index)}`, points, exclusive: false }))
      const none = { id: 'none', points: 0, exclusive: true }
      return { ...base, type: 'multi', options: raw.exclusiveFirst ? [none, ...options] : [...options, none] }
    }
    case 'number':
      return { ...base, weight: 0, type: 'number', min: raw.min, max: raw.min + raw.span }
  }
}

function buildResponse(raw: Raw<typeof rawAnswer>, question: Question): Response {
  const evidence = raw.evidence ? [{ type: 'law' }] : []
  const answer = buildAnswer(raw, question)
  return answer === undefined ? { evidence } : { answer, evidence }
}

function buildAnswer(raw: Raw<typeof rawAnswer>, question: Question): Answer | undefined {
  if (raw.kind === 'missing') return undefined
  if (raw.kind === 'unknown') return { none: 'unknown' }
  if (raw.kind === 'not-applicable') return { none: 'not-applicable', reason: 'so' }
  return raw.kind === 'full' ? fullAnswer(raw, question) : partialAnswer(raw, question)
}

function fullAnswer(raw: Raw<typeof rawAnswer>, question: Question): Answer {
  switch (question.type) {
    case 'choice':
      return { option: question.options[raw.from % question.options.length]?.id ?? '' }
    case 'multi': {
      const options = pickedOptions(raw, question)
      return { options: options.length === 0 ? ['none'] : options }
    }
    case 'number':
      return { number: question.min + (raw.from % (question.max - question.min + 1)) }
  }
}

function partialAnswer(raw: Raw<typeof rawAnswer>, question: Question): Answer {
  switch (question.type) {
    case 'choice': {
      const ids = question.options.map(({ id }) => id)
      // Two of three; of two options nothing partial is left to say.
      return ids.length < 3 ? { none: 'undecided' } : { oneOf: ids.filter((_, index) => index !== raw.from % 3) }
    }
    case 'multi':
      return { options: pickedOptions(raw, question), rest: 'unknown' }
    case 'number': {
      const size = question.max - question.min + 1
      const low = question.min + (raw.from % size)
      const high = low + (raw.more % (question.max - low + 1))
      if (raw.openEnd === 'low') return { atMost: high }
      return raw.openEnd === 'high' ? { atLeast: low } : { atLeast: low, atMost: high }
    }
  }
}

function pickedOptions(raw: Raw<typeof rawAnswer>, question: Extract<Question, { type: 'multi' }>): string[] {
  return question.options.filter(({ exclusive }, index) => !exclusive && raw.picks[index] === true).map(({ id }) => id)
}

function buildCondition(raw: RawCondition, questions: readonly Question[], capped: boolean): Condition {
  const inner = (part: RawCondition) => buildCondition(part, questions, capped)
  if ('leaf' in raw) return buildLeaf(raw.leaf, questions, capped)
  if ('all' in raw) return { all: raw.all.map(inner) }
  if ('any' in raw) return { any: raw.any.map(inner) }
  if ('not' in raw) return { not: inner(raw.not) }
  return { atLeast: { count: Math.min(raw.count, raw.of.length), of: raw.of.map(inner) } }
}

function buildLeaf(raw: RawLeaf, questions: readonly Question[], capped: boolean): Condition {
  const question = questions[raw.question % questions.length]
  if (question === undefined) throw new Error('a scenario has a question')
  const id = question.id
  if (raw.form === 5 && !capped) return { question: id, evidence: 'none' }
  switch (question.type) {
    case 'choice':
      return { question: id, in: question.options.filter((_, index) => raw.picks[index] === true).map((option) => option.id) }
    case 'multi':
      return { question: id, includes: question.options[raw.form % question.options.length]?.id ?? '' }
    case 'number': {
      const ratio = ratioOf(question, questions)
      const limit = LIMITS[raw.limit] ?? 1
      if (raw.form >= 2 && ratio !== null) return { ratio, below: limit }
      return raw.form % 2 === 0 ? { question: id, below: limit * 2 } : { question: id, atOrAbove: limit * 2 }
    }
  }
}

/** Numbers are paired in order, so that each stands in one ratio at most, always in the same order. */
function ratioOf(question: Question, questions: readonly Question[]): [string, string] | null {
  const numbers = questions.filter(({ type }) => type === 'number').map(({ id }) => id)
  const at = numbers.indexOf(question.id)
  const first = numbers[at - (at % 2)]
  const second = numbers[at - (at % 2) + 1]
  return first === undefined || second === undefined ? null : [first, second]
}
