import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectJson, lineOfSyntaxError, linesOf } from '../../../src/core/assessment/json.ts'
import { jsonPath, type PathKey } from '../../../src/core/assessment/problem.ts'

/** Every path of a value, the value's own first. */
function pathsOf(value: unknown, keys: PathKey[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [jsonPath(keys)]
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => pathsOf(item, [...keys, index]))
    : Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...keys, key]))
  return [jsonPath(keys), ...inner]
}

const value = fc.jsonValue({ maxDepth: 4 }).filter((data) => !JSON.stringify(data).includes('__proto__'))

describe('valid JSON', () => {
  test('nothing to say about what JSON.stringify writes', () => {
    fc.assert(fc.property(value, fc.nat(2), (data, indent) => { expect(inspectJson(JSON.stringify(data, null, indent))).toEqual([]) }))
  })

  test('each value has the line on which it starts', () => {
    fc.assert(
      fc.property(value, (data) => {
        const paths = pathsOf(data)
        const lines = linesOf(JSON.stringify(data, null, 1), paths)
        // Written with an indent, the n-th line begins a value unless it closes one.
        const starting = JSON.stringify(data, null, 1).split('\n').flatMap((line, index) => (/^ *[\]}],?$/.test(line) ? [] : [index + 1]))
        expect(paths.map((path) => lines.get(path))).toEqual(starting)
      }),
      { numRuns: 500 },
    )
  })

  test('a key twice, in any object, under either spelling', () => {
    const found = inspectJson('{"a": 1,\n"b": [{"x": {}, "\\u0078": 1}],\n"a": 2, "a": 3}')
    expect(found.map(({ code, path, line }) => [code, path, line])).toEqual([
      ['duplicate-key', '$.b[0].x', 2],
      ['duplicate-key', '$.a', 3],
      ['duplicate-key', '$.a', 3],
    ])
    expect(inspectJson('[{"a": 1}, {"a": 1}, ["a", "a"], {"b": "a", "a": "b"}]')).toEqual([])
  })
})

describe('the line of a syntax error', () => {
  test('of sound JSON cut anywhere: the last line with something on it', () => {
    fc.assert(
      fc.property(value, fc.double({ min: 0, max: 1, noNaN: true }), (data, share) => {
        const whole = JSON.stringify([data], null, 1)
        const cut = whole.slice(0, Math.floor(share * (whole.length - 1)))
        expect(lineOfSyntaxError(cut)).toBe(cut.trimEnd().split('\n').length)
      }),
      { numRuns: 500 },
    )
  })

  test('of sound JSON with a character put between two lines: that line', () => {
    fc.assert(
      fc.property(value, fc.nat(), fc.constantFrom('x', '+', '\'', ';', '}{', '][', '::', ',,'), (data, at, what) => {
        const lines = JSON.stringify([[data]], null, 1).split('\n')
        const line = at % lines.length
        const text = [...lines.slice(0, line), what, ...lines.slice(line)].join('\n')
        expect(() => { JSON.parse(text) }).toThrow()
        // A closing bracket in its place closes what stands there; the error shows with the next character.
        expect(lineOfSyntaxError(text)).toBe(line + 1)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['', 1],
    ['\n\n', 1],
    ['[1,\n2\n3]', 3],
    ['[1,\n]', 2],
    ['{\n,}', 2],
    ['{"a"\n"b"}', 2],
    ['{"a":\n}', 2],
    ['{\n1: 2}', 2],
    ['[\n-]', 2],
    ['[\n1.]', 2],
    ['[\n01]', 2],
    ['[\n1e]', 2],
    ['[\nnul]', 2],
    ['[\nTrue]', 2],
    ['[\nNaN]', 2],
    ['[1]\n]', 2],
    ['[1]\n,', 2],
    ['[\n"a\tb"]', 2],
    ['[\n"\\u12"]', 2],
    ['{\n"a": [1}', 2],
    ['["\\"",\n\'x\']', 2],
  ])('%j: %s', (text, line) => {
    expect(() => { JSON.parse(text) }).toThrow()
    expect(lineOfSyntaxError(text)).toBe(line)
  })
})
