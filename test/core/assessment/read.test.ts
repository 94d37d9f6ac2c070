import { describe, expect, test } from 'vitest'
import { MAX_BYTES, MAX_DEPTH } from '../../../src/core/assessment/json.ts'
import { PROBLEM_CODES, type Problem, type ProblemCode } from '../../../src/core/assessment/problem.ts'
import { checkAssessment, parseAssessment, readAssessment } from '../../../src/core/assessment/read.ts'
import { writeAssessment } from '../../../src/core/assessment/write.ts'
import { answering, changed, rulebook, SOUND } from './small.ts'

const encode = (text: string) => new TextEncoder().encode(text)

function problemsOf(text: string | Uint8Array): readonly Problem[] {
  const result = typeof text === 'string' ? readAssessment(encode(text), rulebook) : readAssessment(text, rulebook)
  return result.ok ? [] : result.problems
}

function placesOf(text: string | Uint8Array): [string, string, number | null][] {
  return problemsOf(text).map(({ code, path, line }) => [code, path, line])
}

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const CHOICE = '$.responses["r1-choice"]'
const MULTI = '$.responses["r1-multi"].answer'
const NUMBER = '$.responses["r1-number"].answer'

type Case = readonly [name: string, code: ProblemCode, path: string, line: number | null, input: string | Uint8Array]

const CASES: readonly Case[] = [
  ['17 MB', 'too-large', '$', null, new Uint8Array(17 * 1024 * 1024).fill(32)],
  ['UTF-16 with its mark', 'not-text', '$', null, new Uint8Array([0xff, 0xfe, ...[...SOUND].flatMap((c) => [c.charCodeAt(0), 0])])],
  ['Latin-1', 'not-text', '$', null, Uint8Array.from(changed('Somebody', 'Café'), (c) => c.charCodeAt(0))],
  ['UTF-16 without its mark', 'not-json', '$', 1, Uint8Array.from([...SOUND].flatMap((c) => [c.charCodeAt(0), 0]))],
  ['nothing', 'not-json', '$', 1, ''],
  ['a word', 'not-json', '$', 9, changed('"audit"', 'audit')],
  ['a word that names another line', 'not-json', '$', 8, changed('"5e0c"', 'line 99')],
  ['a comma too many', 'not-json', '$', 33, changed('"note": "N"', '"note": "N",')],
  ['a comma too few', 'not-json', '$', 9, changed('"5e0c",', '"5e0c"')],
  ['a comment', 'not-json', '$', 2, changed('"format"', '// format')],
  ['single quotes', 'not-json', '$', 8, changed('"5e0c"', "'5e0c'")],
  ['a raw line break in a text', 'not-json', '$', 11, changed('"Example"', '"Exam\nple"')],
  ['an escape that is none', 'not-json', '$', 11, changed('"Example"', '"\\x41"')],
  ['a number with a zero before', 'not-json', '$', 3, changed('"formatVersion": 1', '"formatVersion": 01')],
  ['the wrong bracket', 'not-json', '$', 54, changed('null\n    ]\n', 'null\n    }\n')],
  ['two values', 'not-json', '$', 57, `${SOUND}{}`],
  ['no colon', 'not-json', '$', 8, changed('"id": "5e0c"', '"id" "5e0c"')],
  ['too deep', 'too-deep', '$.contributors.somebody[0][0][0][0][0][0]', 51, changed('11,', `${deep(MAX_DEPTH - 2)},`)],
  ['100 000 levels', 'too-deep', '$[0][0][0][0][0][0][0][0]', 1, '['.repeat(100_000)],
  ['a key twice at the top', 'duplicate-key', '$.kind', 10, changed('"kind": "audit"', '"kind": "audit",\n  "kind": "exercise"')],
  ['a key twice at depth', 'duplicate-key', `${CHOICE}.evidence[0].type`, 28, changed('"citation"', '"\\u0074ype": "policy", "citation"')],
  ['__proto__', 'forbidden-key', '$.subject.__proto__', 11, changed('"name": "Example"', '"__proto__": {"name": "x"}, "name": "Example"')],
  ['__proto__, escaped', 'forbidden-key', `${CHOICE}.answer.__proto__`, 23, changed('"option"', '"\\u005f_proto__": 1, "option"')],
  ['a lone surrogate', 'broken-text', `${CHOICE}.note`, 32, changed('"N"', '"\\ud800"')],
  ['a lone surrogate in a further member', 'broken-text', '$.contributors.somebody[0]', 51, changed('11,', '"\\udfff",')],
  ['a lone surrogate in a key', 'broken-text', '$.contributors', 49, changed('"somebody"', '"\\ud83d"')],
  ['a list', 'not-ours', '$', 1, '[]'],
  ['a number', 'not-ours', '$', 1, '5'],
  ['null', 'not-ours', '$', 1, 'null'],
  ['another format', 'not-ours', '$.format', 2, changed('lacuna-assessment', 'lacuna-report')],
  ['no format', 'not-ours', '$.format', 1, '{}'],
  ['a newer format', 'newer-version', '$.formatVersion', 3, changed('"formatVersion": 1', '"formatVersion": 2')],
  ['format 1e999', 'newer-version', '$.formatVersion', 3, changed('"formatVersion": 1', '"formatVersion": 1e999')],
  ['format 0', 'unknown-version', '$.formatVersion', 3, changed('"formatVersion": 1', '"formatVersion": 0')],
  ['format "1"', 'unknown-version', '$.formatVersion', 3, changed('"formatVersion": 1', '"formatVersion": "1"')],
  ['another instrument', 'other-instrument', '$.instrument.id', 5, changed('small-instrument', 'large-instrument')],
  ['a newer instrument', 'newer-instrument', '$.instrument.version', 6, changed('1.2.0', '1.10.0')],
  ['a much newer instrument', 'newer-instrument', '$.instrument.version', 6, changed('1.2.0', '2')],
  ['an instrument newer by a patch', 'newer-instrument', '$.instrument.version', 6, changed('1.2.0', '1.2.1')],
  ['an instrument without a version', 'wrong-shape', '$.instrument.version', 4, changed(',\n    "version": "1.2.0"', '')],
  ['no id', 'wrong-shape', '$.id', 8, changed('"5e0c"', '""')],
  ['a kind of its own', 'wrong-shape', '$.kind', 9, changed('"audit"', '"check"')],
  ['a country in small letters', 'wrong-shape', '$.subject.iso3', 12, changed('"iso3": null', '"iso3": "fra"')],
  ['a date in another order', 'wrong-shape', '$.subject.from', 13, changed('2025-01-01', '01.01.2025')],
  ['no role', 'wrong-shape', '$.assessor.role', 16, changed(',\n    "role": "government"', '')],
  ['evidence as an object', 'wrong-shape', `${CHOICE}.evidence`, 25, changed('"evidence": [', '"evidence": {"x": [').replace('      ],\n      "note"', '      ]},\n      "note"')],
  ['a note that is a number', 'wrong-shape', `${CHOICE}.note`, 32, changed('"N"', '5')],
  ['a list for an answer', 'wrong-shape', `${CHOICE}.answer`, 22, answering('r1-choice', '[]')],
  ['a list for a response', 'wrong-shape', '$.responses["r1-empty"]', 20, changed('"responses": {', '"responses": { "r1-empty": [],')],
  ['null for an answer', 'wrong-shape', `${CHOICE}.answer`, 22, answering('r1-choice', 'null')],
  ['an answer that says nothing', 'wrong-shape', `${CHOICE}.answer`, 22, answering('r1-choice', '{}')],
  ['1e999 in a further member', 'wrong-shape', '$.contributors.somebody[1]', 52, changed('2.5', '1e999')],
  ['1e999 as a number', 'wrong-shape', `${NUMBER}.number`, 43, answering('r1-number', '{"number": 1e999}')],
  ['half a number', 'wrong-shape', `${NUMBER}.number`, 43, answering('r1-number', '{"number": 1.5}')],
  ['a number too large to be exact', 'wrong-shape', `${NUMBER}.number`, 43, answering('r1-number', '{"number": 9007199254740993}')],
  ['a number as a text', 'wrong-shape', `${NUMBER}.number`, 43, answering('r1-number', '{"number": "5"}')],
  ['an option that is a list', 'wrong-shape', `${CHOICE}.answer.option`, 22, answering('r1-choice', '{"option": ["yes"]}')],
  ['options that are a text', 'wrong-shape', `${MULTI}.options`, 35, answering('r1-multi', '{"options": "a"}')],
  ['a rest that is known', 'wrong-shape', `${MULTI}.rest`, 35, answering('r1-multi', '{"options": ["a"], "rest": "known"}')],
  ['a non-answer of its own', 'wrong-shape', `${CHOICE}.answer.none`, 22, answering('r1-choice', '{"none": "perhaps"}')],
  ['an ask that is no text', 'wrong-shape', `${CHOICE}.answer.ask`, 22, answering('r1-choice', '{"none": "unknown", "ask": 5}')],
  ['a misspelt member', 'unknown-member', `${MULTI}.rset`, 35, answering('r1-multi', '{"options": ["a"], "rset": "unknown"}')],
  ['a member of another answer', 'unknown-member', `${CHOICE}.answer.option`, 22, answering('r1-choice', '{"none": "later", "option": "yes"}')],
  ['a member called constructor', 'unknown-member', `${CHOICE}.answer.constructor`, 22, answering('r1-choice', '{"option": "yes", "constructor": 1}')],
  ['a reason where none is due', 'unknown-member', `${CHOICE}.answer.reason`, 22, answering('r1-choice', '{"none": "later", "reason": "x"}')],
  ['somebody to ask, undecided', 'unknown-member', `${CHOICE}.answer.ask`, 22, answering('r1-choice', '{"none": "undecided", "ask": "x"}')],
  ['an unknown question', 'unknown-question', '$.responses["r1-else"]', 21, changed('"r1-choice": {', '"r1-else": {')],
  ['a question called constructor', 'unknown-question', '$.responses.constructor', 21, changed('"r1-choice": {', '"constructor": {')],
  ['an unknown option', 'unknown-option', `${CHOICE}.answer.option`, 23, changed('"option": "yes"', '"option": "maybe"')],
  ['an option of the prototype', 'unknown-option', `${CHOICE}.answer.option`, 23, changed('"option": "yes"', '"option": "toString"')],
  ['an unknown option among several', 'unknown-option', `${MULTI}.options`, 35, answering('r1-multi', '{"options": ["a", "z"]}')],
  ['an unknown option among two', 'unknown-option', `${CHOICE}.answer.oneOf`, 22, answering('r1-choice', '{"oneOf": ["yes", "z"]}')],
  ['a number for a choice', 'answer-does-not-fit', `${CHOICE}.answer.number`, 22, answering('r1-choice', '{"number": 5}')],
  ['an option for a number', 'answer-does-not-fit', `${NUMBER}.option`, 43, answering('r1-number', '{"option": "yes"}')],
  ['an option for several', 'answer-does-not-fit', `${MULTI}.option`, 35, answering('r1-multi', '{"option": "a"}')],
  ['an option twice', 'repeated-option', `${MULTI}.options`, 35, answering('r1-multi', '{"options": ["a", "b", "a"]}')],
  ['none and another', 'exclusive-option', `${MULTI}.options`, 35, answering('r1-multi', '{"options": ["none", "a"]}')],
  ['none and perhaps others', 'exclusive-option', `${MULTI}.options`, 35, answering('r1-multi', '{"options": ["none"], "rest": "unknown"}')],
  ['no option', 'no-option', `${MULTI}.options`, 35, answering('r1-multi', '{"options": []}')],
  ['one of one', 'one-of-too-few', `${CHOICE}.answer.oneOf`, 22, answering('r1-choice', '{"oneOf": ["yes"]}')],
  ['one of all', 'one-of-all', `${CHOICE}.answer.oneOf`, 22, answering('r1-choice', '{"oneOf": ["yes", "no", "partly"]}')],
  ['below the least', 'out-of-range', `${NUMBER}.number`, 43, answering('r1-number', '{"number": -1}')],
  ['above the most', 'out-of-range', `${NUMBER}.atMost`, 43, answering('r1-number', '{"atMost": 501}')],
  ['a range from above to below', 'empty-range', `${NUMBER}.atLeast`, 43, answering('r1-number', '{"atLeast": 5, "atMost": 4}')],
  ['no reason', 'reason-missing', `${CHOICE}.answer.reason`, 22, answering('r1-choice', '{"none": "not-applicable"}')],
  ['an empty reason', 'reason-missing', `${CHOICE}.answer.reason`, 22, answering('r1-choice', '{"none": "not-applicable", "reason": " "}')],
  ['not applicable where it always applies', 'not-applicable-here', `${MULTI}.none`, 35, answering('r1-multi', '{"none": "not-applicable", "reason": "x"}')],
]

describe('one problem, with its code, path and line', () => {
  test.each(CASES)('%s: %s', (_, code, path, line, input) => {
    expect(placesOf(input)).toEqual([[code, path, line]])
  })

  test('every code has its case', () => {
    const covered = new Set(CASES.map(([, code]) => code))
    expect(PROBLEM_CODES.filter((code) => !covered.has(code))).toEqual([])
  })

  test('a path is found on its line whatever the key holds', () => {
    const key = 'a]b.c["d\\'
    const text = changed('"somebody": [', `${JSON.stringify(key)}: "\\ud800",\n    "somebody": [`)
    expect(placesOf(text)).toEqual([['broken-text', `$.contributors[${JSON.stringify(key)}]`, 50]])
  })
})

describe('answers that are sound', () => {
  test.each([
    ['r1-choice', '{"option": "no"}'],
    ['r1-choice', '{"oneOf": ["yes", "no"]}'],
    ['r1-choice', '{"none": "unknown"}'],
    ['r1-choice', '{"none": "unknown", "ask": "Ministry"}'],
    ['r1-choice', '{"none": "undecided"}'],
    ['r1-choice', '{"none": "later"}'],
    ['r1-choice', '{"none": "not-applicable", "reason": "no coast"}'],
    ['r1-multi', '{"options": ["none"]}'],
    ['r1-multi', '{"options": ["c", "a"]}'],
    ['r1-multi', '{"options": [], "rest": "unknown"}'],
    ['r1-multi', '{"options": ["a", "b", "c"], "rest": "unknown"}'],
    ['r1-number', '{"number": 0}'],
    ['r1-number', '{"number": 500}'],
    ['r1-number', '{"atLeast": 500}'],
    ['r1-number', '{"atMost": 0}'],
    ['r1-number', '{"atLeast": 7, "atMost": 7}'],
    ['r1-number', '{"none": "unknown"}'],
  ])('%s %s', (id, answer) => {
    const text = answering(id, answer)
    expect(text).toContain(answer)
    expect(problemsOf(text)).toEqual([])
  })

  test('older and odd versions of the instrument open', () => {
    for (const version of ['1.2.0', '1.1.9', '0.9', '1.2', '1.2.0-beta', '']) expect(problemsOf(changed('1.2.0', version))).toEqual([])
  })

  test('a response without an answer, a file without responses', () => {
    expect(problemsOf(changed('"answer": {\n        "option": "yes"\n      },', ''))).toEqual([])
    const data = JSON.parse(SOUND) as object
    expect(checkAssessment({ ...data, responses: {} }, rulebook).ok).toBe(true)
  })

  test('as deep as allowed', () => {
    expect(problemsOf(changed('11,', `${deep(MAX_DEPTH - 3)},`))).toEqual([])
  })

  test('a byte order mark is no part of the file', () => {
    expect(problemsOf(`\ufeff${SOUND}`)).toEqual([])
  })

  test('as large as allowed', () => {
    expect(problemsOf(SOUND + ' '.repeat(MAX_BYTES - SOUND.length))).toEqual([])
    expect(problemsOf(SOUND + ' '.repeat(MAX_BYTES - SOUND.length + 1)).map(({ code }) => code)).toEqual(['too-large'])
  })
})

describe('hostile input', () => {
  test('cut at every 50th byte it is refused, or is not JSON with a line that exists', () => {
    const bytes = encode(changed('Somebody', '人口贩运 😀'))
    for (let length = 0; length < bytes.length - 1; length += 50) {
      const [found, ...more] = problemsOf(bytes.slice(0, length))
      expect(more).toEqual([])
      expect(['not-json', 'not-text']).toContain(found?.code)
      if (found?.code === 'not-json') expect(found.line).toBe(new TextDecoder().decode(bytes.slice(0, length)).trimEnd().split('\n').length)
    }
  })

  test('nothing reaches the prototype of objects', () => {
    problemsOf(changed('"name": "Example"', '"__proto__": {"polluted": true}, "name": "Example"'))
    problemsOf(changed('"r1-choice": {', '"__proto__": {'))
    expect('polluted' in {}).toBe(false)
  })

  test('all problems of a file come at once, each with its line', () => {
    const text = changed('"kind": "audit"', '"kind": "odd"')
    expect(placesOf(text.replace('"name": "Example"', '"name": 5').replace('"N"', '"\\ud800"'))).toEqual([
      ['wrong-shape', '$.kind', 9],
      ['wrong-shape', '$.subject.name', 11],
      ['broken-text', '$.responses["r1-choice"].note', 32],
    ])
    const answers = SOUND.replace('"yes"', '"z"').replace('"rest": "unknown"', '"rest": 1').replace('"atMost": 9', '"atMost": 999')
    expect(placesOf(answers)).toEqual([
      ['unknown-option', `${CHOICE}.answer.option`, 23],
      ['wrong-shape', `${MULTI}.rest`, 39],
      ['out-of-range', `${NUMBER}.atMost`, 45],
    ])
    expect(placesOf(changed('"citation"', '"type": 1, "__proto__": 2, "citation"')).map(([code]) => code)).toEqual(['duplicate-key', 'forbidden-key'])
  })

  test('megabytes of nonsense are refused before the test times out', () => {
    const many = (item: (n: number) => string, count: number) => Array.from({ length: count }, (_, n) => item(n)).join(',')
    const inputs = [
      answering('r1-multi', `{"options": [${many((n) => `"x${String(n)}"`, 100_000)}]}`),
      changed('11,', `${many(() => '"\\ud800"', 100_000)},`),
      changed('"r1-choice": {', `${many((n) => `"q${String(n)}": {}`, 100_000)}, "r1-choice": {`),
      changed('"r1-choice": {', `${many(() => '"q": {}', 100_000)}, "r1-choice": {`),
      changed('"N"', `"${'x'.repeat(8_000_000)}`),
      changed('"N"', `5${'0'.repeat(8_000_000)}x`),
      '{"a":['.repeat(200_000),
      '"'.repeat(1_000_000),
      ']'.repeat(1_000_000),
    ]
    for (const input of inputs) expect(problemsOf(input).length).toBeGreaterThan(0)
  })

  test('messages stay short and whole', () => {
    const [found] = problemsOf(answering('r1-choice', `{"option": "${'x'.repeat(55)}😀${'y'.repeat(5000)}"}`))
    expect(found?.details['found']?.length).toBeLessThanOrEqual(60)
    expect(found?.details['found']?.isWellFormed()).toBe(true)
    const [next] = problemsOf(answering('r1-choice', '{"option": "a\\nb"}'))
    expect(next?.details['found']).toBe('"a\\nb"')
  })
})

describe('what is read', () => {
  test('is what the file says, further members and all', () => {
    const text = changed('"somebody"', '"constructor": 1, "prototype": {"x": 1}, "somebody"').replace('"note"', '"reviewed": true, "note"')
    const result = parseAssessment(text, rulebook)
    expect(result.ok ? result.value : null).toEqual(JSON.parse(text))
  })

  test('the data given are not changed', () => {
    const data: unknown = JSON.parse(SOUND)
    const before = structuredClone(data)
    const result = checkAssessment(data, rulebook)
    if (result.ok) writeAssessment(result.value, rulebook)
    expect(result.ok).toBe(true)
    expect(data).toEqual(before)
  })
})
