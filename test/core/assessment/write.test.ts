import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAssessment } from '../../../src/core/assessment/read.ts'
import type { Answer, Assessment, Response } from '../../../src/core/assessment/types.ts'
import { blankAssessment, isEmpty, writeAssessment } from '../../../src/core/assessment/write.ts'
import { changed, rulebook, SOUND } from './small.ts'

function read(text: string): Assessment {
  const result = parseAssessment(text, rulebook)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const text = fc.string({ unit: 'binary', maxLength: 8 })
/** Names that a further member may have: anything but a name of the format and what JavaScript treats specially. */
const furtherName = text.filter((name) => name !== '__proto__' && !KNOWN.has(name))
const KNOWN = new Set([
  'format', 'formatVersion', 'instrument', 'id', 'kind', 'subject', 'assessor', 'scope', 'responses', 'version', 'name', 'iso3', 'from', 'to', 'role',
  'answer', 'evidence', 'note', 'type', 'citation', 'url', 'quote', 'page', 'depth', 'recommendations',
])
const further = fc.dictionary(furtherName, fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__')), { maxKeys: 2 })
const nothing = fc.constant({})
const loose = fc.oneof(nothing, further)

const answer: Record<string, fc.Arbitrary<Answer>> = {
  'r1-choice': fc.oneof(
    fc.constantFrom<Answer>({ option: 'yes' }, { oneOf: ['no', 'partly'] }, { none: 'later' }, { none: 'undecided' }, { none: 'unknown' }),
    text.map((ask): Answer => ({ ask, none: 'unknown' })),
    text.map((reason): Answer => ({ reason: `${reason}.`, none: 'not-applicable' })),
  ),
  'r1-multi': fc.constantFrom<Answer>({ options: ['none'] }, { rest: 'unknown', options: ['c', 'a'] }, { options: [], rest: 'unknown' }),
  'r1-number': fc.oneof(
    fc.nat(500).map((number): Answer => ({ number })),
    fc.nat(500).map((atMost): Answer => ({ atMost, atLeast: 0 })),
  ),
}

const evidence = fc.tuple(loose, fc.record({ quote: fc.option(text), page: text, type: text }, { requiredKeys: ['type'] })).map(
  ([more, known]) => ({ ...more, ...known }),
)

function response(id: string): fc.Arbitrary<Response> {
  const members = fc.record({ note: text, answer: answer[id] ?? fc.constant({ none: 'later' } as const), evidence: fc.array(evidence, { maxLength: 2 }) }, { requiredKeys: [] })
  return fc.tuple(loose, members).map(([more, known]) => ({ ...more, ...known }))
}

const assessment: fc.Arbitrary<Assessment> = fc
  .record({
    more: loose,
    id: text.map((id) => `${id}x`),
    kind: fc.constantFrom('self-assessment' as const, 'audit' as const, 'exercise' as const),
    subject: fc.tuple(loose, text).map(([more, name]) => ({ ...more, to: null, iso3: 'FRA', name })),
    assessor: fc.tuple(loose, text, text).map(([more, name, role]) => ({ ...more, role, name })),
    scope: fc.option(fc.tuple(loose, fc.constantFrom('full' as const, 'first-look' as const)).map(([more, depth]) => ({ recommendations: [1], ...more, depth })), { nil: undefined }),
    // Later questions first: the file has them in the order of the instrument.
    responses: fc.record({ 'r1-number': response('r1-number'), 'r1-multi': response('r1-multi'), 'r1-choice': response('r1-choice') }, { requiredKeys: [] }),
  })
  .map(({ more, scope, ...known }) => ({
    ...more,
    ...known,
    ...(scope === undefined ? {} : { scope }),
    format: 'lacuna-assessment' as const,
    formatVersion: 1 as const,
    instrument: { version: '1.0.0', id: rulebook.id },
  }))

describe('reading and writing', () => {
  test('read, write, read, write: the same bytes, the same data', () => {
    fc.assert(
      fc.property(assessment, (given) => {
        const first = writeAssessment(given, rulebook)
        const again = read(first)
        expect(writeAssessment(again, rulebook)).toBe(first)
        const kept = Object.fromEntries(Object.entries(given.responses).filter(([, each]) => !isEmpty(each)))
        // JSON has no -0 of its own.
        expect(again).toEqual(JSON.parse(JSON.stringify({ ...given, responses: kept })))
      }),
      { numRuns: 500 },
    )
  })

  test('the text does not depend on the order of members or responses', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner)]))
    }
    const plain: unknown = JSON.parse(changed('"colour": "red"', '"page": "7"'))
    const turned = reversed(plain) as Assessment
    expect(writeAssessment(turned, rulebook)).toBe(writeAssessment(plain as Assessment, rulebook))
  })

  test('a file in order comes back byte for byte', () => {
    expect(writeAssessment(read(SOUND), rulebook)).toBe(SOUND)
  })

  test('nothing given is changed', () => {
    fc.assert(
      fc.property(assessment, (given) => {
        const before = structuredClone(given)
        writeAssessment(given, rulebook)
        expect(given).toEqual(before)
      }),
      { numRuns: 100 },
    )
  })
})

describe('what is left out', () => {
  test.each<[boolean, Response]>([
    [true, {}],
    [true, { evidence: [], note: '' }],
    [false, { note: 'x' }],
    [false, { evidence: [{ type: 'law' }] }],
    [false, { answer: { none: 'unknown' } }],
    [false, { reviewed: true } as Response],
  ])('a response is empty: %s for %o', (empty, given) => {
    expect(isEmpty(given)).toBe(empty)
    const written = JSON.parse(writeAssessment({ ...read(SOUND), responses: { 'r1-choice': given } }, rulebook)) as Assessment
    expect('r1-choice' in written.responses).toBe(!empty)
  })

  test('a blank assessment opens, and says nothing', () => {
    const blank = blankAssessment(rulebook, { id: 'x' })
    expect(read(writeAssessment(blank, rulebook))).toEqual(blank)
    expect(blank).toMatchObject({ kind: 'self-assessment', instrument: { id: 'small-instrument', version: '1.2.0' }, responses: {} })
    const given = { id: 'y', kind: 'audit', scope: { depth: 'first-look' }, subject: { name: 'A' }, assessor: { name: 'B', role: 'C' } } as const
    expect(read(writeAssessment(blankAssessment(rulebook, given), rulebook))).toMatchObject(given)
  })
})
