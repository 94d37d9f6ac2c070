import type { Answer, Response } from '../assessment/types.ts'
import type { Rulebook } from '../rulebook/types.ts'
import { evaluate } from './evaluate.ts'
import type { Evaluation, Finding } from './evaluation.ts'
import type { RatingRange } from './rating.ts'
import type { ScoreRange } from './score.ts'

/** An answer as a draft law or plan would make it. */
export interface TriedChange {
  readonly question: string
  readonly to: Answer
}

/** What a draft would change. Rules by id, in the order of the rulebook. */
export interface Simulation {
  /** Without promising practices. */
  readonly findings: {
    /** Found now, not any more. */
    readonly cleared: readonly string[]
    /** Found now, and could still be: the draft leaves it open. */
    readonly opened: readonly string[]
    /** Found now and then. */
    readonly left: readonly string[]
    /** Not found now, found then: what the draft itself brings up. */
    readonly raised: readonly string[]
    /** Open now, clear then. */
    readonly ruledOut: readonly string[]
  }
  readonly practices: { readonly won: readonly string[]; readonly lost: readonly string[] }
  readonly recommendations: readonly {
    readonly recommendation: number
    readonly score: BeforeAfter<ScoreRange | null>
    readonly rating: BeforeAfter<RatingRange | null>
  }[]
  readonly overall: BeforeAfter<ScoreRange | null>
}

export interface BeforeAfter<T> {
  readonly before: T
  readonly after: T
}

/**
 * Tries changed answers: everything is evaluated before and after. Nothing given is changed.
 *
 * @throws RangeError when the rulebook has no such question.
 */
export function simulate(
  rulebook: Rulebook,
  responses: Readonly<Record<string, Response>>,
  changes: readonly TriedChange[],
): Simulation {
  const before = evaluate(rulebook, { responses })
  const after = evaluate(rulebook, { responses: withChanges(rulebook, responses, changes) })
  const rules = (kept: (was: Finding['state'], is: Finding['state']) => boolean, practices = false) =>
    before.findings.flatMap(({ rule, state }, index) => {
      const then = after.findings[index]?.state ?? state
      return (rule.kind === 'promising-practice') === practices && kept(state, then) ? [rule.id] : []
    })
  return {
    findings: {
      cleared: rules((was, is) => was === 'found' && is === 'clear'),
      opened: rules((was, is) => was === 'found' && is === 'undetermined'),
      left: rules((was, is) => was === 'found' && is === 'found'),
      raised: rules((was, is) => was !== 'found' && is === 'found'),
      ruledOut: rules((was, is) => was === 'undetermined' && is === 'clear'),
    },
    practices: {
      won: rules((was, is) => was !== 'found' && is === 'found', true),
      lost: rules((was, is) => was === 'found' && is !== 'found', true),
    },
    recommendations: beforeAfter(before, after),
    overall: { before: before.overall, after: after.overall },
  }
}

/** The responses as they would be: a changed answer keeps the evidence that stands with the question. */
function withChanges(
  rulebook: Rulebook,
  responses: Readonly<Record<string, Response>>,
  changes: readonly TriedChange[],
): Readonly<Record<string, Response>> {
  const tried = new Map(changes.map(({ question, to }) => [question, to]))
  for (const { id } of rulebook.questions) tried.delete(id)
  const [unknown] = tried.keys()
  if (unknown !== undefined) throw new RangeError(`the rulebook has no question "${unknown}"`)
  return { ...responses, ...Object.fromEntries(changes.map(({ question, to }) => [question, { ...responses[question], answer: to }])) }
}

function beforeAfter(before: Evaluation, after: Evaluation): Simulation['recommendations'] {
  return before.recommendations.map(({ recommendation, score, rating }, index) => {
    const then = after.recommendations[index]
    return {
      recommendation,
      score: { before: score, after: then?.score ?? null },
      rating: { before: rating, after: then?.rating ?? null },
    }
  })
}
