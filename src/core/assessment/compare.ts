import { evaluate } from '../engine/evaluate.ts'
import type { RuleState } from '../engine/evaluation.ts'
import type { RatingRange } from '../engine/rating.ts'
import type { ScoreRange } from '../engine/score.ts'
import type { Rulebook } from '../rulebook/types.ts'
import { type Moved, whyMoved } from './moved.ts'
import { sameAnswer } from './same-answer.ts'
import type { Answer, Assessment } from './types.ts'

/** Two assessments or more, question by question and recommendation by recommendation; lists are in the order of the assessments. */
export interface Comparison {
  readonly questions: readonly { readonly question: string; readonly answers: readonly (Answer | null)[]; readonly same: boolean }[]
  readonly recommendations: readonly RecommendationComparison[]
  readonly findings: readonly { readonly rule: string; readonly states: readonly RuleState[] }[]
}

export interface RecommendationComparison {
  readonly recommendation: number
  readonly scores: readonly (ScoreRange | null)[]
  readonly evidenced: readonly (ScoreRange | null)[]
  readonly ratings: readonly (RatingRange | null)[]
  /** From each assessment to the next: why the scores moved, and the caps that came and went. */
  readonly moved: readonly (Moved & { readonly caps: { readonly come: readonly string[]; readonly gone: readonly string[] } })[]
}

/** Why assessments cannot stand beside each other, or what a reader should know when they do. */
export function comparability(assessments: readonly Pick<Assessment, 'kind' | 'subject'>[]): { readonly refused: boolean; readonly subjectsDiffer: boolean } {
  const exercises = assessments.filter(({ kind }) => kind === 'exercise').length
  return {
    refused: exercises > 0 && exercises < assessments.length,
    subjectsDiffer: new Set(assessments.map(({ subject }) => JSON.stringify([subject.name.trim(), subject.iso3 ?? null]))).size > 1,
  }
}

/** @throws RangeError when an exercise stands beside a real assessment: an invented State must never be read as a real one. */
export function compareAssessments(rulebook: Rulebook, assessments: readonly Assessment[]): Comparison {
  if (comparability(assessments).refused) throw new RangeError('an exercise cannot be compared with a real assessment')
  const evaluations = assessments.map((assessment) => evaluate(rulebook, assessment))
  const steps = assessments.slice(1).map((assessment, index) => whyMoved(rulebook, assessments[index]?.responses ?? {}, assessment.responses))
  return {
    questions: rulebook.questions.map(({ id }) => {
      const answers = assessments.map(({ responses }) => responses[id]?.answer ?? null)
      return { question: id, answers, same: answers.every((answer) => sameAnswer(answer, answers[0] ?? null)) }
    }),
    recommendations: rulebook.recommendations.map(({ number }, index) => {
      const results = evaluations.flatMap(({ recommendations }) => recommendations[index] ?? [])
      const bound = results.map(({ caps }) => caps.flatMap(({ rule, state }) => (state === 'found' ? [rule] : [])))
      return {
        recommendation: number,
        scores: results.map(({ score }) => score),
        evidenced: results.map(({ evidenced }) => evidenced),
        ratings: results.map(({ rating }) => rating),
        moved: steps.flatMap((step, from) => {
          const own = step[index]
          const [before = [], after = []] = bound.slice(from, from + 2)
          if (own === undefined) return []
          return [{ ...own, caps: { come: after.filter((rule) => !before.includes(rule)), gone: before.filter((rule) => !after.includes(rule)) } }]
        }),
      }
    }),
    findings: rulebook.rules.map(({ id }, index) => ({ rule: id, states: evaluations.flatMap(({ findings }) => findings[index]?.state ?? []) })),
  }
}
