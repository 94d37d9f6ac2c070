import { compare } from '../engine/fraction.ts'
import type { RatingRange } from '../engine/rating.ts'
import type { ScoreRange } from '../engine/score.ts'
import type { Simulation } from '../engine/simulate.ts'
import type { Language } from '../language.ts'
import { type Rulebook, SEVERITIES } from '../rulebook/types.ts'
import { rangeOrNone, ratingInShort, ratingInWords, wordedRange } from './words.ts'

/** What a draft would do, in words. */
export interface SimulationReport {
  /** One sentence with the counts. */
  readonly summary: string
  /** Every list, in the order in which it is told; empty ones too. */
  readonly lists: readonly { readonly name: SimulationList; readonly title: string; readonly rules: readonly SimulatedRule[] }[]
  /** Recommendations whose score or rating moves. */
  readonly rows: readonly SimulationRow[]
}

export type SimulationList = 'raised' | 'cleared' | 'opened' | 'left' | 'ruledOut' | 'won' | 'lost'

export interface SimulatedRule {
  readonly rule: string
  readonly title: string
  readonly severity: string
}

export interface SimulationRow {
  readonly recommendation: number
  readonly title: string
  readonly ratingBefore: string
  readonly ratingAfter: string
  readonly scoreBefore: string
  readonly scoreAfter: string
}

export function describeSimulation({ findings, practices, recommendations }: Simulation, rulebook: Rulebook, language: Language): SimulationReport {
  const { t } = language
  const list = (name: SimulationList, ids: readonly string[]) => ({ name, title: t(`plan.list.${name}`), rules: describeRules(ids, rulebook, language) })
  return {
    summary: t('plan.result.summary', { cleared: findings.cleared.length, left: findings.left.length + findings.opened.length, raised: findings.raised.length }),
    lists: [
      list('raised', findings.raised),
      list('cleared', findings.cleared),
      list('opened', findings.opened),
      list('left', findings.left),
      list('ruledOut', findings.ruledOut),
      list('won', practices.won),
      list('lost', practices.lost),
    ],
    rows: recommendations
      .filter(({ score, rating }) => !sameScore(score.before, score.after) || !sameRating(rating.before, rating.after))
      .map(({ recommendation, score, rating }) => ({
        recommendation,
        title: t('answers.recommendation', { recommendation: String(recommendation), title: language.instrument.recommendations[recommendation]?.title ?? '' }),
        ratingBefore: inShort(rating.before, language),
        ratingAfter: inShort(rating.after, language),
        scoreBefore: rangeOrNone(wordedRange(score.before, language), language),
        scoreAfter: rangeOrNone(wordedRange(score.after, language), language),
      })),
  }
}

function inShort(rating: RatingRange | null, language: Language): string {
  return rating === null ? ratingInWords(null, language) : ratingInShort(rating, language)
}

/** Gravest first. */
function describeRules(ids: readonly string[], rulebook: Rulebook, { t, instrument }: Language): SimulatedRule[] {
  const rank = (severity: Rulebook['rules'][number]['severity']) => (severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity))
  return rulebook.rules
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) => rank(a.severity) - rank(b.severity))
    .map(({ id, severity }) => ({
      rule: id,
      title: instrument.rules[id]?.title ?? id,
      severity: severity === null ? '' : t(`severity.${severity}`),
    }))
}

function sameScore(a: ScoreRange | null, b: ScoreRange | null): boolean {
  if (a === null || b === null) return a === b
  return compare(a.low, b.low) === 0 && compare(a.high, b.high) === 0
}

function sameRating(a: RatingRange | null, b: RatingRange | null): boolean {
  return a?.low === b?.low && a?.high === b?.high
}
