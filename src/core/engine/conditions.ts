import type { Condition, Question } from '../rulebook/types.ts'
import { fromDecimal } from './fraction.ts'
import type { Known } from './possible.ts'

/**
 * Kleene's strong three-valued logic: `true` and `false` are certain, `null` is "cannot be told from what is known".
 * A missing answer leaves its condition untold, "not applicable" makes it false, a partial answer decides it when all
 * the answers that agree with it do.
 */
export type Truth = boolean | null

/** What is known, by question id. */
export interface Knowledge {
  readonly question: (id: string) => Question
  readonly known: (id: string) => Known
}

export function truth(condition: Condition, knowledge: Knowledge): Truth {
  if ('all' in condition) return not(anyOf(condition.all.map((part) => not(truth(part, knowledge)))))
  if ('any' in condition) return anyOf(condition.any.map((part) => truth(part, knowledge)))
  if ('not' in condition) return not(truth(condition.not, knowledge))
  if ('atLeast' in condition) {
    return countAtLeast(condition.atLeast.count, condition.atLeast.of.map((part) => truth(part, knowledge)))
  }
  return leafTruth(condition, knowledge)
}

export type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown } | { atLeast: unknown }>

export function isLeaf(condition: Condition): condition is Leaf {
  return !('all' in condition || 'any' in condition || 'not' in condition || 'atLeast' in condition)
}

/** The parts of a condition that is not a leaf. */
export function partsOf(condition: Exclude<Condition, Leaf>): readonly Condition[] {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  if ('not' in condition) return [condition.not]
  return condition.atLeast.of
}

/** Ids of the questions that a leaf reads. */
export function questionsOfLeaf(leaf: Leaf): readonly string[] {
  return 'ratio' in leaf ? leaf.ratio : [leaf.question]
}

/** Ids of all questions that a condition reads, each once, in the order of reading. */
export function questionsOf(condition: Condition): string[] {
  const ids = isLeaf(condition) ? questionsOfLeaf(condition) : partsOf(condition).flatMap(questionsOf)
  return [...new Set(ids)]
}

export function leafTruth(leaf: Leaf, knowledge: Knowledge): Truth {
  if ('ratio' in leaf) return ratioTruth(leaf, knowledge)
  const { possible, evidenced } = knowledge.known(leaf.question)
  if (possible.state === 'not-applicable') return false
  if (possible.state === 'missing') return null
  if ('evidence' in leaf) return !evidenced
  const { answers } = possible
  switch (answers.type) {
    case 'choice': {
      const wanted = 'in' in leaf ? leaf.in : []
      const question = knowledge.question(leaf.question)
      if (question.type !== 'choice') return null
      return quantify(answers.options.map((index) => wanted.includes(question.options[index]?.id ?? '')))
    }
    case 'multi': {
      const question = knowledge.question(leaf.question)
      if (question.type !== 'multi' || !('includes' in leaf)) return null
      const option = question.options.findIndex(({ id }) => id === leaf.includes)
      if (answers.chosen.includes(option)) return true
      const maybe = answers.open.includes(option) || (answers.exclusive && question.options[option]?.exclusive === true)
      return maybe ? null : false
    }
    case 'number': {
      if ('below' in leaf) return below(answers.low, answers.high, leaf.below)
      if ('atOrAbove' in leaf) return not(below(answers.low, answers.high, leaf.atOrAbove))
      return null
    }
  }
}

/**
 * `first ÷ second < limit` over all pairs that may be true. A pair whose second number is 0 has no ratio, so while 0 is
 * possible nothing can be told.
 */
function ratioTruth(leaf: Extract<Leaf, { ratio: unknown }>, knowledge: Knowledge): Truth {
  const first = knowledge.known(leaf.ratio[0]).possible
  const second = knowledge.known(leaf.ratio[1]).possible
  if (first.state === 'not-applicable' || second.state === 'not-applicable') return false
  if (first.state === 'missing' || second.state === 'missing') return null
  if (first.answers.type !== 'number' || second.answers.type !== 'number') return null
  if (second.answers.low <= 0) return null
  if (ratioBelow(first.answers.high, second.answers.low, leaf.below)) return true
  return ratioBelow(first.answers.low, second.answers.high, leaf.below) ? null : false
}

/** `first ÷ second < limit`, exactly; `second` must be positive. */
export function ratioBelow(first: number, second: number, limit: number): boolean {
  const { numerator, denominator } = fromDecimal(limit)
  return BigInt(first) * denominator < numerator * BigInt(second)
}

function below(low: number, high: number, limit: number): Truth {
  if (high < limit) return true
  return low >= limit ? false : null
}

function quantify(satisfied: readonly boolean[]): Truth {
  if (satisfied.every(Boolean)) return true
  return satisfied.some(Boolean) ? null : false
}

export function not(value: Truth): Truth {
  return value === null ? null : !value
}

export function anyOf(values: readonly Truth[]): Truth {
  if (values.includes(true)) return true
  return values.includes(null) ? null : false
}

export function countAtLeast(count: number, values: readonly Truth[]): Truth {
  const sure = values.filter((value) => value === true).length
  if (sure >= count) return true
  const open = values.filter((value) => value === null).length
  return sure + open >= count ? null : false
}
