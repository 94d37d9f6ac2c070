import type { Condition, Question } from '../rulebook/types.ts'
import { type Knowledge, type Leaf, questionsOf, questionsOfLeaf, type Truth, truth } from './conditions.ts'
import { leavesOf } from './joint.ts'
import { everyAnswer, type Known } from './possible.ts'
import { representPair, representQuestion } from './representatives.ts'

/**
 * Questions about everything that an assessment could ever say: can this be true, can that be false? A *world* answers
 * every question in full, with "does not apply" where the instrument allows it, and with or without evidence. Of all
 * worlds that no condition tells apart one is tried (see representatives.ts), so "there is none" is a proof.
 */
export type World = ReadonlyMap<string, Known>

/** What a world has to make of a condition. `untold` stands for a ratio to 0, which is neither found nor clear. */
export interface Goal {
  readonly condition: Condition
  readonly wanted: 'true' | 'false' | 'not-true'
}

interface Options {
  /** Worlds in which a question does not apply count too. */
  readonly notApplicable: boolean
}

/** A world in which all goals are met, as the answers that matter; null when there is none. */
export function findWorld(goals: readonly Goal[], question: (id: string) => Question, options: Options): World | null {
  const conditions = goals.map(({ condition }) => condition)
  return search(worldVariables(conditions, question, options), goals, question, new Map())
}

function search(variables: readonly WorldVariable[], goals: readonly Goal[], question: (id: string) => Question, world: World): World | null {
  const knowledge = knowledgeOfWorld(world, question)
  const truths = goals.map(({ condition }) => truth(condition, knowledge))
  if (goals.some((goal, index) => truths[index] !== null && !isMet(goal, truths[index] ?? null))) return null
  const [next, ...rest] = variables
  if (next === undefined || truths.every((value) => value !== null)) {
    return goals.every((goal, index) => isMet(goal, truths[index] ?? null)) ? world : null
  }
  for (const choice of next) {
    const found = search(rest, goals, question, new Map([...world, ...choice]))
    if (found !== null) return found
  }
  return null
}

function isMet({ wanted }: Goal, value: Truth): boolean {
  return wanted === 'not-true' ? value !== true : value === (wanted === 'true')
}

/** Questions that the world does not name are missing. */
function knowledgeOfWorld(world: World, question: (id: string) => Question): Knowledge {
  return { question, known: (id) => world.get(id) ?? { possible: { state: 'missing', answers: everyAnswer(question(id)) }, evidenced: false } }
}

/** The choices that one question has, or two numbers that a ratio joins; each gives what is then known. */
export type WorldVariable = readonly World[]

/** One variable for each question that the conditions read, or for each pair of numbers joined by a ratio. */
export function worldVariables(conditions: readonly Condition[], question: (id: string) => Question, { notApplicable }: Options): WorldVariable[] {
  const leaves = conditions.flatMap(leavesOf)
  const alone = (id: string): World[] => {
    const asked = question(id)
    const answers = representQuestion(asked, everyAnswer(asked), leaves.filter((leaf) => !('ratio' in leaf))).choices.flat()
    const known: Known[] = answers.map((answer) => ({ possible: { state: 'full', answers: answer }, evidenced: false }))
    return withEvidence(id, notApplicable && asked.mayNotApply ? [...known, NOT_APPLICABLE] : known, leaves)
  }
  const taken = new Set<string>()
  const pairs = leaves.flatMap((leaf) => {
    if (!('ratio' in leaf) || taken.has(leaf.ratio[0])) return []
    const [first, second] = leaf.ratio
    taken.add(first).add(second)
    return [pairOf(first, second, leaves, question, alone)]
  })
  const others = [...new Set(conditions.flatMap(questionsOf))].filter((id) => !taken.has(id)).map(alone)
  return [...pairs, ...others]
}

const NOT_APPLICABLE: Known = { possible: { state: 'not-applicable' }, evidenced: false }

/** Both numbers together where both apply; where one does not, the other has its own limits only. */
function pairOf(first: string, second: string, leaves: readonly Leaf[], question: (id: string) => Question, alone: (id: string) => World[]): WorldVariable {
  const range = (id: string) => {
    const asked = question(id)
    if (asked.type !== 'number') throw new Error(`${id} stands in a ratio and is no number`)
    return { id, low: asked.min, high: asked.max }
  }
  const together = representPair(range(first), range(second), leaves).choices.flatMap((choice) => {
    const known = [first, second].map((id, index): World[] => {
      const answers = choice[index]
      return answers === undefined ? [] : withEvidence(id, [{ possible: { state: 'full', answers }, evidenced: false }], leaves)
    })
    return product(known[0] ?? [], known[1] ?? [])
  })
  const [one, other] = [alone(first), alone(second)]
  const apart = product(one, other).filter((world) => [...world.values()].some(({ possible }) => possible.state === 'not-applicable'))
  return [...together, ...apart]
}

function product(one: readonly World[], other: readonly World[]): World[] {
  return one.flatMap((a) => other.map((b) => new Map([...a, ...b])))
}

/** Evidence matters only where a condition asks for it. */
function withEvidence(id: string, known: readonly Known[], leaves: readonly Leaf[]): World[] {
  const asked = leaves.some((leaf) => 'evidence' in leaf && questionsOfLeaf(leaf).includes(id))
  return known.flatMap((one) => (asked ? [true, false] : [false]).map((evidenced) => new Map([[id, { ...one, evidenced }]])))
}
