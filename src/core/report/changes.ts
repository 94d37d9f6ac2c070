import type { Answer, Assessment, Response } from '../assessment/types.ts'
import { evaluate, type Evaluation } from '../engine/evaluate.ts'
import { add, compare, type Fraction, fraction } from '../engine/fraction.ts'
import { RATINGS, type Rating } from '../engine/rating.ts'
import type { Question, Rulebook } from '../rulebook/types.ts'

/** What changing one answer to its best would move. */
export interface ChangeEffect {
  readonly question: Question
  readonly clears: readonly string[]
  /** Recommendation whose rating rises for sure; null when none does. */
  readonly rating: { readonly recommendation: number; readonly from: Rating; readonly to: Rating } | null
  /** Rise of the least score of the question's own recommendation. */
  readonly rise: Fraction
}

/**
 * The changes that would move most, best first: for each question answered with less than its best, the best answer is
 * put in its place and everything evaluated again. Ranked by critical findings cleared, other findings cleared, steps
 * of rating gained for sure, and the rise of the least score.
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
    .sort((a, b) => order(rulebook, b) - order(rulebook, a) || compare(b.rise, a.rise))
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
    rating: firstRise(before, after),
    rise: difference(after.recommendations[index]?.score?.low, before.recommendations[index]?.score?.low),
  }
}

function firstRise(before: Evaluation, after: Evaluation): ChangeEffect['rating'] {
  for (const [index, { recommendation, rating }] of before.recommendations.entries()) {
    const then = after.recommendations[index]?.rating?.low
    if (rating === null || then === undefined || RATINGS.indexOf(then) <= RATINGS.indexOf(rating.low)) continue
    return { recommendation, from: rating.low, to: then }
  }
  return null
}

function difference(a: Fraction | undefined, b: Fraction | undefined): Fraction {
  if (a === undefined || b === undefined) return fraction(0n, 1n)
  return add(a, { numerator: -b.numerator, denominator: b.denominator })
}

/** Findings cleared count by their severity; a step of rating counts between a major and a critical one. */
const SEVERITY_WEIGHT = { critical: 100, major: 10, minor: 1 } as const
const RATING_STEP = 50

function order(rulebook: Rulebook, { clears, rating }: ChangeEffect): number {
  const findings = clears.reduce((sum, id) => {
    const severity = rulebook.rules.find((rule) => rule.id === id)?.severity
    return severity === null || severity === undefined ? sum : sum + SEVERITY_WEIGHT[severity]
  }, 0)
  const steps = rating === null ? 0 : RATINGS.indexOf(rating.to) - RATINGS.indexOf(rating.from)
  return findings + steps * RATING_STEP
}
