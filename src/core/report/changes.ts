import type { Answer, Assessment, Response } from '../assessment/types.ts'
import { evaluate } from '../engine/evaluate.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { add, compare, type Fraction, fraction } from '../engine/fraction.ts'
import { RATINGS, type Rating } from '../engine/rating.ts'
import type { Question, Rulebook } from '../rulebook/types.ts'

/** What changing one answer to its best would move. */
export interface ChangeEffect {
  readonly question: Question
  readonly clears: readonly string[]
  /** Recommendation whose rating rises for sure; null when none does. */
  readonly rating: { readonly recommendation: number; readonly from: Rating; readonly to: Rating } | null
  /** The same for the best rating that can still be reached. */
  readonly ceiling: ChangeEffect['rating']
  /** Least score of the question's own recommendation before and after. */
  readonly least: { readonly before: Fraction; readonly after: Fraction }
}

/**
 * The changes that would move most, best first: for each question answered with less than its best, the best answer is
 * put in its place and everything evaluated again. Ranked by the findings cleared, the steps of rating gained (for sure, or
 * only at best), and then the rise of the least score.
 */
export function rankChanges(rulebook: Rulebook, assessment: Assessment, now: Evaluation): ChangeEffect[] {
  return rulebook.questions
    .flatMap((question): ChangeEffect[] => {
      const best = bestAnswer(question)
      const response = assessment.responses[question.id]
      if (best === null || !isBelowBest(response, best)) return []
      const responses = { ...assessment.responses, [question.id]: { ...response, answer: best } }
      const effect = compareEvaluations(question, now, evaluate(rulebook, { responses }))
      return effect === null ? [] : [effect]
    })
    .sort((a, b) => order(rulebook, b) - order(rulebook, a) || compare(riseOf(b), riseOf(a)))
}

/** The answer with the greatest value; null for numbers, which have none. */
export function bestAnswer(question: Question): Answer | null {
  switch (question.type) {
    case 'choice': {
      const best = question.options[0]
      return best === undefined ? null : { option: best.id }
    }
    case 'multi':
      return { options: question.options.filter(({ exclusive }) => !exclusive).map(({ id }) => id) }
    case 'number':
      return null
  }
}

/** Only what the assessor has stated as a fact can be changed by a measure; what is unknown has to be found out first. */
function isBelowBest(response: Response | undefined, best: Answer): boolean {
  const answer = response?.answer
  if (answer === undefined || 'none' in answer) return false
  if ('option' in answer && 'option' in best) return answer.option !== best.option
  if ('options' in answer && 'options' in best) return answer.options.length < best.options.length || answer.rest === 'unknown'
  return true
}

function compareEvaluations(question: Question, before: Evaluation, after: Evaluation): ChangeEffect | null {
  const cleared = before.findings.filter(
    ({ rule, state }, index) =>
      state === 'found' && rule.kind !== 'promising-practice' && after.findings[index]?.state === 'clear',
  )
  const raised = before.findings.some(
    ({ rule, state }, index) =>
      state !== 'found' && rule.kind !== 'promising-practice' && after.findings[index]?.state === 'found',
  )
  if (raised) return null
  const index = before.recommendations.findIndex(({ recommendation }) => recommendation === question.recommendation)
  return {
    question,
    clears: cleared.map(({ rule }) => rule.id),
    rating: firstRise(before, after, 'low'),
    ceiling: firstRise(before, after, 'high'),
    least: {
      before: before.recommendations[index]?.score?.low ?? NOTHING,
      after: after.recommendations[index]?.score?.low ?? NOTHING,
    },
  }
}

const NOTHING = fraction(0n, 1n)

function firstRise(before: Evaluation, after: Evaluation, bound: 'low' | 'high'): ChangeEffect['rating'] {
  for (const [index, { recommendation, rating }] of before.recommendations.entries()) {
    const then = after.recommendations[index]?.rating?.[bound]
    if (rating === null || then === undefined || RATINGS.indexOf(then) <= RATINGS.indexOf(rating[bound])) continue
    return { recommendation, from: rating[bound], to: then }
  }
  return null
}

function riseOf({ least }: ChangeEffect): Fraction {
  return add(least.after, { numerator: -least.before.numerator, denominator: least.before.denominator })
}

/**
 * Findings cleared count by their severity; a step of rating gained for sure counts between a major and a critical one,
 * a step that only becomes possible a little more than a major one.
 */
const SEVERITY_WEIGHT = { critical: 100, major: 10, minor: 1 } as const
const RATING_STEP = 50
const CEILING_STEP = 20

function order(rulebook: Rulebook, { clears, rating, ceiling }: ChangeEffect): number {
  const findings = clears.reduce((sum, id) => {
    const severity = rulebook.rules.find((rule) => rule.id === id)?.severity
    return severity === null || severity === undefined ? sum : sum + SEVERITY_WEIGHT[severity]
  }, 0)
  return findings + stepsOf(rating) * RATING_STEP + stepsOf(ceiling) * CEILING_STEP
}

function stepsOf(rise: ChangeEffect['rating']): number {
  return rise === null ? 0 : RATINGS.indexOf(rise.to) - RATINGS.indexOf(rise.from)
}
