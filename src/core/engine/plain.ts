import { type Assessment, isAnswer, type Response } from '../assessment/types.ts'
import { INDICATORS, type Indicator, type Rule, type Rulebook } from '../rulebook/types.ts'
import type { Knowledge } from './conditions.ts'
import type { Counts, Evaluation, Finding, RecommendationResult } from './evaluation.ts'
import { explain } from './explain.ts'
import { knowledgeOf } from './knowledge.ts'
import { known } from './possible.ts'
import { type CappedRule, CAP_RATINGS, ratingRange } from './rating.ts'
import { meanScore, type RecommendationScore, scoreByIndicator, scoreRecommendation, type ScoreRange } from './score.ts'

/**
 * Evaluates one assessment as the definitions say it: the reference for the compiled form, and what is used where an
 * instrument is beyond its limits.
 */
export function evaluatePlainly(rulebook: Rulebook, assessment: Pick<Assessment, 'responses'>): Evaluation {
  const knowledge = knowledgeOf(rulebook, assessment.responses)
  const evidenced = onlyEvidenced(knowledge)
  const findings = rulebook.rules.map((rule) => findingOf(rule, knowledge))
  const states = new Map(findings.map(({ rule, state }) => [rule.id, state]))
  const cappedBy = cappedRules(rulebook)
  const recommendations = rulebook.recommendations.map((recommendation): RecommendationResult => {
    const result = scoreRecommendation(recommendation, knowledge.question, knowledge.known)
    const caps = cappedBy.get(recommendation.number) ?? []
    return {
      recommendation: recommendation.number,
      score: result.score,
      evidenced: scoreRecommendation(recommendation, knowledge.question, evidenced).score,
      byIndicator: byIndicator(result),
      rating: ratingRange(result, caps, knowledge),
      caps: caps.flatMap((rule) => {
        const state = states.get(rule.id)
        return state === 'found' || state === 'undetermined' ? [{ rule: rule.id, at: CAP_RATINGS[rule.cap.at], state }] : []
      }),
      criteria: result.criteria.map(({ id, score }) => ({ id, score })),
    }
  })
  return {
    counts: countsOf(rulebook, assessment.responses),
    overall: overallOf(rulebook, recommendations, ({ score }) => score),
    overallEvidenced: overallOf(rulebook, recommendations, (result) => result.evidenced),
    recommendations,
    findings,
  }
}

/** The same knowledge with every answer that has no evidence item taken as missing, "not applicable" included. */
function onlyEvidenced(knowledge: Knowledge): Knowledge['known'] {
  return (id) => {
    const fact = knowledge.known(id)
    return fact.evidenced ? fact : known(knowledge.question(id), undefined)
  }
}

function findingOf(rule: Rule, knowledge: Knowledge): Finding {
  const { truth, because, needs } = explain(rule.when, knowledge)
  return { rule, state: truth === null ? 'undetermined' : truth ? 'found' : 'clear', because, needs }
}

/** Rules with a cap, by the recommendation that it caps. */
function cappedRules({ rules }: Rulebook): Map<number, CappedRule[]> {
  const capped = rules.filter((rule): rule is CappedRule => rule.cap !== null)
  const byRecommendation = new Map<number, CappedRule[]>()
  for (const rule of capped) byRecommendation.set(rule.cap.recommendation, [...(byRecommendation.get(rule.cap.recommendation) ?? []), rule])
  return byRecommendation
}

function byIndicator(result: RecommendationScore): Record<Indicator, ScoreRange | null> {
  return Object.fromEntries(
    INDICATORS.map((indicator) => [indicator, scoreByIndicator(result, indicator)]),
  ) as Record<Indicator, ScoreRange | null>
}

function overallOf(
  rulebook: Rulebook,
  results: readonly RecommendationResult[],
  pick: (result: RecommendationResult) => ScoreRange | null,
): ScoreRange | null {
  const toStates = new Set(
    rulebook.recommendations.filter(({ addressee }) => addressee === 'states').map(({ number }) => number),
  )
  return meanScore(results.filter(({ recommendation }) => toStates.has(recommendation)).map(pick))
}

function countsOf(rulebook: Rulebook, responses: Readonly<Record<string, Response>>): Counts {
  const answers = rulebook.questions.flatMap(({ id }) => responses[id]?.answer ?? [])
  return {
    answered: answers.filter(isAnswer).length,
    inPart: answers.filter(isInPart).length,
    notApplicable: answers.filter((answer) => 'none' in answer && answer.none === 'not-applicable').length,
    questions: rulebook.questions.length,
  }
}

function isInPart(answer: NonNullable<Response['answer']>): boolean {
  return 'oneOf' in answer || 'atLeast' in answer || 'atMost' in answer || 'rest' in answer
}
