import type { Answer, Response } from '../../assessment/types.ts'
import type { Question } from '../../rulebook/types.ts'
import { type AnswerSet, everyAnswer, possible } from '../possible.ts'
import { totalPoints, valueRange } from '../value.ts'

/** Options are bits of one machine word; the top bit is the sign and stays free. */
export const MOST_OPTIONS = 30

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
  /** Value in units: least and greatest, for scored questions that apply. */
  readonly least: Float64Array
  readonly most: Float64Array
}

/**
 * Values are counted in units of 1/scale; without a scale the question is not scored. Null when a question has more
 * options than a machine word has bits, or values that are no whole units from 0 to 100.
 */
export function compileQuestion(question: Question, scale: number | null): CompiledQuestion | null {
  const ids = question.type === 'number' ? [] : question.options.map(({ id }) => id)
  const unit = question.weight > 0 && question.type !== 'number' ? scale : null
  const units = unit === null ? null : unitsOf(question, unit)
  if (ids.length > MOST_OPTIONS || (units !== null && !units.every((value) => isUnit(value, unit)))) return null
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

export function emptyFacts(size: number): Facts {
  return {
    state: new Uint8Array(size),
    evidenced: new Uint8Array(size),
    sure: new Int32Array(size),
    open: new Int32Array(size),
    low: new Float64Array(size),
    high: new Float64Array(size),
    least: new Float64Array(size),
    most: new Float64Array(size),
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
    if (evidence !== undefined && evidence.length > 0) facts.evidenced[index] = 1
    if (answer === undefined || question === undefined) continue
    if (!readUsual(question, answer as LooseAnswer, index, facts)) readAny(question, answer, index, facts)
  }
}

/** All questions, where each stands, and what is known while nothing is answered. */
export interface QuestionIndex {
  readonly questions: readonly CompiledQuestion[]
  readonly byId: ReadonlyMap<string, number>
  readonly nothing: Facts
}

export function indexQuestions(questions: readonly CompiledQuestion[]): QuestionIndex {
  const nothing = emptyFacts(questions.length)
  questions.forEach((question, index) => {
    nothing.open[index] = question.type === 'choice' ? question.together | question.alone : question.together
    nothing.low[index] = question.min
    nothing.high[index] = question.max
    nothing.least[index] = question.lowest
    nothing.most[index] = question.highest
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
  to.least.set(from.least)
  to.most.set(from.most)
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
      setNumber(STATE.full, number, number, index, facts)
      return true
    }
  }
  if (answer.none === undefined) return false
  if (answer.none === 'not-applicable') facts.state[index] = STATE.notApplicable
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
  if (what.state === 'not-applicable') facts.state[index] = STATE.notApplicable
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
      setNumber(state, answers.low, answers.high, index, facts)
  }
}

function toBits(indices: readonly number[]): number {
  return indices.reduce((bits, index) => bits | (1 << index), 0)
}

function setChoice({ units }: CompiledQuestion, state: number, bits: number, index: number, facts: Facts): void {
  facts.state[index] = state
  facts.sure[index] = 0
  facts.open[index] = bits
  if (units === null) return
  let least = Infinity
  let most = -Infinity
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const value = units[lowestBit(rest)] ?? 0
    if (value < least) least = value
    if (value > most) most = value
  }
  facts.least[index] = least
  facts.most[index] = most
}

function setMulti(question: CompiledQuestion, state: number, sure: number, open: number, index: number, facts: Facts): void {
  facts.state[index] = state
  facts.sure[index] = sure
  facts.open[index] = open
  if (question.units === null) return
  const points = sumOf(question.units, sure)
  facts.least[index] = sure === 0 ? question.lowest : points
  facts.most[index] = points + sumOf(question.units, open)
}

function setNumber(state: number, low: number, high: number, index: number, facts: Facts): void {
  facts.state[index] = state
  facts.low[index] = low
  facts.high[index] = high
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
