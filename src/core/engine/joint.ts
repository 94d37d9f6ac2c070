import type { Condition, Question } from '../rulebook/types.ts'
import { isLeaf, type Knowledge, type Leaf, partsOf, questionsOf, truth } from './conditions.ts'
import type { AnswerSet, Known } from './possible.ts'
import { representPair, representQuestion, type Variable } from './representatives.ts'

/**
 * Questions about all completions at once: can this rule be found? How high can the score be with none of these rules
 * found? Answered exactly by a search over representatives (see representatives.ts), one connected group of rules at a
 * time. The cost grows with the product of the representatives inside one group; the rules of an instrument form small
 * groups. A rule that stays untold although all is answered (a ratio to 0) is not found.
 */
export interface JointProblem {
  readonly knowledge: Knowledge
  /** Gain of a full answer, in units of the caller; 0 for a question that is not scored there. */
  readonly gain: (question: Question, answer: AnswerSet) => bigint
}

/** True when some completion makes the condition true. */
export function canBeFound(condition: Condition, knowledge: Knowledge): boolean {
  const now = truth(condition, knowledge)
  if (now !== null) return now
  const variables = variablesOf([condition], knowledge)
  return anyCompletion(variables, knowledge, condition)
}

function anyCompletion(variables: readonly Variable[], knowledge: Knowledge, condition: Condition): boolean {
  const now = truth(condition, knowledge)
  const [next, ...rest] = variables
  if (now !== null || next === undefined) return now === true
  return next.choices.some((choice) => anyCompletion(rest, assign(knowledge, next, choice), condition))
}

/** What the questions that the conditions read can add at most while none of the conditions is true. */
export interface JointOptimum {
  readonly gain: bigint
  /** The questions that took part; all others are free. */
  readonly questions: readonly string[]
}

/** Greatest gain with no condition true; null when every completion makes one of them true. */
export function bestWithout(conditions: readonly Condition[], problem: JointProblem): JointOptimum | null {
  if (conditions.some((condition) => truth(condition, problem.knowledge) === true)) return null
  const untold = conditions.filter((condition) => truth(condition, problem.knowledge) === null)
  let gain = 0n
  const questions: string[] = []
  for (const group of connectedGroups(untold, problem.knowledge)) {
    const variables = variablesOf(group, problem.knowledge).map((variable) => rankChoices(variable, problem))
    const best = maximise(variables, group, problem.knowledge, null)
    if (best === null) return null
    gain += best
    questions.push(...variables.flatMap((variable) => variable.questions))
  }
  return { gain, questions }
}

interface RankedVariable {
  readonly questions: readonly string[]
  /** Best first. */
  readonly choices: readonly { readonly answers: readonly AnswerSet[]; readonly gain: bigint }[]
}

function rankChoices(variable: Variable, { knowledge, gain }: JointProblem): RankedVariable {
  const choices = variable.choices.map((answers) => ({
    answers,
    gain: answers.reduce((sum, answer, index) => {
      const id = variable.questions[index]
      return id === undefined ? sum : sum + gain(knowledge.question(id), answer)
    }, 0n),
  }))
  return { questions: variable.questions, choices: choices.sort((a, b) => (a.gain > b.gain ? -1 : a.gain < b.gain ? 1 : 0)) }
}

/** Depth-first branch and bound; `beat` is the gain that a solution must exceed to be worth finding. */
function maximise(
  variables: readonly RankedVariable[],
  conditions: readonly Condition[],
  knowledge: Knowledge,
  beat: bigint | null,
): bigint | null {
  const truths = conditions.map((condition) => truth(condition, knowledge))
  if (truths.includes(true)) return null
  const [next, ...rest] = variables
  if (next === undefined) return beat === null || beat < 0n ? 0n : null
  const restGain = rest.reduce((sum, variable) => sum + (variable.choices[0]?.gain ?? 0n), 0n)
  let best: bigint | null = null
  let limit = beat
  for (const choice of next.choices) {
    if (limit !== null && choice.gain + restGain <= limit) break
    const remainder = limit === null ? null : limit - choice.gain
    const below = maximise(rest, conditions, assign(knowledge, next, choice.answers), remainder)
    if (below === null) continue
    best = choice.gain + below
    limit = best
  }
  return best
}

/** The same knowledge with full answers put in the place of what is known of some questions. */
export function assign(knowledge: Knowledge, variable: { readonly questions: readonly string[] }, answers: readonly AnswerSet[]): Knowledge {
  const assigned = new Map<string, Known>()
  variable.questions.forEach((id, index) => {
    const answer = answers[index]
    if (answer === undefined) return
    assigned.set(id, { possible: { state: 'full', answers: answer }, evidenced: knowledge.known(id).evidenced })
  })
  return { question: knowledge.question, known: (id) => assigned.get(id) ?? knowledge.known(id) }
}

/** One variable for each open question that the conditions read, or for each pair of numbers joined by a ratio. */
export function variablesOf(conditions: readonly Condition[], knowledge: Knowledge): Variable[] {
  const leaves = conditions.flatMap(leavesOf)
  const taken = new Set<string>()
  const variables: Variable[] = []
  for (const leaf of leaves) {
    if (!('ratio' in leaf)) continue
    const [first, second] = leaf.ratio
    const ranges = [numberRange(first, knowledge), numberRange(second, knowledge)]
    const [a, b] = ranges
    if (a === undefined || b === undefined || a === null || b === null || taken.has(first)) continue
    taken.add(first).add(second)
    variables.push(representPair({ id: first, ...a }, { id: second, ...b }, leaves))
  }
  for (const id of new Set(conditions.flatMap(questionsOf))) {
    const { possible } = knowledge.known(id)
    if (taken.has(id) || possible.state === 'not-applicable' || possible.state === 'full') continue
    variables.push(representQuestion(knowledge.question(id), possible.answers, leaves))
  }
  return variables
}

function numberRange(id: string, knowledge: Knowledge): { low: number; high: number } | null {
  const { possible } = knowledge.known(id)
  if (possible.state === 'not-applicable' || possible.answers.type !== 'number') return null
  return { low: possible.answers.low, high: possible.answers.high }
}

export function leavesOf(condition: Condition): Leaf[] {
  return isLeaf(condition) ? [condition] : partsOf(condition).flatMap(leavesOf)
}

/** Conditions that share no open question are independent of each other. */
export function connectedGroups(conditions: readonly Condition[], knowledge: Knowledge): Condition[][] {
  let groups: { conditions: Condition[]; questions: Set<string> }[] = []
  for (const condition of conditions) {
    const questions = new Set(questionsOf(condition).filter((id) => isOpen(id, knowledge)))
    const touching = groups.filter((group) => [...questions].some((id) => group.questions.has(id)))
    groups = groups.filter((group) => !touching.includes(group))
    groups.push({
      conditions: [...touching.flatMap((group) => group.conditions), condition],
      questions: new Set([...questions, ...touching.flatMap((group) => [...group.questions])]),
    })
  }
  return groups.map((group) => group.conditions)
}

function isOpen(id: string, knowledge: Knowledge): boolean {
  const { state } = knowledge.known(id).possible
  return state === 'missing' || state === 'partial'
}
