import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Response } from '../../../src/core/assessment/types.ts'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import { compare, fraction } from '../../../src/core/engine/fraction.ts'
import { RATINGS } from '../../../src/core/engine/rating.ts'
import { type RecommendationScore, scoreRecommendation } from '../../../src/core/engine/score.ts'
import { knowledgeOf } from '../../../src/core/engine/knowledge.ts'
import { drawWeighting, sensitivityOf } from '../../../src/core/engine/sensitivity.ts'
import { drawFactor, mulberry32, rangeOverWeights, scoreWith, type Weighting } from '../../../src/core/engine/weights.ts'
import type { Question, Recommendation, Rulebook } from '../../../src/core/rulebook/types.ts'
import { instrument } from '../../instrument.ts'
import { scenario } from './arbitrary.ts'
import * as brute from './bruteforce.ts'

/** The same instrument with the weights of one weighting, as whole numbers: the definition of what a weighting does. */
function reweighted(rulebook: Rulebook, score: RecommendationScore, weighting: Weighting): Rulebook {
  const criteria = new Map(score.criteria.map(({ id }, place) => [id, weighting.criteria[place]]))
  const questions = new Map(score.scored.map(({ question }, place) => [question.id, weighting.questions[place]]))
  const recommendations = rulebook.recommendations.map((recommendation): Recommendation => ({
    ...recommendation,
    criteria: recommendation.criteria.map((criterion) => ({ ...criterion, weight: criterion.weight * (criteria.get(criterion.id) ?? 1000) })),
  }))
  return { ...rulebook, recommendations, questions: rulebook.questions.map((question) => ({ ...question, weight: question.weight * (questions.get(question.id) ?? 1000) })) }
}

function corners(items: readonly unknown[]): number[][] {
  return items.reduce<number[][]>((all) => all.flatMap((one) => [750, 1250].map((factor) => [...one, factor])), [[]])
}

test('mulberry32 gives the numbers that it is known for', () => {
  const random = mulberry32(1)
  expect([random(), random(), random()]).toEqual([2693262067, 11749833, 2265367787])
  const factors = Array.from({ length: 5000 }, () => drawFactor(random))
  expect([Math.min(...factors), Math.max(...factors)]).toEqual([750, 1250])
})

describe('the range over all weights within a quarter', () => {
  test('is that of the corners, and no weighting leaves it', () => {
    fc.assert(
      fc.property(scenario, fc.nat(), ({ rulebook, responses }, seed) => {
        const knowledge = knowledgeOf(rulebook, responses)
        for (const recommendation of rulebook.recommendations) {
          const score = scoreRecommendation(recommendation, knowledge.question, knowledge.known)
          if (score.score === null) continue
          const values = score.scored.map(({ value }) => value.high)
          const range = rangeOverWeights(score, values)
          const all = corners(score.criteria).flatMap((criteria) =>
            corners(score.scored).map((questions) => scoreWith(score, values, { criteria, questions })),
          )
          const [first = fraction(0n, 1n)] = all
          expect(compare(range.low, all.reduce((a, b) => (compare(b, a) < 0 ? b : a), first))).toBe(0)
          expect(compare(range.high, all.reduce((a, b) => (compare(b, a) > 0 ? b : a), first))).toBe(0)
          const inside = scoreWith(score, values, drawWeighting(score, mulberry32(seed)))
          expect(compare(range.low, inside)).toBeLessThanOrEqual(0)
          expect(compare(inside, range.high)).toBeLessThanOrEqual(0)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('weightings drawn', () => {
  test('keep a rating exactly when the instrument with these weights gives it, and never leave the exact range', () => {
    fc.assert(
      fc.property(scenario, fc.nat(1_000_000), ({ rulebook, responses }, seed) => {
        for (const [index, recommendation] of rulebook.recommendations.entries()) {
          const result = sensitivityOf(rulebook, recommendation, responses, { draws: 1, seed })
          const now = evaluate(rulebook, { responses }).recommendations[index]?.rating ?? null
          expect(result?.rating ?? null).toEqual(now)
          if (result === null || now === null) continue
          const knowledge = knowledgeOf(rulebook, responses)
          const score = scoreRecommendation(recommendation, knowledge.question, knowledge.known)
          const weighting = drawWeighting(score, mulberry32(seed + recommendation.number))
          const then = evaluate(reweighted(rulebook, score, weighting), { responses }).recommendations[index]?.rating ?? now
          expect(result.kept).toEqual({ low: then.low === now.low ? 1 : 0, high: then.high === now.high ? 1 : 0 })
          for (const end of ['low', 'high'] as const) {
            const rank = RATINGS.indexOf(then[end])
            expect(rank).toBeGreaterThanOrEqual(RATINGS.indexOf(result.ratings[end].low))
            expect(rank).toBeLessThanOrEqual(RATINGS.indexOf(result.ratings[end].high))
          }
          if (result.firm) expect(then).toEqual(now)
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('are the same for the same seed, and others for another', () => {
    const { rulebook } = instrument
    const responses = instrument.cases[0]?.responses as Record<string, Response>
    const run = (seed: number) => rulebook.recommendations.map((one) => sensitivityOf(rulebook, one, responses, { draws: 500, seed })?.kept)
    expect(run(1)).toEqual(run(1))
  })
})

test('where a cap makes one answer be given up for another, each weighting gives up the cheaper one', () => {
  const question = (id: string, least: number): Question => ({
    id, recommendation: 1, criterion: '1.1', indicator: 'structural', weight: 2, lead: 'justice', mayNotApply: false, basis: [],
    type: 'choice', options: [{ id: 'yes', value: 100 }, { id: 'no', value: least }],
  })
  const recommendation: Recommendation = {
    number: 1, addressee: 'states', criteria: [{ id: '1.1', recommendation: 1, weight: 1, basis: [], questions: ['a', 'b', 'c'] }],
  }
  const small: Rulebook = {
    id: 'small', version: '1.0.0', precedents: [], recommendations: [recommendation], questions: [question('a', 10), question('b', 12), question('c', 0)],
    rules: [{
      id: 'both', kind: 'red-flag', severity: 'major', recommendation: 1, also: [], remedy: null, precedents: [], basis: [],
      when: { all: [{ question: 'a', in: ['yes'] }, { question: 'b', in: ['yes'] }] }, cap: { recommendation: 1, at: 'partial' },
    }],
  }
  const responses = { c: { answer: { option: 'yes' } } }
  const knowledge = knowledgeOf(small, responses)
  const score = scoreRecommendation(recommendation, knowledge.question, knowledge.known)
  const highs = Array.from({ length: 300 }, (_, seed) => {
    const then = evaluate(reweighted(small, score, drawWeighting(score, mulberry32(seed + 1))), { responses }).recommendations[0]?.rating?.high
    const result = sensitivityOf(small, recommendation, responses, { draws: 1, seed })
    expect(result?.kept.high).toBe(then === result?.rating.high ? 1 : 0)
    expect(result?.ratings.high).toEqual({ low: 'PC', high: 'LC' })
    return then
  })
  expect(new Set(highs)).toEqual(new Set(['PC', 'LC']))
})

test('a rating hangs on the questions without which counting out every completion gives another', () => {
  fc.assert(
    fc.property(scenario, ({ rulebook, responses }) => {
      const completions = brute.completions(rulebook.questions, responses)
      const ratingOf = (recommendation: Recommendation) => brute.levelRange(completions.map((completion) => brute.ratingAt(rulebook, recommendation, completion, responses)))
      for (const recommendation of rulebook.recommendations) {
        const result = sensitivityOf(rulebook, recommendation, responses, { draws: 0, seed: 0 })
        if (result === null) continue
        const expected = recommendation.criteria.flatMap(({ questions }) => questions).flatMap((left) => {
          if (rulebook.questions.find(({ id }) => id === left)?.weight === 0) return []
          const then = ratingOf({ ...recommendation, criteria: recommendation.criteria.map((one) => ({ ...one, questions: one.questions.filter((id) => id !== left) })) })
          return then?.low === result.rating.low && then.high === result.rating.high ? [] : [{ question: left, rating: then }]
        })
        expect(result.hangsOn).toEqual(expected)
      }
    }),
    { numRuns: 500 },
  )
})

test('the shipped instrument, 10,000 weightings', () => {
  const { rulebook } = instrument
  const full = Object.entries(instrument.cases[0]?.responses as Record<string, Response>)
  for (const responses of [full, full.filter((_, index) => index % 2 === 0), []]) {
    let longest = 0
    const results = rulebook.recommendations.map((one) => {
      const { user } = process.cpuUsage()
      const result = sensitivityOf(rulebook, one, Object.fromEntries(responses))
      longest = Math.max(longest, (process.cpuUsage().user - user) / 1000)
      return result
    })
    const firm = results.filter((one) => one?.firm === true).length
    console.info(`${String(responses.length)} answers: ${String(firm)} of ${String(results.length)} ratings firm, ${longest.toFixed(0)} ms of CPU at most for one`)
    for (const one of results) if (one?.firm === true) expect(one.kept).toEqual({ low: one.draws, high: one.draws })
  }
})
