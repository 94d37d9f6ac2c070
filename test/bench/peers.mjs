import jsonLogic from 'json-logic-js'
import { LogicEngine } from 'json-logic-engine'
import { Engine } from 'json-rules-engine'
import { fromDecimal } from '../../src/core/engine/fraction.ts'

/**
 * The rules in the languages of other engines. These know true and false only, so they are given assessments without
 * gaps; what does not apply is null to them. Each contestant returns which rules are found, in the order of the rules.
 */

/** What the peers read: the plain value of every answer, and whether it has evidence. */
export function plainFacts(rulebook, responses) {
  const facts = {}
  for (const { id } of rulebook.questions) {
    const { answer, evidence } = responses[id]
    const applies = answer.none === undefined
    facts[id] = applies ? (answer.option ?? answer.options ?? answer.number) : null
    facts[`${id}:bare`] = applies && (evidence ?? []).length === 0
  }
  return facts
}

// json-rules-engine

export function jsonRulesEngine(rulebook) {
  const engine = new Engine([], { allowUndefinedFacts: true })
  engine.addOperator('ratioBelow', (pair, limit) => pair !== null && isBelow(pair, limit))
  const pairs = new Map()
  for (const rule of rulebook.rules) {
    const condition = toRulesEngine(rule.when, pairs)
    engine.addRule({ conditions: 'fact' in condition ? { all: [condition] } : condition, event: { type: rule.id }, name: rule.id })
  }
  return async (facts) => {
    const given = { ...facts }
    for (const [name, [a, b]] of pairs) given[name] = facts[a] === null || facts[b] === null ? null : [facts[a], facts[b]]
    const { events } = await engine.run(given)
    const found = new Set(events.map(({ type }) => type))
    return rulebook.rules.map(({ id }) => found.has(id))
  }
}

function isBelow([first, second], limit) {
  const { numerator, denominator } = fromDecimal(limit)
  return second > 0 && first * Number(denominator) < Number(numerator) * second
}

function toRulesEngine(condition, pairs) {
  const inner = (part) => toRulesEngine(part, pairs)
  if ('all' in condition) return { all: condition.all.map(inner) }
  if ('any' in condition) return { any: condition.any.map(inner) }
  if ('not' in condition) return { not: inner(condition.not) }
  if ('atLeast' in condition) {
    const { count, of } = condition.atLeast
    return { any: combinations(of.map(inner), count).map((all) => ({ all })) }
  }
  if ('in' in condition) return { fact: condition.question, operator: 'in', value: condition.in }
  if ('includes' in condition) return { fact: condition.question, operator: 'contains', value: condition.includes }
  if ('evidence' in condition) return { fact: `${condition.question}:bare`, operator: 'equal', value: true }
  if ('ratio' in condition) {
    const name = condition.ratio.join(' ÷ ')
    pairs.set(name, condition.ratio)
    return { fact: name, operator: 'ratioBelow', value: condition.below }
  }
  return 'below' in condition
    ? { fact: condition.question, operator: 'lessThan', value: condition.below }
    : { fact: condition.question, operator: 'greaterThanInclusive', value: condition.atOrAbove }
}

function combinations(items, size) {
  if (size === 0) return [[]]
  return items.flatMap((item, index) => combinations(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]))
}

// JSON Logic

export function jsonLogicJs(rulebook) {
  const logics = rulebook.rules.map(({ when }) => toJsonLogic(when))
  return (facts) => logics.map((logic) => Boolean(jsonLogic.apply(logic, facts)))
}

export function jsonLogicEngine(rulebook) {
  const engine = new LogicEngine()
  const compiled = rulebook.rules.map(({ when }) => engine.build(toJsonLogic(when)))
  return (facts) => compiled.map((run) => Boolean(run(facts)))
}

function toJsonLogic(condition) {
  if ('all' in condition) return { and: condition.all.map(toJsonLogic) }
  if ('any' in condition) return { or: condition.any.map(toJsonLogic) }
  if ('not' in condition) return { '!': [toJsonLogic(condition.not)] }
  if ('atLeast' in condition) {
    const ones = condition.atLeast.of.map((part) => ({ if: [toJsonLogic(part), 1, 0] }))
    return { '>=': [{ '+': ones }, condition.atLeast.count] }
  }
  if ('ratio' in condition) return ratioLogic(condition)
  const value = { var: condition.question }
  if ('in' in condition) return { in: [value, condition.in] }
  if ('evidence' in condition) return { var: `${condition.question}:bare` }
  const applies = { '!==': [value, null] }
  if ('includes' in condition) return { and: [applies, { in: [condition.includes, value] }] }
  return { and: [applies, 'below' in condition ? { '<': [value, condition.below] } : { '>=': [value, condition.atOrAbove] }] }
}

function ratioLogic({ ratio: [first, second], below }) {
  const { numerator, denominator } = fromDecimal(below)
  const [a, b] = [{ var: first }, { var: second }]
  return {
    and: [
      { '!==': [a, null] },
      { '!==': [b, null] },
      { '>': [b, 0] },
      { '<': [{ '*': [a, Number(denominator)] }, { '*': [b, Number(numerator)] }] },
    ],
  }
}
