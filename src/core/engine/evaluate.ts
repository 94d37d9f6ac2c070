import { type Assessment, isAnswer, type Response } from '../assessment/types.ts'
import { INDICATORS, type Indicator, type Question, type Rule, type Rulebook } from '../rulebook/types.ts'
import type { Knowledge } from './conditions.ts'
import { explain } from './explain.ts'
import { type Known, known } from './possible.ts'
import { type CappedRule, CAP_RATINGS, type Rating, type RatingRange, ratingRange } from './rating.ts'
import { meanScore, type RecommendationScore, scoreByIndicator, scoreRecommendation, type ScoreRange } from './score.ts'

export type RuleState = 'found' | 'clear' | 'undetermined'

export interface Finding {
  readonly rule: Rule
  readonly state: RuleState
  /** Questions whose answers decide the state; empty while undetermined. */
  readonly because: readonly string[]
  /** Questions missing or answered in part that could still decide it; empty once decided. */
  readonly needs: readonly string[]
}

export interface RecommendationResult {
  readonly recommendation: number
  /** Null when no scored question is left. */
  readonly score: ScoreRange | null
  /** The score when every answer without evidence counts as missing. */
  readonly evidenced: ScoreRange | null
  readonly byIndicator: Readonly<Record<Indicator, ScoreRange | null>>
  readonly rating: RatingRange | null
  /** Caps that bind (`found`) or might (`undetermined`). */
  readonly caps: readonly { readonly rule: string; readonly at: Rating; readonly state: 'found' | 'undetermined' }[]
  readonly criteria: readonly { readonly id: string; readonly score: ScoreRange | null }[]
}

export interface Counts {
  /** Questions answered, in full or in part. */
  readonly answered: number
  /** Of these, the ones answered in part. */
  readonly inPart: number
  readonly notApplicable: number
  readonly questions: number
}

export interface Evaluation {
  readonly counts: Counts
  /** Mean over the recommendations addressed to States. */
  readonly overall: ScoreRange | null
  /** The same, counting only answers with evidence. */
  readonly overallEvidenced: ScoreRange | null
  readonly recommendations: readonly RecommendationResult[]
  /** Every rule, in the order of the rulebook. */
  readonly findings: readonly Finding[]
}

/**
 * Evaluates one assessment: rules, scores, bounds, ratings. Pure: the same rulebook and responses always give the same
 * result. Responses must have been checked (see assessment/read).
 */
export function evaluate(rulebook: Rulebook, assessment: Pick<Assessment, 'responses'>): Evaluation {
  const knowledge = knowledgeOf(rulebook, assessment.responses)
  const evidenced = onlyEvidenced(knowledge)
  const findings = rulebook.rules.map((rule) => findingOf(rule, knowledge))
  const states = new Map(findings.map(({ rule, state }) => [rule.id, state]))
  const recommendations = rulebook.recommendations.map((recommendation): RecommendationResult => {
    const result = scoreRecommendation(recommendation, knowledge.question, knowledge.known)
    const caps = cappedRules(rulebook, recommendation.number)
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

export function knowledgeOf(rulebook: Rulebook, responses: Readonly<Record<string, Response>>): Knowledge {
  const questions = questionsById(rulebook)
  const facts = new Map<string, Known>(
    rulebook.questions.map((question) => [question.id, known(question, responses[question.id])]),
  )
  return { question: (id) => lookUp(questions, id), known: (id) => lookUp(facts, id) }
}

const indexes = new WeakMap<Rulebook, ReadonlyMap<string, Question>>()

function questionsById(rulebook: Rulebook): ReadonlyMap<string, Question> {
  const existing = indexes.get(rulebook)
  if (existing !== undefined) return existing
  const index = new Map(rulebook.questions.map((question) => [question.id, question]))
  indexes.set(rulebook, index)
  return index
}

function lookUp<T>(map: ReadonlyMap<string, T>, id: string): T {
  const value = map.get(id)
  if (value === undefined) throw new Error(`the rulebook has no question "${id}"`)
  return value
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

function cappedRules(rulebook: Rulebook, recommendation: number): CappedRule[] {
  return rulebook.rules.filter((rule): rule is CappedRule => rule.cap?.recommendation === recommendation)
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
