import { type Assessment, isAnswer } from '../assessment/types.ts'
import type { Knowledge } from '../engine/conditions.ts'
import type { Evaluation, RecommendationResult } from '../engine/evaluation.ts'
import { knowledgeOf } from '../engine/knowledge.ts'
import { isLawOnPaper } from '../engine/paper-law.ts'
import { THRESHOLDS, worse } from '../engine/rating.ts'
import { scoreRecommendation } from '../engine/score.ts'
import type { Language } from '../language.ts'
import { INDICATORS, type Recommendation, type Rulebook } from '../rulebook/types.ts'
import type { Profile, ProfileRow } from './model.ts'
import { rangeOrNone, ratingInShort, ratingInWords, wordedRange } from './words.ts'

export function buildProfile(rulebook: Rulebook, assessment: Assessment, evaluation: Evaluation, language: Language): Profile {
  const knowledge = knowledgeOf(rulebook, assessment.responses)
  return {
    overall: wordedRange(evaluation.overall, language),
    thresholds: [THRESHOLDS.PC, THRESHOLDS.LC, THRESHOLDS.C],
    rows: rulebook.recommendations.flatMap((recommendation, index) => {
      const result = evaluation.recommendations[index]
      return result === undefined ? [] : [buildRow(recommendation, result, assessment, knowledge, language)]
    }),
  }
}

function buildRow(
  recommendation: Recommendation,
  result: RecommendationResult,
  assessment: Assessment,
  knowledge: Knowledge,
  language: Language,
): ProfileRow {
  const { t, list, instrument } = language
  const title = instrument.recommendations[recommendation.number]?.title ?? ''
  const ids = recommendation.criteria.flatMap(({ questions }) => questions)
  const answered = ids.filter((id) => isAnswer(assessment.responses[id]?.answer)).length
  const score = wordedRange(result.score, language)
  const evidenced = wordedRange(result.evidenced, language)
  const rating = result.rating === null ? null : { ...result.rating, short: ratingInShort(result.rating, language), words: ratingInWords(result.rating, language) }
  const progress = t('profile.progress', { answered, questions: ids.length })
  const number = String(recommendation.number)
  const caps = result.caps.map((cap) => {
    const ruleTitle = instrument.rules[cap.rule]?.title ?? cap.rule
    return { ...cap, title: ruleTitle, words: t(`profile.cap.${cap.state}`, { rating: t(`rating.${cap.at}`), title: ruleTitle }) }
  })
  const capsFound = caps.filter(({ state }) => state === 'found')
  return {
    recommendation: recommendation.number,
    title,
    score,
    evidenced,
    byIndicator: INDICATORS.map((indicator) => ({
      indicator,
      label: t(`indicator.${indicator}`),
      score: wordedRange(result.byIndicator[indicator], language),
    })),
    lawOnPaper: isLawOnPaper(scoreRecommendation(recommendation, knowledge.question, knowledge.known)),
    rating,
    caps,
    capAt: capAt(result),
    criteria: result.criteria.map(({ id, score: own }) => ({
      id,
      title: instrument.criteria[id]?.title ?? '',
      score: wordedRange(own, language),
    })),
    answered,
    questions: ids.length,
    progress,
    alternative:
      score === null || rating === null
        ? t('profile.alternativeNone', { recommendation: number, title, progress })
        : t('profile.alternative', {
            recommendation: number,
            title,
            score: score.words,
            rating: rating.words,
            evidenced: rangeOrNone(evidenced, language),
            progress,
            caps: capsFound.length === 0 ? '' : t('profile.alternativeCaps', { list: list(capsFound.map(({ words }) => words)) }),
          }),
  }
}

/** The score at which the next better rating than the lowest found cap begins: a bar that the rating cannot pass. */
function capAt({ caps }: RecommendationResult): number | null {
  const found = caps.filter(({ state }) => state === 'found').map(({ at }) => at)
  if (found.length === 0) return null
  const better = { NC: THRESHOLDS.PC, PC: THRESHOLDS.LC, LC: THRESHOLDS.C, C: 100 }
  return better[found.reduce(worse)]
}
