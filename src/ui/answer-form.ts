import type { Answer, Evidence, NonAnswerKind, Response } from '../core/assessment/types.ts'
import { NON_ANSWERS } from '../core/assessment/types.ts'
import type { MultiQuestion, NumberQuestion, Question } from '../core/rulebook/types.ts'

/** How a question is being answered: outright, in part, or with one of the four non-answers. */
export type AnswerMode = 'whole' | 'part' | NonAnswerKind

/** What one question holds while it is edited: everything as text and ticks, complete or not. */
export interface AnswerForm {
  readonly mode: AnswerMode
  /** Chosen option of a choice; '' = none. */
  readonly option: string
  /** Ticked options: of a multi, or "one of these" of a choice. */
  readonly options: string[]
  /** "Is that all?" of a multi; '' = not said. */
  readonly rest: '' | 'all' | 'unknown'
  readonly number: string
  readonly atLeast: string
  readonly atMost: string
  readonly ask: string
  readonly reason: string
  readonly evidence: EvidenceForm[]
  readonly note: string
}

export interface EvidenceForm {
  readonly type: string
  readonly citation: string
  readonly url: string
  readonly quote: string
  readonly page: string
  /** The item as it was when the page opened: keeps what the form does not show. */
  readonly kept: Evidence | null
}

export const EMPTY_EVIDENCE: EvidenceForm = { type: '', citation: '', url: '', quote: '', page: '', kept: null }

/** A form in which nothing is said; evidence and note are left alone by clearing an answer. */
export const NO_ANSWER: Omit<AnswerForm, 'evidence' | 'note'> = {
  mode: 'whole', option: '', options: [], rest: '', number: '', atLeast: '', atMost: '', ask: '', reason: '',
}

export type FormProblemCode =
  | 'chooseOne' | 'oneOfTooFew' | 'oneOfAll' | 'reasonMissing' | 'notWhole' | 'outOfRange' | 'rangeEmpty' | 'rangeReversed'
  | 'notWeb' | 'evidenceEmpty'

export interface FormProblem {
  /** Path of the field in the form of its question, for example "evidence.0.url". */
  readonly field: string
  readonly code: FormProblemCode
}

/** What a form says: nothing, an answer that can be kept, or something that is not complete yet. */
export type Said =
  | { readonly state: 'nothing' }
  | { readonly state: 'answer'; readonly answer: Answer }
  | { readonly state: 'draft'; readonly problem: FormProblem }

const NOTHING: Said = { state: 'nothing' }
const said = (answer: Answer): Said => ({ state: 'answer', answer })
const draft = (field: string, code: FormProblemCode): Said => ({ state: 'draft', problem: { field, code } })

/** The form of a stored response. */
export function toForm(response: Response | undefined): AnswerForm {
  return {
    ...NO_ANSWER,
    ...answerToForm(response?.answer),
    evidence: (response?.evidence ?? []).map(evidenceToForm),
    note: response?.note ?? '',
  }
}

function answerToForm(answer: Answer | undefined): Partial<AnswerForm> {
  if (answer === undefined) return {}
  if ('none' in answer) {
    return {
      mode: answer.none,
      ...('ask' in answer ? { ask: answer.ask ?? '' } : {}),
      ...('reason' in answer ? { reason: answer.reason } : {}),
    }
  }
  if ('option' in answer) return { option: answer.option }
  if ('oneOf' in answer) return { mode: 'part', options: [...answer.oneOf] }
  if ('options' in answer) return { options: [...answer.options], rest: answer.rest ?? 'all' }
  if ('number' in answer) return { number: String(answer.number) }
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  return { mode: 'part', atLeast: text(answer.atLeast), atMost: text(answer.atMost) }
}

function evidenceToForm(item: Evidence): EvidenceForm {
  return {
    type: item.type,
    citation: item.citation ?? '',
    url: item.url ?? '',
    quote: item.quote ?? '',
    page: item.page ?? '',
    kept: item,
  }
}

/**
 * The response that a form stands for. Members that the form does not know stay; an answer that is not complete leaves
 * the stored one as it was; what has not changed is the very same object as before.
 */
export function toResponse(question: Question, form: AnswerForm, before: Response): Response {
  const answer = answerOf(question, form, before.answer)
  const evidence = evidenceOf(form.evidence, before.evidence)
  const note = form.note === '' && before.note === undefined ? undefined : form.note
  if (answer === before.answer && evidence === before.evidence && note === before.note) return before
  const { answer: _answer, evidence: _evidence, note: _note, ...others } = before
  return {
    ...(answer === undefined ? {} : { answer }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(note === undefined || (note === '' && before.note !== '') ? {} : { note }),
    ...others,
  }
}

function answerOf(question: Question, form: AnswerForm, before: Answer | undefined): Answer | undefined {
  const now = readAnswer(question, form)
  switch (now.state) {
    case 'nothing':
      return undefined
    case 'draft':
      return before
    case 'answer':
      return before !== undefined && isSame(now.answer, before) ? before : now.answer
  }
}

function isSame(a: Answer, b: Answer): boolean {
  const members = (answer: Answer) => JSON.stringify(Object.entries(answer).sort(([x], [y]) => (x < y ? -1 : 1)))
  return members(a) === members(b)
}

/** Reads the answer of a form. */
export function readAnswer(question: Question, form: AnswerForm): Said {
  switch (form.mode) {
    case 'unknown':
      return said({ none: 'unknown', ...(form.ask.trim() === '' ? {} : { ask: form.ask }) })
    case 'not-applicable':
      return form.reason.trim() === '' ? draft('reason', 'reasonMissing') : said({ none: 'not-applicable', reason: form.reason })
    case 'undecided':
    case 'later':
      return said({ none: form.mode })
    case 'whole':
    case 'part':
      return readFact(question, form)
  }
}

function readFact(question: Question, form: AnswerForm): Said {
  switch (question.type) {
    case 'choice':
      return form.mode === 'part' ? readOneOf(question.options.length, form.options) : readOption(form)
    case 'multi':
      return readOptions(question, form)
    case 'number':
      return form.mode === 'part' ? readRange(question, form) : readNumber(question, form)
  }
}

/** Whoever has gone back from "one of these" has not said which one yet; the stored answer waits. */
function readOption({ option, options }: AnswerForm): Said {
  if (option !== '') return said({ option })
  return options.length === 0 ? NOTHING : draft('options.0', 'chooseOne')
}

function readOneOf(all: number, options: readonly string[]): Said {
  if (options.length === 0) return NOTHING
  if (options.length === 1) return draft('options.0', 'oneOfTooFew')
  return options.length === all ? draft('options.0', 'oneOfAll') : said({ oneOf: options })
}

/** Silence is not "no": what is not ticked stays open until somebody says that the ticks are all. */
function readOptions(question: MultiQuestion, { options, rest }: AnswerForm): Said {
  if (isExclusive(question, options[0])) return said({ options })
  if (options.length === 0) return rest === 'unknown' ? said({ options, rest }) : NOTHING
  return rest === 'all' ? said({ options }) : said({ options, rest: 'unknown' })
}

function readNumber(question: NumberQuestion, { number, atLeast, atMost }: AnswerForm): Said {
  if (number.trim() === '') return `${atLeast}${atMost}`.trim() === '' ? NOTHING : draft('number', 'chooseOne')
  const value = wholeNumber(question, number)
  return typeof value === 'number' ? said({ number: value }) : draft('number', value)
}

function readRange(question: NumberQuestion, form: AnswerForm): Said {
  const given = (['atLeast', 'atMost'] as const).filter((field) => form[field].trim() !== '')
  if (given.length === 0) return form.number.trim() === '' ? NOTHING : draft('atLeast', 'rangeEmpty')
  const bounds: { atLeast?: number; atMost?: number } = {}
  for (const field of given) {
    const value = wholeNumber(question, form[field])
    if (typeof value !== 'number') return draft(field, value)
    bounds[field] = value
  }
  return (bounds.atLeast ?? question.min) > (bounds.atMost ?? question.max) ? draft('atLeast', 'rangeReversed') : said(bounds)
}

/**
 * A whole number as people write it: digits of any script that Unicode folds, with spaces between groups. Dots and
 * commas are refused, because what they mean differs from country to country.
 */
function wholeNumber({ min, max }: NumberQuestion, text: string): number | 'notWhole' | 'outOfRange' {
  const digits = text
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\s/g, '')
  if (!/^\d+$/.test(digits)) return 'notWhole'
  const value = Number(digits)
  return value < min || value > max ? 'outOfRange' : value
}

function evidenceOf(cards: readonly EvidenceForm[], before: readonly Evidence[] | undefined): readonly Evidence[] | undefined {
  const items = cards.flatMap((card) => toEvidence(card) ?? [])
  const same = items.length === (before?.length ?? 0) && items.every((item, index) => item === before?.[index])
  if (same) return before
  return items.length === 0 ? undefined : items
}

const EVIDENCE_TEXTS = ['citation', 'url', 'quote', 'page'] as const

/** Null for a card that names nothing yet: an empty card must not make an answer look evidenced. */
function toEvidence(card: EvidenceForm): Evidence | null {
  const { kept } = card
  if (kept !== null && card.type === kept.type && EVIDENCE_TEXTS.every((member) => card[member] === (kept[member] ?? ''))) return kept
  if (!namesSomething(card)) return null
  const texts = EVIDENCE_TEXTS.map((member) => [member, textOf(card, member)] as const).filter(([, text]) => text !== undefined)
  const { citation: _citation, url: _url, quote: _quote, page: _page, ...others } = kept ?? { type: '' }
  return { ...others, type: card.type === '' ? 'other' : card.type, ...Object.fromEntries(texts) }
}

function textOf(card: EvidenceForm, member: (typeof EVIDENCE_TEXTS)[number]): string | null | undefined {
  const text = card[member]
  if (member === 'url' && text.trim() !== '' && !isWebAddress(text)) return card.kept?.url
  return text.trim() === '' ? (card.kept?.[member] === null ? null : undefined) : text
}

function namesSomething({ citation, quote, url }: EvidenceForm): boolean {
  return citation.trim() !== '' || quote.trim() !== '' || (url.trim() !== '' && isWebAddress(url))
}

export function isWebAddress(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:\/\/[^\s/]+/i.test(text.trim())
}

/** Everything that has to be mended before going on. */
export function problemsOf(question: Question, form: AnswerForm): FormProblem[] {
  const now = readAnswer(question, form)
  return [...(now.state === 'draft' ? [now.problem] : []), ...form.evidence.flatMap(evidenceProblems)]
}

function evidenceProblems(card: EvidenceForm, index: number): FormProblem[] {
  const at = (member: string) => `evidence.${String(index)}.${member}`
  if (card.url.trim() !== '' && !isWebAddress(card.url) && card.url !== (card.kept?.url ?? '')) {
    return [{ field: at('url'), code: 'notWeb' }]
  }
  const isOpen = card.kept === null && !namesSomething(card) && `${card.type}${card.page}`.trim() !== ''
  return isOpen ? [{ field: at('citation'), code: 'evidenceEmpty' }] : []
}

export function isNonAnswer(mode: AnswerMode): mode is NonAnswerKind {
  return NON_ANSWERS.some((kind) => kind === mode)
}

/** What choosing or ticking an option changes. */
export function pickOption(question: Question, form: AnswerForm, id: string): Partial<AnswerForm> {
  if (question.type === 'number') return {}
  if (question.type === 'multi') return tick(question, form, id)
  if (form.mode !== 'part') return { mode: 'whole', option: id, options: [] }
  return { options: inOrder(question, toggled(form.options, id)) }
}

function tick(question: MultiQuestion, form: AnswerForm, id: string): Partial<AnswerForm> {
  const before = isNonAnswer(form.mode) ? [] : form.options
  const others = before.filter((one) => isExclusive(question, one) === isExclusive(question, id))
  const options = inOrder(question, toggled(others, id))
  return { mode: 'whole', options, rest: restAfter(question, before, options, form.rest) }
}

/** "Is that all?" has no meaning beside nothing, everything or "none of these"; it is asked anew after these. */
function restAfter(question: MultiQuestion, before: readonly string[], after: readonly string[], rest: AnswerForm['rest']): AnswerForm['rest'] {
  if (isEverything(question, after)) return 'all'
  if (isEverything(question, before) || isExclusive(question, after[0]) || isExclusive(question, before[0])) return ''
  return after.length === 0 && rest === 'all' ? '' : rest
}

export function isEverything(question: MultiQuestion, options: readonly string[]): boolean {
  return options.length > 0 && options.length === question.options.filter(({ exclusive }) => !exclusive).length && !isExclusive(question, options[0])
}

export function isExclusive(question: MultiQuestion, id: string | undefined): boolean {
  return question.options.some((option) => option.id === id && option.exclusive)
}

function toggled(options: readonly string[], id: string): string[] {
  return options.includes(id) ? options.filter((one) => one !== id) : [...options, id]
}

function inOrder(question: Exclude<Question, NumberQuestion>, options: readonly string[]): string[] {
  return question.options.flatMap(({ id }) => (options.includes(id) ? [id] : []))
}

/** Going over to "say what you can", and back; what was said before is carried along where it still means the same. */
export function sayInPart(question: Question, form: AnswerForm): Partial<AnswerForm> {
  if (question.type !== 'choice') return { mode: 'part' }
  return { mode: 'part', options: form.mode === 'whole' && form.option !== '' ? [form.option] : [] }
}

export function sayOutright(question: Question, form: AnswerForm): Partial<AnswerForm> {
  const [only, ...more] = form.options
  if (question.type !== 'choice' || only === undefined) return { mode: 'whole' }
  return more.length === 0 ? { mode: 'whole', option: only, options: [] } : { mode: 'whole', option: '' }
}

/** What choosing a non-answer changes: numbers go, as the dots and ticks do. */
export function sayNothing(mode: NonAnswerKind): Partial<AnswerForm> {
  return { mode, number: '', atLeast: '', atMost: '' }
}
