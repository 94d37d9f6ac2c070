import type { Condition, Question } from '../rulebook/types.ts'
import { type Knowledge, type Leaf, questionsOf, questionsOfLeaf, truth } from './conditions.ts'
import { fromDecimal } from './fraction.ts'
import { leavesOf } from './joint.ts'
import { type AnswerSet, everyAnswer, type Known } from './possible.ts'
import { limitOf, representPair, stretches } from './representatives.ts'

/** One question of a way, and every answer that serves. */
export interface Step {
  readonly question: string
  readonly to: Target
  /** True where evidence has to stand with the answer, false where none may; null where it does not matter. */
  readonly evidence: boolean | null
}

export type Target =
  | { readonly type: 'choice'; readonly options: readonly string[] }
  /** Any set with all of `including` and none of `without`. */
  | { readonly type: 'multi'; readonly including: readonly string[]; readonly without: readonly string[] }
  /** Any of these numbers; `example`: others may serve as well, together with other numbers beside them. */
  | { readonly type: 'number'; readonly low: number; readonly high: number; readonly example: boolean }
  /** The answer stands as it is; only evidence is added. */
  | { readonly type: 'as-it-is' }

/** Answers that together give a condition the wanted truth, all else left as it is. */
export type Way = readonly Step[]

/** Any answer may be put in the place of the one given, or only what is open may be completed. */
export type Mode = 'change' | 'complete'

/**
 * All minimal sets of questions by which the condition can become `target`, each with all ways to do it; smallest sets
 * first. What "does not apply" is a circumstance and stays as it is.
 *
 * A search over the questions that the condition reads: each is kept or given one class of answers that the condition
 * does not tell apart. A branch ends as soon as the truth is decided whatever the questions to come may say, or when
 * a smaller set than its own is known to be enough.
 */
export function waysTo(condition: Condition, target: boolean, knowledge: Knowledge, mode: Mode): readonly (readonly Way[])[] {
  const variables = variablesOf(condition, knowledge, mode)
  const open = new Map(variables.flatMap(({ questions }) => questions.map((id) => [id, untold(knowledge.question(id))] as const)))
  const found = new Map<string, Found>()
  explore({ condition, target, knowledge, open, found }, variables, [])
  const sets = [...found.values()]
  return sets
    .filter(({ questions }) => !sets.some((other) => other.questions.length < questions.length && other.questions.every((id) => questions.includes(id))))
    .sort((a, b) => a.questions.length - b.questions.length)
    .map(({ ways }) => merge(ways))
}

interface Found {
  readonly questions: readonly string[]
  readonly ways: Way[]
}

interface Search {
  readonly condition: Condition
  readonly target: boolean
  readonly knowledge: Knowledge
  /** What stands for the questions still to be decided: everything is possible. */
  readonly open: Map<string, Known>
  readonly found: Map<string, Found>
}

function explore(search: Search, variables: readonly Variable[], way: readonly Choice[]): void {
  const { condition, target, knowledge, open, found } = search
  const changed = way.map(({ step }) => step.question)
  if ([...found.values()].some(({ questions }) => questions.length < changed.length && questions.every((id) => changed.includes(id)))) return
  const value = truth(condition, { question: knowledge.question, known: (id) => open.get(id) ?? knowledge.known(id) })
  if (value === target) {
    const key = [...changed].sort().join(' ')
    const same = found.get(key) ?? { questions: changed, ways: [] }
    same.ways.push(way.map(({ step }) => step))
    found.set(key, same)
  }
  if (value !== null) return
  const [next, ...rest] = variables
  if (next === undefined) {
    split(search, way)
    return
  }
  const before = next.questions.map((id) => [id, open.get(id)] as const)
  for (const id of next.questions) open.delete(id)
  explore(search, rest, way)
  for (const choice of next.choices) {
    for (const { step, known } of choice) open.set(step.question, known)
    explore(search, rest, [...way, ...choice])
    for (const { step } of choice) open.delete(step.question)
  }
  for (const [id, known] of before) if (known !== undefined) open.set(id, known)
}

/** All is chosen and still nothing told: the first class that has parts is too wide. */
function split(search: Search, way: readonly Choice[]): void {
  const { open } = search
  const at = way.findIndex((choice) => choice.split().length > 0)
  const wide = way[at]
  if (wide === undefined) return
  for (const part of wide.split()) {
    open.set(part.step.question, part.known)
    explore(search, [], way.map((choice, index) => (index === at ? part : choice)))
  }
  open.set(wide.step.question, wide.known)
}

function untold(question: Question): Known {
  return { possible: { state: 'missing', answers: everyAnswer(question) }, evidenced: false }
}

interface Choice {
  readonly step: Step
  readonly known: Known
  readonly split: () => readonly Choice[]
}

interface Variable {
  readonly questions: readonly string[]
  /** Each changes one or more of the questions. */
  readonly choices: readonly (readonly Choice[])[]
}

function variablesOf(condition: Condition, knowledge: Knowledge, mode: Mode): Variable[] {
  const leaves = leavesOf(condition)
  const taken = new Set<string>()
  const pairs = leaves.flatMap((leaf): Variable[] => {
    if (!('ratio' in leaf) || taken.has(leaf.ratio[0])) return []
    taken.add(leaf.ratio[0]).add(leaf.ratio[1])
    return [pairVariable(leaf.ratio, leaves, knowledge, mode)]
  })
  const others = questionsOf(condition).filter((id) => !taken.has(id) && isFree(id, knowledge, mode))
  return [...pairs, ...others.map((id): Variable => ({ questions: [id], choices: choicesOf(id, leaves, knowledge, mode).map((choice) => [choice]) }))]
}

function isFree(id: string, knowledge: Knowledge, mode: Mode): boolean {
  const { state } = knowledge.known(id).possible
  return state !== 'not-applicable' && (mode === 'change' || state !== 'full')
}

/** Either number changed alone, beside what is known of the other, or both at once. */
function pairVariable(ratio: readonly [string, string], leaves: readonly Leaf[], knowledge: Knowledge, mode: Mode): Variable {
  const free = ratio.filter((id) => isFree(id, knowledge, mode))
  const alone = free.flatMap((id) => choicesOf(id, leaves, knowledge, mode).map((choice) => [choice]))
  const ranges = ratio.map((id) => ({ id, ...rangeOf(id, knowledge, mode) }))
  const [first, second] = ranges
  if (first === undefined || second === undefined || free.length < 2) return { questions: free, choices: alone }
  const point = (id: string, answers: AnswerSet): Choice[] =>
    answers.type === 'number' ? [choiceOf(id, { answers, to: { ...answers, example: true }, split: whole }, null, knowledge.known(id))] : []
  const both = representPair(first, second, leaves).choices.map((answers) => answers.flatMap((answer, index) => point(ratio[index] ?? '', answer)))
  return { questions: free, choices: [...alone, ...both] }
}

function rangeOf(id: string, knowledge: Knowledge, mode: Mode): { readonly low: number; readonly high: number } {
  const answers = answersFor(id, knowledge, mode)
  return answers.type === 'number' ? answers : { low: 0, high: 0 }
}

function answersFor(id: string, knowledge: Knowledge, mode: Mode): AnswerSet {
  const { possible } = knowledge.known(id)
  return mode === 'complete' && possible.state !== 'not-applicable' ? possible.answers : everyAnswer(knowledge.question(id))
}

/** Every class of answers that the leaves do not tell apart, with evidence and without where a leaf asks for it. */
function choicesOf(id: string, leaves: readonly Leaf[], knowledge: Knowledge, mode: Mode): Choice[] {
  const own = leaves.filter((leaf) => questionsOfLeaf(leaf).includes(id))
  const known = knowledge.known(id)
  const asksEvidence = own.some((leaf) => 'evidence' in leaf)
  const evidence = asksEvidence ? (known.evidenced || mode === 'complete' ? [known.evidenced] : [false, true]) : [null]
  const classes = classesOf(knowledge.question(id), answersFor(id, knowledge, mode), own, knowledge)
  const asItIs: Choice[] =
    evidence.length > 1 && (known.possible.state === 'full' || known.possible.state === 'partial')
      ? [{ step: { question: id, to: { type: 'as-it-is' }, evidence: true }, known: { ...known, evidenced: true }, split: whole }]
      : []
  return [
    ...asItIs,
    ...classes.flatMap((one) =>
      evidence
        .filter((shown) => !isSame(known, one.answers) || (asItIs.length === 0 && shown !== null && shown !== known.evidenced))
        .map((shown) => choiceOf(id, one, shown, known)),
    ),
  ]
}

function choiceOf(question: string, { answers, to, split }: Class, evidence: boolean | null, now: Known): Choice {
  return {
    step: { question, to, evidence },
    known: { possible: { state: 'full', answers }, evidenced: evidence ?? now.evidenced },
    split: () => split().map((part) => choiceOf(question, part, evidence, now)),
  }
}

/** True when the answer given is in the class already. */
function isSame({ possible }: Known, answers: AnswerSet): boolean {
  if (possible.state !== 'full') return false
  const now = possible.answers
  if (now.type === 'choice' && answers.type === 'choice') return answers.options.includes(now.options[0] ?? -1)
  if (now.type === 'number' && answers.type === 'number') return answers.low <= now.low && now.low <= answers.high
  return false
}

interface Class {
  readonly answers: AnswerSet
  readonly to: Target
  /** Smaller classes that make up this one; none where the leaves tell nothing apart in it. */
  readonly split: () => readonly Class[]
}

const whole = () => []
type MultiQuestion = Extract<Question, { type: 'multi' }>
type MultiAnswers = Extract<AnswerSet, { type: 'multi' }>
type MultiTarget = Extract<Target, { type: 'multi' }>

function classesOf(question: Question, answers: AnswerSet, leaves: readonly Leaf[], knowledge: Knowledge): Class[] {
  if (question.type === 'choice' && answers.type === 'choice') {
    const groups = new Map<string, number[]>()
    for (const index of answers.options) {
      const named = leaves.map((leaf) => 'in' in leaf && leaf.in.includes(question.options[index]?.id ?? '')).join()
      groups.set(named, [...(groups.get(named) ?? []), index])
    }
    return [...groups.values()].map((options) => ({
      answers: { type: 'choice', options },
      to: { type: 'choice', options: options.map((index) => question.options[index]?.id ?? '') },
      split: whole,
    }))
  }
  if (question.type === 'multi' && answers.type === 'multi') return [multiClass(question, answers, leaves)]
  if (answers.type !== 'number') return []
  return stretches(answers.low, answers.high, leaves.flatMap((leaf) => cutsOf(question.id, leaf, knowledge)))
    .map((stretch) => ({ answers: { type: 'number', ...stretch }, to: { type: 'number', ...stretch, example: false }, split: whole }))
}

/** Where a leaf's truth can turn as this number grows; for a ratio, beside all that is known of the other number. */
function cutsOf(id: string, leaf: Leaf, knowledge: Knowledge): number[] {
  if (!('ratio' in leaf)) return limitOf(leaf)
  const { numerator, denominator } = fromDecimal(leaf.below)
  const { possible } = knowledge.known(leaf.ratio[0] === id ? leaf.ratio[1] : leaf.ratio[0])
  const partner = possible.state !== 'not-applicable' && possible.answers.type === 'number' ? [possible.answers.low, possible.answers.high] : []
  if (leaf.ratio[0] === id) return partner.map((second) => Number((numerator * BigInt(second) + denominator - 1n) / denominator))
  const beyond = numerator === 0n ? [] : partner.map((first) => Number((BigInt(first) * denominator) / numerator) + 1)
  return [1, ...beyond]
}

/**
 * All answers as one class, to be taken apart option by option for as long as the truth is not told: so options that do
 * not matter are never counted out.
 */
function multiClass(question: MultiQuestion, answers: MultiAnswers, leaves: readonly Leaf[]): Class {
  const read = new Set(leaves.flatMap((leaf) => ('includes' in leaf ? [leaf.includes] : [])))
  const watched = question.options.flatMap(({ id, exclusive }, index) =>
    read.has(id) && (exclusive ? answers.exclusive : answers.open.includes(index)) ? [index] : [],
  )
  return splitMulti(question, watched, answers, { type: 'multi', including: [], without: [] })
}

function splitMulti(question: MultiQuestion, watched: readonly number[], answers: MultiAnswers, to: MultiTarget): Class {
  const [next, ...rest] = watched
  const option = next === undefined ? undefined : question.options[next]
  if (next === undefined || option === undefined) return { answers, to, split: () => [] }
  const split = (): Class[] => {
    const open = answers.open.filter((index) => index !== next)
    const taken: MultiAnswers = { ...answers, chosen: [...answers.chosen, next], open: option.exclusive ? [] : open, exclusive: false }
    const left: MultiAnswers = { ...answers, open, exclusive: answers.exclusive && !option.exclusive }
    return [
      ...(option.exclusive && answers.chosen.length > 0 ? [] : [splitMulti(question, option.exclusive ? [] : rest, taken, { ...to, including: [...to.including, option.id] })]),
      ...(left.chosen.length + left.open.length > 0 || left.exclusive ? [splitMulti(question, rest, left, { ...to, without: [...to.without, option.id] })] : []),
    ]
  }
  return { answers, to, split }
}

/** Joins ways that differ in one step only, as long as there are any: "one of two options", "with or without this". */
function merge(ways: readonly Way[]): Way[] {
  const rest = [...ways]
  for (let i = 0; i < rest.length; i += 1) {
    for (let j = i + 1; j < rest.length; j += 1) {
      const [one, other] = [rest[i], rest[j]]
      const joined = one === undefined || other === undefined ? null : joinWays(one, other)
      if (joined === null) continue
      rest.splice(j, 1)
      rest[i] = joined
      i = -1
      break
    }
  }
  return rest
}

function joinWays(one: Way, other: Way): Way | null {
  const different = one.flatMap((step, index) => (JSON.stringify(step) === JSON.stringify(other[index]) ? [] : [index]))
  const [only, ...more] = different
  if (only === undefined) return one
  const [a, b] = [one[only], other[only]]
  if (more.length > 0 || a === undefined || b === undefined) return null
  const step = joinSteps(a, b)
  return step === null ? null : one.map((same, index) => (index === only ? step : same))
}

function joinSteps(a: Step, b: Step): Step | null {
  if (JSON.stringify(a.to) === JSON.stringify(b.to)) return { ...a, evidence: null }
  if (a.evidence !== b.evidence) return null
  const to = joinTargets(a.to, b.to)
  return to === null ? null : { ...a, to }
}

function joinTargets(a: Target, b: Target): Target | null {
  if (a.type === 'choice' && b.type === 'choice') return { type: 'choice', options: [...new Set([...a.options, ...b.options])] }
  if (a.type === 'number' && b.type === 'number') {
    const touching = a.example === b.example && a.high + 1 >= b.low && b.high + 1 >= a.low
    return touching ? { ...a, low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) } : null
  }
  if (a.type !== 'multi' || b.type !== 'multi') return null
  return joinSets(a, b) ?? joinSets(b, a)
}

/** With an option and without it, all else the same: the option does not matter. */
function joinSets(more: MultiTarget, less: MultiTarget): MultiTarget | null {
  const [option, ...others] = more.including.filter((id) => !less.including.includes(id))
  if (option === undefined || others.length > 0 || !less.without.includes(option)) return null
  const without = less.without.filter((id) => id !== option)
  const alike = sameMembers(without, more.without) && sameMembers(less.including, more.including.filter((id) => id !== option))
  return alike ? { type: 'multi', including: less.including, without } : null
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
