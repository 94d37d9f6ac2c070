import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAnswer } from '../../src/core/assessment/answer.ts'
import type { Answer, Response } from '../../src/core/assessment/types.ts'
import type { ChoiceQuestion, MultiQuestion, NumberQuestion, Question } from '../../src/core/rulebook/types.ts'
import {
  type AnswerForm, EMPTY_EVIDENCE, isWebAddress, NO_ANSWER, pickOption, problemsOf, readAnswer, sayInPart, sayNothing, sayOutright, toForm, toResponse,
} from '../../src/ui/answer-form.ts'

const base = { recommendation: 70, criterion: '70.1', indicator: 'structural', weight: 1, lead: 'justice', mayNotApply: true, basis: [70] } as const
const choice: ChoiceQuestion = {
  ...base, id: 'choice', type: 'choice',
  options: [{ id: 'best', value: 100 }, { id: 'middle', value: 50 }, { id: 'worst', value: 0 }],
}
const multi: MultiQuestion = {
  ...base, id: 'multi', type: 'multi',
  options: [
    { id: 'a', points: 1, exclusive: false }, { id: 'b', points: 1, exclusive: false }, { id: 'c', points: 1, exclusive: false },
    { id: 'none', points: 0, exclusive: true },
  ],
}
const number: NumberQuestion = { ...base, id: 'number', type: 'number', weight: 0, min: 0, max: 1000 }

const form = (changes: Partial<AnswerForm> = {}): AnswerForm => ({ ...toForm(undefined), ...changes })
const answer = (question: Question, changes: Partial<AnswerForm>, before: Response = {}) => toResponse(question, form(changes), before).answer
const codes = (question: Question, changes: Partial<AnswerForm>) => problemsOf(question, form(changes)).map(({ code }) => code)

const stored: readonly (readonly [Question, Answer])[] = [
  [choice, { option: 'middle' }],
  [choice, { oneOf: ['middle', 'worst'] }],
  [multi, { options: ['a', 'c'] }],
  [multi, { options: ['c', 'a'], rest: 'unknown' }],
  [multi, { options: [], rest: 'unknown' }],
  [multi, { options: ['none'] }],
  [number, { number: 0 }],
  [number, { atLeast: 40, atMost: 60 }],
  [number, { atLeast: 40 }],
  [number, { atMost: 60 }],
  [choice, { none: 'unknown' }],
  [choice, { none: 'unknown', ask: 'Directorate of Immigration' }],
  [number, { none: 'not-applicable', reason: 'There is none.' }],
  [multi, { none: 'undecided' }],
  [choice, { none: 'later' }],
]

describe('a stored response', () => {
  test.each(stored)('comes back from the form as the very same object: %#', (question, one) => {
    const response: Response = { answer: one, evidence: [{ type: 'law', citation: 'Act 1', url: null, quote: 'x' }], note: 'n' }
    expect(toResponse(question, toForm(response), response)).toBe(response)
  })

  test('keeps members that the form does not know, in the response and in its evidence', () => {
    const file: object = {
      answer: { option: 'best' }, evidence: [{ type: 'law', citation: 'Act 1', page: null, archive: 'box 4' }], note: 'old', review: { by: 'B' },
    }
    const before: Response = file
    const edited = toForm(before)
    const after = toResponse(choice, { ...edited, note: 'new', evidence: edited.evidence.map((card) => ({ ...card, citation: 'Act 2' })) }, before)
    expect(after).toEqual({
      answer: { option: 'best' }, evidence: [{ type: 'law', citation: 'Act 2', page: null, archive: 'box 4' }], note: 'new', review: { by: 'B' },
    })
  })

  test('loses the answer and nothing else when it is cleared', () => {
    const before: Response = { answer: { option: 'best' }, evidence: [{ type: 'law', citation: 'Act 1' }], note: 'n' }
    expect(toResponse(choice, { ...toForm(before), ...NO_ANSWER }, before)).toEqual({ evidence: before.evidence, note: 'n' })
  })

  test('is written as it was typed', () => {
    expect(toResponse(choice, form({ option: 'best', note: ' two\nlines ' }), {})).toEqual({ answer: { option: 'best' }, note: ' two\nlines ' })
  })
})

describe('what is not complete', () => {
  const before: Response = { answer: { option: 'best' } }

  test('leaves the stored answer as it was', () => {
    expect(answer(choice, { mode: 'not-applicable', reason: '  ' }, before)).toBe(before.answer)
    expect(answer(choice, { mode: 'part', options: ['best'] }, before)).toBe(before.answer)
    expect(answer(choice, { mode: 'part', options: ['best', 'middle', 'worst'] }, before)).toBe(before.answer)
    expect(answer(number, { mode: 'part', atLeast: '60', atMost: '40' }, { answer: { number: 7 } })).toEqual({ number: 7 })
    expect(answer(number, { number: '12,5' }, { answer: { number: 7 } })).toEqual({ number: 7 })
  })

  test('leaves a missing answer missing', () => {
    expect(toResponse(choice, form({ mode: 'not-applicable' }), {})).toEqual({})
    expect(toResponse(number, form({ number: 'many' }), {})).toEqual({})
  })

  test('names what is to be mended', () => {
    expect(codes(choice, { mode: 'not-applicable' })).toEqual(['reasonMissing'])
    expect(codes(choice, { mode: 'part', options: ['best'] })).toEqual(['oneOfTooFew'])
    expect(codes(choice, { mode: 'part', options: ['best', 'middle', 'worst'] })).toEqual(['oneOfAll'])
    expect(codes(number, { number: '1.5' })).toEqual(['notWhole'])
    expect(codes(number, { number: '-3' })).toEqual(['notWhole'])
    expect(codes(number, { number: '1001' })).toEqual(['outOfRange'])
    expect(codes(number, { mode: 'part', atLeast: '60', atMost: '40' })).toEqual(['rangeReversed'])
    expect(codes(number, { mode: 'part', atMost: '5000' })).toEqual(['outOfRange'])
    expect(codes(choice, { evidence: [{ ...EMPTY_EVIDENCE, citation: 'Act', url: 'javascript:alert(1)' }] })).toEqual(['notWeb'])
    expect(codes(choice, { evidence: [{ ...EMPTY_EVIDENCE, page: '4' }] })).toEqual(['evidenceEmpty'])
  })

  test('nothing said is no error', () => {
    for (const question of [choice, multi, number]) {
      expect(problemsOf(question, form())).toEqual([])
      expect(problemsOf(question, form({ mode: 'part' }))).toEqual([])
    }
  })
})

describe('several options', () => {
  test('silence is not "no": what is not ticked stays open until somebody says that this is all', () => {
    const ticked = { ...form(), ...pickOption(multi, form(), 'b') }
    expect(readAnswer(multi, ticked)).toEqual({ state: 'answer', answer: { options: ['b'], rest: 'unknown' } })
    expect(readAnswer(multi, { ...ticked, rest: 'all' })).toEqual({ state: 'answer', answer: { options: ['b'] } })
  })

  test('the exclusive option unticks the others, and they untick it', () => {
    const several = form({ options: ['a', 'b'], rest: 'all' })
    const alone = { ...several, ...pickOption(multi, several, 'none') }
    expect(readAnswer(multi, alone)).toEqual({ state: 'answer', answer: { options: ['none'] } })
    const again = { ...alone, ...pickOption(multi, alone, 'c') }
    expect(readAnswer(multi, again)).toEqual({ state: 'answer', answer: { options: ['c'], rest: 'unknown' } })
  })

  test('with everything ticked there is no rest, and unticking one asks anew', () => {
    const two = form({ options: ['a', 'b'], rest: 'unknown' })
    const all = { ...two, ...pickOption(multi, two, 'c') }
    expect(readAnswer(multi, all)).toEqual({ state: 'answer', answer: { options: ['a', 'b', 'c'] } })
    const less = { ...all, ...pickOption(multi, all, 'c') }
    expect(readAnswer(multi, less)).toEqual({ state: 'answer', answer: { options: ['a', 'b'], rest: 'unknown' } })
  })

  test('unticking the last one takes the answer away, unless "there may be some" was said', () => {
    const one = form({ options: ['a'], rest: 'all' })
    expect(readAnswer(multi, { ...one, ...pickOption(multi, one, 'a') })).toEqual({ state: 'nothing' })
    const open = form({ options: ['a'], rest: 'unknown' })
    expect(readAnswer(multi, { ...open, ...pickOption(multi, open, 'a') })).toEqual({ state: 'answer', answer: { options: [], rest: 'unknown' } })
  })

  test('ticking after a non-answer starts afresh', () => {
    const unknown = form({ mode: 'unknown', options: ['a'], rest: 'all' })
    expect(pickOption(multi, unknown, 'b')).toMatchObject({ mode: 'whole', options: ['b'] })
  })
})

describe('partial knowledge', () => {
  test('"one of these" carries the chosen option along, and keeps the stored answer until it is complete', () => {
    const before: Response = { answer: { option: 'middle' } }
    const start = { ...toForm(before), ...sayInPart(choice, toForm(before)) }
    expect(start).toMatchObject({ mode: 'part', options: ['middle'] })
    expect(toResponse(choice, start, before)).toBe(before)
    const two = { ...start, ...pickOption(choice, start, 'worst') }
    expect(toResponse(choice, two, before).answer).toEqual({ oneOf: ['middle', 'worst'] })
  })

  test('going back from two options keeps the stored answer until one is chosen', () => {
    const before: Response = { answer: { oneOf: ['middle', 'worst'] } }
    const back = { ...toForm(before), ...sayOutright(choice, toForm(before)) }
    expect(toResponse(choice, back, before)).toBe(before)
    expect(problemsOf(choice, back).map(({ code }) => code)).toEqual(['chooseOne'])
    expect(toResponse(choice, { ...back, ...pickOption(choice, back, 'worst') }, before).answer).toEqual({ option: 'worst' })
  })

  test('bounds of a number: either or both', () => {
    expect(answer(number, { mode: 'part', atLeast: '40' })).toEqual({ atLeast: 40 })
    expect(answer(number, { mode: 'part', atMost: '60' })).toEqual({ atMost: 60 })
    expect(answer(number, { mode: 'part', atLeast: '40', atMost: '40' })).toEqual({ atLeast: 40, atMost: 40 })
  })

  test('an exact number waits while bounds are not given yet', () => {
    expect(answer(number, { mode: 'part', number: '412' }, { answer: { number: 412 } })).toEqual({ number: 412 })
  })
})

describe('numbers', () => {
  test.each([['412', 412], [' 1 000 ', 1000], ['1 000', 1000], ['４１２', 412], ['٤١٢', 412], ['0', 0]])('%j is read as %d', (text, value) => {
    expect(answer(number, { number: text })).toEqual({ number: value })
  })

  test.each(['1,000', '1.000', '12 000 000 000 000 000 000', 'about 40', '1e2', '0x10'])('%j is refused, never misread', (text) => {
    expect(readAnswer(number, form({ number: text })).state).toBe('draft')
  })
})

describe('non-answers', () => {
  test('are four different things', () => {
    expect(answer(choice, { mode: 'unknown' })).toEqual({ none: 'unknown' })
    expect(answer(choice, { mode: 'unknown', ask: 'Police' })).toEqual({ none: 'unknown', ask: 'Police' })
    expect(answer(choice, { mode: 'not-applicable', reason: 'No regions.' })).toEqual({ none: 'not-applicable', reason: 'No regions.' })
    expect(answer(choice, { mode: 'undecided' })).toEqual({ none: 'undecided' })
    expect(answer(choice, { mode: 'later' })).toEqual({ none: 'later' })
  })

  test('take a number away', () => {
    const typed = form({ number: '4' })
    expect(readAnswer(number, { ...typed, ...sayNothing('later') })).toEqual({ state: 'answer', answer: { none: 'later' } })
  })
})

describe('evidence', () => {
  const evidence = (card: Partial<typeof EMPTY_EVIDENCE>) => toResponse(choice, form({ evidence: [{ ...EMPTY_EVIDENCE, ...card }] }), {}).evidence

  test('an empty card, or one with only a kind or a page, backs nothing', () => {
    expect(evidence({})).toBeUndefined()
    expect(evidence({ type: 'law' })).toBeUndefined()
    expect(evidence({ page: '4' })).toBeUndefined()
    expect(evidence({ url: 'ftp://x' })).toBeUndefined()
  })

  test('what is typed is kept as typed; a kind that nobody chose is "other"', () => {
    expect(evidence({ citation: 'Act 12, art. 7 ' })).toEqual([{ type: 'other', citation: 'Act 12, art. 7 ' }])
    expect(evidence({ type: 'law', quote: 'No …', url: 'https://example.org/a' })).toEqual([{ type: 'law', url: 'https://example.org/a', quote: 'No …' }])
  })

  test('an address that is none is not written; one that came with the file stays as it came', () => {
    expect(evidence({ citation: 'Act', url: 'example.org' })).toEqual([{ type: 'other', citation: 'Act' }])
    const before: Response = { evidence: [{ type: 'law', citation: 'Act', url: 'example.org' }] }
    const opened = toForm(before)
    expect(problemsOf(choice, opened)).toEqual([])
    expect(toResponse(choice, { ...opened, note: 'x' }, before).evidence).toBe(before.evidence)
    const changed = { ...opened, evidence: opened.evidence.map((card) => ({ ...card, url: 'example.or', page: '3' })) }
    expect(toResponse(choice, changed, before).evidence).toEqual([{ type: 'law', citation: 'Act', url: 'example.org', page: '3' }])
  })

  test('only web addresses are links', () => {
    expect(['https://a.org', 'http://a.org/b?c#d', ' https://a.org '].map(isWebAddress)).toEqual([true, true, true])
    expect(['javascript:alert(1)', 'https:', 'http://', 'data:text/html,x', 'file:///etc', 'a.org', ''].map(isWebAddress)).toEqual(Array(7).fill(false))
  })
})

test('whatever is typed or ticked, what is written is an answer that a file may hold', () => {
  const text = fc.oneof(fc.constantFrom('', ' ', '0', '5', '7', '1001', '3.5', 'x'), fc.string({ maxLength: 6 }))
  const forms = (options: readonly string[]) =>
    fc.record({
      mode: fc.constantFrom('whole', 'part', 'unknown', 'not-applicable', 'undecided', 'later'),
      picks: fc.array(fc.constantFrom(...options), { maxLength: 6 }),
      rest: fc.constantFrom('', 'all', 'unknown'),
      number: text, atLeast: text, atMost: text, ask: text, reason: text,
    })
  for (const question of [choice, multi, number]) {
    const ids = question.type === 'number' ? ['x'] : question.options.map(({ id }) => id)
    fc.assert(
      fc.property(forms(ids), ({ picks, mode, ...others }) => {
        const started = form({ ...others, mode })
        const picked = picks.reduce((now, id) => ({ ...now, ...pickOption(question, now, id) }), started)
        const written = toResponse(question, picked, {}).answer
        if (written === undefined) return
        expect(checkAnswer(question, { ...written }, []).problems).toEqual([])
        expect(toResponse(question, toForm({ answer: written }), { answer: written }).answer).toBe(written)
      }),
      { numRuns: 2_000 },
    )
  }
})
