import type { Response } from '../../assessment/types.ts'
import type { Knowledge } from '../conditions.ts'
import type { Counts, Evaluation, Finding, RecommendationResult } from '../evaluation.ts'
import { canBeFound } from '../joint.ts'
import { knowledgeOf } from '../knowledge.ts'
import { canReach } from '../rating.ts'
import { scoreRecommendation, type ScoreRange } from '../score.ts'
import type { CompiledForm, CompiledRecommendation } from './compile.ts'
import { type CompiledRule, settle, settleMentions, TRUTH, truthThrough } from './network.ts'
import { readFacts, STATE } from './questions.ts'
import { ratingBounds, type RatingProblem } from './ratings.ts'
import { type Bounds, meanOf, sumUp, toRange } from './scores.ts'

type Responses = Readonly<Record<string, Response>>

/** As {@link evaluatePlainly}, which it equals field for field (fractions in value). */
export function evaluateCompiled(form: CompiledForm, responses: Responses): Evaluation {
  const { index, network, facts, rulebook } = form
  readFacts(index, responses, facts)
  settle(network, facts)
  settleMentions(network, facts)
  const plain = plainKnowledge(form, responses)
  const recommendations = form.recommendations.map((own) => resultOf(own, form, plain))
  return {
    counts: countsOf(form),
    overall: overallOf(form, recommendations.map(({ score }) => score)),
    overallEvidenced: overallOf(form, recommendations.map(({ evidenced }) => evidenced)),
    recommendations,
    findings: rulebook.rules.map((_, rule) => findingOf(rule, form)),
  }
}

function resultOf(own: CompiledRecommendation, form: CompiledForm, plain: () => Knowledge): RecommendationResult {
  const { score, sums, evidencedSums, caps, recommendation } = own
  const { questions, facts, network } = form
  sumUp(score, facts.claimed, sums)
  sumUp(score, facts.shown, evidencedSums)
  const [structural, process, outcome] = sums.indicators
  return {
    recommendation: recommendation.number,
    score: toRange(sums.total),
    evidenced: toRange(evidencedSums.total),
    byIndicator: { structural: rangeOf(structural), process: rangeOf(process), outcome: rangeOf(outcome) },
    rating: ratingBounds(sums.total, { caps, network, facts, questions, scores: own.scores, search: searchOf(own, plain) }),
    caps: caps.flatMap(({ rule, name }) => {
      const truth = truthThrough(rule.root, network.truth)
      return truth === TRUTH.no ? [] : [{ rule: rule.rule.id, at: name, state: truth === TRUTH.yes ? 'found' : 'undetermined' }]
    }),
    criteria: score.criteria.map(({ id }, index) => ({ id, score: rangeOf(sums.criteria[index]) })),
  }
}

function rangeOf(bounds: Bounds | undefined): ScoreRange | null {
  return bounds === undefined ? null : toRange(bounds)
}

/** What the full search reads, worked out only when it is needed. */
function plainKnowledge({ rulebook }: CompiledForm, responses: Responses): () => Knowledge {
  let knowledge: Knowledge | null = null
  return () => (knowledge ??= knowledgeOf(rulebook, responses))
}

function searchOf({ recommendation, caps }: CompiledRecommendation, plain: () => Knowledge): RatingProblem['search'] {
  return {
    canBeFound: (rule) => canBeFound(rule.when, plain()),
    canReach: (rating) => {
      const knowledge = plain()
      const score = scoreRecommendation(recommendation, knowledge.question, knowledge.known)
      return canReach(rating, score, caps.map(({ capped }) => capped), knowledge)
    },
  }
}

function overallOf({ recommendations }: CompiledForm, scores: readonly (ScoreRange | null)[]): ScoreRange | null {
  return meanOf(scores.filter((_, index) => recommendations[index]?.recommendation.addressee === 'states'))
}

function countsOf({ questions, facts }: CompiledForm): Counts {
  let [full, inPart, notApplicable] = [0, 0, 0]
  for (const state of facts.state) {
    if (state === STATE.full) full += 1
    else if (state === STATE.partial) inPart += 1
    else if (state === STATE.notApplicable) notApplicable += 1
  }
  return { answered: full + inPart, inPart, notApplicable, questions: questions.length }
}

/** More findings than this of one rule are not kept. */
const MOST_KEPT = 128

function findingOf(index: number, { network, findings, questions }: CompiledForm): Finding {
  const compiled = network.rules[index]
  const kept = findings[index]
  if (compiled === undefined || kept === undefined) throw new Error('every rule is compiled')
  const truth = truthThrough(compiled.root, network.truth)
  const mentions = network.mentions[compiled.root >> 1] ?? 0
  const key = mentions * 4 + truth
  const existing = kept.get(key)
  if (existing !== undefined) return existing
  const ids = [...new Set(mentionedIn(mentions, compiled).flatMap((question) => questions[question]?.id ?? []))]
  const finding = freshFinding(compiled, truth, ids)
  if (kept.size < MOST_KEPT) kept.set(key, finding)
  return finding
}

function mentionedIn(mentions: number, { mentioned }: CompiledRule): number[] {
  return mentioned.filter((_, bit) => (mentions & (1 << bit)) !== 0)
}

/** Frozen, for it is shared by evaluations. */
function freshFinding({ rule }: CompiledRule, truth: number, ids: readonly string[]): Finding {
  Object.freeze(ids)
  const none: readonly string[] = Object.freeze([])
  if (truth === TRUTH.untold) return Object.freeze({ rule, state: 'undetermined', because: none, needs: ids })
  return Object.freeze({ rule, state: truth === TRUTH.yes ? 'found' : 'clear', because: ids, needs: none })
}
