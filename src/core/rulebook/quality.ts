import type { Answer } from '../assessment/types.ts'
import { answerOf } from '../engine/answer-of.ts'
import { questionsOf } from '../engine/conditions.ts'
import { evaluate } from '../engine/evaluate.ts'
import { knowledgeOf } from '../engine/knowledge.ts'
import { toTwoDecimals } from '../engine/fraction.ts'
import { CAP_RATINGS, type CappedRule, type Rating, RATINGS, THRESHOLDS, worse } from '../engine/rating.ts'
import { findWorld, type Goal, type World, worldVariables } from '../engine/worlds.ts'
import type { Condition, Question, Rule, Rulebook } from './types.ts'

/**
 * What is wrong with a set of rules as a whole, though each of its files is sound. Found by exact search over everything
 * that can be answered: "does not apply" counts where the instrument allows it, so "never" means never.
 *
 * Defects make an instrument unfit; remarks may be meant so.
 */
export interface QualityIssue {
  readonly kind: (typeof DEFECTS)[number] | 'implied-rule' | 'useless-cap'
  /** What it is about: a rule, a question or a recommendation, by its id. */
  readonly about: { readonly type: 'rule' | 'question' | 'recommendation'; readonly id: string }
  /** For rule authors, in English. */
  readonly message: string
  /** Answers that show it; null where it shows in that there are none. */
  readonly witness: Readonly<Record<string, Answer>> | null
}

const DEFECTS = ['never-found', 'never-clear', 'question-unused', 'best-rating-unreachable'] as const

export function isDefect({ kind }: QualityIssue): boolean {
  return DEFECTS.some((defect) => defect === kind)
}

export function checkQuality(rulebook: Rulebook): QualityIssue[] {
  const question = knowledgeOf(rulebook, {}).question
  const anyWorld = (goals: readonly Goal[]) => findWorld(goals, question, { notApplicable: true })
  const context: Context = { rulebook, question, anyWorld, witness: (world) => witnessOf(world, question), implications: new Map() }
  return [
    ...rulebook.rules.flatMap((rule) => [...neverFound(rule, context), ...neverClear(rule, context)]),
    ...unusedQuestions(rulebook),
    ...unreachableRatings(context),
    ...impliedRules(context),
    ...uselessCaps(context),
  ]
}

interface Context {
  readonly rulebook: Rulebook
  readonly question: (id: string) => Question
  readonly anyWorld: (goals: readonly Goal[]) => World | null
  readonly witness: (world: World | null) => QualityIssue['witness']
  /** Results of {@link implies}, by the two ids. */
  readonly implications: Map<string, boolean>
}

function neverFound({ id, when }: Rule, { anyWorld }: Context): QualityIssue[] {
  if (anyWorld([found(when)]) !== null) return []
  const parts = 'all' in when ? smallestConflict(when.all, (some) => anyWorld(some.map(found)) === null) : [when]
  const conflict = parts.map((part) => JSON.stringify(part)).join(' and ')
  return [{ kind: 'never-found', about: { type: 'rule', id }, message: `rule "${id}" can never be found: no answers make true ${conflict}`, witness: null }]
}

function neverClear({ id, when }: Rule, { anyWorld, witness }: Context): QualityIssue[] {
  if (anyWorld([clear(when)]) !== null) return []
  const example = witness(anyWorld([found(when)]))
  return [{
    kind: 'never-clear', about: { type: 'rule', id }, witness: example,
    message: `rule "${id}" can never be clear: no answers make its condition false${example === null ? '' : `, not even ${shown(example)}`}`,
  }]
}

function unusedQuestions({ questions, rules }: Rulebook): QualityIssue[] {
  const read = new Set(rules.flatMap(({ when }) => questionsOf(when)))
  return questions
    .filter(({ id, weight }) => weight === 0 && !read.has(id))
    .map(({ id }) => ({
      kind: 'question-unused', about: { type: 'question', id }, message: `question "${id}" has weight 0 and no rule reads it`, witness: null,
    }))
}

/** The best rating must be open to a State to which every question applies: "does not apply" is no way to be compliant. */
function unreachableRatings(context: Context): QualityIssue[] {
  const best = RATINGS.at(-1)
  return evaluate(context.rulebook, { responses: {} }).recommendations.flatMap(({ recommendation, score, rating }): QualityIssue[] => {
    const about = { type: 'recommendation', id: String(recommendation) } as const
    if (score === null || rating === null) {
      return [{ kind: 'best-rating-unreachable', about, message: `recommendation ${about.id} has no scored question, so no rating`, witness: null }]
    }
    if (best === undefined || rating.high === best) return []
    const reason =
      toTwoDecimals(score.high) < THRESHOLDS[best]
        ? `the best answers score ${String(toTwoDecimals(score.high))}`
        : reasonOfCaps(recommendation, best, context)
    const witness = bestAnswers(recommendation, rating.high, context)
    const message = `recommendation ${about.id} cannot be rated better than ${rating.high}: ${reason}; the best there is: ${shown(witness)}`
    return [{ kind: 'best-rating-unreachable', about, message, witness }]
  })
}

function reasonOfCaps(recommendation: number, best: Rating, { rulebook, question }: Context): string {
  const blockers = cappedRules(rulebook, recommendation).filter(({ cap }) => CAP_RATINGS[cap.at] !== best)
  const contradict = (some: readonly CappedRule[]) =>
    findWorld(some.map(({ when }): Goal => ({ condition: when, wanted: 'not-true' })), question, { notApplicable: false }) === null
  if (!contradict(blockers)) return `answers that avoid every cap score less than ${String(THRESHOLDS[best])}`
  const conflict = smallestConflict(blockers, contradict).map(({ id }) => `"${id}"`)
  return `one of these caps always binds: ${conflict.join(', ')}`
}

/** Answers that reach the rating: for one group of questions after the other, the first choice that keeps it in reach. */
function bestAnswers(recommendation: number, rating: Rating, { rulebook, question }: Context): Readonly<Record<string, Answer>> {
  const caps = cappedRules(rulebook, recommendation).map(({ when }) => when)
  const own = rulebook.questions.filter((one) => one.recommendation === recommendation && one.weight > 0)
  const free = own.filter(({ id }) => !caps.flatMap(questionsOf).includes(id))
  const variables = worldVariables([...caps, ...free.map(bestLeaf)], question, { notApplicable: false })
  let answers: Readonly<Record<string, Answer>> = {}
  for (const variable of variables) {
    const tried = variable.map((world) => ({ ...answers, ...witnessOf(world, question) }))
    answers = tried.find((some) => highest(rulebook, recommendation, some) === rating) ?? answers
  }
  return answers
}

/** Tells a question's best answer from all others, so that both are tried. */
function bestLeaf(question: Question): Condition {
  const [first] = question.type === 'number' ? [] : question.options
  return question.type === 'choice' ? { question: question.id, in: [first?.id ?? ''] } : { question: question.id, includes: first?.id ?? '' }
}

function highest(rulebook: Rulebook, recommendation: number, answers: Readonly<Record<string, Answer>>): Rating | undefined {
  const responses = Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, { answer }]))
  return evaluate(rulebook, { responses }).recommendations.find((one) => one.recommendation === recommendation)?.rating?.high
}

/** Rules of one kind and recommendation of which one is found whenever the other is. */
function impliedRules(context: Context): QualityIssue[] {
  const alike = pairsOf(context.rulebook.rules, (one, other) => one.recommendation === other.recommendation && one.kind === other.kind)
  return alike.flatMap(([one, other]): QualityIssue[] => {
    const [forth, back] = [implies(one, other, context), implies(other, one, context)]
    if (!forth && !back) return []
    const [stricter, wider] = forth ? [one, other] : [other, one]
    const witness = context.witness(context.anyWorld([found(stricter.when), found(wider.when)]))
    const relation = forth && back ? 'is found exactly when' : 'is found whenever'
    const message = `rule "${wider.id}" ${relation} "${stricter.id}" is, for example with ${shown(witness)}`
    return [{ kind: 'implied-rule', about: { type: 'rule', id: wider.id }, message, witness }]
  })
}

/** Caps that never bind, because whenever their rule is found, so is another that caps as low or lower. */
function uselessCaps(context: Context): QualityIssue[] {
  const capped = context.rulebook.rules.filter((rule): rule is CappedRule => rule.cap !== null)
  return pairsOf(capped, (one, other) => one.cap.recommendation === other.cap.recommendation).flatMap(([one, other]): QualityIssue[] => {
    const useless = [[one, other] as const, [other, one] as const].find(
      ([rule, lower]) => worse(CAP_RATINGS[rule.cap.at], CAP_RATINGS[lower.cap.at]) === CAP_RATINGS[lower.cap.at] && implies(rule, lower, context),
    )
    if (useless === undefined) return []
    const [rule, lower] = useless
    const witness = context.witness(context.anyWorld([found(rule.when), found(lower.when)]))
    const message =
      `the cap of rule "${rule.id}" (${CAP_RATINGS[rule.cap.at]}) never binds: "${lower.id}", found whenever it is, ` +
      `caps at ${CAP_RATINGS[lower.cap.at]}; for example with ${shown(witness)}`
    return [{ kind: 'useless-cap', about: { type: 'rule', id: rule.id }, message, witness }]
  })
}

/** True when the second rule is found in every world in which the first is; a rule that is never found implies nothing. */
function implies(one: Rule, other: Rule, { anyWorld, implications }: Context): boolean {
  const key = `${one.id} ${other.id}`
  const known = implications.get(key)
  if (known !== undefined) return known
  const result = implied(one, other, anyWorld)
  implications.set(key, result)
  return result
}

function implied(one: Rule, other: Rule, anyWorld: Context['anyWorld']): boolean {
  const read = questionsOf(other.when)
  if (!questionsOf(one.when).some((id) => read.includes(id))) return false
  if (anyWorld([found(one.when), { condition: other.when, wanted: 'not-true' }]) !== null) return false
  return anyWorld([found(one.when)]) !== null
}

function pairsOf<T>(items: readonly T[], belong: (one: T, other: T) => boolean): (readonly [T, T])[] {
  return items.flatMap((one, index) => items.slice(index + 1).filter((other) => belong(one, other)).map((other) => [one, other] as const))
}

/** A part of the items that still conflicts and of which nothing can be left out. */
function smallestConflict<T>(items: readonly T[], conflicts: (some: readonly T[]) => boolean): readonly T[] {
  return items.reduce((kept, item) => {
    const without = kept.filter((one) => one !== item)
    return conflicts(without) ? without : kept
  }, items)
}

function found(condition: Condition): Goal {
  return { condition, wanted: 'true' }
}

function clear(condition: Condition): Goal {
  return { condition, wanted: 'false' }
}

function cappedRules({ rules }: Rulebook, recommendation: number): CappedRule[] {
  return rules.filter((rule): rule is CappedRule => rule.cap?.recommendation === recommendation)
}

function witnessOf(world: World | null, question: (id: string) => Question): Readonly<Record<string, Answer>> | null {
  if (world === null) return null
  return Object.fromEntries(
    [...world].map(([id, { possible }]): [string, Answer] => [
      id,
      possible.state === 'not-applicable' ? { none: 'not-applicable', reason: 'an example' } : answerOf(question(id), possible.answers),
    ]),
  )
}

/** Answers in short, as the examples of rules write them. */
function shown(witness: Readonly<Record<string, Answer>> | null): string {
  const short = (answer: Answer) => {
    if ('none' in answer) return answer.none
    if ('option' in answer) return answer.option
    return 'options' in answer ? `[${answer.options.join(', ')}]` : 'number' in answer ? String(answer.number) : ''
  }
  return `{ ${Object.entries(witness ?? {}).map(([id, answer]) => `${id}: ${short(answer)}`).join(', ')} }`
}
