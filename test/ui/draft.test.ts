import { describe, expect, test } from 'vitest'
import type { Question } from '../../src/core/rulebook/types.ts'
import { numberAnswer, toggled, triedChanges, withAnswer, without } from '../../src/ui/draft.ts'

const base = { recommendation: 1, criterion: '1.1', indicator: 'process', weight: 1, lead: 'justice', mayNotApply: false, basis: [] } as const
const multi: Extract<Question, { type: 'multi' }> = {
  ...base, id: 'm', type: 'multi',
  options: [{ id: 'a', points: 1, exclusive: false }, { id: 'b', points: 1, exclusive: false }, { id: 'none', points: 0, exclusive: true }],
}

describe('a draft', () => {
  test('keeps the place of a question whose answer changes', () => {
    const draft = withAnswer(withAnswer(withAnswer([], 'x', null), 'y', { number: 1 }), 'x', { option: 'o' })
    expect(draft).toEqual([{ question: 'x', answer: { option: 'o' } }, { question: 'y', answer: { number: 1 } }])
    expect(without(draft, 'x')).toEqual([{ question: 'y', answer: { number: 1 } }])
  })

  test('tries only what has an answer', () => {
    expect(triedChanges([{ question: 'x', answer: null }, { question: 'y', answer: { number: 1 } }])).toEqual([{ question: 'y', to: { number: 1 } }])
  })

  test('ticks several options in the order of the question; the exclusive one stands alone; none is no answer', () => {
    const b = toggled(multi, null, 'b')
    expect(b).toEqual({ options: ['b'] })
    const both = toggled(multi, b, 'a')
    expect(both).toEqual({ options: ['a', 'b'] })
    expect(toggled(multi, both, 'none')).toEqual({ options: ['none'] })
    expect(toggled(multi, { options: ['none'] }, 'a')).toEqual({ options: ['a'] })
    expect(toggled(multi, b, 'b')).toBeNull()
  })

  test('takes whole numbers between the bounds', () => {
    const number: Extract<Question, { type: 'number' }> = { ...base, id: 'n', type: 'number', min: 0, max: 10 }
    expect(numberAnswer(number, 10)).toEqual({ number: 10 })
    for (const bad of [NaN, -1, 11, 1.5]) expect(numberAnswer(number, bad)).toBeNull()
  })
})
