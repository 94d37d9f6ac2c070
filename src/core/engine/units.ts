import type { Question } from '../rulebook/types.ts'
import type { JointProblem } from './joint.ts'
import type { AnswerSet } from './possible.ts'
import type { RecommendationScore } from './score.ts'
import { valueRange } from './value.ts'

export interface Units {
  /** Units for one unit of a question's value. */
  readonly share: (question: string) => bigint
  readonly gain: JointProblem['gain']
  /** Units in one point of the recommendation's score. */
  readonly whole: bigint
}

/**
 * Whole-number units in which the recommendation's score is a plain sum over its questions:
 * score = Σ W/ΣW · w/Σw · value, brought to one denominator.
 */
export function unitsOf({ scored, criteria, scale }: RecommendationScore): Units {
  const criterionSums = new Map<string, bigint>()
  for (const { question } of scored) {
    criterionSums.set(question.criterion, (criterionSums.get(question.criterion) ?? 0n) + BigInt(question.weight))
  }
  const product = [...criterionSums.values()].reduce((all, sum) => all * sum, 1n)
  const shares = new Map(
    scored.map(({ question, criterionWeight }) => {
      const sum = criterionSums.get(question.criterion) ?? 1n
      return [question.id, (BigInt(criterionWeight * question.weight) * product) / sum] as const
    }),
  )
  const weight = criteria.reduce((sum, criterion) => (criterion.score === null ? sum : sum + criterion.weight), 0)
  const share = (id: string) => shares.get(id) ?? 0n
  return {
    share,
    gain: (question: Question, answer: AnswerSet) => {
      if (!shares.has(question.id)) return 0n
      const value = valueRange(question, answer, scale)
      return value === null ? 0n : share(question.id) * BigInt(value.high)
    },
    whole: product * BigInt(weight) * BigInt(scale),
  }
}
