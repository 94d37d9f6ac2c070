import type { Condition } from '../rulebook/types.ts'
import { type Knowledge, truth } from './conditions.ts'
import { assign, connectedGroups, variablesOf } from './joint.ts'
import type { Known } from './possible.ts'
import type { RecommendationScore } from './score.ts'
import type { Variable } from './representatives.ts'
import { valueRange } from './value.ts'

/** Values of some of the recommendation's questions, by question id, in units of its scale. */
export type Values = ReadonlyMap<string, number>

/**
 * Which greatest values can be had together while none of the conditions is true: for each group of connected conditions
 * all choices of values of which none is better throughout. Questions outside the groups are free. Null when some
 * condition is true in every completion.
 */
export function bestValuesWithout(conditions: readonly Condition[], recommendation: RecommendationScore, knowledge: Knowledge): Values[][] | null {
  if (conditions.some((condition) => truth(condition, knowledge) === true)) return null
  const untold = conditions.filter((condition) => truth(condition, knowledge) === null)
  const groups = connectedGroups(untold, knowledge).map((group) => {
    const found: Values[] = []
    collect({ conditions: group, recommendation, found }, variablesOf(group, knowledge), knowledge, [])
    return found
  })
  return groups.some((found) => found.length === 0) ? null : groups
}

interface Search {
  readonly conditions: readonly Condition[]
  readonly recommendation: RecommendationScore
  readonly found: Values[]
}

/** Depth first; a branch ends where even its best values are no better than some that were found. */
function collect(search: Search, variables: readonly Variable[], knowledge: Knowledge, decided: readonly string[]): void {
  const { conditions, recommendation, found } = search
  const truths = conditions.map((condition) => truth(condition, knowledge))
  if (truths.includes(true)) return
  const questions = [...decided, ...variables.flatMap((variable) => variable.questions)]
  const values = greatestValues(questions, recommendation, knowledge)
  if (found.some((other) => isAtLeast(other, values))) return
  const [next, ...rest] = variables
  if (next === undefined || truths.every((value) => value === false)) {
    found.splice(0, found.length, ...found.filter((other) => !isAtLeast(values, other)), values)
    return
  }
  for (const choice of bestFirst(next, recommendation, knowledge)) {
    collect(search, rest, assign(knowledge, next, choice), [...decided, ...next.questions])
  }
}

function bestFirst({ questions, choices }: Variable, recommendation: RecommendationScore, knowledge: Knowledge): Variable['choices'] {
  const sum = (choice: Variable['choices'][number]) =>
    questions.reduce((total, id, index) => {
      const answers = choice[index]
      const known: Known = answers === undefined ? knowledge.known(id) : { possible: { state: 'full', answers }, evidenced: false }
      return total + (greatestValue(id, recommendation, { ...knowledge, known: () => known }) ?? 0)
    }, 0)
  return [...choices].sort((a, b) => sum(b) - sum(a))
}

function greatestValues(questions: readonly string[], recommendation: RecommendationScore, knowledge: Knowledge): Values {
  return new Map(questions.flatMap((id) => {
    const value = greatestValue(id, recommendation, knowledge)
    return value === null ? [] : [[id, value] as const]
  }))
}

/** Null for a question that this recommendation does not score. */
function greatestValue(id: string, { scored, scale }: RecommendationScore, knowledge: Knowledge): number | null {
  const question = scored.find((one) => one.question.id === id)?.question
  const { possible } = knowledge.known(id)
  if (question === undefined || possible.state === 'not-applicable') return null
  return valueRange(question, possible.answers, scale)?.high ?? null
}

function isAtLeast(one: Values, other: Values): boolean {
  return [...other].every(([id, value]) => (one.get(id) ?? 0) >= value)
}
