import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byWhatIsMissing, contributionsOf } from '../../../src/core/engine/contributions.ts'
import { questionsOf } from '../../../src/core/engine/conditions.ts'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import { knowledgeOf } from '../../../src/core/engine/knowledge.ts'
import { add, compare, type Fraction, fraction } from '../../../src/core/engine/fraction.ts'
import { reasonsOf, type ReasonTree, treeOf, type WaySet } from '../../../src/core/engine/reasons.ts'
import { scoreRecommendation } from '../../../src/core/engine/score.ts'
import type { Step } from '../../../src/core/engine/ways.ts'
import type { Condition, Question } from '../../../src/core/rulebook/types.ts'
import { instrument } from '../../instrument.ts'
import { ratioScenario, scenario } from './arbitrary.ts'
import * as brute from './bruteforce.ts'

const ALL = { sets: 10_000, ways: 10_000 }

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])
}

/** Of these sets the ones that hold no other. */
function minimal(sets: readonly (readonly string[])[]): string[] {
  const holds = (set: readonly string[], other: readonly string[]) => other.length < set.length && other.every((id) => set.includes(id))
  return sets.filter((set) => !sets.some((other) => holds(set, other))).map(shown).sort()
}

function shown(set: readonly string[]): string {
  return [...set].sort().join(' ')
}

function evidenceRead(condition: Condition): string[] {
  if ('evidence' in condition) return [condition.question]
  if ('all' in condition) return condition.all.flatMap(evidenceRead)
  if ('any' in condition) return condition.any.flatMap(evidenceRead)
  if ('not' in condition) return evidenceRead(condition.not)
  return 'atLeast' in condition ? condition.atLeast.of.flatMap(evidenceRead) : []
}

/** Every set of questions with an assignment of full answers, and evidence added or not, after which the rule is as wanted. */
function countedWays(when: Condition, wanted: 'yes' | 'no', questions: readonly Question[], responses: brute.Responses, completing: boolean) {
  const asks = evidenceRead(when)
  const free = questions.filter(({ id }) => {
    const answer = responses[id]?.answer
    if (!questionsOf(when).includes(id) || (answer !== undefined && 'none' in answer && answer.none === 'not-applicable')) return false
    return !completing || answer === undefined || 'none' in answer || brute.completionsOf(questions.find((one) => one.id === id) ?? fail(), answer).length > 1 || !isFull(answer)
  })
  return subsets(free).flatMap((set) => {
    const worlds = set.reduce<brute.Responses[]>((all, question) => {
      const own = responses[question.id]
      const answers = completing ? brute.completionsOf(question, own?.answer) : brute.allAnswers(question)
      const evidence = [own?.evidence ?? [], ...(!completing && asks.includes(question.id) ? [[{ type: 'law' }]] : [])]
      const changed = answers.flatMap((answer) => (answer === 'not-applicable' ? [] : evidence.map((items) => ({ answer, evidence: items }))))
      const added = !completing && asks.includes(question.id) ? [{ ...own, evidence: [{ type: 'law' }] }] : []
      return all.flatMap((world) => [...changed, ...added].map((response) => ({ ...world, [question.id]: response })))
    }, [responses])
    const reached = worlds.filter((world) => brute.truthNow(when, questions, world) === wanted)
    return reached.length === 0 ? [] : [{ set: set.map(({ id }) => id), reached }]
  })
}

function fail(): never {
  throw new Error('no such question')
}

function isFull(answer: object): boolean {
  return 'option' in answer || 'number' in answer || ('options' in answer && !('rest' in answer))
}

function covers(step: Step, { answer }: brute.Responses[string]): boolean {
  if (answer === undefined) return false
  switch (step.to.type) {
    case 'choice': return 'option' in answer && step.to.options.includes(answer.option)
    case 'number': return 'number' in answer && step.to.low <= answer.number && answer.number <= step.to.high
    case 'multi': {
      const { including, without } = step.to
      return 'options' in answer && including.every((id) => answer.options.includes(id)) && !without.some((id) => answer.options.includes(id))
    }
    case 'as-it-is': return false
  }
}

describe('why a rule is as it is, beside every possibility counted out', () => {
  test.each([['all kinds of questions', scenario, 1500], ['ratios', ratioScenario, 600]])('%s', (_, scenarios, numRuns) => {
    fc.assert(
      fc.property(scenarios, ({ rulebook, responses }) => {
        const { questions } = rulebook
        for (const rule of rulebook.rules) {
          const reasons = reasonsOf(rule, knowledgeOf(rulebook, responses), ALL)
          const state = brute.truthNow(rule.when, questions, responses)
          expect(reasons.truth).toBe({ yes: true, no: false, open: null }[state])
          const deciding = subsets(questionsOf(rule.when)).filter((set) => {
            const alone = Object.fromEntries(Object.entries(responses).filter(([id]) => set.includes(id)))
            return state !== 'open' && brute.truthNow(rule.when, questions, alone) === state
          })
          expect(reasons.decidedBy.sets.map(shown).sort()).toEqual(minimal(deciding))
          const compareWays = (found: readonly WaySet[], wanted: 'yes' | 'no', completing: boolean) => {
            const counted = countedWays(rule.when, wanted, questions, responses, completing)
            expect(found.map((one) => shown(one.questions)).sort()).toEqual(minimal(counted.map(({ set }) => set)))
            if (evidenceRead(rule.when).length > 0) return
            for (const { questions: ids, ways } of found) {
              const own = counted.find(({ set }) => shown(set) === shown(ids))
              // Every assignment that does it is in one of the ways, unless they are examples, and every way holds one.
              const examples = ways.flat().some(({ to }) => to.type === 'number' && to.example)
              for (const world of examples ? [] : (own?.reached ?? [])) expect(ways.some((way) => way.every((step) => covers(step, world[step.question] ?? {})))).toBe(true)
              for (const way of ways) expect(own?.reached.some((world) => way.every((step) => covers(step, world[step.question] ?? {})))).toBe(true)
            }
          }
          if (state !== 'no') compareWays(reasons.clearedBy.sets, 'no', state === 'open')
          if (state === 'open') compareWays(reasons.foundBy.sets, 'yes', true)
        }
      }),
      { numRuns },
    )
  })
})

describe('a score taken apart', () => {
  test('the parts add up to the bounds, exactly, and what is missing to the rest', () => {
    fc.assert(
      fc.property(scenario, ({ rulebook, responses }) => {
        const knowledge = knowledgeOf(rulebook, responses)
        for (const recommendation of rulebook.recommendations) {
          const result = scoreRecommendation(recommendation, knowledge.question, knowledge.known)
          const parts = contributionsOf(result)
          if (result.score === null) {
            expect(parts).toEqual([])
            continue
          }
          const sum = (pick: (part: (typeof parts)[number]) => Fraction) => parts.map(pick).reduce(add, fraction(0n, 1n))
          expect(compare(sum(({ low }) => low), result.score.low)).toBe(0)
          expect(compare(sum(({ high }) => high), result.score.high)).toBe(0)
          const missing = byWhatIsMissing(parts)
          const sizes = missing.map(({ lost, open }) => add(lost, open))
          expect(sizes.every((size, index) => index === 0 || compare(sizes[index - 1] ?? size, size) >= 0)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

test('the tree has the truth of every part', () => {
  const worked = instrument.cases[0]
  const { rulebook } = instrument
  const responses = (worked?.responses ?? {}) as brute.Responses
  const knowledge = knowledgeOf(rulebook, responses)
  const flat = (tree: ReasonTree): ReasonTree[] => [tree, ...('parts' in tree ? tree.parts.flatMap(flat) : [])]
  for (const { rule, state } of evaluate(rulebook, { responses }).findings) {
    const tree = treeOf(rule.when, knowledge)
    expect(tree.truth).toBe({ found: true, clear: false, undetermined: null }[state])
    for (const part of flat(tree)) if (part.type === 'not') expect(part.parts.map(({ truth }) => truth)).toEqual([part.truth === null ? null : !part.truth])
  }
})

test('all rules of the shipped instrument are explained in little time', () => {
  const { rulebook } = instrument
  const full = Object.entries((instrument.cases[0]?.responses ?? {}) as brute.Responses)
  for (const responses of [full, full.filter((_, index) => index % 2 === 0), []]) {
    const knowledge = knowledgeOf(rulebook, Object.fromEntries(responses))
    const times = Array.from({ length: 15 }, () => {
      const started = performance.now()
      for (const rule of rulebook.rules) reasonsOf(rule, knowledge)
      return performance.now() - started
    }).sort((a, b) => a - b)
    console.info(`${String(responses.length)} answers: ${(times[7] ?? 0).toFixed(2)} ms for ${String(rulebook.rules.length)} rules (median)`)
  }
})
