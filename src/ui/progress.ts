import type { Assessment } from '../core/assessment/types.ts'
import { isAnswer } from '../core/assessment/types.ts'
import { openState } from '../core/report/answers.ts'
import { questionsInScope } from '../core/rulebook/depth.ts'
import type { Criterion, Question, Rulebook } from '../core/rulebook/types.ts'

/** How far the answers to some questions have come. */
export interface Progress {
  readonly questions: number
  /** Answered, in full or in part. */
  readonly answered: number
  readonly inPart: number
  readonly notApplicable: number
  /** Not known, not decided, or left for later. */
  readonly waiting: number
  readonly state: 'not-started' | 'in-progress' | 'ready'
}

export function progressOf(questions: readonly Question[], responses: Assessment['responses']): Progress {
  const answers = questions.flatMap(({ id }) => responses[id]?.answer ?? [])
  const states = answers.map(openState)
  const open = questions.filter(({ id }) => isOpen(id, responses)).length
  return {
    questions: questions.length,
    answered: answers.filter(isAnswer).length,
    inPart: states.filter((state) => state === 'partial').length,
    notApplicable: answers.filter((answer) => 'none' in answer && answer.none === 'not-applicable').length,
    waiting: answers.filter((answer) => 'none' in answer && answer.none !== 'not-applicable').length,
    state: open === 0 && questions.length > 0 ? 'ready' : answers.length === 0 ? 'not-started' : 'in-progress',
  }
}

/** True for a question that somebody still has to come back to: nothing said, or "later". */
export function isOpen(question: string, responses: Assessment['responses']): boolean {
  const answer = responses[question]?.answer
  return answer === undefined || ('none' in answer && answer.none === 'later')
}

/** One criterion with the questions that the chosen view asks. */
export interface Step {
  readonly criterion: Criterion
  readonly questions: readonly Question[]
}

/** The way through the chosen view, criterion by criterion; criteria without a question in it are left out. */
export function stepsOf(rulebook: Rulebook, scope: Assessment['scope']): readonly Step[] {
  const inScope = questionsInScope(rulebook, scope)
  return rulebook.recommendations
    .flatMap(({ criteria }) => criteria)
    .map((criterion) => ({ criterion, questions: inScope.filter((question) => question.criterion === criterion.id) }))
    .filter(({ questions }) => questions.length > 0)
}

/** Criteria before and after this one in the chosen view; null at its ends. */
export function neighbours(rulebook: Rulebook, scope: Assessment['scope'], id: string): { readonly before: string | null; readonly after: string | null } {
  const all = rulebook.recommendations.flatMap(({ criteria }) => criteria.map((criterion) => criterion.id))
  const asked = new Set(stepsOf(rulebook, scope).map(({ criterion }) => criterion.id))
  const place = all.indexOf(id)
  return {
    before: all.slice(0, place).findLast((one) => asked.has(one)) ?? null,
    after: all.slice(place + 1).find((one) => asked.has(one)) ?? null,
  }
}
