import * as v from 'valibot'
import { EVIDENCE_TYPES, FORMAT, FORMAT_VERSION, KINDS } from './types.ts'

/**
 * Shape of an assessment file, format version 1. The published JSON Schema is generated from it.
 *
 * Objects that other programs may extend are open: a member that is not named here is kept as it is and not read. The
 * members of an answer are closed, for a word misspelt there would change a score in silence.
 */
const text = v.string()
const optionalText = v.optional(v.nullable(text))
const date = v.pipe(text, v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD'))
const count = v.pipe(v.number(), v.integer())

const evidenceSchema = v.looseObject({
  type: v.pipe(text, v.description(`One of ${EVIDENCE_TYPES.join(', ')}, or a word of your own.`)),
  citation: optionalText,
  url: optionalText,
  quote: optionalText,
  page: optionalText,
})

const answerSchema = v.union([
  v.strictObject({ option: text }),
  v.strictObject({ options: v.array(text), rest: v.optional(v.literal('unknown')) }),
  v.strictObject({ number: count }),
  v.strictObject({ oneOf: v.pipe(v.array(text), v.minLength(2)) }),
  v.strictObject({ atLeast: count, atMost: v.optional(count) }),
  v.strictObject({ atMost: count }),
  v.strictObject({ none: v.literal('unknown'), ask: v.optional(text) }),
  v.strictObject({ none: v.literal('not-applicable'), reason: v.pipe(text, v.minLength(1)) }),
  v.strictObject({ none: v.picklist(['undecided', 'later']) }),
])

const responseSchema = v.looseObject({
  answer: v.optional(v.record(text, v.unknown())),
  evidence: v.optional(v.array(evidenceSchema)),
  note: v.optional(text),
})

export const assessmentSchema = v.looseObject({
  format: v.literal(FORMAT),
  formatVersion: v.literal(FORMAT_VERSION),
  instrument: v.looseObject({ id: text, version: text }),
  id: v.pipe(text, v.minLength(1)),
  kind: v.picklist(KINDS),
  subject: v.looseObject({
    name: text,
    iso3: v.optional(v.nullable(v.pipe(text, v.regex(/^[A-Z]{3}$/, 'three capital letters, as in ISO 3166-1')))),
    from: v.optional(v.nullable(date)),
    to: v.optional(v.nullable(date)),
  }),
  assessor: v.looseObject({ name: text, role: text }),
  scope: v.optional(
    v.looseObject({
      depth: v.picklist(['first-look', 'full']),
      recommendations: v.optional(v.array(count)),
    }),
  ),
  responses: v.record(text, responseSchema),
})

/** As {@link assessmentSchema}, with the answers' own shapes: what the published JSON Schema says. */
export const publishedSchema = v.looseObject({
  ...assessmentSchema.entries,
  responses: v.record(text, v.looseObject({ ...responseSchema.entries, answer: v.optional(answerSchema) })),
})
