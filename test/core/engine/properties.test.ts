import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Response } from '../../../src/core/assessment/types.ts'
import { questionsOf } from '../../../src/core/engine/conditions.ts'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import type { Evaluation } from '../../../src/core/engine/evaluation.ts'
import { compare, type Fraction } from '../../../src/core/engine/fraction.ts'
import { RATINGS } from '../../../src/core/engine/rating.ts'
import { type Condition, INDICATORS, type Question, type Rulebook } from '../../../src/core/rulebook/types.ts'
import { ratioScenario, type Scenario, scenario } from './arbitrary.ts'
import * as brute from './bruteforce.ts'

const either = fc.oneof(scenario, ratioScenario)

function isOpen(question: Question, responses: brute.Responses): boolean {
  const answer = responses[question.id]?.answer
  if (answer === undefined) return true
  if ('none' in answer) return answer.none !== 'not-applicable'
  return !('option' in answer || 'number' in answer || ('options' in answer && answer.rest === undefined))
}

function answered(responses: brute.Responses, id: string, full: brute.Full): brute.Responses {
  return { ...responses, [id]: { ...responses[id], answer: full } }
}

type Bounds = { readonly low: Fraction; readonly high: Fraction } | null

function allBounds({ overall, overallEvidenced, recommendations }: Evaluation): Bounds[] {
  return [
    overall,
    overallEvidenced,
    ...recommendations.flatMap(({ score, evidenced, byIndicator, criteria }) => [
      score,
      evidenced,
      ...INDICATORS.map((indicator) => byIndicator[indicator]),
      ...criteria.map((criterion) => criterion.score),
    ]),
  ]
}

function liesWithin(inner: Bounds, outer: Bounds): boolean {
  if (inner === null || outer === null) return inner === outer
  return compare(inner.low, outer.low) >= 0 && compare(inner.high, outer.high) <= 0
}

/** Bounds in lowest terms and everything else as it is, for comparing two evaluations. */
function comparable(evaluation: Evaluation): unknown {
  const text = ({ numerator, denominator }: Fraction): string => {
    let [a, b] = [numerator, denominator]
    while (b !== 0n) [a, b] = [b, a % b]
    return `${String(numerator / a)}/${String(denominator / a)}`
  }
  return {
    counts: evaluation.counts,
    bounds: allBounds(evaluation).map((range) => (range === null ? null : [text(range.low), text(range.high)])),
    ratings: evaluation.recommendations.map(({ rating }) => rating),
    caps: evaluation.recommendations.map(({ caps }) => caps),
    findings: evaluation.findings.map(({ rule, state, because, needs }) => ({ rule: rule.id, state, because, needs })),
  }
}

describe('what always holds', () => {
  test('one more full answer never widens a bound and never undoes a finding', () => {
    fc.assert(
      fc.property(either, fc.nat(), fc.nat(), ({ rulebook, responses }, which, what) => {
        const open = rulebook.questions.filter((question) => isOpen(question, responses))
        const question = open[which % Math.max(1, open.length)]
        if (question === undefined) return
        const choices = brute.completionsOf(question, responses[question.id]?.answer)
        const full = choices[what % choices.length]
        if (full === undefined || full === 'not-applicable') return
        const before = evaluate(rulebook, { responses })
        const after = evaluate(rulebook, { responses: answered(responses, question.id, full) })
        const outer = allBounds(before)
        allBounds(after).forEach((inner, index) => { expect(liesWithin(inner, outer[index] ?? null)).toBe(true) })
        after.recommendations.forEach(({ rating }, index) => {
          const wider = before.recommendations[index]?.rating ?? null
          if (rating === null || wider === null) {
            expect(rating).toBe(wider)
            return
          }
          expect(RATINGS.indexOf(rating.low)).toBeGreaterThanOrEqual(RATINGS.indexOf(wider.low))
          expect(RATINGS.indexOf(rating.high)).toBeLessThanOrEqual(RATINGS.indexOf(wider.high))
        })
        after.findings.forEach(({ state }, index) => {
          const earlier = before.findings[index]?.state
          if (earlier !== 'undetermined') expect(state).toBe(earlier)
        })
      }),
      { numRuns: 2000 },
    )
  })

  test('the order of responses does not matter', () => {
    fc.assert(
      fc.property(either, ({ rulebook, responses }) => {
        const reversed = Object.fromEntries(Object.entries(responses).reverse())
        expect(comparable(evaluate(rulebook, { responses: reversed }))).toEqual(comparable(evaluate(rulebook, { responses })))
      }),
    )
  })

  test('the order of rules and questions does not matter', () => {
    fc.assert(
      fc.property(either, ({ rulebook, responses }) => {
        const turned: Rulebook = { ...rulebook, rules: [...rulebook.rules].reverse(), questions: [...rulebook.questions].reverse() }
        const there = evaluate(rulebook, { responses })
        const back = evaluate(turned, { responses })
        const plain: Evaluation = {
          ...back,
          findings: [...back.findings].reverse(),
          recommendations: back.recommendations.map((result) => ({ ...result, caps: [...result.caps].reverse() })),
        }
        expect(comparable(plain)).toEqual(comparable(there))
      }),
    )
  })

  test('nothing given is changed, and twice gives the same', () => {
    fc.assert(
      fc.property(either, (sample: Scenario) => {
        const before = structuredClone(sample)
        const first = comparable(evaluate(sample.rulebook, sample))
        expect(comparable(evaluate(sample.rulebook, sample))).toEqual(first)
        expect(sample).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  test('weights multiplied alike change no score', () => {
    const factor = fc.integer({ min: 2, max: 7 })
    fc.assert(
      fc.property(either, factor, factor, ({ rulebook, responses }, ofQuestions, ofCriteria) => {
        const scaled: Rulebook = {
          ...rulebook,
          questions: rulebook.questions.map((question) => ({ ...question, weight: question.weight * ofQuestions })),
          recommendations: rulebook.recommendations.map((recommendation) => ({
            ...recommendation,
            criteria: recommendation.criteria.map((criterion) => ({ ...criterion, weight: criterion.weight * ofCriteria })),
          })),
        }
        expect(comparable(evaluate(scaled, { responses }))).toEqual(comparable(evaluate(rulebook, { responses })))
      }),
    )
  })

  test('what is shown is never narrower than what is claimed, where all applies', () => {
    fc.assert(
      fc.property(either, ({ rulebook, responses }) => {
        const applying = Object.fromEntries(
          Object.entries(responses).filter(([, { answer }]) => answer === undefined || !('none' in answer) || answer.none !== 'not-applicable'),
        )
        for (const { score, evidenced } of evaluate(rulebook, { responses: applying }).recommendations) {
          expect(liesWithin(score, evidenced)).toBe(true)
        }
      }),
    )
  })
})

/** Every way of answering these questions, the others left as they are. */
function waysOf(rulebook: Rulebook, responses: brute.Responses, ids: readonly string[]): brute.Responses[] {
  const questions = rulebook.questions.filter(({ id }) => ids.includes(id))
  return brute.completions(questions, responses).map((completion) => {
    let all: brute.Responses = responses
    for (const [id, full] of completion) if (full !== 'not-applicable') all = answered(all, id, full)
    return all
  })
}

describe('why a finding stands', () => {
  test('the answers named decide it alone', () => {
    fc.assert(
      fc.property(either, ({ rulebook, responses }) => {
        for (const { rule, state, because } of evaluate(rulebook, { responses }).findings) {
          const alone: Record<string, Response> = Object.fromEntries(Object.entries(responses).filter(([id]) => because.includes(id)))
          const again = evaluate(rulebook, { responses: alone }).findings.find((finding) => finding.rule.id === rule.id)
          if (state !== 'undetermined') expect(again?.state).toBe(state)
          else expect(because).toEqual([])
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('what is needed is open, is read by the rule, and can decide it where anything can', () => {
    fc.assert(
      fc.property(either, ({ rulebook, responses }) => {
        for (const { rule, state, needs } of evaluate(rulebook, { responses }).findings) {
          if (state !== 'undetermined') {
            expect(needs).toEqual([])
            continue
          }
          const open = rulebook.questions.filter((question) => isOpen(question, responses)).map(({ id }) => id)
          const read = questionsOf(rule.when)
          for (const id of needs) expect(open.includes(id) && read.includes(id)).toBe(true)
          const decides = (ids: readonly string[]) =>
            waysOf(rulebook, responses, ids).some((all) => brute.truthNow(rule.when, rulebook.questions, all) !== 'open')
          expect(decides(needs)).toBe(decides(read.filter((id) => open.includes(id))))
          if (!hasRatio(rule.when)) expect(needs.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1500 },
    )
  })
})

function hasRatio(condition: Condition): boolean {
  return JSON.stringify(condition).includes('"ratio"')
}
