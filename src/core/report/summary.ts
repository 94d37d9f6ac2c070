import type { Assessment } from '../assessment/types.ts'
import type { Evaluation, RecommendationResult } from '../engine/evaluation.ts'
import { compare, toTwoDecimals } from '../engine/fraction.ts'
import type { Language } from '../language.ts'
import { type Rulebook, SEVERITIES } from '../rulebook/types.ts'
import { type ChangeEffect, rankChanges } from './changes.ts'
import type { Change, Summary } from './model.ts'
import { openState } from './answers.ts'
import { answerInWords, isBetter, wordedRange } from './words.ts'

const WORST = 5
const CHANGES = 3

export function buildSummary(rulebook: Rulebook, assessment: Assessment, evaluation: Evaluation, language: Language): Summary {
  return {
    headline: headline(rulebook, assessment, evaluation, language),
    paragraphs: [
      assessed(assessment, evaluation, language),
      overall(rulebook, evaluation, language),
      ratings(rulebook, evaluation, language),
      evidence(assessment, evaluation, language),
    ].filter((text) => text !== ''),
    worst: worst(evaluation, language),
    changes: rankChanges(rulebook, assessment, evaluation)
      .slice(0, CHANGES)
      .map((effect) => describeChange(effect, rulebook, assessment, language)),
  }
}

/** Questions that are not settled: missing, or answered in part. */
export function openQuestions(rulebook: Rulebook, assessment: Assessment): number {
  return rulebook.questions.filter(({ id }) => openState(assessment.responses[id]?.answer) !== null).length
}

function headline(rulebook: Rulebook, assessment: Assessment, evaluation: Evaluation, { t }: Language): string {
  if (evaluation.counts.answered === 0) return t('summary.headline.nothing')
  const open = openQuestions(rulebook, assessment)
  const count = evaluation.findings.filter(({ rule, state }) => state === 'found' && rule.kind === 'red-flag' && rule.severity === 'critical').length
  return count === 0 ? t('summary.headline.noCritical', { open }) : t('summary.headline.critical', { count, open })
}

function assessed({ kind, subject, assessor }: Assessment, { counts }: Evaluation, { t }: Language): string {
  const given = (text: string) => (text.trim() === '' ? 'no' : 'yes')
  return t('summary.assessed', {
    kind: t(`assessmentKind.${kind}`),
    subject: subject.name,
    hasSubject: given(subject.name),
    assessor: assessor.name,
    hasAssessor: given(assessor.name),
    ...counts,
  })
}

function toStates(rulebook: Rulebook): readonly number[] {
  return rulebook.recommendations.filter(({ addressee }) => addressee === 'states').map(({ number }) => number)
}

/** Numbers in a row as "1–6", else as a list. */
function numbersInWords(numbers: readonly number[], { list }: Language): string {
  const first = numbers[0]
  const last = numbers.at(-1)
  const inARow = numbers.every((number, index) => number === (first ?? 0) + index)
  return inARow && numbers.length > 2 ? `${String(first)}–${String(last)}` : list(numbers.map(String))
}

function overall(rulebook: Rulebook, evaluation: Evaluation, language: Language): string {
  const score = wordedRange(evaluation.overall, language)
  if (score === null) return ''
  return language.t(score.low === score.high ? 'summary.overallExact' : 'summary.overall', {
    list: numbersInWords(toStates(rulebook), language),
    low: language.number(score.low),
    high: language.number(score.high),
  })
}

function ratings(rulebook: Rulebook, evaluation: Evaluation, language: Language): string {
  const { t, list } = language
  const own = evaluation.recommendations.filter(({ recommendation }) => toStates(rulebook).includes(recommendation))
  const sure = own.filter(({ rating }) => rating !== null && rating.low === rating.high)
  const limited = own.filter(({ rating }) => rating !== null && rating.low !== rating.high && !isBetter(rating.high, 'PC'))
  const open = own.filter((result) => result.rating !== null && !sure.includes(result) && !limited.includes(result))
  const numbers = (results: readonly RecommendationResult[]) => list(results.map(({ recommendation }) => String(recommendation)))
  return [
    sure.length === 0 ? '' : t('summary.ratings.sure', { list: list(sure.map((result) => sureItem(result, language))) }),
    limited.length === 0 ? '' : t('summary.ratings.limited', { list: numbers(limited) }),
    open.length === 0 ? '' : t('summary.ratings.open', { count: open.length, list: numbers(open) }),
  ]
    .filter((text) => text !== '')
    .join(language.t('summary.sentenceGap'))
}

function sureItem({ recommendation, rating }: RecommendationResult, { t }: Language): string {
  return t('summary.ratings.sureItem', { recommendation: String(recommendation), rating: t(`rating.${rating?.low ?? 'NC'}`) })
}

/** What is claimed beside what is shown, over the recommendations addressed to States. */
function evidence(assessment: Assessment, evaluation: Evaluation, language: Language): string {
  const score = wordedRange(evaluation.overallEvidenced, language)
  if (score === null || evaluation.counts.answered === 0) return ''
  const count = Object.values(assessment.responses).filter((response) => (response.evidence?.length ?? 0) > 0).length
  return language.t('summary.evidence', { count, low: language.number(score.low), high: language.number(score.high) })
}

function worst(evaluation: Evaluation, { t, instrument }: Language): Summary['worst'] {
  return evaluation.findings
    .filter(({ rule, state }) => state === 'found' && rule.kind === 'red-flag')
    .sort((a, b) => SEVERITIES.indexOf(a.rule.severity ?? 'minor') - SEVERITIES.indexOf(b.rule.severity ?? 'minor'))
    .slice(0, WORST)
    .map(({ rule }) => ({
      rule: rule.id,
      title: instrument.rules[rule.id]?.title ?? rule.id,
      recommendation: rule.recommendation,
      severity: t(`severity.${rule.severity ?? 'minor'}`),
    }))
}

function describeChange(effect: ChangeEffect, rulebook: Rulebook, assessment: Assessment, language: Language): Change {
  const { question } = effect
  const { t, instrument } = language
  const text = instrument.questions[question.id]
  const asked = text?.text ?? question.id
  const now = answerInWords(question.id, assessment.responses[question.id]?.answer, language)
  const goal = question.type === 'choice' ? (text?.options[question.options[0]?.id ?? ''] ?? '') : t('change.all')
  const measure = measureOf(effect, rulebook, language)
  return {
    question: question.id,
    recommendation: question.recommendation,
    lead: t(`lead.${question.lead}`),
    measure,
    asked,
    now,
    goal,
    text: measure === null ? t('change.text', { question: asked, goal }) : t('change.textMeasure', { measure: measure.text, question: asked, goal }),
    effect: effectInWords(effect, language),
  }
}

/** What the gravest finding that would be cleared asks for. */
function measureOf({ clears }: ChangeEffect, rulebook: Rulebook, { t, instrument }: Language): Change['measure'] {
  const gravest = rulebook.rules
    .filter(({ id, remedy }) => remedy !== null && clears.includes(id))
    .sort((a, b) => SEVERITIES.indexOf(a.severity ?? 'minor') - SEVERITIES.indexOf(b.severity ?? 'minor'))[0]
  const text = gravest === undefined ? undefined : instrument.rules[gravest.id]?.remedy
  return gravest === undefined || gravest.remedy === null || text === undefined ? null : { label: t(`remedy.${gravest.remedy}`), text }
}

function effectInWords({ question, clears, rating, ceiling, least }: ChangeEffect, { t, list, number, instrument }: Language): string {
  const steps = (rise: NonNullable<ChangeEffect['rating']>) =>
    ({ recommendation: String(rise.recommendation), from: t(`rating.${rise.from}`), to: t(`rating.${rise.to}`) })
  const effects = [
    ...(clears.length === 0 ? [] : [t('change.clears', { list: list(clears.map((id) => t('answer.quoted', { text: instrument.rules[id]?.title ?? id }))) })]),
    ...(rating === null ? [] : [t('change.rating', steps(rating))]),
    ...(ceiling === null ? [] : [t('change.ceiling', steps(ceiling))]),
    ...(compare(least.after, least.before) > 0
      ? [t('change.score', {
          recommendation: String(question.recommendation), from: number(toTwoDecimals(least.before)), to: number(toTwoDecimals(least.after)),
        })]
      : []),
  ]
  return effects.length === 0 ? t('change.nothing') : t('change.effect', { list: effects.join(t('change.gap')) })
}
