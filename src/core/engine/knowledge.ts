import type { Response } from '../assessment/types.ts'
import { questionsById } from '../rulebook/index-of.ts'
import type { Rulebook } from '../rulebook/types.ts'
import type { Knowledge } from './conditions.ts'
import { type Known, known } from './possible.ts'

export function knowledgeOf(rulebook: Rulebook, responses: Readonly<Record<string, Response>>): Knowledge {
  const questions = questionsById(rulebook)
  const facts = new Map<string, Known>(
    rulebook.questions.map((question) => [question.id, known(question, responses[question.id])]),
  )
  return { question: (id) => lookUp(questions, id), known: (id) => lookUp(facts, id) }
}

function lookUp<T>(map: ReadonlyMap<string, T>, id: string): T {
  const value = map.get(id)
  if (value === undefined) throw new Error(`the rulebook has no question "${id}"`)
  return value
}
