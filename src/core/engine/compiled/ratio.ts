import type { Question } from '../../rulebook/types.ts'
import { ratioBelow } from '../conditions.ts'
import { fromDecimal } from '../fraction.ts'

/** A limit on `first ÷ second`, as a fraction of whole numbers. */
export interface Ratio {
  readonly limit: number
  /** Null when the products could leave the whole numbers that a Number holds exactly; then big integers compare. */
  readonly terms: { readonly numerator: number; readonly denominator: number } | null
}

export function compileRatio(limit: number, first: Question, second: Question): Ratio {
  const { numerator, denominator } = fromDecimal(limit)
  const most = (question: Question) => (question.type === 'number' ? BigInt(question.max) : 0n)
  const products = [numerator, denominator, numerator * most(second), denominator * most(first)]
  const exact = products.every((product) => product <= BigInt(Number.MAX_SAFE_INTEGER))
  return { limit, terms: exact ? { numerator: Number(numerator), denominator: Number(denominator) } : null }
}

/** `first ÷ second < limit`, exactly; `second` must be positive. */
export function ratioIsBelow(first: number, second: number, { limit, terms }: Ratio): boolean {
  return terms === null ? ratioBelow(first, second, limit) : first * terms.denominator < terms.numerator * second
}
