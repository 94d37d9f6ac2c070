import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAssessment } from '../../../src/core/assessment/read.ts'
import type { Answer, Assessment, Response } from '../../../src/core/assessment/types.ts'
import { blankAssessment, writeAssessment } from '../../../src/core/assessment/write.ts'
import { questionsOf } from '../../../src/core/engine/conditions.ts'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import { firstLookQuestions, questionsInScope } from '../../../src/core/rulebook/depth.ts'
import { readFiles } from '../../../src/core/rulebook/load/files.ts'
import { loadInstrument } from '../../../src/core/rulebook/load/load.ts'
import type { SourceFile } from '../../../src/core/rulebook/load/source.ts'
import type { Question } from '../../../src/core/rulebook/types.ts'
import { FILES, LOADED, shippedInstrument } from './shipped.ts'

const { rulebook, texts, cases, caseTexts } = shippedInstrument()

describe('the shipped instrument', () => {
  test('loads without problems and is whole', () => {
    expect(LOADED.problems).toEqual([])
    expect(rulebook.recommendations.map(({ number }) => number)).toEqual([67, 68, 69, 70, 71, 72, 73, 74, 75])
    expect(rulebook.recommendations.flatMap(({ criteria }) => criteria).length).toBe(44)
    expect(rulebook.questions.length).toBe(127)
    expect(rulebook.rules.length).toBe(77)
    expect(rulebook.precedents.length).toBe(92)
    expect(cases.filter(({ fictional }) => fictional).map(({ id }) => id)).toEqual(['halvoria', 'talmera'])
    expect(rulebook).toMatchObject({ id: 'un-sg-2018-trafficking-women-girls', version: '1.0.0' })
  })

  test('questions stand under their criteria in one order, rules recommendation by recommendation', () => {
    const byCriterion = rulebook.recommendations.flatMap(({ criteria }) => criteria.flatMap(({ questions }) => questions))
    expect(rulebook.questions.map(({ id }) => id)).toEqual(byCriterion)
    const numbers = rulebook.rules.map(({ recommendation }) => recommendation)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  })

  test('has its words in every language, all and no others', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)])) : typeof value
    expect(Object.keys(texts)).toEqual(['en', 'zh'])
    expect(shape(texts['zh'])).toEqual(shape(texts['en']))
    expect(shape(caseTexts['zh'])).toEqual(shape(caseTexts['en']))
    expect(JSON.stringify([texts, caseTexts])).not.toMatch(/":"\s*"/)
  })

  test('the order of files does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...FILES], { minLength: FILES.length }), (files) => {
        expect(loadInstrument(files)).toEqual(LOADED)
      }),
      { numRuns: 3 },
    )
  })

  test('files may be split as their authors like', () => {
    const files = FILES.flatMap((file): SourceFile[] => {
      if (file.path !== 'rules/r72.yaml') return [file]
      const cut = file.text.indexOf('\n- id: no-support-before-police') + 1
      return [{ path: 'rules/r72-a.yaml', text: file.text.slice(0, cut) }, { path: 'rules/r72-b.yaml', text: file.text.slice(cut) }]
    }).filter(({ path }) => !path.startsWith('translations/'))
    const { instrument, problems } = loadInstrument(files)
    expect(problems).toEqual([])
    expect(instrument?.rulebook).toEqual(rulebook)
  })
})

/** Through the door that people use: a file's text is read, then evaluated. */
function statesOf(responses: Readonly<Record<string, unknown>>): Map<string, string> {
  const assessment: Assessment = { ...blankAssessment(rulebook, { id: 'x' }), responses: responses as Record<string, Response> }
  const result = parseAssessment(writeAssessment(assessment, rulebook), rulebook)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return new Map(evaluate(rulebook, result.value).findings.map(({ rule, state }) => [rule.id, state]))
}

function spelledOut(question: Question | undefined, short: unknown): Answer {
  if (short === 'not-applicable') return { none: 'not-applicable', reason: 'an example' }
  if (short === 'unknown' || short === 'undecided' || short === 'later') return { none: short }
  if (typeof short === 'number') return { number: short }
  if (typeof short === 'string') return { option: short }
  if (Array.isArray(short)) return { options: short.map(String) }
  if (question === undefined) throw new Error('no question')
  return short as Answer
}

const RULE_EXAMPLES = readFiles(FILES).files.rules.flatMap(({ data }) =>
  data.examples.map((example, index) => ({ rule: data.id, nth: index + 1, ...example })),
)

describe("each rule's examples", () => {
  test.each(RULE_EXAMPLES)('$rule, example $nth: $expect', ({ rule, answers, evidence, expect: expected }) => {
    const responses = Object.fromEntries(
      Object.entries(answers).map(([id, short]): [string, Response] => [
        id,
        {
          answer: spelledOut(rulebook.questions.find((question) => question.id === id), short),
          ...(evidence?.includes(id) ? { evidence: [{ type: 'law' }] } : {}),
        },
      ]),
    )
    expect(statesOf(responses).get(rule)).toBe(expected)
  })

  test('each rule has one that is found, one clear, one undetermined', () => {
    for (const { id } of rulebook.rules) {
      const states = RULE_EXAMPLES.filter(({ rule }) => rule === id).map(({ expect: state }) => state)
      expect([id, new Set(states).size]).toEqual([id, 3])
    }
  })
})

describe('worked cases', () => {
  const worked = cases.flatMap(({ id, expected, responses }) => (expected === null ? [] : [{ id, expected, responses }]))

  test.each(worked)('$id: the findings that its author expects', ({ expected, responses }) => {
    const states = statesOf(responses)
    expect([...states].filter(([, state]) => state === 'found').map(([id]) => id).sort()).toEqual([...expected.found].sort())
    for (const id of expected.undetermined) expect([id, states.get(id)]).toEqual([id, 'undetermined'])
  })

  test.each(cases.filter(({ expected }) => expected === null))('sample $id opens', ({ responses }) => {
    expect(statesOf(responses).size).toBe(rulebook.rules.length)
  })
})

describe('a first look', () => {
  const first = firstLookQuestions(rulebook)

  test('asks about a third of the questions, some of each recommendation', () => {
    expect(first.size / rulebook.questions.length).toBeGreaterThan(0.25)
    expect(first.size / rulebook.questions.length).toBeLessThan(0.45)
    const asked = rulebook.questions.filter(({ id }) => first.has(id))
    expect(asked.length).toBe(first.size)
    expect(new Set(asked.map(({ recommendation }) => recommendation)).size).toBe(9)
  })

  test('asks everything that critical rules read', () => {
    const critical = rulebook.rules.filter(({ severity }) => severity === 'critical').flatMap(({ when }) => questionsOf(when))
    expect(critical.filter((id) => !first.has(id))).toEqual([])
    expect(critical.length).toBeGreaterThan(0)
  })

  test('asks nothing lighter than what it leaves out of the same recommendation, but for the critical rules', () => {
    const critical = new Set(rulebook.rules.filter(({ severity }) => severity === 'critical').flatMap(({ when }) => questionsOf(when)))
    const weights = new Map(rulebook.recommendations.flatMap(({ criteria }) => criteria.map(({ id, weight }) => [id, weight])))
    for (const { number } of rulebook.recommendations) {
      const own = rulebook.questions.filter(({ recommendation }) => recommendation === number)
      const weight = ({ weight: own, criterion }: Question) => own * (weights.get(criterion) ?? 0)
      const chosen = own.filter(({ id }) => first.has(id) && !critical.has(id)).map(weight)
      const left = own.filter(({ id }) => !first.has(id)).map(weight)
      expect(Math.min(...chosen)).toBeGreaterThanOrEqual(Math.max(0, ...left))
    }
  })

  test('a scope narrows the view, by depth, by recommendation, by both', () => {
    expect(questionsInScope(rulebook, undefined)).toEqual(rulebook.questions)
    expect(questionsInScope(rulebook, { depth: 'full' })).toEqual(rulebook.questions)
    expect(questionsInScope(rulebook, { depth: 'first-look' }).map(({ id }) => id)).toEqual(rulebook.questions.map(({ id }) => id).filter((id) => first.has(id)))
    const both = questionsInScope(rulebook, { depth: 'first-look', recommendations: [72] })
    expect(both.length).toBeGreaterThan(0)
    expect(both.every(({ id, recommendation }) => first.has(id) && recommendation === 72)).toBe(true)
  })
})

interface Break {
  readonly path: string
  readonly from: string
  readonly to: string
  /** Text on the line that has to be named; the one nearest to the change counts. Left out: line 1. */
  readonly at?: string
  readonly says: string
}

/** The files with these changes, and the problems they should give as `file:line`. */
function broken(breaks: readonly Break[]): { files: SourceFile[]; places: { place: string; says: string }[] } {
  const files = new Map(FILES.map(({ path, text }) => [path, text]))
  for (const { path, from, to } of breaks) {
    const text = files.get(path) ?? ''
    if (!text.includes(from)) throw new Error(`${path} does not say ${from}`)
    files.set(path, text.replace(from, () => to))
  }
  const places = breaks.map(({ path, from, at, says }) => {
    const text = files.get(path) ?? ''
    const change = FILES.find((file) => file.path === path)?.text.indexOf(from) ?? 0
    const found = at === undefined ? 0 : nearest(text, at, change)
    return { place: `${path}:${String(text.slice(0, found).split('\n').length)}`, says }
  })
  return { files: [...files].map(([path, text]) => ({ path, text })), places }
}

function nearest(text: string, wanted: string, to: number): number {
  const before = text.lastIndexOf(wanted, to)
  const after = text.indexOf(wanted, to)
  if (before < 0 && after < 0) throw new Error(`there is no ${wanted}`)
  return before < 0 || (after >= 0 && after - to < to - before) ? after : before
}

const R72 = 'recommendations/r72.yaml'
const RULES = 'rules/r72.yaml'
const R69 = 'recommendations/r69.yaml'
const RULES69 = 'rules/r69.yaml'
const ZH = 'translations/zh/recommendations/r72.yaml'
const FIRST_RULE = 'in: [all-services, some-services] }\n  cap'

const BREAKS: readonly (Break & { readonly name: string })[] = [
  { name: 'bad YAML', path: R72, from: 'derivation: null', to: 'derivation: [', at: 'summary:', says: 'not valid YAML' },
  { name: 'a key twice in YAML', path: R72, from: 'derivation: null', to: 'derivation: null\nderivation: null', at: 'derivation: null\nsummary', says: 'not valid YAML' },
  { name: 'an alias of nothing', path: R72, from: 'derivation: null', to: 'derivation: *nowhere', says: 'not valid YAML' },
  { name: 'an empty file', path: 'precedents.yaml', from: FILES.find(({ path }) => path === 'precedents.yaml')?.text ?? '', to: '', says: 'expected an instrument, a recommendation' },
  { name: 'an unknown key', path: R72, from: 'derivation: null', to: 'derivation: null\nderivative: 1', at: 'derivative', says: 'derivative: this key is not known here' },
  { name: 'an unknown key in a rule', path: RULES, from: 'severity: critical', to: 'severity: critical\n  colour: red', at: 'colour', says: 'colour: this key is not known here' },
  { name: 'a missing key', path: RULES, from: '  why: >\n', to: '  remark: >\n', at: 'remark', says: 'remark: this key is not known here' },
  { name: 'a number for a text', path: R72, from: 'title: Protection, recovery and reintegration', to: 'title: 72', at: 'title: 72', says: 'title: expected string, found 72' },
  { name: 'an empty text', path: RULES, from: 'title: Support conditional on cooperation', to: 'title: ""', at: 'title: ""', says: 'a text that is not empty' },
  { name: 'a weight of 5', path: R72, from: 'weight: 3\n    basis', to: 'weight: 5\n    basis', at: 'weight: 5', says: 'a weight from 1 to 4' },
  { name: 'a value of 101', path: R72, from: 'value: 100', to: 'value: 101', at: 'value: 101', says: 'a value from 0 to 100' },
  { name: 'an indicator of its own', path: R72, from: 'indicator: structural', to: 'indicator: structure', at: 'indicator: structure', says: 'indicator: expected' },
  { name: 'a type of its own', path: R72, from: 'type: choice', to: 'type: option', at: 'type: option', says: 'type: expected' },
  { name: 'no paragraph', path: R72, from: 'basis: [72, 46, 51, 64]', to: 'basis: []', at: 'basis: []', says: 'at least one paragraph number' },
  { name: 'an id with capitals', path: RULES, from: '- id: support-conditional-on-cooperation', to: '- id: Support', at: '- id: Support', says: 'an id in lower-case words' },
  { name: 'a country of two letters', path: 'precedents.yaml', from: 'country: DEU', to: 'country: DE', at: 'country: DE', says: 'three capital letters' },
  { name: 'a version in words', path: 'instrument.yaml', from: 'version: 1.0.0', to: 'version: first', at: 'version: first', says: 'a version as 1.0.0' },
  { name: 'a misspelt version', path: 'instrument.yaml', from: 'version: 1.0.0', to: 'vrsion: 1.0.0', at: 'vrsion', says: 'vrsion: this key is not known here' },

  { name: 'a value above the one before', path: R72, from: 'id: while-case, value: 30', to: 'id: while-case, value: 41', at: 'while-case', says: 'a value is never above the one before' },
  { name: 'a best option below 100', path: R72, from: 'id: as-needed, value: 100', to: 'id: as-needed, value: 99', at: 'as-needed', says: 'the first option is the best' },
  { name: 'an option twice', path: R72, from: '{ id: months-6-11, value: 40', to: '{ id: from-12-months, value: 40', at: 'id: from-12-months, value: 40', says: 'option "from-12-months" stands twice' },
  { name: 'points without worth', path: R69, from: '{ id: internal, points: 3', to: '{ id: internal, points: 0', at: 'id: internal', says: 'every other option at least 1' },
  { name: 'a second exclusive option', path: R69, from: '{ id: internal, points: 3', to: '{ id: internal, exclusive: true, points: 0', at: '- { id: internal', says: 'exactly one exclusive option' },
  { name: 'max below min', path: R69, from: 'min: 0\n', to: 'min: 100000000\n', at: 'max:', says: 'max is below min' },
  { name: 'a question twice', path: R72, from: 'id: r72-service-package', to: 'id: r72-support-duration', at: 'id: r72-support-duration\n        indicator: structural\n        type: multi', says: 'question "r72-support-duration" stands twice' },
  { name: 'a question of another recommendation', path: R72, from: 'id: r72-service-package', to: 'id: r73-service-package', at: 'r73-service-package', says: 'starts with "r72-"' },
  { name: 'a criterion twice', path: R72, from: 'id: "72.2"', to: 'id: "72.1"', at: 'id: "72.1"', says: 'criterion "72.1" stands twice' },
  { name: 'a criterion of another recommendation', path: R72, from: 'id: "72.2"', to: 'id: "73.9"', at: 'id: "73.9"', says: 'does not belong to 72' },
  { name: 'a recommendation twice', path: 'recommendations/r73.yaml', from: 'recommendation: 73', to: 'recommendation: 72', at: 'recommendation: 72', says: 'recommendation 72 stands twice' },
  { name: 'a derivation where none is due', path: R72, from: 'derivation: null', to: 'derivation: So it follows.', at: 'derivation', says: 'a derivation says' },
  { name: 'a derivation missing', path: R72, from: 'addressee: states', to: 'addressee: un-system-and-others', at: 'derivation', says: 'a derivation says' },

  { name: 'a rule twice', path: RULES, from: '- id: no-support-before-police', to: '- id: support-conditional-on-cooperation', at: '- id: support-conditional-on-cooperation\n  kind: red-flag\n  severity: critical\n  recommendation: 72\n  also: [69]\n  title: No support', says: 'rule "support-conditional-on-cooperation" stands twice' },
  { name: 'a precedent twice', path: 'precedents.yaml', from: '- id: mali-penal-reform', to: '- id: ireland-penal-reform', at: '- id: ireland-penal-reform\n  country: MLI', says: 'precedent "ireland-penal-reform" stands twice' },
  { name: 'a case twice', path: 'cases/talmera.yaml', from: 'id: talmera', to: 'id: halvoria', at: 'id: halvoria', says: 'case "halvoria" stands twice' },
  { name: 'a precedent for no criterion', path: 'precedents.yaml', from: 'criteria: ["69.1"]', to: 'criteria: ["69.99"]', at: '69.99', says: 'there is no criterion "69.99"' },
  { name: 'a rule for no recommendation', path: RULES, from: 'also: [69]', to: 'also: [99]', at: 'also: [99]', says: 'there is no recommendation 99' },
  { name: 'a cap on no recommendation', path: RULES, from: 'cap: { recommendation: 72', to: 'cap: { recommendation: 99', at: 'cap: { recommendation: 99', says: 'there is no recommendation 99' },
  { name: 'a rule with no such precedent', path: RULES, from: '[denmark-residence-unconditional, canada', to: '[denmark-residence, canada', at: 'denmark-residence,', says: 'there is no precedent "denmark-residence"' },
  { name: 'a red flag without severity', path: RULES, from: '  severity: critical\n', to: '', at: '- id: support-conditional', says: 'expected a severity' },
  { name: 'a practice with a severity', path: RULES, from: 'kind: red-flag\n  severity: critical', to: 'kind: promising-practice\n  severity: critical', at: 'severity', says: 'a promising practice has no severity' },

  { name: 'an unknown question', path: RULES, from: `r72-support-cooperation, ${FIRST_RULE}`, to: `r72-support-coop, ${FIRST_RULE}`, at: 'any:', says: 'there is no question "r72-support-coop"' },
  { name: 'an unknown option', path: RULES, from: FIRST_RULE, to: 'in: [all-services, few-services] }\n  cap', at: 'any:', says: 'question "r72-support-cooperation" has no option "few-services"' },
  { name: 'a condition of the wrong type', path: RULES, from: FIRST_RULE, to: 'below: 5 }\n  cap', at: 'any:', says: 'is of type choice, this condition needs number' },
  { name: 'includes for a choice', path: RULES, from: FIRST_RULE, to: 'includes: never }\n  cap', at: 'any:', says: 'this condition needs multi' },
  { name: 'a cap with evidence', path: RULES, from: FIRST_RULE, to: 'in: [all-services, some-services] }\n      - { question: r72-support-cooperation, evidence: none }\n  cap', at: 'any:', says: 'a rule with a cap uses no evidence condition' },
  { name: 'a condition of nothing', path: RULES, from: 'any:\n      - { question: r72-support-cooperation, in: [all-services, some-services] }\n', to: 'any: []\n', at: 'any: []', says: 'at least one condition' },
  { name: 'a condition with a key too many', path: RULES, from: FIRST_RULE, to: 'in: [all-services], below: 5 }\n  cap', at: 'below: 5', says: 'below: this key is not known here' },
  { name: 'a count above its conditions', path: RULES, from: 'any:\n', to: 'at-least:\n      count: 3\n      of:\n', at: 'at-least', says: 'at-least counts more conditions than there are' },
  { name: 'a number in two ratios', path: RULES69, from: 'ratio: [r69-convictions, r69-investigations], below: 0.5', to: 'ratio: [r69-investigations, r69-convictions], below: 0.5', at: 'any:', says: 'a number may stand in one only' },
  { name: 'a ratio of a number to itself', path: RULES69, from: 'ratio: [r69-convictions, r69-investigations], below: 0.26', to: 'ratio: [r69-convictions, r69-convictions], below: 0.26', at: 'any:', says: 'a ratio needs two numbers' },

  { name: 'an example missing', path: RULES, from: '    - { answers: {}, expect: undetermined }\n', to: '', at: '{ answers: { r72-support-cooperation: all-services }', says: 'needs an example that is undetermined' },
  { name: 'an example that comes out otherwise', path: RULES, from: '{ answers: { r72-support-cooperation: some-services }, expect: found }', to: '{ answers: { r72-support-cooperation: some-services }, expect: clear }', at: '{ answers: { r72-support-cooperation: some-services }', says: 'the example expects clear, the rule is found' },
  { name: 'an example with an unknown question', path: RULES, from: '{ answers: { r72-support-cooperation: some-services }', to: '{ answers: { r72-support-coop: some-services }', at: '{ answers: { r72-support-coop:', says: 'there is no question "r72-support-coop"' },
  { name: 'an example with an unknown option', path: RULES, from: '{ answers: { r72-support-cooperation: some-services }', to: '{ answers: { r72-support-cooperation: few }', at: 'few', says: 'unknown-option "few"' },
  { name: 'an example with evidence for nothing', path: RULES, from: 'evidence: [r72-support-cooperation], expect: clear', to: 'evidence: [r72-support-coop], expect: clear', at: 'evidence: [r72-support-coop]', says: 'evidence for "r72-support-coop"' },
  { name: 'a case with an unknown question', path: 'cases/halvoria.yaml', from: '  r69-investigations:', to: '  r69-investigation:', at: 'r69-investigation:', says: 'there is no question "r69-investigation"' },
  { name: 'a case that expects what is not so', path: 'cases/halvoria.yaml', from: '  undetermined:\n', to: '  undetermined:\n    - visa-tied-to-employer\n', at: '- visa-tied-to-employer\n    - no-support', says: '"visa-tied-to-employer" should be undetermined and is found' },
  { name: 'a sample with an unknown option', path: 'samples/mali-2018.yaml', from: 'oneOf: [protocol, narrower]', to: 'oneOf: [protocol, wide]', at: 'answer: {', says: 'unknown-option "wide"' },

  { name: 'a translation missing', path: ZH, from: 'title: 保护、康复和重返社会\n', to: '', says: 'title: no translation' },
  { name: 'a translation left empty', path: ZH, from: 'title: 保护、康复和重返社会\n', to: 'title: " "\n', at: 'title', says: 'title: no translation' },
  { name: 'a translation too many', path: ZH, from: 'title: 保护、康复和重返社会\n', to: 'title: 保护、康复和重返社会\nnote: 注\n', at: 'note', says: 'note: translates a text that does not exist' },
  { name: 'a translation that is no YAML', path: ZH, from: 'recommendation: 72\n', to: 'recommendation: 72\nrecommendation: 72\n', at: 'recommendation: 72\ntitle', says: 'not valid YAML' },
]

function reported(files: readonly SourceFile[]): { place: string; message: string }[] {
  const { instrument, problems } = loadInstrument(files)
  if (problems.length > 0) expect(instrument).toBe(null)
  return problems.map(({ file, line, message }) => ({ place: `${file}:${String(line)}`, message }))
}

/** Each mistake is named at its place; some others may follow from it, never many. */
function expectNamed(breaks: readonly Break[]): void {
  const { files, places } = broken(breaks)
  const found = reported(files)
  for (const { place, says } of places) {
    expect(found.filter(({ message }) => message.includes(says)).map((each) => each.place)).toContain(place)
  }
  expect(found.length).toBeLessThanOrEqual(breaks.length * 50)
}

describe('mistakes in the files are named with file and line', () => {
  test.each(BREAKS)('$name', (mistake) => { expectNamed([mistake]) })

  test('two at once in several files', () => {
    const pick = (name: string) => {
      const found = BREAKS.find((each) => each.name === name)
      if (found === undefined) throw new Error(name)
      return found
    }
    expectNamed(
      ['an option twice', 'a value above the one before', 'an unknown option', 'a country of two letters', 'points without worth', 'a case twice'].map(pick),
    )
    expectNamed(['a weight of 5', 'an example missing', 'a precedent twice', 'a case twice'].map(pick))
  })

  test('one mistake of shape is one problem, not one for each text that rests on it', () => {
    const only = (from: string, to: string, path = R72) => reported(broken([{ path, from, to, says: '' }]).files).length
    expect(only('derivation: null', 'derivation: null\nderivative: 1')).toBe(1)
    expect(only('derivation: null', 'derivation: [')).toBe(1)
    expect(only('severity: critical', 'severity: critical\n  colour: red', RULES)).toBe(1)
    expect(only('country: DEU', 'country: DE', 'precedents.yaml')).toBe(1)
    expect(only('title: 保护、康复和重返社会\n', 'title: "保护\n', ZH)).toBeLessThan(5)
  })

  test('a ratio needs numbers that are never negative', () => {
    const file = FILES.find(({ path }) => path === R69)
    const at = file?.text.indexOf('id: r69-investigations') ?? 0
    const text = `${file?.text.slice(0, at) ?? ''}${file?.text.slice(at).replace('min: 0', 'min: -1') ?? ''}`
    const found = reported(FILES.map((each) => (each.path === R69 ? { path: R69, text } : each)))
    expect(found.length).toBeGreaterThan(0)
    for (const { place, message } of found) {
      expect(place).toMatch(/^rules\/r69\.yaml:\d+$/)
      expect(message).toContain('a ratio needs numbers from 0, and "r69-investigations" may be below')
    }
  })

  test('an instrument missing, or there twice', () => {
    expect(reported(FILES.filter(({ path }) => path !== 'instrument.yaml' && !path.startsWith('translations')))).toEqual([
      { place: '.:1', message: 'there is no instrument here: a file with its id, version, title and source' },
    ])
    const twice = [...FILES, { path: 'other.yaml', text: FILES.find(({ path }) => path === 'instrument.yaml')?.text ?? '' }]
    expect(reported(twice)).toContainEqual({ place: 'other.yaml:1', message: 'the instrument is described twice' })
  })

  test('nothing at all', () => {
    expect(reported([]).map(({ place }) => place)).toEqual(['.:1', '.:1'])
  })

  test('a translation of a file that does not exist, and one that is missing', () => {
    const moved = FILES.map((file) => (file.path === ZH ? { ...file, path: 'translations/zh/recommendations/r99.yaml' } : file))
    expect(reported(moved)).toEqual([
      { place: `${ZH}:1`, message: 'this file is missing' },
      { place: 'translations/zh/recommendations/r99.yaml:1', message: 'translates a file that does not exist' },
    ])
  })
})
