import { type Answer, isAnswer, type Response } from '../../assessment/types.ts'
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

/** Null when a question has more options than a machine word has bits, or values that are no whole units. */
export function compileQuestion(question: Question, scale: number): CompiledQuestion | null {
  const ids = question.type === 'number' ? [] : question.options.map(({ id }) => id)
  const scored = question.weight > 0 && question.type !== 'number'
  const units = scored ? unitsOf(question, scale) : null
  if (ids.length > MOST_OPTIONS || (units !== null && !units.every((unit) => isUnit(unit, scale)))) return null
  const range = scored ? valueRange(question, everyAnswer(question), scale) : null
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

function isUnit(unit: number, scale: number): boolean {
  return Number.isSafeInteger(unit) && unit >= 0 && unit <= 100 * scale
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

/** Reads all responses into `facts`, which it overwrites. @throws as {@link possible} for an answer that does not fit. */
export function readFacts(questions: readonly CompiledQuestion[], responses: Readonly<Record<string, Response>>, facts: Facts): void {
  let index = 0
  for (const question of questions) {
    const response = responses[question.id]
    const answer = response?.answer
    facts.evidenced[index] = (response?.evidence?.length ?? 0) > 0 ? 1 : 0
    if (answer === undefined) setMissing(question, index, facts)
    else if (!readUsual(question, answer, index, facts)) readAny(question, answer, index, facts)
    index += 1
  }
}

interface LooseAnswer {
  readonly option?: string
  readonly options?: readonly string[]
  readonly rest?: 'unknown'
  readonly number?: number
  readonly none?: string
}

/** The everyday answers, read without a detour. False for all others. */
function readUsual(question: CompiledQuestion, answer: Answer, index: number, facts: Facts): boolean {
  const { option, options, rest, number, none } = answer as LooseAnswer
  if (none !== undefined) return false
  if (option !== undefined && question.type === 'choice') {
    const bit = question.bits.get(option)
    if (bit === undefined) return false
    setChoice(question, STATE.full, bit, index, facts)
    return true
  }
  if (options !== undefined && question.type === 'multi' && rest === undefined) {
    const bits = bitsOf(question, options)
    if (bits < 0) return false
    setMulti(question, STATE.full, bits, 0, index, facts)
    return true
  }
  if (number === undefined || question.type !== 'number') return false
  setNumber(STATE.full, number, number, index, facts)
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
  if (!isAnswer(answer)) {
    if ('none' in answer && answer.none === 'not-applicable') facts.state[index] = STATE.notApplicable
    else setMissing(question, index, facts)
    return
  }
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

export function setMissing(question: CompiledQuestion, index: number, facts: Facts): void {
  facts.state[index] = STATE.missing
  facts.sure[index] = 0
  facts.open[index] = question.type === 'choice' ? question.together | question.alone : question.together
  facts.low[index] = question.min
  facts.high[index] = question.max
  facts.least[index] = question.lowest
  facts.most[index] = question.highest
}

function setChoice({ units }: CompiledQuestion, state: number, bits: number, index: number, facts: Facts): void {
  facts.state[index] = state
  facts.sure[index] = 0
  facts.open[index] = bits
  if (units === null) return
  facts.least[index] = extreme(units, bits, Math.min, Infinity)
  facts.most[index] = extreme(units, bits, Math.max, -Infinity)
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

function extreme(units: readonly number[], bits: number, pick: (a: number, b: number) => number, start: number): number {
  let found = start
  for (let rest = bits; rest !== 0; rest &= rest - 1) found = pick(found, units[lowestBit(rest)] ?? 0)
  return found
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
