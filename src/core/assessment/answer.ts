import type { Question } from '../rulebook/types.ts'
import { excerpt, type PathKey, type Problem, type ProblemCode, problem } from './problem.ts'
import type { Answer } from './types.ts'

type Raw = Readonly<Record<string, unknown>>
type Report = (code: ProblemCode, member: string | null, details?: Record<string, string>) => void

/** Members that belong together in one answer; any other combination is refused. */
const SHAPES: readonly { readonly lead: string; readonly members: readonly string[]; readonly type: Question['type'] | null }[] = [
  { lead: 'none', members: ['none', 'reason', 'ask'], type: null },
  { lead: 'option', members: ['option'], type: 'choice' },
  { lead: 'oneOf', members: ['oneOf'], type: 'choice' },
  { lead: 'options', members: ['options', 'rest'], type: 'multi' },
  { lead: 'number', members: ['number'], type: 'number' },
  { lead: 'atLeast', members: ['atLeast', 'atMost'], type: 'number' },
  { lead: 'atMost', members: ['atMost'], type: 'number' },
]

/** Checks one answer of a file against its question; all problems, or the answer. */
export function checkAnswer(question: Question, raw: Raw, path: readonly PathKey[]): { answer: Answer | null; problems: Problem[] } {
  const problems: Problem[] = []
  const report: Report = (code, member, details = {}) => {
    problems.push(problem(code, member === null ? path : [...path, member], details))
  }
  const shape = SHAPES.find(({ lead }) => lead in raw)
  if (shape === undefined) {
    report('wrong-shape', null, { expected: expectedFor(question), found: excerpt(Object.keys(raw).join(', ')) })
  } else if (shape.type !== null && shape.type !== question.type) {
    report('answer-does-not-fit', shape.lead, { type: question.type, expected: expectedFor(question) })
  } else {
    for (const member of Object.keys(raw)) {
      if (!shape.members.includes(member)) report('unknown-member', member, { expected: shape.members.join(', ') })
    }
    checkMembers(question, shape.lead, raw, report)
  }
  return { answer: problems.length === 0 ? raw : null, problems }
}

function expectedFor(question: Question): string {
  const own = SHAPES.filter(({ type }) => type === question.type).map(({ lead }) => lead)
  return [...own, 'none'].join(' | ')
}

function checkMembers(question: Question, lead: string, raw: Raw, report: Report): void {
  switch (question.type) {
    case 'choice':
      if (lead === 'option') checkOption(question, raw['option'], 'option', report)
      if (lead === 'oneOf') checkOneOf(question, raw['oneOf'], report)
      break
    case 'multi':
      if (lead === 'options') checkOptions(question, raw, report)
      break
    case 'number':
      for (const member of ['number', 'atLeast', 'atMost']) checkNumber(question, raw, member, report)
      if (Number(raw['atLeast']) > Number(raw['atMost'])) {
        report('empty-range', 'atLeast', { atLeast: excerpt(raw['atLeast']), atMost: excerpt(raw['atMost']) })
      }
  }
  if (lead === 'none') checkNone(question, raw, report)
}

function checkNone(question: Question, raw: Raw, report: Report): void {
  const { none, reason, ask } = raw
  if (none !== 'unknown' && none !== 'not-applicable' && none !== 'undecided' && none !== 'later') {
    report('wrong-shape', 'none', { expected: 'unknown | not-applicable | undecided | later', found: excerpt(none) })
    return
  }
  if (none === 'not-applicable') {
    if (typeof reason !== 'string' || reason.trim() === '') report('reason-missing', 'reason')
    if (!question.mayNotApply) report('not-applicable-here', 'none', { question: question.id })
  } else if (reason !== undefined) report('unknown-member', 'reason', { expected: 'none' })
  if (ask === undefined) return
  if (none !== 'unknown') report('unknown-member', 'ask', { expected: 'none' })
  else if (typeof ask !== 'string') report('wrong-shape', 'ask', { expected: 'text', found: excerpt(ask) })
}

type WithOptions = Extract<Question, { type: 'choice' | 'multi' }>

function checkOption(question: WithOptions, id: unknown, member: string, report: Report): void {
  const ids = question.options.map((option) => option.id)
  if (typeof id !== 'string') report('wrong-shape', member, { expected: 'text', found: excerpt(id) })
  else if (!ids.includes(id)) report('unknown-option', member, { found: excerpt(id), expected: ids.join(' | ') })
}

function checkList(question: WithOptions, list: unknown, member: string, report: Report): list is string[] {
  if (!Array.isArray(list)) {
    report('wrong-shape', member, { expected: 'a list of options', found: excerpt(list) })
    return false
  }
  for (const id of list as unknown[]) checkOption(question, id, member, report)
  const seen = new Set<unknown>()
  const repeated = (list as unknown[]).find((id) => seen.size === seen.add(id).size)
  if (repeated !== undefined) report('repeated-option', member, { found: excerpt(repeated) })
  return true
}

function checkOneOf(question: WithOptions, list: unknown, report: Report): void {
  if (!checkList(question, list, 'oneOf', report)) return
  if (list.length < 2) report('one-of-too-few', 'oneOf')
  else if (question.options.every(({ id }) => list.includes(id))) report('one-of-all', 'oneOf')
}

function checkOptions(question: Extract<Question, { type: 'multi' }>, raw: Raw, report: Report): void {
  const { options, rest } = raw
  if (rest !== undefined && rest !== 'unknown') {
    report('wrong-shape', 'rest', { expected: '"unknown"', found: excerpt(rest) })
  }
  if (!checkList(question, options, 'options', report)) return
  const exclusive = question.options.find((option) => option.exclusive && options.includes(option.id))
  if (exclusive !== undefined && (options.length > 1 || rest === 'unknown')) {
    report('exclusive-option', 'options', { option: exclusive.id })
  }
  if (options.length === 0 && rest !== 'unknown') report('no-option', 'options')
}

function checkNumber(question: Extract<Question, { type: 'number' }>, raw: Raw, member: string, report: Report): void {
  const value = raw[member]
  if (!(member in raw)) return
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    report('wrong-shape', member, { expected: 'a whole number', found: excerpt(value) })
  } else if (value < question.min || value > question.max) {
    report('out-of-range', member, { found: excerpt(value), min: String(question.min), max: String(question.max) })
  }
}
