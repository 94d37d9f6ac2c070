import { isEmpty } from '../core/assessment/write.ts'
import type { Assessment, Response } from '../core/assessment/types.ts'
import type { Question } from '../core/rulebook/types.ts'
import { session, setResponse } from '../store/session.ts'
import { type AnswerForm, toForm, toResponse } from './answer-form.ts'

/** Typing is written when it pauses for so long; clicks are written at once. */
const TYPING_PAUSE_MS = 300

/** What a page held that was not complete enough to be kept, until the person comes back to it in this window. */
const drafts = new Map<string, { readonly form: AnswerForm; readonly base: Response | undefined }>()

/** The form of a question: as it was left in this window if nothing else has changed it since, else as it is stored. */
export function formOf(assessment: Assessment, question: string): AnswerForm {
  const stored = assessment.responses[question]
  const left = drafts.get(`${assessment.id}/${question}`)
  return left !== undefined && left.base === stored ? left.form : toForm(stored)
}

/**
 * Carries what a page of questions holds into the session, question by question. Knows what it has written itself, so
 * that it can tell when somebody else (another window, a file) has changed an answer on the page.
 */
export class ResponseWriter {
  readonly #assessment: string
  readonly #questions: ReadonlyMap<string, Question>
  readonly #read: (question: string) => AnswerForm
  readonly #known: Map<string, Response | undefined>
  readonly #pending = new Set<string>()
  #held = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(assessment: Assessment, questions: readonly Question[], read: (question: string) => AnswerForm) {
    this.#assessment = assessment.id
    this.#questions = new Map(questions.map((question) => [question.id, question]))
    this.#read = read
    this.#known = new Map(questions.map(({ id }) => [id, assessment.responses[id]]))
  }

  /** Notes that a question has changed; written when the typing pauses. */
  noteTyping(question: string): void {
    this.#pending.add(question)
    if (this.#held) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { this.write() }, TYPING_PAUSE_MS)
  }

  /** Notes a click and writes at once. */
  noteChoice(question: string): void {
    this.#pending.add(question)
    if (!this.#held) this.write()
  }

  /** Several fields that change in one step are written in one step. */
  together(change: () => void): void {
    this.#held = true
    try {
      change()
    } finally {
      this.#held = false
      this.write()
    }
  }

  /** Writes whatever is not written yet. */
  write(): void {
    clearTimeout(this.#timer)
    const { current } = session.getState()
    if (current?.id !== this.#assessment) return
    for (const id of this.#pending) this.#writeOne(id, current.responses[id])
    this.#pending.clear()
  }

  #writeOne(id: string, before: Response = {}): void {
    const question = this.#questions.get(id)
    if (question === undefined) return
    const after = toResponse(question, this.#read(id), before)
    if (after === before) return
    this.#known.set(id, isEmpty(after) ? undefined : after)
    setResponse(id, () => after)
  }

  /** True when an answer on the page is no longer the one that this page read or wrote. */
  isOvertakenBy(responses: Assessment['responses']): boolean {
    return [...this.#known].some(([id, response]) => responses[id] !== response)
  }

  /** Forgets what is not written, because somebody else's version is to be shown. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#pending.clear()
  }

  /** The page closes: writes what can be written and keeps the rest for the way back. */
  close(): void {
    this.write()
    for (const [id, base] of this.#known) {
      const form = this.#read(id)
      const key = `${this.#assessment}/${id}`
      if (shown(form) === shown(toForm(base))) drafts.delete(key)
      else drafts.set(key, { form, base })
    }
  }
}

/** What of a form is on the screen. */
function shown(form: AnswerForm): string {
  return JSON.stringify(form, (key, value: unknown) => (key === 'kept' ? undefined : value))
}
