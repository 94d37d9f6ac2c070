import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Leaf } from '../../../src/core/engine/conditions.ts'
import { everyAnswer } from '../../../src/core/engine/possible.ts'
import { representPair, representQuestion, type Variable } from '../../../src/core/engine/representatives.ts'
import { valueRange } from '../../../src/core/engine/value.ts'
import type { ChoiceQuestion, MultiQuestion, NumberQuestion } from '../../../src/core/rulebook/types.ts'

const side = fc.record({ low: fc.nat(5), span: fc.nat(9) }).map(({ low, span }) => ({ low, high: low + span }))
const ratioLimit = fc.constantFrom(0, 0.1, 0.25, 0.26, 0.5, 0.75, 0.9, 1, 1.01, 1.5, 2, 3, 7.5)
const ownLimit = fc.constantFrom(0, 1, 2, 2.5, 3, 5, 8, 20)

/** What the leaves say of a pair; a ratio to 0 says nothing. */
function truths(x: number, y: number, leaves: readonly Leaf[]): string {
  return leaves
    .map((leaf) => {
      if ('ratio' in leaf) return y === 0 ? '?' : x * 100 < Math.round(leaf.below * 100) * y ? '1' : '0'
      if (!('question' in leaf)) return ''
      const value = leaf.question === 'x' ? x : y
      if ('below' in leaf) return value < leaf.below ? '1' : '0'
      return 'atOrAbove' in leaf && value >= leaf.atOrAbove ? '1' : '0'
    })
    .join('')
}

function points(variable: Variable): [number, number][] {
  return variable.choices.map((choice) => {
    const [x, y] = choice.map((answer) => {
      if (answer.type !== 'number' || answer.low !== answer.high) throw new Error('a representative is one number')
      return answer.low
    })
    return [x ?? NaN, y ?? NaN]
  })
}

describe('representPair', () => {
  test('has a point for every combination of truths that occurs, and none outside the box', () => {
    const leaf = fc.oneof(
      ratioLimit.map((below): Leaf => ({ ratio: ['x', 'y'], below })),
      fc.tuple(fc.constantFrom('x', 'y'), ownLimit).map(([question, below]): Leaf => ({ question, below })),
      fc.tuple(fc.constantFrom('x', 'y'), ownLimit).map(([question, atOrAbove]): Leaf => ({ question, atOrAbove })),
    )
    fc.assert(
      fc.property(side, side, fc.array(leaf, { maxLength: 5 }), (x, y, leaves) => {
        const occurring = new Set<string>()
        for (let a = x.low; a <= x.high; a += 1) {
          for (let b = y.low; b <= y.high; b += 1) occurring.add(truths(a, b, leaves))
        }
        const represented = points(representPair({ id: 'x', ...x }, { id: 'y', ...y }, leaves))
        for (const [a, b] of represented) {
          expect(a >= x.low && a <= x.high && b >= y.low && b <= y.high).toBe(true)
        }
        expect(new Set(represented.map(([a, b]) => truths(a, b, leaves)))).toEqual(occurring)
      }),
      { numRuns: 5000 },
    )
  })

  test('finds the one pair in a thin band', () => {
    // Between 0.33 and 0.34 the first whole pair below 10 is 3 ÷ 9 … none; with 100 in reach there is 33 ÷ 100 and others.
    const leaves: Leaf[] = [{ ratio: ['x', 'y'], below: 0.335 }, { ratio: ['x', 'y'], below: 0.336 }]
    const inBand = (found: [number, number][]) => found.filter(([x, y]) => y > 0 && x * 1000 >= 335 * y && x * 1000 < 336 * y)
    const reach = (high: number) => points(representPair({ id: 'x', low: 1, high }, { id: 'y', low: 1, high }, leaves))
    const exists = (high: number) => {
      for (let x = 1; x <= high; x += 1) for (let y = 1; y <= high; y += 1) if (x * 1000 >= 335 * y && x * 1000 < 336 * y) return true
      return false
    }
    for (const high of [10, 50, 100, 140, 143, 150, 155, 158, 160, 176, 179, 180, 200, 300]) {
      expect([high, inBand(reach(high)).length > 0]).toEqual([high, exists(high)])
    }
  })

  test('stays quick on the ranges of real numbers', () => {
    const leaves: Leaf[] = [0.1, 0.25, 0.26, 0.9].map((below) => ({ ratio: ['x', 'y'], below }))
    const found = points(representPair({ id: 'x', low: 0, high: 10_000_000 }, { id: 'y', low: 0, high: 10_000_000 }, leaves))
    expect(found.length).toBe(6)
  })
})

describe('representQuestion', () => {
  const base = { recommendation: 1, criterion: '1.1', indicator: 'process', weight: 1, lead: 'police', mayNotApply: false, basis: [] } as const

  test('a number: one for each stretch that the limits cut', () => {
    const question: NumberQuestion = { ...base, id: 'n', type: 'number', min: 0, max: 10 }
    const leaves: Leaf[] = [{ question: 'n', below: 3.5 }, { question: 'n', atOrAbove: 0 }, { question: 'n', atOrAbove: 10 }, { question: 'n', below: 11 }]
    const numbers = representQuestion(question, everyAnswer(question), leaves).choices.map(([answer]) => (answer?.type === 'number' ? answer.low : null))
    expect(numbers).toEqual([0, 4, 10])
  })

  test('a choice: the best option of each class that the rules tell apart', () => {
    const values = [40, 100, 0, 70]
    const question: ChoiceQuestion = { ...base, id: 'c', type: 'choice', options: values.map((value, index) => ({ id: `o${String(index)}`, value })) }
    const chosen = (leaves: Leaf[]) =>
      representQuestion(question, everyAnswer(question), leaves).choices.flatMap(([answer]) => (answer?.type === 'choice' ? answer.options : []))
    expect(chosen([])).toEqual([1])
    expect(chosen([{ question: 'c', in: ['o0', 'o2', 'o3'] }])).toEqual([3, 1])
    expect(chosen([{ question: 'c', in: ['o2'] }, { question: 'c', in: ['o2', 'o0'] }, { question: 'other', in: ['o3'] }])).toEqual([0, 1, 2])
  })

  test('several options: for each choice among the watched ones, the set that is worth most; the exclusive option alone', () => {
    const question: MultiQuestion = {
      ...base,
      id: 'm',
      type: 'multi',
      options: [
        { id: 'a', points: 1, exclusive: false },
        { id: 'b', points: 2, exclusive: false },
        { id: 'c', points: 3, exclusive: false },
        { id: 'none', points: 0, exclusive: true },
      ],
    }
    const values = (leaves: Leaf[]) =>
      representQuestion(question, everyAnswer(question), leaves).choices.map(([answer]) =>
        answer === undefined ? null : (valueRange(question, answer, 6)?.high ?? null),
      )
    expect(values([])).toEqual([600, 0])
    expect(values([{ question: 'm', includes: 'b' }])).toEqual([400, 600, 0])
    expect(values([{ question: 'other', includes: 'b' }])).toEqual([600, 0])
    const all: Leaf[] = ['a', 'b', 'c', 'none'].map((includes) => ({ question: 'm', includes }))
    expect(values(all).length).toBe(8)
  })
})
