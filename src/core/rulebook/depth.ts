import type { Scope } from '../assessment/types.ts'
import { questionsOf } from '../engine/conditions.ts'
import type { Question, Rulebook } from './types.ts'

/** A first look asks at most this share of all questions, unless the critical rules alone need more. */
const FIRST_LOOK_SHARE = 0.4

/**
 * Questions of a first look: all that critical rules read, the heaviest of each recommendation, and then the heaviest
 * of the instrument, one weight class after the other while they stay a minor part. Computed from the instrument, so a
 * new rule or weight changes it by itself.
 */
export function firstLookQuestions(rulebook: Rulebook): ReadonlySet<string> {
  const critical = rulebook.rules.filter(({ severity }) => severity === 'critical').flatMap(({ when }) => questionsOf(when))
  const selected = new Set(critical)
  const weights = effectiveWeights(rulebook)
  for (const { number } of rulebook.recommendations) {
    const own = rulebook.questions.filter(({ recommendation }) => recommendation === number)
    addAll(selected, heaviest(own, weights))
  }
  const classes = [...new Set(weights.values())].sort((a, b) => b - a)
  for (const weight of classes) {
    const next = new Set(selected)
    addAll(next, rulebook.questions.filter(({ id }) => weights.get(id) === weight))
    if (next.size > rulebook.questions.length * FIRST_LOOK_SHARE) break
    addAll(selected, [...next].map((id) => ({ id })))
  }
  return selected
}

/** Criterion weight × question weight: what an answer moves, other things equal. */
function effectiveWeights(rulebook: Rulebook): Map<string, number> {
  const criteria = new Map(rulebook.recommendations.flatMap(({ criteria }) => criteria.map(({ id, weight }) => [id, weight] as const)))
  return new Map(rulebook.questions.map(({ id, weight, criterion }) => [id, weight * (criteria.get(criterion) ?? 0)]))
}

function heaviest(questions: readonly Question[], weights: ReadonlyMap<string, number>): Question[] {
  const greatest = Math.max(...questions.map(({ id }) => weights.get(id) ?? 0))
  return questions.filter(({ id }) => weights.get(id) === greatest)
}

function addAll(set: Set<string>, questions: readonly { readonly id: string }[]): void {
  for (const { id } of questions) set.add(id)
}

/** Questions that a person with this scope is asked, in the order of the rulebook. A scope is a view: answers outside it still count. */
export function questionsInScope(rulebook: Rulebook, scope: Scope | undefined): readonly Question[] {
  const depth = scope?.depth === 'first-look' ? firstLookQuestions(rulebook) : null
  return rulebook.questions.filter(
    ({ id, recommendation }) =>
      (depth?.has(id) ?? true) && (scope?.recommendations?.includes(recommendation) ?? true),
  )
}
