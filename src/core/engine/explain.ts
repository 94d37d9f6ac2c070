import type { Condition } from '../rulebook/types.ts'
import { isLeaf, type Knowledge, leafTruth, partsOf, questionsOfLeaf, type Truth, truth } from './conditions.ts'

/** Why a condition has the truth that it has. */
export interface Explanation {
  readonly truth: Truth
  /** Questions whose answers decide it: with these answers alone, the truth would be the same. Empty while untold. */
  readonly because: readonly string[]
  /** Questions missing, or answered in part, that could still decide it. Empty once decided. */
  readonly needs: readonly string[]
}

/** Explains a condition; ids come each once, in the order in which the condition reads them. */
export function explain(condition: Condition, knowledge: Knowledge): Explanation {
  const value = truth(condition, knowledge)
  const unique = (ids: readonly string[]) => [...new Set(ids)]
  return value === null
    ? { truth: null, because: [], needs: unique(openQuestions(condition, knowledge)) }
    : { truth: value, because: unique(decidingQuestions(condition, value, knowledge)), needs: [] }
}

/**
 * Every part that has the deciding truth contributes its answers: a true "any" is decided by its true parts, a false
 * "all" by its false ones. Where the truth needs all parts, all of them contribute.
 */
function decidingQuestions(condition: Condition, value: boolean, knowledge: Knowledge): string[] {
  if (isLeaf(condition)) return [...decidingLeaf(condition, value, knowledge)]
  if ('not' in condition) return decidingQuestions(condition.not, !value, knowledge)
  return partsOf(condition)
    .filter((part) => truth(part, knowledge) === value)
    .flatMap((part) => decidingQuestions(part, value, knowledge))
}

/** A ratio that fails because one of its numbers does not apply is decided by that number alone. */
function decidingLeaf(leaf: Condition, value: boolean, knowledge: Knowledge): readonly string[] {
  if (!isLeaf(leaf)) return []
  const ids = questionsOfLeaf(leaf)
  if (value) return ids
  const inapplicable = ids.filter((id) => knowledge.known(id).possible.state === 'not-applicable')
  return inapplicable.length > 0 ? inapplicable : ids
}

function openQuestions(condition: Condition, knowledge: Knowledge): string[] {
  if (isLeaf(condition)) {
    if (leafTruth(condition, knowledge) !== null) return []
    if ('ratio' in condition && isZero(condition.ratio[1], knowledge)) return []
    return questionsOfLeaf(condition).filter((id) => {
      const { state } = knowledge.known(id).possible
      return state === 'missing' || state === 'partial'
    })
  }
  return partsOf(condition)
    .filter((part) => truth(part, knowledge) === null)
    .flatMap((part) => openQuestions(part, knowledge))
}

/** A ratio to a number that is 0 for sure cannot be told, whatever the other number is. */
function isZero(id: string, knowledge: Knowledge): boolean {
  const { possible } = knowledge.known(id)
  return possible.state !== 'not-applicable' && possible.answers.type === 'number' && possible.answers.high === 0
}
