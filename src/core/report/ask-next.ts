import type { Assessment } from '../assessment/types.ts'
import type { NextQuestion } from '../engine/next-question.ts'
import type { Language } from '../language.ts'
import { LEADS, type Lead } from '../rulebook/types.ts'
import { openState } from './answers.ts'
import { wordedRange } from './words.ts'

/** The open questions worth asking first, and the same by the body to ask. */
export interface AskNext {
  readonly first: readonly AskItem[]
  /** The body with the most telling question first. */
  readonly groups: readonly AskGroup[]
}

export interface AskGroup {
  readonly lead: Lead
  readonly title: string
  readonly items: readonly AskItem[]
}

export interface AskItem {
  readonly question: string
  readonly recommendation: number
  readonly text: string
  readonly lead: string
  /** What the answer tells, a sentence each; the sure before the possible. */
  readonly tells: readonly string[]
  readonly lookFor: string
  /** Whom the assessor named to ask; null when nobody. */
  readonly ask: string | null
  /** Why it is open. */
  readonly state: string
  /** To tick or to fill in: the options, or the unit of a number. */
  readonly options: readonly string[]
  readonly unit: string
}

/** How many stand at the top, whoever knows them. */
const FIRST = 5

export function buildAskNext(ranked: readonly NextQuestion[], assessment: Assessment, language: Language): AskNext {
  const items = ranked.map((one) => ({ lead: one.question.lead, item: itemOf(one, assessment, language) }))
  const leads = [...new Set(items.map(({ lead }) => lead))].sort((a, b) => LEADS.indexOf(a) - LEADS.indexOf(b))
  const rank = (lead: Lead) => items.findIndex((one) => one.lead === lead)
  return {
    first: items.slice(0, FIRST).map(({ item }) => item),
    groups: leads
      .sort((a, b) => rank(a) - rank(b))
      .map((lead) => ({ lead, title: language.t(`lead.${lead}`), items: items.filter((one) => one.lead === lead).map(({ item }) => item) })),
  }
}

function itemOf(next: NextQuestion, assessment: Assessment, language: Language): AskItem {
  const { question } = next
  const { t, instrument } = language
  const answer = assessment.responses[question.id]?.answer
  const text = instrument.questions[question.id]
  return {
    question: question.id,
    recommendation: question.recommendation,
    text: text?.text ?? question.id,
    lead: t(`lead.${question.lead}`),
    tells: tells(next, language),
    lookFor: text?.lookFor ?? '',
    ask: answer !== undefined && 'none' in answer && answer.none === 'unknown' ? (answer.ask ?? null) : null,
    state: t(`unknown.state.${openState(answer) ?? 'missing'}`),
    options: question.type === 'number' ? [] : question.options.map(({ id }) => text?.options[id] ?? id),
    unit: text?.unit ?? '',
  }
}

function tells({ question, narrows, decides, steps }: NextQuestion, language: Language): string[] {
  const { t, list, instrument } = language
  const titles = (rules: readonly string[]) => list(rules.map((id) => t('answer.quoted', { text: instrument.rules[id]?.title ?? id })))
  const perhaps = decides.sometimes.filter((id) => !decides.always.includes(id))
  const points = wordedRange({ low: narrows, high: narrows }, language)?.words ?? ''
  const all = [
    ...(decides.always.length === 0 ? [] : [t('askNext.decides', { count: decides.always.length, list: titles(decides.always) })]),
    ...(steps.always === 0 ? [] : [t('askNext.steps', { count: steps.always })]),
    ...(narrows.numerator === 0n ? [] : [t('askNext.narrows', { recommendation: String(question.recommendation), points })]),
    ...(perhaps.length === 0 ? [] : [t('askNext.mayDecide', { count: perhaps.length, list: titles(perhaps) })]),
    ...(steps.sometimes === steps.always ? [] : [t('askNext.maySteps', { count: steps.sometimes })]),
  ]
  return all.length === 0 ? [t('askNext.together')] : all
}
