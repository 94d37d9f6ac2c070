import type { Recommendation, Rulebook } from '../../rulebook/types.ts'
import type { Finding } from '../evaluation.ts'
import type { CappedRule } from '../rating.ts'
import { scaleOf } from '../score.ts'
import { compileNetwork, countMade, limitsOf, type Network } from './network.ts'
import { type CompiledQuestion, compileQuestion, emptyFacts, type Facts, indexQuestions, type QuestionIndex } from './questions.ts'
import { type CompiledCap, compileCap } from './ratings.ts'
import { type CompiledScore, compileScore, emptySums, type Sums } from './scores.ts'

/**
 * A rulebook made ready for fast evaluation: ids are indices, options are bits, conditions are one network, weights are
 * whole numbers. `facts` and the sums are working space that every evaluation overwrites.
 */
export interface CompiledForm {
  readonly rulebook: Rulebook
  readonly questions: readonly CompiledQuestion[]
  readonly index: QuestionIndex
  readonly network: Network
  readonly recommendations: readonly CompiledRecommendation[]
  readonly facts: Facts
  /** For each rule the findings made so far, by truth and mentions: most assessments share most of them. */
  readonly findings: readonly Map<number, Finding>[]
}

export interface CompiledRecommendation {
  readonly recommendation: Recommendation
  readonly score: CompiledScore
  readonly sums: Sums
  readonly evidencedSums: Sums
  readonly caps: readonly CompiledCap[]
  /** True for a question that this recommendation scores. */
  readonly scores: (question: number) => boolean
}

const forms = new WeakMap<Rulebook, CompiledForm | null>()

/** The compiled form of a rulebook, made on first use; null when the rulebook is beyond its limits. */
export function compiledForm(rulebook: Rulebook): CompiledForm | null {
  const existing = forms.get(rulebook)
  if (existing !== undefined) return existing
  const form = compile(rulebook)
  forms.set(rulebook, form)
  return form
}

function compile(rulebook: Rulebook): CompiledForm | null {
  const scales = scalesOf(rulebook)
  if (scales === null) return null
  const limits = limitsOf(rulebook.rules)
  const made = countMade(rulebook.rules)
  const questions = rulebook.questions.map((question) => {
    return compileQuestion(question, scales.get(question.id) ?? null, limits.get(question.id) ?? [])
  })
  if (questions.includes(null)) return null
  const compiled = questions.filter((question) => question !== null)
  const index = indexQuestions(compiled, made)
  const find = (id: string) => {
    const at = index.byId.get(id)
    const question = at === undefined ? undefined : compiled[at]
    if (at === undefined || question === undefined) throw new Error(`the rulebook has no question "${id}"`)
    return { index: at, compiled: question }
  }
  const network = compileNetwork(rulebook.rules, { size: compiled.length, find })
  if (network === null) return null
  const caps = capsOf(network)
  const recommendations = rulebook.recommendations.map((recommendation) => {
    return compileRecommendation(recommendation, scales, find, caps.get(recommendation.number) ?? [])
  })
  if (recommendations.includes(null)) return null
  return {
    rulebook,
    questions: compiled,
    index,
    network,
    recommendations: recommendations.filter((recommendation) => recommendation !== null),
    facts: emptyFacts(compiled.length, made),
    findings: rulebook.rules.map(() => new Map()),
  }
}

/** Scale of each question that a criterion asks: its recommendation's; null when a question is asked twice. */
function scalesOf(rulebook: Rulebook): Map<string, number> | null {
  const byId = new Map(rulebook.questions.map((question) => [question.id, question]))
  const scales = new Map<string, number>()
  for (const { criteria } of rulebook.recommendations) {
    const ids = criteria.flatMap(({ questions }) => questions)
    const scale = scaleOf(ids.flatMap((id) => byId.get(id) ?? []))
    for (const id of ids) {
      if (scales.has(id)) return null
      scales.set(id, scale)
    }
  }
  return byId.size === rulebook.questions.length ? scales : null
}

function compileRecommendation(
  recommendation: Recommendation,
  scales: ReadonlyMap<string, number>,
  find: (id: string) => { readonly index: number; readonly compiled: CompiledQuestion },
  caps: readonly CompiledCap[],
): CompiledRecommendation | null {
  const first = recommendation.criteria.flatMap(({ questions }) => questions)[0]
  const score = compileScore(recommendation, first === undefined ? 1 : (scales.get(first) ?? 1), find)
  if (score === null) return null
  const scored = new Set(score.criteria.flatMap(({ kinds }) => kinds.flatMap((kind) => [...kind.questions])))
  return {
    recommendation,
    score,
    sums: emptySums(score),
    evidencedSums: emptySums(score),
    caps,
    scores: (question) => scored.has(question),
  }
}

function capsOf({ rules }: Network): Map<number, CompiledCap[]> {
  const caps = new Map<number, CompiledCap[]>()
  for (const compiled of rules) {
    const { rule } = compiled
    if (!hasCap(rule)) continue
    const own = caps.get(rule.cap.recommendation) ?? []
    own.push(compileCap(compiled, rule))
    caps.set(rule.cap.recommendation, own)
  }
  return caps
}

function hasCap(rule: CompiledCap['rule']['rule']): rule is CappedRule {
  return rule.cap !== null
}
