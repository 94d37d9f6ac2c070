import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Assessment, Response } from '../../src/core/assessment/types.ts'
import type { ChoiceQuestion } from '../../src/core/rulebook/types.ts'
import { session, setResponse } from '../../src/store/session.ts'
import { type AnswerForm, toForm } from '../../src/ui/answer-form.ts'
import { formOf, ResponseWriter } from '../../src/ui/response-writer.ts'

const question: ChoiceQuestion = {
  id: 'q', recommendation: 70, criterion: '70.1', indicator: 'structural', weight: 1, lead: 'justice', mayNotApply: true, basis: [70],
  type: 'choice', options: [{ id: 'best', value: 100 }, { id: 'worst', value: 0 }],
}

const assessment = (responses: Record<string, Response> = {}): Assessment => ({
  format: 'lacuna-assessment', formatVersion: 1, instrument: { id: 'i', version: '1.0.0' }, id: crypto.randomUUID(), kind: 'exercise',
  subject: { name: 'X' }, assessor: { name: '', role: '' }, responses,
})

/** A page with one question: its form, and the writer that carries it into the session. */
function page(opened: Assessment) {
  session.setState({ current: opened, save: { state: 'overtaken' } }) // No disk in this test.
  let form = formOf(opened, 'q')
  const writer = new ResponseWriter(opened, [question], () => form)
  return {
    writer,
    edit: (changes: Partial<AnswerForm>) => { form = { ...form, ...changes } },
    stored: () => session.getState().current?.responses['q'],
  }
}

beforeEach(() => { vi.useFakeTimers() })

describe('the writer of a page', () => {
  test('writes a choice at once', () => {
    const { writer, edit, stored } = page(assessment())
    edit({ option: 'best' })
    writer.noteChoice('q')
    expect(stored()).toEqual({ answer: { option: 'best' } })
  })

  test('writes typing when it pauses, and at the latest when the page closes', () => {
    const { writer, edit, stored } = page(assessment())
    edit({ note: 'a' })
    writer.noteTyping('q')
    expect(stored()).toBeUndefined()
    vi.advanceTimersByTime(300)
    expect(stored()).toEqual({ note: 'a' })
    edit({ note: 'ab' })
    writer.noteTyping('q')
    writer.close()
    expect(stored()).toEqual({ note: 'ab' })
  })

  test('writes a step of several fields once', () => {
    const { writer, edit, stored } = page(assessment({ q: { answer: { none: 'unknown' } } }))
    const seen: unknown[] = []
    const stop = session.subscribe(() => seen.push(stored()))
    writer.together(() => {
      edit({ mode: 'whole' })
      writer.noteChoice('q')
      edit({ option: 'worst' })
      writer.noteChoice('q')
    })
    stop()
    expect(seen).toEqual([{ answer: { option: 'worst' } }])
  })

  test('touches nothing when nothing has changed', () => {
    const opened = assessment({ q: { answer: { option: 'best' }, note: 'n' } })
    const { writer } = page(opened)
    writer.noteChoice('q')
    writer.close()
    expect(session.getState().current).toBe(opened)
  })

  test('keeps what is not complete for the way back, unless the answer has changed meanwhile', () => {
    const { writer, edit } = page(assessment({ q: { answer: { option: 'best' } } }))
    edit({ mode: 'not-applicable' })
    writer.noteChoice('q')
    writer.close()
    const { current } = session.getState()
    if (current === null) throw new Error('the session is empty')
    expect(current.responses['q']).toEqual({ answer: { option: 'best' } })
    expect(formOf(current, 'q').mode).toBe('not-applicable')
    const changed = { ...current, responses: { q: { answer: { option: 'worst' } } } }
    expect(formOf(changed, 'q')).toEqual(toForm({ answer: { option: 'worst' } }))
  })

  test('knows its own writing from that of others', () => {
    const { writer, edit } = page(assessment())
    edit({ option: 'best' })
    writer.noteChoice('q')
    const responses = () => session.getState().current?.responses ?? {}
    expect(writer.isOvertakenBy(responses())).toBe(false)
    setResponse('q', () => ({ answer: { option: 'worst' } }))
    expect(writer.isOvertakenBy(responses())).toBe(true)
  })

  test('writes nothing into another assessment', () => {
    const { writer, edit } = page(assessment())
    edit({ option: 'best' })
    const other = assessment()
    session.setState({ current: other })
    writer.noteChoice('q')
    expect(session.getState().current).toBe(other)
  })
})
