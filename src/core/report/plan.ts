import type { Answer, Assessment } from '../assessment/types.ts'
import { questionsOf } from '../engine/conditions.ts'
import type { AnswerChange, ChangeSet, Plan } from '../engine/plan.ts'
import { type Effort, remedyKinds } from '../engine/planner/effort.ts'
import { simulate } from '../engine/simulate.ts'
import type { Language } from '../language.ts'
import type { Rulebook } from '../rulebook/types.ts'
import { answerInWords, ratingInWords } from './words.ts'

/** What it would take to reach a rating, in words. */
export interface PlanReport {
  /** Nothing to rate, reached already, a set of changes, or out of reach. */
  readonly state: 'unrated' | 'reached' | 'reachable' | 'unreachable'
  readonly now: string
  readonly headline: string
  /** Why no smaller or cheaper set is told; what stands in the way; empty where nothing has to be said. */
  readonly note: string
  readonly changes: readonly PlannedChange[]
  readonly alternatives: readonly AlternativePlan[]
  /** Findings that keep the target out of reach. */
  readonly why: readonly { readonly rule: string; readonly title: string }[]
}

export interface PlannedChange {
  readonly question: string
  readonly recommendation: number
  readonly text: string
  readonly from: string
  readonly to: string
  /** The same as an answer, to try it. */
  readonly answer: Answer
  /** Kinds of measure that change it. */
  readonly kinds: readonly string[]
  /** Findings that the set clears and that read this question, each with what would close it. */
  readonly clears: readonly { readonly rule: string; readonly title: string; readonly label: string | null; readonly text: string }[]
}

/** Another set, told by what differs from the first. */
export interface AlternativePlan {
  /** What would change instead of what. */
  readonly summary: string
  readonly size: string
  readonly kept: readonly { readonly question: string; readonly text: string }[]
  readonly instead: readonly PlannedChange[]
}

export function describePlan(plan: Plan, effort: Effort | undefined, rulebook: Rulebook, assessment: Assessment, language: Language): PlanReport {
  const { t, instrument } = language
  const state = plan.now === null ? 'unrated' : !plan.reachable ? 'unreachable' : plan.best.changes.length === 0 ? 'reached' : 'reachable'
  const changes = describeSet(plan.best, rulebook, assessment, language)
  return {
    state,
    now: ratingInWords(plan.now, language),
    headline: t(`plan.headline.${state}`, { count: changes.length }),
    note: noteOf(state, plan, effort, language),
    changes,
    alternatives: plan.alternatives.map((set) => describeAlternative(set, plan.best, effort, rulebook, assessment, language)),
    why: plan.why.map((rule) => ({ rule, title: instrument.rules[rule]?.title ?? rule })),
  }
}

function noteOf(state: PlanReport['state'], { best, why }: Plan, effort: Effort | undefined, { t }: Language): string {
  if (state === 'reachable') return effort === undefined ? t('plan.note.smallest') : t('plan.note.cheapest', { effort: best.effort })
  if (state === 'unreachable') return why.length > 0 ? t('plan.note.caps', { count: why.length }) : t('plan.note.score')
  return ''
}

function describeSet(set: ChangeSet, rulebook: Rulebook, assessment: Assessment, language: Language): PlannedChange[] {
  const { cleared } = simulate(rulebook, assessment.responses, set.changes).findings
  return set.changes.map((change) => describeChange(change, cleared, rulebook, language))
}

function describeChange({ question, from, to }: AnswerChange, cleared: readonly string[], rulebook: Rulebook, language: Language): PlannedChange {
  const { t, instrument } = language
  const rules = rulebook.rules.filter(({ id, when }) => cleared.includes(id) && questionsOf(when).includes(question))
  return {
    question,
    recommendation: rulebook.questions.find(({ id }) => id === question)?.recommendation ?? 0,
    text: instrument.questions[question]?.text ?? question,
    from: answerInWords(question, from ?? undefined, language),
    to: answerInWords(question, to, language),
    answer: to,
    kinds: (remedyKinds(rulebook).get(question) ?? []).map((kind) => t(`remedy.${kind}`)),
    clears: rules.map(({ id, remedy }) => ({
      rule: id,
      title: instrument.rules[id]?.title ?? id,
      label: remedy === null ? null : t(`remedy.${remedy}`),
      text: instrument.rules[id]?.remedy ?? '',
    })),
  }
}

function describeAlternative(
  set: ChangeSet,
  best: ChangeSet,
  effort: Effort | undefined,
  rulebook: Rulebook,
  assessment: Assessment,
  language: Language,
): AlternativePlan {
  const { t, list, instrument } = language
  const held = best.changes.filter(({ question }) => !set.changes.some((change) => change.question === question))
  const own = describeSet(set, rulebook, assessment, language)
  const isNew = ({ question, answer }: PlannedChange) => {
    const before = best.changes.find((change) => change.question === question)
    return before === undefined || JSON.stringify(before.to) !== JSON.stringify(answer)
  }
  const kept = held.map(({ question }) => ({ question, text: instrument.questions[question]?.text ?? question }))
  const instead = own.filter(isNew)
  const quoted = (questions: readonly { readonly text: string }[]) => list(questions.map(({ text }) => t('answer.quoted', { text })))
  return {
    summary: t('plan.alternative', { kept: quoted(kept), instead: quoted(instead) }),
    size: t(effort === undefined ? 'plan.alternative.size' : 'plan.alternative.sizeEffort', { count: set.changes.length, effort: set.effort }),
    kept,
    instead,
  }
}
