import type { Rulebook } from '../rulebook/types.ts'
import { type Assessment, FORMAT, FORMAT_VERSION, type Response, type Scope } from './types.ts'

/** Order of the members that the format names; any others follow in the order in which they came. */
const ORDER = {
  assessment: ['format', 'formatVersion', 'instrument', 'id', 'kind', 'subject', 'assessor', 'scope', 'responses'],
  instrument: ['id', 'version'],
  subject: ['name', 'iso3', 'from', 'to'],
  assessor: ['name', 'role'],
  scope: ['depth', 'recommendations'],
  response: ['answer', 'evidence', 'note'],
  answer: ['none', 'option', 'oneOf', 'options', 'rest', 'number', 'atLeast', 'atMost', 'reason', 'ask'],
  evidence: ['type', 'citation', 'url', 'quote', 'page'],
} as const

/**
 * The text of an assessment file. The same assessment always gives the same text: members in the order of the format,
 * responses in the order of the questions, two spaces, one newline at the end. Writing what was read changes nothing
 * but this order.
 */
export function writeAssessment(assessment: Assessment, rulebook: Rulebook): string {
  return `${JSON.stringify(canonical(assessment, rulebook), null, 2)}\n`
}

function canonical(assessment: Assessment, rulebook: Rulebook): unknown {
  const responses = Object.fromEntries(
    rulebook.questions.flatMap(({ id }) => {
      const response = assessment.responses[id]
      return response === undefined || isEmpty(response) ? [] : [[id, canonicalResponse(response)]]
    }),
  )
  return ordered(
    {
      ...assessment,
      instrument: ordered(assessment.instrument, ORDER.instrument),
      subject: ordered(assessment.subject, ORDER.subject),
      assessor: ordered(assessment.assessor, ORDER.assessor),
      ...(assessment.scope === undefined ? {} : { scope: ordered(assessment.scope, ORDER.scope) }),
      responses,
    },
    ORDER.assessment,
  )
}

function canonicalResponse(response: Response): unknown {
  const { answer, evidence } = response
  return ordered(
    {
      ...response,
      ...(answer === undefined ? {} : { answer: ordered(answer, ORDER.answer) }),
      ...(evidence === undefined ? {} : { evidence: evidence.map((item) => ordered(item, ORDER.evidence)) }),
    },
    ORDER.response,
  )
}

/** A response that says nothing is left out, as if it had never been opened. */
export function isEmpty(response: Response): boolean {
  const { answer, evidence, note, ...more } = response
  return answer === undefined && (evidence?.length ?? 0) === 0 && (note ?? '') === '' && Object.keys(more).length === 0
}

function ordered(object: object, order: readonly string[]): Record<string, unknown> {
  const source = object as Record<string, unknown>
  const known = order.filter((key) => source[key] !== undefined)
  const others = Object.keys(source).filter((key) => !order.includes(key))
  return Object.fromEntries([...known, ...others].map((key) => [key, source[key]]))
}

export interface BlankOptions {
  readonly id: string
  readonly kind?: Assessment['kind']
  readonly subject?: Assessment['subject']
  readonly assessor?: Assessment['assessor']
  readonly scope?: Scope
}

/** An assessment with nothing answered. */
export function blankAssessment(rulebook: Rulebook, options: BlankOptions): Assessment {
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    instrument: { id: rulebook.id, version: rulebook.version },
    id: options.id,
    kind: options.kind ?? 'self-assessment',
    subject: options.subject ?? { name: '', iso3: null, from: null, to: null },
    assessor: options.assessor ?? { name: '', role: '' },
    ...(options.scope === undefined ? {} : { scope: options.scope }),
    responses: {},
  }
}
