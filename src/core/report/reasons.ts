import type { Answer, Assessment } from '../assessment/types.ts'
import { knowledgeOf } from '../engine/knowledge.ts'
import { type ReasonTree, reasonsOf, type Sets, treeOf, type WaySet } from '../engine/reasons.ts'
import type { Step, Way } from '../engine/ways.ts'
import type { Language } from '../language.ts'
import type { Question, Rule, Rulebook } from '../rulebook/types.ts'
import { answerInWords } from './words.ts'

/** Why a rule is as it is, in sentences, and part by part. */
export interface ReasonsInWords {
  /** Each sentence names answers that decide it alone. */
  readonly decided: readonly string[]
  /** Each sentence names answers that would clear it. */
  readonly cleared: readonly string[]
  /** While it cannot be told: answers, among those still possible, that would make it found. */
  readonly found: readonly string[]
  readonly tree: TreeInWords
}

export interface TreeInWords {
  readonly text: string
  /** "true", "not true", "cannot be told yet". */
  readonly truth: string
  readonly parts: readonly TreeInWords[]
}

interface Context {
  readonly assessment: Assessment
  readonly question: (id: string) => Question
  readonly language: Language
}

/** In words for people who decide, and as a tree for those who check; computed when somebody asks. */
export function reasonsInWords(rule: Rule, rulebook: Rulebook, assessment: Assessment, language: Language): ReasonsInWords {
  const knowledge = knowledgeOf(rulebook, assessment.responses)
  const context: Context = { assessment, question: knowledge.question, language }
  const reasons = reasonsOf(rule, knowledge)
  const cleared = waysInWords(reasons.clearedBy, context)
  return {
    decided: decidedInWords(reasons.decidedBy, context),
    cleared: reasons.truth === true && cleared.length === 0 ? [language.t('reasons.never')] : cleared,
    found: waysInWords(reasons.foundBy, context),
    tree: treeInWords(treeOf(rule.when, knowledge), context),
  }
}

function decidedInWords({ sets, leftOut }: Sets<readonly string[]>, { assessment, language }: Context): string[] {
  const { t, list } = language
  const sentences = sets.map((set) => {
    const items = set.map((id) => t('reasons.item', { question: name(id, language), answer: answerInWords(id, assessment.responses[id]?.answer, language) }))
    return t('reasons.decides', { count: items.length, list: list(items) })
  })
  return [...sentences, ...moreInWords(leftOut, language)]
}

function waysInWords({ sets, leftOut }: Sets<WaySet>, context: Context): string[] {
  const sentences = sets.flatMap(({ ways }) => ways.map((way) => context.language.t('reasons.way', { count: way.length, list: wayInWords(way, context) })))
  return [...sentences, ...moreInWords(sets.reduce((sum, { waysLeftOut }) => sum + waysLeftOut, leftOut), context.language)]
}

function moreInWords(count: number, { t }: Language): string[] {
  return count === 0 ? [] : [t('reasons.leftOut', { count })]
}

function wayInWords(way: Way, { question, language }: Context): string {
  return language.list(way.map((step) => language.t('reasons.item', { question: name(step.question, language), answer: stepInWords(step, question(step.question), language) })))
}

function stepInWords(step: Step, question: Question, language: Language): string {
  const { t } = language
  const answer = targetInWords(step, question, language)
  if (step.evidence === null) return answer
  return t(step.evidence ? 'reasons.withEvidence' : 'reasons.withoutEvidence', { answer })
}

function targetInWords({ question: id, to }: Step, question: Question, language: Language): string {
  const { t, list } = language
  const labels = (options: readonly string[]) => options.map((option) => t('answer.quoted', { text: language.instrument.questions[id]?.options[option] ?? option }))
  switch (to.type) {
    case 'choice':
      return question.type === 'choice' && to.options.length === question.options.length ? t('reasons.any') : language.alternatives(labels(to.options))
    case 'multi': {
      const parts = [
        ...(to.including.length === 0 ? [] : [t('reasons.including', { list: list(labels(to.including)) })]),
        ...(to.without.length === 0 ? [] : [t('reasons.without', { list: language.alternatives(labels(to.without)) })]),
      ]
      return parts.length === 0 ? t('reasons.any') : list(parts)
    }
    case 'number': {
      const answer = answerInWords(id, numberAnswer(to.low, to.high, question), language)
      return to.example ? t('reasons.example', { answer }) : answer
    }
    case 'as-it-is':
      return t('reasons.asItIs')
  }
}

/** A range as the partial answer that says the same; an end that the question has anyway is left out. */
function numberAnswer(low: number, high: number, question: Question): Answer {
  if (low === high) return { number: low }
  const ends = question.type === 'number' ? question : { min: low, max: high }
  if (high === ends.max) return { atLeast: low }
  return low === ends.min ? { atMost: high } : { atLeast: low, atMost: high }
}

function treeInWords(tree: ReasonTree, context: Context): TreeInWords {
  const { t } = context.language
  const truth = t(tree.truth === null ? 'reasons.truth.open' : tree.truth ? 'reasons.truth.true' : 'reasons.truth.false')
  if (tree.type === 'leaf') return { text: leafInWords(tree.leaf, context.language), truth, parts: [] }
  const text = tree.type === 'at-least' ? t('reasons.tree.at-least', { count: tree.count }) : t(`reasons.tree.${tree.type}`)
  return { text, truth, parts: tree.parts.map((part) => treeInWords(part, context)) }
}

function leafInWords(leaf: Extract<ReasonTree, { type: 'leaf' }>['leaf'], language: Language): string {
  const { t, number, alternatives, instrument } = language
  if ('ratio' in leaf) {
    const [first, second] = leaf.ratio
    return t('reasons.leaf.ratio', { first: name(first, language), second: name(second, language), number: number(leaf.below) })
  }
  const question = name(leaf.question, language)
  const label = (option: string) => t('answer.quoted', { text: instrument.questions[leaf.question]?.options[option] ?? option })
  if ('evidence' in leaf) return t('reasons.leaf.evidence', { question })
  if ('in' in leaf) return t('reasons.leaf.in', { question, options: alternatives(leaf.in.map(label)) })
  if ('includes' in leaf) return t('reasons.leaf.includes', { question, option: label(leaf.includes) })
  return 'below' in leaf
    ? t('reasons.leaf.below', { question, number: number(leaf.below) })
    : t('reasons.leaf.atOrAbove', { question, number: number(leaf.atOrAbove) })
}

function name(id: string, { t, instrument }: Language): string {
  return t('answer.quoted', { text: instrument.questions[id]?.text ?? id })
}
