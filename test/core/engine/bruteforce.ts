import type { Answer, Response } from '../../../src/core/assessment/types.ts'
import type { Condition, Question, Recommendation, Rulebook } from '../../../src/core/rulebook/types.ts'

/**
 * The contract's definitions written down a second time, as plainly as they can be and without any of the engine's code:
 * every completion of every open question is counted out.
 */
export type Full = { readonly option: string } | { readonly options: readonly string[] } | { readonly number: number }
export type Completion = ReadonlyMap<string, Full | 'not-applicable'>
export type Responses = Readonly<Record<string, Response>>

/** Numerator and denominator; the denominator is positive. */
export type Exact = readonly [bigint, bigint]
export interface Range {
  readonly low: Exact
  readonly high: Exact
}

/** Every full answer that a question has. */
export function allAnswers(question: Question): Full[] {
  switch (question.type) {
    case 'choice':
      return question.options.map(({ id }) => ({ option: id }))
    case 'multi': {
      const ordinary = question.options.filter(({ exclusive }) => !exclusive).map(({ id }) => id)
      const exclusive = question.options.filter((option) => option.exclusive).map(({ id }) => [id])
      const sets: string[][] = []
      for (let mask = 1; mask < 2 ** ordinary.length; mask += 1) {
        sets.push(ordinary.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1))
      }
      return [...sets, ...exclusive].map((options) => ({ options }))
    }
    case 'number': {
      const numbers: Full[] = []
      for (let number = question.min; number <= question.max; number += 1) numbers.push({ number })
      return numbers
    }
  }
}

/** The full answers that agree with an answer; a missing one agrees with all. */
export function completionsOf(question: Question, answer: Answer | undefined): (Full | 'not-applicable')[] {
  const all = allAnswers(question)
  if (answer === undefined) return all
  if ('none' in answer) return answer.none === 'not-applicable' ? ['not-applicable'] : all
  return all.filter((full) => agrees(full, answer))
}

function agrees(full: Full, answer: Exclude<Answer, { none: unknown }>): boolean {
  if ('option' in full) return 'option' in answer ? full.option === answer.option : 'oneOf' in answer && answer.oneOf.includes(full.option)
  if ('options' in full) {
    if (!('options' in answer)) return false
    const holdsAll = answer.options.every((id) => full.options.includes(id))
    return holdsAll && (answer.rest === 'unknown' || full.options.length === answer.options.length)
  }
  if ('number' in answer) return full.number === answer.number
  const { atLeast = -Infinity, atMost = Infinity } = answer as { atLeast?: number; atMost?: number }
  return full.number >= atLeast && full.number <= atMost
}

/** Everything that may be true, all questions jointly. */
export function completions(questions: readonly Question[], responses: Responses): Completion[] {
  let all: Completion[] = [new Map()]
  for (const question of questions) {
    const own = completionsOf(question, responses[question.id]?.answer)
    all = all.flatMap((completion) => own.map((full) => new Map(completion).set(question.id, full)))
  }
  return all
}

/** The same responses with every answer that has no evidence taken away. */
export function evidencedOnly(responses: Responses): Responses {
  return Object.fromEntries(Object.entries(responses).filter(([, { evidence }]) => (evidence?.length ?? 0) > 0))
}

function valueOf(question: Question, full: Full): Exact {
  if (question.type === 'choice' && 'option' in full) {
    return [BigInt(question.options.find(({ id }) => id === full.option)?.value ?? -1), 1n]
  }
  if (question.type === 'multi' && 'options' in full) {
    let points = 0
    let total = 0
    for (const option of question.options) {
      total += option.points
      if (full.options.includes(option.id)) points += option.points
    }
    return [BigInt(100 * points), BigInt(total)]
  }
  throw new Error(`${question.id} has no value`)
}

function plus([a, b]: Exact, [c, d]: Exact): Exact {
  return [a * d + c * b, b * d]
}

function times([a, b]: Exact, n: number): Exact {
  return [a * BigInt(n), b]
}

export function order([a, b]: Exact, [c, d]: Exact): number {
  const difference = a * d - c * b
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Weighted mean; null when the weights are 0 in all. */
function mean(items: readonly { readonly weight: number; readonly value: Exact }[]): Exact | null {
  let weight = 0
  let sum: Exact = [0n, 1n]
  for (const item of items) {
    weight += item.weight
    sum = plus(sum, times(item.value, item.weight))
  }
  return weight === 0 ? null : [sum[0], sum[1] * BigInt(weight)]
}

interface Item {
  readonly weight: number
  readonly value: Exact
}

function scoredItems(rulebook: Rulebook, ids: readonly string[], completion: Completion): (Item & { readonly question: Question })[] {
  return ids.flatMap((id) => {
    const question = rulebook.questions.find((candidate) => candidate.id === id)
    const full = completion.get(id)
    if (question === undefined || full === undefined || full === 'not-applicable' || question.weight === 0) return []
    return [{ question, weight: question.weight, value: valueOf(question, full) }]
  })
}

export function criterionScore(rulebook: Rulebook, ids: readonly string[], completion: Completion): Exact | null {
  return mean(scoredItems(rulebook, ids, completion))
}

export function recommendationScore(rulebook: Rulebook, { criteria }: Recommendation, completion: Completion): Exact | null {
  return mean(
    criteria.flatMap(({ weight, questions }) => {
      const value = criterionScore(rulebook, questions, completion)
      return value === null ? [] : [{ weight, value }]
    }),
  )
}

export function indicatorScore(rulebook: Rulebook, { criteria }: Recommendation, indicator: string, completion: Completion): Exact | null {
  return mean(
    criteria.flatMap((criterion) =>
      scoredItems(rulebook, criterion.questions, completion)
        .filter(({ question }) => question.indicator === indicator)
        .map(({ weight, value }) => ({ weight: weight * criterion.weight, value })),
    ),
  )
}

export function overallScore(rulebook: Rulebook, completion: Completion): Exact | null {
  return mean(
    rulebook.recommendations
      .filter(({ addressee }) => addressee === 'states')
      .map((recommendation) => recommendationScore(rulebook, recommendation, completion))
      .filter((value) => value !== null)
      .map((value) => ({ weight: 1, value })),
  )
}

export function rangeOf(values: readonly (Exact | null)[]): Range | null {
  const [first, ...rest] = values.filter((value) => value !== null)
  if (first === undefined) return null
  let low = first
  let high = first
  for (const value of rest) {
    if (order(value, low) < 0) low = value
    if (order(value, high) > 0) high = value
  }
  return { low, high }
}

export type Truth3 = 'yes' | 'no' | 'open'

/** A rule where everything is answered; open only where a ratio has nothing to divide by. */
export function truthAt(condition: Condition, completion: Completion, responses: Responses): Truth3 {
  return combine(condition, (leaf) => leafAt(leaf, completion, responses))
}

/** A rule as the contract reads it while answers are missing: Kleene's logic over leaves, each leaf over all answers that agree. */
export function truthNow(condition: Condition, questions: readonly Question[], responses: Responses): Truth3 {
  return combine(condition, (leaf) => {
    const ids = 'ratio' in leaf ? leaf.ratio : [leaf.question]
    const read = questions.filter(({ id }) => ids.includes(id))
    const answers = read.map(({ id }) => responses[id]?.answer)
    if (answers.some((answer) => answer !== undefined && 'none' in answer && answer.none === 'not-applicable')) return 'no'
    if (answers.some((answer) => answer === undefined || 'none' in answer)) return 'open'
    const truths = completions(read, responses).map((completion) => leafAt(leaf, completion, responses))
    if (truths.every((truth) => truth === 'yes')) return 'yes'
    return truths.every((truth) => truth === 'no') ? 'no' : 'open'
  })
}

type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown } | { atLeast: unknown }>

function combine(condition: Condition, leafTruth: (leaf: Leaf) => Truth3): Truth3 {
  const inner = (part: Condition) => combine(part, leafTruth)
  if ('all' in condition) {
    const parts = condition.all.map(inner)
    return parts.includes('no') ? 'no' : parts.includes('open') ? 'open' : 'yes'
  }
  if ('any' in condition) {
    const parts = condition.any.map(inner)
    return parts.includes('yes') ? 'yes' : parts.includes('open') ? 'open' : 'no'
  }
  if ('not' in condition) {
    const part = inner(condition.not)
    return part === 'open' ? 'open' : part === 'yes' ? 'no' : 'yes'
  }
  if ('atLeast' in condition) {
    const parts = condition.atLeast.of.map(inner)
    const count = (truth: Truth3) => parts.filter((part) => part === truth).length
    if (count('yes') >= condition.atLeast.count) return 'yes'
    return parts.length - count('no') < condition.atLeast.count ? 'no' : 'open'
  }
  return leafTruth(condition)
}

function leafAt(leaf: Leaf, completion: Completion, responses: Responses): Truth3 {
  if ('ratio' in leaf) return ratioAt(leaf.ratio.map((id) => completion.get(id)), leaf.below)
  const full = completion.get(leaf.question)
  if (full === undefined) throw new Error('nothing is missing in a completion')
  if (full === 'not-applicable') return 'no'
  if ('evidence' in leaf) return yesOrNo((responses[leaf.question]?.evidence?.length ?? 0) === 0)
  if ('in' in leaf) return yesOrNo('option' in full && leaf.in.includes(full.option))
  if ('includes' in leaf) return yesOrNo('options' in full && full.options.includes(leaf.includes))
  if (!('number' in full)) throw new Error('no number')
  return yesOrNo('below' in leaf ? full.number < leaf.below : full.number >= leaf.atOrAbove)
}

function ratioAt([first, second]: (Full | 'not-applicable' | undefined)[], limit: number): Truth3 {
  if (first === 'not-applicable' || second === 'not-applicable') return 'no'
  if (first === undefined || second === undefined || !('number' in first) || !('number' in second)) throw new Error('no numbers')
  if (second.number === 0) return 'open'
  // Limits in the tests have at most two decimals.
  return yesOrNo(first.number * 100 < Math.round(limit * 100) * second.number)
}

function yesOrNo(holds: boolean): Truth3 {
  return holds ? 'yes' : 'no'
}

const LEVELS = ['NC', 'PC', 'LC', 'C'] as const
export type Level = (typeof LEVELS)[number]

/** Rating of one recommendation where everything is answered. */
export function ratingAt(rulebook: Rulebook, recommendation: Recommendation, completion: Completion, responses: Responses): Level | null {
  const score = recommendationScore(rulebook, recommendation, completion)
  if (score === null) return null
  let level = order(score, [90n, 1n]) >= 0 ? 3 : order(score, [70n, 1n]) >= 0 ? 2 : order(score, [40n, 1n]) >= 0 ? 1 : 0
  for (const { cap, when } of rulebook.rules) {
    if (cap?.recommendation !== recommendation.number || truthAt(when, completion, responses) !== 'yes') continue
    level = Math.min(level, { largely: 2, partial: 1, 'non-compliant': 0 }[cap.at])
  }
  return LEVELS[level] ?? 'NC'
}

export function levelRange(levels: readonly (Level | null)[]): { low: Level; high: Level } | null {
  const ranks = levels.filter((level) => level !== null).map((level) => LEVELS.indexOf(level))
  const at = (rank: number) => LEVELS[rank] ?? 'NC'
  return ranks.length === 0 ? null : { low: at(Math.min(...ranks)), high: at(Math.max(...ranks)) }
}
