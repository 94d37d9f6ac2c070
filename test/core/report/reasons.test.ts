import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import { knowledgeOf } from '../../../src/core/engine/knowledge.ts'
import { isLawOnPaper } from '../../../src/core/engine/paper-law.ts'
import { scoreRecommendation } from '../../../src/core/engine/score.ts'
import type { Response } from '../../../src/core/assessment/types.ts'
import { reasonsInWords, type TreeInWords } from '../../../src/core/report/reasons.ts'
import { buildScoreParts } from '../../../src/core/report/score-parts.ts'
import { bestAnswer } from '../../../src/core/report/changes.ts'
import type { Question } from '../../../src/core/rulebook/types.ts'
import { assessmentWith, caseAssessment, languages, leavesOf, rulebook } from './fixture.ts'

const halvoria = caseAssessment('halvoria')

function ruleOf(id: string) {
  const rule = rulebook.rules.find((one) => one.id === id)
  if (rule === undefined) throw new Error(`no rule "${id}"`)
  return rule
}

describe('reasons in words', () => {
  test('for a minister: what decides a finding and what would clear it', () => {
    const { decided, cleared, found } = reasonsInWords(ruleOf('support-conditional-on-cooperation'), rulebook, halvoria, languages.en)
    expect(decided).toMatchInlineSnapshot(`
      [
        "“Does reintegration support depend on the survivor's cooperation in criminal proceedings?” → At least one service depends on cooperation, and at least one does not.",
      ]
    `)
    expect(cleared).toMatchInlineSnapshot(`
      [
        "“Does reintegration support depend on the survivor's cooperation in criminal proceedings?” → “No service depends on cooperation”.",
      ]
    `)
    expect(found).toEqual([])
  })

  test('in Chinese', () => {
    const { decided, cleared } = reasonsInWords(ruleOf('support-conditional-on-cooperation'), rulebook, halvoria, languages.zh)
    expect([...decided, ...cleared]).toMatchInlineSnapshot(`
      [
        "“重返社会支助是否取决于幸存者在刑事程序中的配合？”→至少有一项服务取决于配合，也至少有一项不取决于配合。",
        "“重返社会支助是否取决于幸存者在刑事程序中的配合？”→“没有任何一项服务取决于配合”。",
      ]
    `)
  })

  test('for an expert: the rule part by part, with the truth of each', () => {
    const flat = ({ text, truth, parts }: TreeInWords, depth = 0): string[] => [`${'  '.repeat(depth)}${text}: ${truth}`, ...parts.flatMap((part) => flat(part, depth + 1))]
    expect(flat(reasonsInWords(ruleOf('low-conviction-share'), rulebook, halvoria, languages.en).tree)).toMatchInlineSnapshot(`
      [
        "At least one of these: true",
        "  All of these: true",
        "    “How many trafficking cases were opened for investigation in the last three complete years?” is 1 or more: true",
        "    “How many trafficking cases ended with a conviction at first instance in the last three complete years?”, divided by “How many trafficking cases were opened for investigation in the last three complete years?”, is below 0.26: true",
        "  “What share of the cases investigated in the last three years ended with a conviction at first instance?” is answered “Above zero, but below 26 per cent”: true",
        "  All of these: not true",
        "    “How many trafficking cases were opened for investigation in the last three complete years?” is 1 or more: true",
        "    “What share of the cases investigated in the last three years ended with a conviction at first instance?” is answered “No case ended with a conviction, or no case was investigated”: not true",
      ]
    `)
  })

  test.each(['en', 'zh'] as const)('of every rule, answered or not, leave nothing empty in %s', (locale) => {
    for (const assessment of [halvoria, caseAssessment('talmera'), assessmentWith({})]) {
      for (const { rule, state } of evaluate(rulebook, assessment).findings) {
        const reasons = reasonsInWords(rule, rulebook, assessment, languages[locale])
        expect(leavesOf(reasons).filter(({ value }) => typeof value === 'string' && value.trim() === '')).toEqual([])
        expect(JSON.stringify(reasons)).not.toMatch(/undefined|"r\d\d-/)
        expect(reasons.decided.length > 0).toBe(state !== 'undetermined')
        expect(reasons.cleared.length > 0).toBe(state !== 'clear')
        expect(reasons.found.length > 0).toBe(state === 'undetermined')
      }
    }
  })
})

test('score parts: what is missing most stands first, in words', () => {
  for (const locale of ['en', 'zh'] as const) {
    const parts = buildScoreParts(rulebook, halvoria, languages[locale])
    expect(parts.map(({ recommendation }) => recommendation)).toEqual(rulebook.recommendations.map(({ number }) => number))
    expect(parts.every(({ whyNotHigher, title }) => whyNotHigher !== '' && title !== '')).toBe(true)
  }
  const [first] = buildScoreParts(rulebook, halvoria, languages.en)
  expect(first?.whyNotHigher).toMatchInlineSnapshot(`"What keeps it down most: “How many of the State's agreements on labour migration, return or trafficking contain a binding clause on the rights of women and girls?” (25.71 points are open)."`)
  const best = Object.fromEntries(rulebook.questions.flatMap((question) => {
    const answer = bestAnswer(question)
    return answer === null ? [] : [[question.id, { answer }]]
  }))
  expect(buildScoreParts(rulebook, assessmentWith(best), languages.en)[0]?.whyNotHigher).toBe('It cannot be higher: every answer is the best.')
})

test('law on paper: the law is full and practice is not, for sure', () => {
  const answersOf = (pick: (question: Question) => 'best' | 'worst' | null) => Object.fromEntries(rulebook.questions.flatMap((question): [string, Response][] => {
    const wanted = pick(question)
    if (wanted === null || question.type === 'number') return []
    const worst = question.options.at(-1)?.id ?? ''
    const best = bestAnswer(question)
    if (best === null) return []
    return [[question.id, { answer: wanted === 'best' ? best : question.type === 'choice' ? { option: worst } : { options: [worst] } }]]
  }))
  const onPaper = (responses: Readonly<Record<string, Response>>) => {
    const knowledge = knowledgeOf(rulebook, responses)
    return rulebook.recommendations.filter((one) => isLawOnPaper(scoreRecommendation(one, knowledge.question, knowledge.known))).length
  }
  const has = (kind: 'law' | 'practice') => rulebook.recommendations.filter(({ number }) => rulebook.questions.some((question) => question.recommendation === number && question.weight > 0 && (question.indicator === 'structural') === (kind === 'law'))).length
  const both = Math.min(has('law'), has('practice'))
  expect(onPaper(answersOf(({ indicator }) => (indicator === 'structural' ? 'best' : 'worst')))).toBe(both)
  expect(onPaper(answersOf(() => 'best'))).toBe(0)
  expect(onPaper(answersOf(() => 'worst'))).toBe(0)
  expect(onPaper(answersOf(({ indicator }) => (indicator === 'structural' ? 'best' : null)))).toBe(0)
  expect(onPaper(answersOf(({ indicator }) => (indicator === 'structural' ? null : 'worst')))).toBe(0)
  expect(onPaper({})).toBe(0)
})
