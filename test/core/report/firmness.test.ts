import { describe, expect, test } from 'vitest'
import { nextQuestions } from '../../../src/core/engine/next-question.ts'
import { sensitivityOf } from '../../../src/core/engine/sensitivity.ts'
import { buildAskNext } from '../../../src/core/report/ask-next.ts'
import { firmnessInWords } from '../../../src/core/report/firmness.ts'
import { assessmentWith, caseAssessment, languages, leavesOf, rulebook } from './fixture.ts'

const halvoria = caseAssessment('halvoria')
const OPTIONS = { draws: 200, seed: 7 }
/** What may be empty: an option list, a unit. */
const empty = (value: unknown) => leavesOf(value).filter((leaf) => leaf.value === '' && !leaf.path.endsWith('unit')).map(({ path }) => path)

describe.each(['en', 'zh'] as const)('in %s', (locale) => {
  test.each([['halvoria', halvoria], ['blank', assessmentWith({})]])('how firm the ratings of %s are leaves nothing empty', (_, assessment) => {
    for (const recommendation of rulebook.recommendations) {
      const result = sensitivityOf(rulebook, recommendation, assessment.responses, OPTIONS)
      if (result === null) throw new Error('every recommendation has a rating')
      const words = firmnessInWords(result, languages[locale])
      expect(empty(words)).toEqual([])
      expect(words.state === 'depends').toBe(!result.firm)
      expect(words.figures).toHaveLength(result.firm ? 1 : 3)
      expect(words.hangsOn.map(({ question }) => question)).toEqual(result.hangsOn.map(({ question }) => question))
    }
  })

  test('what to ask next holds every open question once, grouped by the body to ask', () => {
    const ranked = nextQuestions(rulebook, halvoria.responses)
    const asked = buildAskNext(ranked, halvoria, languages[locale])
    expect(empty(asked)).toEqual([])
    expect(asked.first.map(({ question }) => question)).toEqual(ranked.slice(0, 5).map(({ question }) => question.id))
    const grouped = asked.groups.flatMap(({ items }) => items.map(({ question }) => question))
    expect([...grouped].sort()).toEqual(ranked.map(({ question }) => question.id).sort())
    expect(asked.groups[0]?.items[0]?.question).toBe(asked.first[0]?.question)
    for (const { lead, items } of asked.groups) {
      const own = ranked.filter(({ question }) => question.lead === lead).map(({ question }) => question.id)
      expect(items.map(({ question }) => question)).toEqual(own)
    }
    expect(asked.groups.flatMap(({ items }) => items).every(({ tells }) => tells.length > 0)).toBe(true)
  })
})

test('a rating that can be anything is called open, not firm', () => {
  const [first] = rulebook.recommendations
  const result = first === undefined ? null : sensitivityOf(rulebook, first, {}, OPTIONS)
  expect(result?.firm).toBe(true)
  expect(result === null ? null : firmnessInWords(result, languages.en).verdict).toBe('cannot be told yet, whatever the weights')
})
