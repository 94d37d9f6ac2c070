import * as v from 'valibot'
import { ADDRESSEES, CAP_LEVELS, LEADS, REMEDY_TYPES, RULE_KINDS, SEVERITIES } from '../types.ts'

/**
 * Shapes of the YAML files (docs/instrument-format.md). All objects are closed: a key misspelt is a problem, not a
 * silence.
 */
const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'a text that is not empty'))
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id in lower-case words joined by hyphens'))
const questionId = v.pipe(id, v.maxLength(40, 'a question id of at most 40 characters'))
const paragraphs = v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1, 'at least one paragraph number'))
const weight = v.pipe(v.number(), v.integer(), v.minValue(1, 'a weight from 1 to 4'), v.maxValue(4, 'a weight from 1 to 4'))
const weightOrZero = v.pipe(v.number(), v.integer(), v.minValue(0, 'a weight from 0 to 4'), v.maxValue(4, 'a weight from 0 to 4'))
const wholeNumber = v.pipe(v.number(), v.integer())
const value = v.pipe(wholeNumber, v.minValue(0, 'a value from 0 to 100'), v.maxValue(100, 'a value from 0 to 100'))
const criterionId = v.pipe(v.string(), v.regex(/^\d+\.\d+$/, 'a criterion id as "1.2"'))

export const instrumentShape = v.strictObject({ id, version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'a version as 1.0.0')), title: text, subject: text, source: text, about: text, official: v.pipe(v.string(), v.url('an address')) })

const questionBase = {
  id: questionId,
  indicator: v.picklist(['structural', 'process', 'outcome']),
  weight: weightOrZero,
  lead: v.picklist(LEADS),
  text,
  help: text,
  'look-for': text,
  'not-applicable': v.nullable(text),
  basis: paragraphs,
}

const questionShape = v.variant('type', [
  v.strictObject({
    ...questionBase,
    type: v.literal('choice'),
    options: v.pipe(v.array(v.strictObject({ id, value, label: text })), v.minLength(2, 'at least two options')),
  }),
  v.strictObject({
    ...questionBase,
    type: v.literal('multi'),
    options: v.pipe(
      v.array(v.strictObject({ id, points: v.pipe(wholeNumber, v.minValue(0)), exclusive: v.optional(v.boolean()), label: text })),
      v.minLength(2, 'at least two options'),
    ),
  }),
  v.strictObject({
    ...questionBase,
    type: v.literal('number'),
    weight: v.literal(0),
    unit: text,
    min: wholeNumber,
    max: wholeNumber,
    integer: v.literal(true),
  }),
])

export const recommendationShape = v.strictObject({
  recommendation: wholeNumber,
  title: text,
  addressee: v.picklist(ADDRESSEES),
  derivation: v.nullable(text),
  summary: text,
  criteria: v.pipe(
    v.array(v.strictObject({ id: criterionId, title: text, text, weight, basis: paragraphs, questions: v.pipe(v.array(questionShape), v.minLength(1)) })),
    v.minLength(1, 'at least one criterion'),
  ),
})

export type ConditionSource =
  | { all: ConditionSource[] }
  | { any: ConditionSource[] }
  | { not: ConditionSource }
  | { 'at-least': { count: number; of: ConditionSource[] } }
  | { question: string; in: string[] }
  | { question: string; includes: string }
  | { question: string; below: number }
  | { question: string; 'at-or-above': number }
  | { question: string; evidence: 'none' }
  | { ratio: [string, string]; below: number }

const leafShapes = [
  v.strictObject({ question: questionId, in: v.pipe(v.array(id), v.minLength(1, 'at least one option')) }),
  v.strictObject({ question: questionId, includes: id }),
  v.strictObject({ question: questionId, below: v.number() }),
  v.strictObject({ question: questionId, 'at-or-above': v.number() }),
  v.strictObject({ question: questionId, evidence: v.literal('none') }),
  v.strictObject({ ratio: v.tuple([questionId, questionId]), below: v.pipe(v.number(), v.minValue(0)) }),
] as const

const conditionShape: v.GenericSchema<ConditionSource> = v.lazy((input) => {
  const has = (key: string) => typeof input === 'object' && input !== null && key in input
  const parts = v.pipe(v.array(conditionShape), v.minLength(1, 'at least one condition'))
  if (has('all')) return v.strictObject({ all: parts })
  if (has('any')) return v.strictObject({ any: parts })
  if (has('not')) return v.strictObject({ not: conditionShape })
  if (has('at-least')) return v.strictObject({ 'at-least': v.strictObject({ count: v.pipe(wholeNumber, v.minValue(1)), of: parts }) })
  if (has('in')) return leafShapes[0]
  if (has('includes')) return leafShapes[1]
  if (has('ratio')) return leafShapes[5]
  if (has('below')) return leafShapes[2]
  if (has('at-or-above')) return leafShapes[3]
  return leafShapes[4]
})

const exampleAnswer = v.union([v.string(), v.number(), v.array(v.string()), v.record(v.string(), v.unknown())])

export const ruleShape = v.strictObject({
  id,
  kind: v.picklist(RULE_KINDS),
  severity: v.optional(v.picklist(SEVERITIES)),
  recommendation: wholeNumber,
  also: v.optional(v.array(wholeNumber)),
  title: text,
  finding: text,
  why: text,
  when: conditionShape,
  cap: v.optional(v.strictObject({ recommendation: wholeNumber, at: v.picklist(CAP_LEVELS) })),
  remedy: v.optional(v.strictObject({ type: v.picklist(REMEDY_TYPES), text })),
  precedents: v.optional(v.array(id)),
  basis: paragraphs,
  examples: v.array(
    v.strictObject({
      answers: v.record(v.string(), exampleAnswer),
      evidence: v.optional(v.array(questionId)),
      expect: v.picklist(['found', 'clear', 'undetermined']),
    }),
  ),
})

export const precedentShape = v.strictObject({
  id,
  country: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a country as three capital letters (ISO 3166-1)')),
  text,
  criteria: v.array(criterionId),
  basis: paragraphs,
})

const answerMembers = {
  option: v.optional(v.string()),
  options: v.optional(v.array(v.string())),
  rest: v.optional(v.literal('unknown')),
  oneOf: v.optional(v.array(v.string())),
  number: v.optional(v.number()),
  atLeast: v.optional(v.number()),
  atMost: v.optional(v.number()),
}

export const caseShape = v.strictObject({
  id,
  title: text,
  fictional: v.boolean(),
  source: v.optional(text),
  audience: v.picklist(['workshop', 'sample']),
  minutes: wholeNumber,
  text,
  answers: v.record(v.string(), v.strictObject({ ...answerMembers, because: text })),
  'non-answers': v.record(v.string(), v.strictObject({ kind: v.picklist(['unknown', 'not-applicable', 'undecided', 'later']), because: text })),
  'expected-findings': v.strictObject({ found: v.array(id), undetermined: v.array(id) }),
  debrief: v.array(text),
})

export const sampleShape = v.strictObject({
  id,
  country: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a country as three capital letters (ISO 3166-1)')),
  title: text,
  'source-note': text,
  answers: v.record(
    v.string(),
    v.strictObject({
      answer: v.strictObject(answerMembers),
      evidence: v.array(
        v.strictObject({ type: text, citation: text, page: v.optional(v.nullable(v.string())), quote: v.optional(v.nullable(v.string())), url: v.optional(v.nullable(v.string())) }),
      ),
      paragraph: wholeNumber,
      note: text,
    }),
  ),
})

export type InstrumentSource = v.InferOutput<typeof instrumentShape>
export type RecommendationSource = v.InferOutput<typeof recommendationShape>
export type QuestionSource = v.InferOutput<typeof questionShape>
export type RuleSource = v.InferOutput<typeof ruleShape>
export type PrecedentSource = v.InferOutput<typeof precedentShape>
export type CaseSource = v.InferOutput<typeof caseShape>
export type SampleSource = v.InferOutput<typeof sampleShape>
