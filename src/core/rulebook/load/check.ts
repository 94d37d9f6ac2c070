import { isLeaf, partsOf } from '../../engine/conditions.ts'
import type { Condition } from '../types.ts'
import { toCondition } from './conditions.ts'
import type { InstrumentFiles, Placed } from './files.ts'
import type { PrecedentSource, QuestionSource, RecommendationSource, RuleSource } from './shapes.ts'
import type { KeyPath, SourceProblem } from './source.ts'

type Report = (at: Placed<unknown>, keys: KeyPath, message: string) => void

interface Index {
  readonly recommendations: ReadonlySet<number>
  readonly criteria: ReadonlySet<string>
  readonly questions: ReadonlyMap<string, QuestionSource>
  readonly precedents: ReadonlySet<string>
  /** False while some recommendation could not be read: a question, a criterion may stand there. */
  readonly recommendationsRead: boolean
  readonly precedentsRead: boolean
}

/** Checks what the files say of each other: ids unique, references known, values, conditions and caps that make sense. */
export function checkReferences(files: InstrumentFiles): SourceProblem[] {
  const problems: SourceProblem[] = []
  const report: Report = (placed, keys, message) => {
    problems.push({ file: placed.source.path, line: placed.source.lineOf([...placed.at, ...keys]), message })
  }
  const index = indexOf(files)
  checkUnique(files.recommendations, ({ recommendation }) => `recommendation ${String(recommendation)}`, ['recommendation'], report)
  checkUnique(files.rules, ({ id }) => `rule "${id}"`, ['id'], report)
  checkUnique(files.precedents, ({ id }) => `precedent "${id}"`, ['id'], report)
  checkUnique<{ readonly id: string }>([...files.cases, ...files.samples], ({ id }) => `case "${id}"`, ['id'], report)
  checkQuestionsUnique(files, report)
  for (const placed of files.recommendations) checkRecommendation(placed, report)
  for (const placed of files.rules) checkRule(placed, index, report)
  for (const placed of files.precedents) checkPrecedent(placed, index, report)
  checkRatioPartners(files.rules, report)
  return problems
}

function indexOf(files: InstrumentFiles): Index {
  const recommendations = files.recommendations.map(({ data }) => data)
  const criteria = recommendations.flatMap((recommendation) => recommendation.criteria)
  return {
    recommendations: new Set(recommendations.map(({ recommendation }) => recommendation)),
    criteria: new Set(criteria.map(({ id }) => id)),
    questions: new Map(criteria.flatMap(({ questions }) => questions.map((question) => [question.id, question] as const))),
    precedents: new Set(files.precedents.map(({ data }) => data.id)),
    recommendationsRead: !files.unread.kinds.has('recommendation'),
    precedentsRead: !files.unread.kinds.has('precedents'),
  }
}

function checkUnique<T>(placed: readonly Placed<T>[], name: (data: T) => string, keys: KeyPath, report: Report): void {
  const seen = new Set<string>()
  for (const item of placed) {
    const id = name(item.data)
    if (seen.has(id)) report(item, keys, `${id} stands twice`)
    seen.add(id)
  }
}

function checkQuestionsUnique(files: InstrumentFiles, report: Report): void {
  const seen = new Set<string>()
  for (const placed of files.recommendations) {
    eachQuestion(placed.data, (question, keys) => {
      if (seen.has(question.id)) report(placed, [...keys, 'id'], `question "${question.id}" stands twice`)
      seen.add(question.id)
    })
  }
}

function eachQuestion(source: RecommendationSource, visit: (question: QuestionSource, keys: KeyPath) => void): void {
  source.criteria.forEach((criterion, c) => {
    criterion.questions.forEach((question, q) => { visit(question, ['criteria', c, 'questions', q]) })
  })
}

function checkRecommendation(placed: Placed<RecommendationSource>, report: Report): void {
  const { data } = placed
  const number = String(data.recommendation)
  if ((data.addressee === 'states') !== (data.derivation === null)) {
    report(placed, ['derivation'], 'a derivation says how a State\'s duty follows: needed, and only, when the addressee is not "states"')
  }
  data.criteria.forEach((criterion, index) => {
    if (!criterion.id.startsWith(`${number}.`)) report(placed, ['criteria', index, 'id'], `criterion "${criterion.id}" does not belong to ${number}`)
    const first = data.criteria.findIndex(({ id }) => id === criterion.id)
    if (first !== index) report(placed, ['criteria', index, 'id'], `criterion "${criterion.id}" stands twice`)
  })
  eachQuestion(data, (question, keys) => {
    if (!question.id.startsWith(`r${number}-`)) report(placed, [...keys, 'id'], `a question of ${number} has an id that starts with "r${number}-"`)
    checkOptions(placed, question, keys, report)
  })
}

function checkOptions(placed: Placed<unknown>, question: QuestionSource, keys: KeyPath, report: Report): void {
  if (question.type === 'number') {
    if (question.min > question.max) report(placed, [...keys, 'max'], 'max is below min')
    return
  }
  const ids = question.options.map(({ id }) => id)
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) report(placed, [...keys, 'options', index], `option "${id}" stands twice`)
  })
  if (question.type === 'choice') checkValues(placed, question, keys, report)
  else checkPoints(placed, question, keys, report)
}

function checkValues(placed: Placed<unknown>, question: Extract<QuestionSource, { type: 'choice' }>, keys: KeyPath, report: Report): void {
  const values = question.options.map(({ value }) => value)
  if (values[0] !== 100) report(placed, [...keys, 'options', 0], 'the first option is the best and has the value 100')
  values.forEach((value, index) => {
    const before = values[index - 1]
    if (before !== undefined && value > before) report(placed, [...keys, 'options', index], 'options stand best first, so a value is never above the one before it')
  })
}

function checkPoints(placed: Placed<unknown>, question: Extract<QuestionSource, { type: 'multi' }>, keys: KeyPath, report: Report): void {
  question.options.forEach((option, index) => {
    const exclusive = option.exclusive === true
    if (exclusive !== (option.points === 0)) {
      report(placed, [...keys, 'options', index], 'an exclusive option has 0 points, every other option at least 1')
    }
  })
  if (question.options.filter(({ exclusive }) => exclusive === true).length !== 1) {
    report(placed, [...keys, 'options'], 'a multi question has exactly one exclusive option, for "none of these"')
  }
}

function checkPrecedent(placed: Placed<PrecedentSource>, index: Index, report: Report): void {
  placed.data.criteria.forEach((id, at) => {
    if (index.recommendationsRead && !index.criteria.has(id)) report(placed, ['criteria', at], `there is no criterion "${id}"`)
  })
}

function checkRule(placed: Placed<RuleSource>, index: Index, report: Report): void {
  const { data } = placed
  const practice = data.kind === 'promising-practice'
  if (practice && data.severity !== undefined) report(placed, ['severity'], 'a promising practice has no severity')
  if (!practice && data.severity === undefined) report(placed, [], `rule "${data.id}": expected a severity`)
  if (!practice && data.remedy === undefined) report(placed, [], `rule "${data.id}": expected a remedy`)
  if (practice && data.cap !== undefined) report(placed, ['cap'], 'a promising practice caps nothing')
  const numbers = [
    { keys: ['recommendation'], number: data.recommendation },
    ...(data.also ?? []).map((number, at) => ({ keys: ['also', at], number })),
    ...(data.cap === undefined ? [] : [{ keys: ['cap', 'recommendation'], number: data.cap.recommendation }]),
  ]
  for (const { keys, number } of numbers) {
    if (index.recommendationsRead && !index.recommendations.has(number)) report(placed, keys, `there is no recommendation ${String(number)}`)
  }
  data.precedents?.forEach((id, at) => {
    if (index.precedentsRead && !index.precedents.has(id)) report(placed, ['precedents', at], `there is no precedent "${id}"`)
  })
  checkCondition(toCondition(data.when), placed, index, report)
  checkExamplesPresent(placed, report)
}

function checkExamplesPresent(placed: Placed<RuleSource>, report: Report): void {
  for (const expect of ['found', 'clear', 'undetermined'] as const) {
    if (!placed.data.examples.some((example) => example.expect === expect)) {
      report(placed, ['examples'], `rule "${placed.data.id}" needs an example that is ${expect}`)
    }
  }
}

function checkCondition(condition: Condition, placed: Placed<RuleSource>, index: Index, report: Report): void {
  const say = (message: string) => { report(placed, ['when'], `rule "${placed.data.id}": ${message}`) }
  if (!isLeaf(condition)) {
    const parts = partsOf(condition)
    if ('atLeast' in condition && condition.atLeast.count > parts.length) say('at-least counts more conditions than there are')
    for (const part of parts) checkCondition(part, placed, index, report)
    return
  }
  if ('ratio' in condition) {
    const [first, second] = condition.ratio.map((id) => requireType(id, 'number', index, say))
    if (first && first === second) say('a ratio needs two numbers')
    for (const question of [first, second]) {
      if (question?.type === 'number' && question.min < 0) say(`a ratio needs numbers from 0, and "${question.id}" may be below`)
    }
    return
  }
  if ('evidence' in condition) {
    if (placed.data.cap !== undefined) say('a rule with a cap uses no evidence condition')
    requireType(condition.question, null, index, say)
    return
  }
  if ('in' in condition) {
    const question = requireType(condition.question, 'choice', index, say)
    for (const option of condition.in) requireOption(question, option, say)
    return
  }
  if ('includes' in condition) {
    requireOption(requireType(condition.question, 'multi', index, say), condition.includes, say)
    return
  }
  requireType(condition.question, 'number', index, say)
}

function requireType(id: string, type: QuestionSource['type'] | null, index: Index, say: (message: string) => void): QuestionSource | null {
  const question = index.questions.get(id)
  if (question === undefined) {
    if (index.recommendationsRead) say(`there is no question "${id}"`)
    return null
  }
  if (type === null || question.type === type) return question
  say(`question "${id}" is of type ${question.type}, this condition needs ${type}`)
  return null
}

function requireOption(question: QuestionSource | null, option: string, say: (message: string) => void): void {
  if (question === null || question.type === 'number') return
  if (!question.options.some(({ id }) => id === option)) say(`question "${question.id}" has no option "${option}"`)
}

/**
 * A number may stand in ratios with one other number only, always in the same order: bounds are exact because such
 * pairs can be represented by a few points (engine/representatives).
 */
function checkRatioPartners(rules: readonly Placed<RuleSource>[], report: Report): void {
  const partners = new Map<string, string>()
  for (const placed of rules) {
    for (const [first, second] of ratiosOf(toCondition(placed.data.when))) {
      const pair = `${first} ÷ ${second}`
      for (const id of [first, second]) {
        const known = partners.get(id)
        if (known !== undefined && known !== pair) {
          report(placed, ['when'], `rule "${placed.data.id}": "${id}" already stands in the ratio ${known}, and a number may stand in one only`)
        }
        partners.set(id, known ?? pair)
      }
    }
  }
}

function ratiosOf(condition: Condition): (readonly [string, string])[] {
  if (isLeaf(condition)) return 'ratio' in condition ? [condition.ratio] : []
  return partsOf(condition).flatMap(ratiosOf)
}
