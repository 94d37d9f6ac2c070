import type { Answer } from './types.ts'

/** True when two answers say the same of the fact: the order of options, whom to ask and reasons given do not count. */
export function sameAnswer(a: Answer | null, b: Answer | null): boolean {
  return said(a) === said(b)
}

function said(answer: Answer | null): string {
  if (answer === null) return 'null'
  if ('none' in answer) return JSON.stringify([answer.none])
  if ('option' in answer) return JSON.stringify({ option: answer.option })
  if ('oneOf' in answer) return JSON.stringify({ oneOf: [...answer.oneOf].sort() })
  if ('options' in answer) return JSON.stringify({ options: [...answer.options].sort(), rest: answer.rest })
  if ('number' in answer) return JSON.stringify({ number: answer.number })
  return JSON.stringify({ atLeast: answer.atLeast, atMost: answer.atMost })
}
