import type { Question } from '../rulebook/types.ts'
import { FORMAT, FORMAT_VERSION, KINDS } from './types.ts'

/**
 * The quick way for what most files hold. True only for data that the schema (schema.ts) and the check of answers
 * (answer.ts) accept; false says nothing, and they have to be asked. The tests hold both against each other.
 */
export function hasUsualShape(data: unknown): boolean {
  if (!isObject(data) || data['format'] !== FORMAT || data['formatVersion'] !== FORMAT_VERSION) return false
  const { instrument, id, kind, subject, assessor, scope, responses } = data
  return (
    scope === undefined &&
    isText(id) && id.length > 0 &&
    KINDS.some((known) => known === kind) &&
    isObject(instrument) && isText(instrument['id']) && isText(instrument['version']) &&
    isObject(subject) && isText(subject['name']) && isCode(subject['iso3']) && isDate(subject['from']) && isDate(subject['to']) &&
    isObject(assessor) && isText(assessor['name']) && isText(assessor['role']) &&
    isObject(responses) && haveUsualShape(responses)
  )
}

function haveUsualShape(responses: Readonly<Record<string, unknown>>): boolean {
  for (const id in responses) {
    const response = responses[id]
    if (!isObject(response)) return false
    const { answer, evidence, note } = response
    if (answer !== undefined && !isObject(answer)) return false
    if (note !== undefined && !isText(note)) return false
    if (evidence !== undefined && !(Array.isArray(evidence) && evidence.every(isUsualEvidence))) return false
  }
  return true
}

function isUsualEvidence(item: unknown): boolean {
  if (!isObject(item)) return false
  const { type, citation, url, quote, page } = item
  return isText(type) && isTextOrNone(citation) && isTextOrNone(url) && isTextOrNone(quote) && isTextOrNone(page)
}

/** An answer in full, or "do not know". */
export function isUsualAnswer(question: Question, answer: object): boolean {
  let members = 0
  for (const _ in answer) members += 1
  if (members !== 1) return false
  const { option, options, number, none } = answer as Readonly<Record<string, unknown>>
  if (none !== undefined) return none === 'unknown' || none === 'undecided' || none === 'later'
  switch (question.type) {
    case 'choice':
      return question.options.some(({ id }) => id === option)
    case 'multi':
      return Array.isArray(options) && areUsualOptions(question, options)
    case 'number':
      return Number.isSafeInteger(number) && Number(number) >= question.min && Number(number) <= question.max
  }
}

/** One option at least, each once, and none that stands alone beside others. */
function areUsualOptions(question: Extract<Question, { type: 'multi' }>, ids: readonly unknown[]): boolean {
  if (ids.length === 0 || ids.length > question.options.length) return false
  return ids.every((id, index) => {
    const option = question.options.find((one) => one.id === id)
    return option !== undefined && (!option.exclusive || ids.length === 1) && ids.indexOf(id) === index
  })
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTextOrNone(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string'
}

function isCode(value: unknown): boolean {
  return value === undefined || value === null || (isText(value) && /^[A-Z]{3}$/.test(value))
}

function isDate(value: unknown): boolean {
  return value === undefined || value === null || (isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value))
}
