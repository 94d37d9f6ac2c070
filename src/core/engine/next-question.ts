import type { Response } from '../assessment/types.ts'
import { type Condition, type Question, type Recommendation, type Rule, type Rulebook, SEVERITIES, type Severity } from '../rulebook/types.ts'
import { type Knowledge, type Leaf, leafTruth, questionsOf, questionsOfLeaf, truth } from './conditions.ts'
import { compare, type Fraction, fraction } from './fraction.ts'
import { assign, bestWithout, canBeFound, connectedGroups, leavesOf } from './joint.ts'
import { knowledgeOf } from './knowledge.ts'
import type { AnswerSet } from './possible.ts'
import { bandOf, CAP_RATINGS, type CappedRule, type Rating, type RatingRange, ratingRange, RATINGS, THRESHOLDS, worse } from './rating.ts'
import { limitOf, stretches } from './representatives.ts'
import { type RecommendationScore, scoreRecommendation } from './score.ts'
import { type Units, unitsOf } from './units.ts'
import { type UnitRange, valueRange } from './value.ts'

/** What an open question is worth asking for. */
export interface NextQuestion {
  readonly question: Question
  /** Points by which the bounds of its recommendation's score come closer: the same for every full answer. */
  readonly narrows: Fraction
  /** Rules, promising practices aside, that every answer decides, and those that some answer decides. */
  readonly decides: { readonly always: readonly string[]; readonly sometimes: readonly string[] }
  /** Steps of rating between the bounds that are gone after any answer, and after the one that tells most. */
  readonly steps: { readonly always: number; readonly sometimes: number }
}

/**
 * The open questions, the one that tells most first. What counts is what an answer tells for sure, whichever it is (the worst
 * case over its answers): first the findings it decides, the gravest first, then the steps of rating, then the points of
 * score; last, what only some answers would tell. Equal ones stand in the order of the instrument.
 */
export function nextQuestions(rulebook: Rulebook, responses: Readonly<Record<string, Response>>): NextQuestion[] {
  const steps = nextQuestionSteps(rulebook, responses)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** The same in small steps, so that a screen can do other things between them. */
export function* nextQuestionSteps(rulebook: Rulebook, responses: Readonly<Record<string, Response>>): Generator<undefined, NextQuestion[]> {
  const knowledge = knowledgeOf(rulebook, responses)
  const standings: Standing[] = []
  for (const recommendation of rulebook.recommendations) {
    standings.push(standingOf(recommendation, rulebook, knowledge))
    yield
  }
  const readers = readersOf(rulebook)
  const asked: NextQuestion[] = []
  for (const question of rulebook.questions.filter(({ id }) => isOpen(knowledge, id))) {
    asked.push(worthOf(question, readers.get(question.id) ?? [], standings, knowledge))
    yield
  }
  const severities = new Map(rulebook.rules.map(({ id, severity }) => [id, severity]))
  return asked.sort((a, b) => order(a, b, severities))
}

function isOpen(knowledge: Knowledge, id: string): boolean {
  const { state } = knowledge.known(id).possible
  return state === 'missing' || state === 'partial'
}

/** Rules by the questions that they read. */
function readersOf({ rules }: Rulebook): ReadonlyMap<string, readonly Rule[]> {
  const readers = new Map<string, Rule[]>()
  for (const rule of rules) for (const id of questionsOf(rule.when)) readers.set(id, [...(readers.get(id) ?? []), rule])
  return readers
}

/** Where a recommendation stands before anything more is asked. */
interface Standing {
  readonly score: RecommendationScore
  readonly rating: RatingRange | null
  readonly units: Units
  /** Least score in units. */
  readonly least: bigint
  readonly caps: readonly { readonly rule: CappedRule; readonly reads: ReadonlySet<string>; readonly findable: boolean }[]
  /** For each rating that is not out of reach, best first, the greatest score over the completions in which no cap forbids it. */
  readonly best: readonly { readonly rating: Rating; readonly optimum: Optimum }[]
}

/** A greatest score in units, as the sum of what connected groups of conditions allow and of the free questions. */
interface Optimum {
  readonly total: bigint
  readonly groups: readonly { readonly conditions: readonly Condition[]; readonly questions: readonly string[]; readonly gain: bigint }[]
}

function standingOf(recommendation: Recommendation, { rules }: Rulebook, knowledge: Knowledge): Standing {
  const capped = rules.filter((rule): rule is CappedRule => rule.cap?.recommendation === recommendation.number)
  const score = scoreRecommendation(recommendation, knowledge.question, knowledge.known)
  const units = unitsOf(score)
  const optima = new Map<string, Optimum | null>()
  return {
    score, units,
    least: score.scored.reduce((sum, { question, value }) => sum + units.share(question.id) * BigInt(value.low), 0n),
    rating: ratingRange(score, capped, knowledge),
    caps: capped.map((rule) => ({ rule, reads: new Set(questionsOf(rule.when)), findable: canBeFound(rule.when, knowledge) })),
    best: [...RATINGS].reverse().flatMap((rating) => {
      const blockers = capped.filter(({ cap }) => worse(CAP_RATINGS[cap.at], rating) !== rating)
      const key = blockers.map(({ id }) => id).join(' ')
      const optimum = optima.get(key) ?? optimumOf(blockers.map(({ when }) => when), score, units, knowledge)
      optima.set(key, optimum)
      return optimum === null ? [] : [{ rating, optimum }]
    }),
  }
}

function optimumOf(blockers: readonly Condition[], { scored }: RecommendationScore, units: Units, knowledge: Knowledge): Optimum | null {
  if (blockers.some((condition) => truth(condition, knowledge) === true)) return null
  const untold = blockers.filter((condition) => truth(condition, knowledge) === null)
  const groups: Optimum['groups'][number][] = []
  for (const conditions of connectedGroups(untold, knowledge)) {
    const best = bestWithout(conditions, { knowledge, gain: units.gain })
    if (best === null) return null
    groups.push({ conditions, ...best })
  }
  const bound = new Set(groups.flatMap(({ questions }) => questions))
  const free = scored.filter(({ question }) => !bound.has(question.id))
  const total = free.reduce((sum, { question, value }) => sum + units.share(question.id) * BigInt(value.high), 0n)
  return { total: groups.reduce((sum, { gain }) => sum + gain, total), groups }
}

function worthOf(question: Question, readers: readonly Rule[], standings: readonly Standing[], knowledge: Knowledge): NextQuestion {
  const untold = readers.filter(({ kind, when }) => kind !== 'promising-practice' && truth(when, knowledge) === null)
  const concerned = standings.flatMap((standing) => {
    const scored = standing.score.scored.find((one) => one.question.id === question.id)
    return standing.rating !== null && (scored !== undefined || standing.caps.some(({ reads }) => reads.has(question.id))) ? [{ standing, scored }] : []
  })
  const leaves = readers.flatMap(({ when }) => leavesOf(when)).filter((leaf) => questionsOfLeaf(leaf).includes(question.id))
  const cells = new Map<string, Cell>()
  const outcomes = answersOf(question, readers.flatMap(({ when }) => leavesOf(when)), knowledge).map((answers, index) => {
    const then = assign(knowledge, { questions: [question.id] }, [answers])
    const key = cellKey(leaves, then, index)
    const cell = cells.get(key) ?? {
      decided: untold.filter(({ when }) => truth(when, then) !== null).map(({ id }) => id),
      frames: concerned.map(({ standing }) => frameThen(standing, question, answers, then)),
    }
    cells.set(key, cell)
    return { decided: cell.decided, steps: concerned.reduce((sum, { standing, scored }, place) => {
      const value = scored === undefined ? null : valueRange(question, answers, standing.score.scale)
      return sum + stepsOf(standing.rating) - stepsOf(ratingIn(cell.frames[place], standing, question, scored?.value ?? NO_VALUE, value ?? NO_VALUE))
    }, 0) }
  })
  const own = concerned.find(({ scored }) => scored !== undefined)
  const value = own?.scored?.value
  return {
    question,
    narrows: own === undefined || value === undefined
      ? fraction(0n, 1n)
      : fraction(own.standing.units.share(question.id) * BigInt(value.high - value.low), own.standing.units.whole),
    decides: {
      always: untold.map(({ id }) => id).filter((id) => outcomes.every(({ decided }) => decided.includes(id))),
      sometimes: untold.map(({ id }) => id).filter((id) => outcomes.some(({ decided }) => decided.includes(id))),
    },
    steps: { always: Math.min(...outcomes.map(({ steps }) => steps)), sometimes: Math.max(...outcomes.map(({ steps }) => steps)) },
  }
}

/** What answers that no leaf tells apart have in common. */
interface Cell {
  readonly decided: readonly string[]
  /** By place among the recommendations concerned. */
  readonly frames: readonly Frame[]
}

/** What a rating is made of once the question is answered, its own value apart. */
interface Frame {
  readonly worstCap: Rating
  /** Greatest score without the question's own value; ratings that are out of reach are left out. */
  readonly best: readonly { readonly rating: Rating; readonly base: bigint }[]
}

const NO_VALUE = { low: 0, high: 0 }

/** A ratio may tell answers apart whose own leaves are all untold, so then each answer is a cell of its own. */
function cellKey(leaves: readonly Leaf[], then: Knowledge, index: number): string {
  return leaves.some((leaf) => 'ratio' in leaf) ? String(index) : leaves.map((leaf) => leafTruth(leaf, then)).join()
}

/** Only the caps that read the question, and the group that it belongs to, are looked at again. */
function frameThen(standing: Standing, question: Question, answers: AnswerSet, then: Knowledge): Frame {
  const { caps, best } = standing
  const bases = new Map<Optimum, bigint | null>()
  return {
    worstCap: caps
      .filter(({ rule, reads, findable }) => findable && (!reads.has(question.id) || canBeFound(rule.when, then)))
      .map(({ rule }) => CAP_RATINGS[rule.cap.at])
      .reduce(worse, 'C'),
    best: best.flatMap(({ rating, optimum }) => {
      const known = bases.get(optimum)
      const base = known === undefined ? baseThen(optimum, question, answers, standing, then) : known
      bases.set(optimum, base)
      return base === null ? [] : [{ rating, base }]
    }),
  }
}

function baseThen({ total, groups }: Optimum, question: Question, answers: AnswerSet, { score, units }: Standing, then: Knowledge): bigint | null {
  const group = groups.find(({ questions }) => questions.includes(question.id))
  if (group === undefined) {
    const before = score.scored.find((one) => one.question.id === question.id)?.value.high ?? 0
    return total - units.share(question.id) * BigInt(before)
  }
  const after = bestWithout(group.conditions, { knowledge: then, gain: units.gain })
  if (after === null) return null
  const free = score.scored.filter(({ question: { id } }) => group.questions.includes(id) && !after.questions.includes(id))
  const gain = free.reduce((sum, one) => {
    const { possible } = then.known(one.question.id)
    return possible.state === 'not-applicable' ? sum : sum + units.gain(one.question, possible.answers)
  }, after.gain)
  return total - group.gain + gain - units.gain(question, answers)
}

function ratingIn(frame: Frame | undefined, { units, least }: Standing, { id }: Question, before: UnitRange, value: UnitRange): RatingRange | null {
  if (frame === undefined) return null
  const share = units.share(id)
  const low = bandOf(fraction(least + share * BigInt(value.low - before.low), units.whole))
  const high = frame.best.find(({ rating, base }) => base + share * BigInt(value.high) >= BigInt(THRESHOLDS[rating]) * units.whole)
  return { low: worse(low, frame.worstCap), high: high?.rating ?? 'NC' }
}

function stepsOf(rating: RatingRange | null): number {
  return rating === null ? 0 : RATINGS.indexOf(rating.high) - RATINGS.indexOf(rating.low)
}

/** Full answers of which one stands for each that the rules or the score tell apart. */
function answersOf(question: Question, leaves: readonly Leaf[], knowledge: Knowledge): AnswerSet[] {
  const { possible } = knowledge.known(question.id)
  if (possible.state === 'not-applicable') return []
  const { answers } = possible
  if (answers.type === 'choice') return answers.options.map((option) => ({ type: 'choice', options: [option] }))
  if (question.type === 'multi' && answers.type === 'multi') return multiAnswers(question, answers, leaves)
  if (answers.type !== 'number') return []
  return stretches(answers.low, answers.high, leaves.flatMap((leaf) => cutsOf(question.id, leaf, leaves, knowledge)))
    .map(({ low }) => ({ type: 'number', low, high: low }))
}

/** One for each combination of options that rules read and of points. */
function multiAnswers(
  question: Extract<Question, { type: 'multi' }>,
  { chosen, open, exclusive }: Extract<AnswerSet, { type: 'multi' }>,
  leaves: readonly Leaf[],
): AnswerSet[] {
  const read = new Set(leaves.flatMap((leaf) => ('includes' in leaf && leaf.question === question.id ? [leaf.includes] : [])))
  let sets = new Map<string, readonly number[]>([['0', chosen]])
  let points = new Map<string, number>([['0', 0]])
  for (const index of open) {
    const option = question.options[index]
    if (option === undefined) continue
    const [nextSets, nextPoints] = [new Map(sets), new Map(points)]
    for (const [key, set] of sets) {
      const sum = (points.get(key) ?? 0) + option.points
      const marks = key.replace(/^\d+/, '') + (read.has(option.id) ? ` ${String(index)}` : '')
      nextSets.set(`${String(sum)}${marks}`, [...set, index])
      nextPoints.set(`${String(sum)}${marks}`, sum)
    }
    sets = nextSets
    points = nextPoints
  }
  const alone = exclusive ? question.options.flatMap((option, index) => (option.exclusive ? [[index]] : [])) : []
  return [...[...sets.values()].filter((set) => set.length > 0), ...alone].map((set) => ({ type: 'multi', chosen: set, open: [], exclusive: false }))
}

/** Where a number's own limits lie, and the ratios' beside each end of each stretch of the other number. */
function cutsOf(id: string, leaf: Leaf, leaves: readonly Leaf[], knowledge: Knowledge): number[] {
  if (!questionsOfLeaf(leaf).includes(id)) return []
  if (!('ratio' in leaf)) return limitOf(leaf)
  const [first, second] = leaf.ratio
  const partner = first === id ? second : first
  const { possible } = knowledge.known(partner)
  if (possible.state === 'not-applicable' || possible.answers.type !== 'number') return []
  const own = leaves.flatMap((one) => ('question' in one && one.question === partner ? limitOf(one) : []))
  const ends = stretches(possible.answers.low, possible.answers.high, [...own, 1]).flatMap(({ low, high }) => [low, high])
  return first === id
    ? ends.map((end) => Math.ceil(leaf.below * end - 1e-9))
    : [1, ...(leaf.below === 0 ? [] : ends.flatMap((end) => [Math.floor(end / leaf.below + 1e-9) + 1]))]
}

function order(a: NextQuestion, b: NextQuestion, severities: ReadonlyMap<string, Severity | null>): number {
  const count = (ids: readonly string[], severity: Severity) => ids.filter((id) => severities.get(id) === severity).length
  const findings = (pick: (one: NextQuestion) => readonly string[]) =>
    SEVERITIES.map((severity) => count(pick(b), severity) - count(pick(a), severity)).find((difference) => difference !== 0) ?? 0
  return (
    findings(({ decides }) => decides.always) ||
    b.steps.always - a.steps.always ||
    compare(b.narrows, a.narrows) ||
    findings(({ decides }) => decides.sometimes) ||
    b.steps.sometimes - a.steps.sometimes
  )
}
