import type { Answer, Response } from '../../../src/core/assessment/types.ts'
import type { Question, Rulebook } from '../../../src/core/rulebook/types.ts'

/** A stream of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Sound responses; about the share `open` of the questions is missing, answered in part or not applicable, a half has evidence. */
export function randomResponses(rulebook: Rulebook, random: () => number, open: number): Record<string, Response> {
  const responses: Record<string, Response> = {}
  for (const question of rulebook.questions) {
    const evidence = random() < 0.5 ? [{ type: 'law' }] : []
    const answer = random() < open ? openAnswer(question, random) : fullAnswer(question, random)
    if (answer !== undefined) responses[question.id] = { answer, evidence }
    else if (random() < 0.5) responses[question.id] = { evidence }
  }
  return responses
}

function below(random: () => number, n: number): number {
  return Math.floor(random() * n)
}

export function fullAnswer(question: Question, random: () => number): Answer {
  switch (question.type) {
    case 'choice':
      return { option: question.options[below(random, question.options.length)]?.id ?? '' }
    case 'multi': {
      const options = question.options.filter(({ exclusive }) => !exclusive && random() < 0.6).map(({ id }) => id)
      const alone = question.options.find(({ exclusive }) => exclusive) ?? question.options[0]
      return { options: options.length > 0 ? options : [alone?.id ?? ''] }
    }
    case 'number':
      return { number: question.min + below(random, Math.min(question.max - question.min + 1, 300)) }
  }
}

function openAnswer(question: Question, random: () => number): Answer | undefined {
  const kind = random()
  if (kind < 0.3) return undefined
  if (kind < 0.45) return { none: 'unknown' }
  if (kind < 0.5) return { none: 'later' }
  if (kind < 0.65) return question.mayNotApply ? { none: 'not-applicable', reason: 'so' } : { none: 'undecided' }
  return partialAnswer(question, random)
}

function partialAnswer(question: Question, random: () => number): Answer | undefined {
  switch (question.type) {
    case 'choice': {
      const options = question.options.filter(() => random() < 0.5).map(({ id }) => id)
      return options.length < 2 || options.length === question.options.length ? { none: 'undecided' } : { oneOf: options }
    }
    case 'multi':
      return { options: question.options.filter(({ exclusive }) => !exclusive && random() < 0.3).map(({ id }) => id), rest: 'unknown' }
    case 'number': {
      const low = question.min + below(random, Math.min(question.max - question.min + 1, 200))
      const high = Math.min(question.max, low + below(random, 50))
      const kind = random()
      return kind < 0.3 ? { atLeast: low } : kind < 0.6 ? { atMost: high } : { atLeast: low, atMost: high }
    }
  }
}
