import { evaluate } from '../engine/evaluate.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { add, divide, type Fraction, inLowestTerms, subtract, whole } from '../engine/fraction.ts'
import { possible } from '../engine/possible.ts'
import type { ScoreRange } from '../engine/score.ts'
import type { Question, Rulebook } from '../rulebook/types.ts'
import { sameAnswer } from './same-answer.ts'
import type { Assessment, Response } from './types.ts'

/** What moves a score between two files. */
export const CAUSES = ['facts', 'unknowns', 'evidence'] as const
export type Cause = (typeof CAUSES)[number]

/** A change of one bound, split; the parts add up to `change` exactly. */
export interface Split extends Readonly<Record<Cause, Fraction>> {
  readonly change: Fraction
  /** Nothing, while both files have the same version of the instrument; readers refuse any other. */
  readonly instrument: Fraction
}

export interface Moved {
  readonly recommendation: number
  /** Null when one of the two has no score. */
  readonly score: { readonly low: Split; readonly high: Split } | null
  readonly evidenced: { readonly low: Split; readonly high: Split } | null
}

type Responses = Assessment['responses']

/**
 * Why the scores moved from one file to another.
 *
 * - facts: answers that both give in full ("does not apply" included) and that differ;
 * - unknowns: answers that one of them lacks or gives in part only;
 * - evidence: evidence items, which move the evidenced score alone.
 *
 * Each cause can be carried over from the second file to the first without the others. What a cause counts for may depend
 * on which others were carried over before (the weight of a question that stops applying goes to the rest), so it is the mean over
 * all six orders: Shapley's value. That is exact, adds up to the whole change, and turns its sign with the two files.
 */
export function whyMoved(rulebook: Rulebook, before: Responses, after: Responses): Moved[] {
  const causes = new Map(rulebook.questions.map((question) => [question.id, answerCause(question, before[question.id], after[question.id])]))
  const mixes = CAUSES.reduce<readonly (readonly Cause[])[]>((sets, cause) => [...sets, ...sets.map((set) => [...set, cause])], [[]])
  const evaluations = new Map(mixes.map((mix) => [mix.join(), evaluate(rulebook, { responses: mixed(rulebook, before, after, causes, mix) })]))
  return rulebook.recommendations.map(({ number }, index) => {
    const range = (pick: (result: Evaluation['recommendations'][number]) => ScoreRange | null) =>
      splitRange((mix) => {
        const result = evaluations.get(mix.join())?.recommendations[index]
        return result === undefined ? null : pick(result)
      })
    return { recommendation: number, score: range(({ score }) => score), evidenced: range(({ evidenced }) => evidenced) }
  })
}

/** Null when the answers say the same. */
function answerCause(question: Question, before: Response | undefined, after: Response | undefined): Cause | null {
  if (sameAnswer(before?.answer ?? null, after?.answer ?? null)) return null
  const settled = (response: Response | undefined) => {
    const { state } = possible(question, response?.answer)
    return state === 'full' || state === 'not-applicable'
  }
  return settled(before) && settled(after) ? 'facts' : 'unknowns'
}

/** The first file with what some causes bring of the second. */
function mixed(rulebook: Rulebook, before: Responses, after: Responses, causes: ReadonlyMap<string, Cause | null>, mix: readonly Cause[]): Responses {
  return Object.fromEntries(
    rulebook.questions.map(({ id }): [string, Response] => {
      const cause = causes.get(id) ?? null
      const { answer } = (cause !== null && mix.includes(cause) ? after : before)[id] ?? {}
      const { evidence } = (mix.includes('evidence') ? after : before)[id] ?? {}
      return [id, { ...(answer === undefined ? {} : { answer }), ...(evidence === undefined ? {} : { evidence }) }]
    }),
  )
}

type ValueOf<T> = (mix: readonly Cause[]) => T

function splitRange(rangeOf: ValueOf<ScoreRange | null>): Moved['score'] {
  const first = rangeOf([])
  if (first === null || rangeOf(CAUSES) === null) return null
  // A mix of two files may leave nothing to score though both have something; it counts as no change.
  const known: ValueOf<ScoreRange> = (mix) => rangeOf(mix) ?? first
  return { low: split((mix) => known(mix).low), high: split((mix) => known(mix).high) }
}

function split(valueOf: ValueOf<Fraction>): Split {
  return {
    change: inLowestTerms(subtract(valueOf(CAUSES), valueOf([]))),
    facts: shareOf('facts', valueOf),
    unknowns: shareOf('unknowns', valueOf),
    evidence: shareOf('evidence', valueOf),
    instrument: whole(0),
  }
}

/** Mean over the six orders of what a cause adds to those before it: alone and last in two orders each, between in one each. */
function shareOf(cause: Cause, valueOf: ValueOf<Fraction>): Fraction {
  const others = CAUSES.filter((one) => one !== cause)
  const adds = (with_: readonly Cause[]) =>
    subtract(valueOf(CAUSES.filter((one) => one === cause || with_.includes(one))), valueOf(with_))
  const between = others.map((one) => adds([one])).reduce(add)
  const ends = add(adds([]), adds(others))
  return inLowestTerms(divide(add(add(ends, ends), between), 6))
}
