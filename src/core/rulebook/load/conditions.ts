import type { Condition } from '../types.ts'
import type { ConditionSource } from './shapes.ts'

/** A condition as the files write it, in the form that the engine reads. */
export function toCondition(source: ConditionSource): Condition {
  if ('all' in source) return { all: source.all.map(toCondition) }
  if ('any' in source) return { any: source.any.map(toCondition) }
  if ('not' in source) return { not: toCondition(source.not) }
  if ('at-least' in source) {
    const { count, of } = source['at-least']
    return { atLeast: { count, of: of.map(toCondition) } }
  }
  if ('at-or-above' in source) return { question: source.question, atOrAbove: source['at-or-above'] }
  return source
}
