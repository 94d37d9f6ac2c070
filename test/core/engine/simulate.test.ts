import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import { planRating } from '../../../src/core/engine/plan.ts'
import { RATINGS } from '../../../src/core/engine/rating.ts'
import { simulate } from '../../../src/core/engine/simulate.ts'
import type { Rule } from '../../../src/core/rulebook/types.ts'
import { ratioScenario, scenario } from './arbitrary.ts'

const either = fc.oneof(scenario, ratioScenario)

describe('trying a draft', () => {
  test('every rule that is found before or after stands in one list, by its states', () => {
    fc.assert(fc.property(either, fc.nat(5), ({ rulebook: plain, responses }, pick) => {
      // Every other rule tells of a promising practice.
      const rulebook = { ...plain, rules: plain.rules.map((rule, index): Rule => (index % 2 === 0 ? rule : { ...rule, kind: 'promising-practice', severity: null })) }
      const changes = rulebook.questions.flatMap((question, index) => {
        if (index % 2 === pick % 2 || question.type !== 'choice') return []
        return [{ question: question.id, to: { option: question.options[pick % question.options.length]?.id ?? '' } }]
      })
      const copy = structuredClone(responses)
      const { findings, practices, recommendations, overall } = simulate(rulebook, responses, changes)
      expect(responses).toEqual(copy)
      const before = evaluate(rulebook, { responses })
      const after = evaluate(rulebook, { responses: { ...responses, ...Object.fromEntries(changes.map(({ question, to }) => [question, { ...responses[question], answer: to }])) } })
      const listed = (id: string) => [...Object.entries(findings), ...Object.entries(practices)].flatMap(([name, ids]) => (ids.includes(id) ? [name] : []))
      before.findings.forEach(({ rule, state }, index) => {
        const then = after.findings[index]?.state
        const practice = rule.kind === 'promising-practice'
        const expected =
          state === 'found' && then !== 'found' ? (practice ? ['lost'] : [then === 'clear' ? 'cleared' : 'opened'])
          : state === 'found' ? (practice ? [] : ['left'])
          : then === 'found' ? [practice ? 'won' : 'raised']
          : state === 'undetermined' && then === 'clear' && !practice ? ['ruledOut'] : []
        expect(listed(rule.id)).toEqual(expected)
      })
      expect(overall).toEqual({ before: before.overall, after: after.overall })
      expect(recommendations).toEqual(before.recommendations.map(({ recommendation, score, rating }, index) => ({
        recommendation, score: { before: score, after: after.recommendations[index]?.score ?? null }, rating: { before: rating, after: after.recommendations[index]?.rating ?? null },
      })))
    }), { numRuns: 1000 })
  })

  test('the changes of a plan, tried, reach its target', () => {
    fc.assert(fc.property(either, fc.constantFrom('PC' as const, 'LC' as const, 'C' as const), ({ rulebook, responses }, target) => {
      for (const { number } of rulebook.recommendations) {
        const { reachable, best } = planRating(rulebook, responses, number, target)
        if (!reachable) continue
        const after = simulate(rulebook, responses, best.changes).recommendations.find(({ recommendation }) => recommendation === number)
        expect(RATINGS.indexOf(after?.rating.after?.low ?? 'NC')).toBeGreaterThanOrEqual(RATINGS.indexOf(target))
      }
    }), { numRuns: 500 })
  })

  test('a question that is not there is a defect of the caller', () => {
    fc.assert(fc.property(scenario, ({ rulebook, responses }) => {
      expect(() => simulate(rulebook, responses, [{ question: 'nowhere', to: { number: 1 } }])).toThrow(RangeError)
    }), { numRuns: 5 })
  })

  test('nothing tried, nothing moved', () => {
    fc.assert(fc.property(either, ({ rulebook, responses }) => {
      const { findings, practices, recommendations } = simulate(rulebook, responses, [])
      for (const list of [findings.cleared, findings.opened, findings.raised, findings.ruledOut, practices.won, practices.lost]) expect(list).toEqual([])
      for (const { score, rating } of recommendations) {
        expect(score.after).toEqual(score.before)
        expect(rating.after).toEqual(rating.before)
      }
    }), { numRuns: 200 })
  })
})
