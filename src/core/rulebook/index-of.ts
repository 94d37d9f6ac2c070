import type { Question, Rulebook } from './types.ts'

const indexes = new WeakMap<Rulebook, ReadonlyMap<string, Question>>()

/** The questions of a rulebook by id, made once for each rulebook. */
export function questionsById(rulebook: Rulebook): ReadonlyMap<string, Question> {
  const existing = indexes.get(rulebook)
  if (existing !== undefined) return existing
  const index = new Map(rulebook.questions.map((question) => [question.id, question]))
  indexes.set(rulebook, index)
  return index
}
