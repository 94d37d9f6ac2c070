import type { Answer, Response } from '../../assessment/types.ts'
import type { Question } from '../../rulebook/types.ts'
import { type AnswerSet, everyAnswer, possible } from '../possible.ts'
import { totalPoints, valueRange } from '../value.ts'

/**
 * What rules can tell of a question is one word, and a leaf is two masks over it: it may be true while the word has a
 * bit of the one, it may be false while it has a bit of the other. Every possible answer sets its bit:
 * - choice: bit i for option i;
 * - multi: bit i where option i may be chosen, and bit 15 + i where it may be left out;
 * - number: bit i for the i-th of the stretches into which the rules' limits cut the numbers.
 * While nothing is known, all bits are set. `never` stands for "does not apply", which makes every leaf false.
 */
export const WORD = { unknown: -1, never: 1 << 30, answers: (1 << 30) - 1, leftOut: 15 } as const

/** As many bits as a word has for answers, as many limits as they can be told apart with. */
const MOST = { choice: 30, multi: 15, number: 29 } as const

/** What is known about a question, as a small number. */
export const STATE = { missing: 0, partial: 1, full: 2, notApplicable: 3 } as const

/** A question with everything worked out that does not depend on answers. */
export interface CompiledQuestion {
  readonly question: Question
  readonly id: string
  readonly type: Question['type']
  /** Bit of each option, by its id. */
  readonly bits: ReadonlyMap<string, number>
  /** Value of each option in units of 1/scale; null when the question is not scored. */
  readonly units: readonly number[] | null
  /** Bits of the options that may stand beside others; of those that stand alone. */
  readonly together: number
  readonly alone: number
  /** Value range while the question is missing. */
  readonly lowest: number
  readonly highest: number
  readonly min: number
  readonly max: number
  /** The limits that rules set to a number, least first. */
  readonly limits: readonly number[]
}

/**
 * What is known about all questions, column by column, question by question in the order of the rulebook.
 *
 * `sure` and `open` are bits of options. A choice question is one of its `open` options; a multi question has the
 * `sure` ones and any of the `open` ones besides (the options that stand alone are possible while nothing is sure).
 * A number lies between `low` and `high`.
 */
export interface Facts {
  readonly state: Uint8Array
  readonly evidenced: Uint8Array
  readonly sure: Int32Array
  readonly open: Int32Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** For rules: see {@link WORD}. Words that are made of other facts follow behind those of the questions. */
  readonly words: Int32Array
  /** For scores, what is claimed and what of it has evidence. */
  readonly claimed: Values
  readonly shown: Values
}

/** Least and greatest value in units, and 1 where the question counts, 0 where it does not apply. */
export interface Values {
  readonly least: Float64Array
  readonly most: Float64Array
  readonly counts: Uint8Array
}

/**
 * Values are counted in units of 1/scale; without a scale the question is not scored. Null when a question has more
 * options than a machine word has bits, or values that are no whole units from 0 to 100.
 */
export function compileQuestion(question: Question, scale: number | null, limits: readonly number[]): CompiledQuestion | null {
  const ids = question.type === 'number' ? [] : question.options.map(({ id }) => id)
  const unit = question.weight > 0 && question.type !== 'number' ? scale : null
  const units = unit === null ? null : unitsOf(question, unit)
  const size = question.type === 'number' ? limits.length : ids.length
  if (size > MOST[question.type] || (units !== null && !units.every((value) => isUnit(value, unit)))) return null
  const range = unit === null ? null : valueRange(question, everyAnswer(question), unit)
  return {
    question,
    id: question.id,
    type: question.type,
    bits: new Map(ids.map((id, index) => [id, 1 << index])),
    units,
    together: bitsWhere(question, false),
    alone: bitsWhere(question, true),
    lowest: range?.low ?? 0,
    highest: range?.high ?? 0,
    min: question.type === 'number' ? question.min : 0,
    max: question.type === 'number' ? question.max : 0,
    limits,
  }
}

function isUnit(value: number, scale: number | null): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= 100 * (scale ?? 0)
}

function unitsOf(question: Question, scale: number): number[] {
  if (question.type === 'choice') return question.options.map(({ value }) => value * scale)
  if (question.type === 'multi') return question.options.map(({ points }) => (points * 100 * scale) / totalPoints(question))
  return []
}

function bitsWhere(question: Question, alone: boolean): number {
  if (question.type === 'number') return 0
  return question.options.reduce((bits, option, index) => {
    const standsAlone = 'exclusive' in option && option.exclusive
    return standsAlone === alone ? bits | (1 << index) : bits
  }, 0)
}

/** `extra`: how many words follow behind those of the questions. */
export function emptyFacts(size: number, extra: number): Facts {
  const values = () => ({ least: new Float64Array(size), most: new Float64Array(size), counts: new Uint8Array(size).fill(1) })
  return {
    state: new Uint8Array(size),
    evidenced: new Uint8Array(size),
    sure: new Int32Array(size),
    open: new Int32Array(size),
    low: new Float64Array(size),
    high: new Float64Array(size),
    words: new Int32Array(size + extra).fill(WORD.unknown),
    claimed: values(),
    shown: values(),
  }
}

/**
 * Reads all responses into `facts`, which it overwrites, starting from `nothing`: the facts while no question has a
 * response. @throws as {@link possible} for an answer that does not fit.
 */
export function readFacts({ questions, byId, nothing }: QuestionIndex, responses: Readonly<Record<string, Response>>, facts: Facts): void {
  copyFacts(nothing, facts)
  // One walk over what is there costs far less than looking for each question in an object of any shape.
  for (const id in responses) {
    const response = responses[id]
    const index = byId.get(id)
    if (response === undefined || index === undefined) continue
    const question = questions[index]
    const { answer, evidence } = response
    const evidenced = evidence !== undefined && evidence.length > 0
    if (evidenced) facts.evidenced[index] = 1
    if (answer === undefined || question === undefined) continue
    if (!readUsual(question, answer as LooseAnswer, index, facts)) readAny(question, answer, index, facts)
    if (evidenced) show(index, facts)
  }
}

/** What is claimed and has evidence is shown. */
function show(index: number, { claimed, shown }: Facts): void {
  shown.least[index] = claimed.least[index] ?? 0
  shown.most[index] = claimed.most[index] ?? 0
  shown.counts[index] = claimed.counts[index] ?? 0
}

/** All questions, where each stands, and what is known while nothing is answered. */
export interface QuestionIndex {
  readonly questions: readonly CompiledQuestion[]
  readonly byId: ReadonlyMap<string, number>
  readonly nothing: Facts
}

export function indexQuestions(questions: readonly CompiledQuestion[], extra: number): QuestionIndex {
  const nothing = emptyFacts(questions.length, extra)
  questions.forEach((question, index) => {
    nothing.open[index] = question.type === 'choice' ? question.together | question.alone : question.together
    nothing.low[index] = question.min
    nothing.high[index] = question.max
    for (const values of [nothing.claimed, nothing.shown]) {
      values.least[index] = question.lowest
      values.most[index] = question.highest
    }
  })
  return { questions, byId: new Map(questions.map(({ id }, index) => [id, index])), nothing }
}

function copyFacts(from: Facts, to: Facts): void {
  to.state.set(from.state)
  to.evidenced.set(from.evidenced)
  to.sure.set(from.sure)
  to.open.set(from.open)
  to.low.set(from.low)
  to.high.set(from.high)
  to.words.set(from.words)
  copyValues(from.claimed, to.claimed)
  copyValues(from.shown, to.shown)
}

function copyValues(from: Values, to: Values): void {
  to.least.set(from.least)
  to.most.set(from.most)
  to.counts.set(from.counts)
}

interface LooseAnswer {
  readonly option?: string
  readonly options?: readonly string[]
  readonly rest?: 'unknown'
  readonly number?: number
  readonly none?: string
}

/**
 * The everyday answers, read without a detour. False for all others. The member that a type of question mostly has is
 * looked at first: answers have many shapes, and each look at one costs more than all the arithmetic.
 */
function readUsual(question: CompiledQuestion, answer: LooseAnswer, index: number, facts: Facts): boolean {
  switch (question.type) {
    case 'choice': {
      const { option } = answer
      if (option === undefined) break
      const bit = question.bits.get(option)
      if (bit === undefined) return false
      setChoice(question, STATE.full, bit, index, facts)
      return true
    }
    case 'multi': {
      const { options } = answer
      if (options === undefined) break
      const bits = bitsOf(question, options)
      if (bits < 0) return false
      const inPart = answer.rest === 'unknown'
      setMulti(question, inPart ? STATE.partial : STATE.full, bits, inPart ? question.together & ~bits : 0, index, facts)
      return true
    }
    case 'number': {
      const { number } = answer
      if (number === undefined) break
      setNumber(question, STATE.full, number, number, index, facts)
      return true
    }
  }
  if (answer.none === undefined) return false
  if (answer.none === 'not-applicable') setNotApplicable(index, facts)
  return true
}

/** Bits of the options; -1 when one is not the question's or stands twice. */
function bitsOf(question: CompiledQuestion, ids: readonly string[]): number {
  let bits = 0
  for (const id of ids) {
    const bit = question.bits.get(id) ?? 0
    if (bit === 0 || (bits & bit) !== 0) return -1
    bits |= bit
  }
  return bits
}

function readAny(question: CompiledQuestion, answer: Answer, index: number, facts: Facts): void {
  const what = possible(question.question, answer)
  if (what.state === 'not-applicable') setNotApplicable(index, facts)
  else setAnswers(question, STATE[what.state], what.answers, index, facts)
}

function setAnswers(question: CompiledQuestion, state: number, answers: AnswerSet, index: number, facts: Facts): void {
  switch (answers.type) {
    case 'choice':
      setChoice(question, state, toBits(answers.options), index, facts)
      break
    case 'multi':
      setMulti(question, state, toBits(answers.chosen), toBits(answers.open), index, facts)
      break
    case 'number':
      setNumber(question, state, answers.low, answers.high, index, facts)
  }
}

function toBits(indices: readonly number[]): number {
  return indices.reduce((bits, index) => bits | (1 << index), 0)
}

function setNotApplicable(index: number, facts: Facts): void {
  facts.state[index] = STATE.notApplicable
  facts.words[index] = WORD.never
  facts.claimed.counts[index] = 0
  facts.claimed.least[index] = 0
  facts.claimed.most[index] = 0
}

function setChoice({ units }: CompiledQuestion, state: number, bits: number, index: number, facts: Facts): void {
  facts.state[index] = state
  facts.open[index] = bits
  facts.words[index] = bits
  if (units === null) return
  let least = Infinity
  let most = -Infinity
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const value = units[lowestBit(rest)] ?? 0
    if (value < least) least = value
    if (value > most) most = value
  }
  facts.claimed.least[index] = least
  facts.claimed.most[index] = most
}

function setMulti(question: CompiledQuestion, state: number, sure: number, open: number, index: number, facts: Facts): void {
  facts.state[index] = state
  facts.sure[index] = sure
  facts.open[index] = open
  const alone = state === STATE.partial && sure === 0 ? question.alone : 0
  facts.words[index] = wordOfMulti(question, sure | open | alone, sure)
  if (question.units === null) return
  const points = sumOf(question.units, sure)
  facts.claimed.least[index] = sure === 0 ? question.lowest : points
  facts.claimed.most[index] = points + sumOf(question.units, open)
}

/** `maybe`: options that may be chosen, the sure ones included. */
function wordOfMulti({ together, alone }: CompiledQuestion, maybe: number, sure: number): number {
  return maybe | (((together | alone) & ~sure) << WORD.leftOut)
}

function setNumber({ limits }: CompiledQuestion, state: number, low: number, high: number, index: number, facts: Facts): void {
  facts.state[index] = state
  facts.low[index] = low
  facts.high[index] = high
  facts.words[index] = (2 << stretchOf(limits, high)) - (1 << stretchOf(limits, low))
}

/** Which of the stretches between the limits a number lies in: how many limits it has reached. */
export function stretchOf(limits: readonly number[], value: number): number {
  let reached = 0
  for (const limit of limits) if (value >= limit) reached += 1
  return reached
}

function sumOf(units: readonly number[], bits: number): number {
  let sum = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) sum += units[lowestBit(rest)] ?? 0
  return sum
}

/** Index of the lowest bit that is set. */
export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
