import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAssessment, parseThoroughly } from '../../../src/core/assessment/read.ts'
import { rulebook, SOUND } from './small.ts'

/** What may stand in place of any value or be added to any object of the sound file. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 3, -1, 1.5, 1e21, '', 'yes', 'a', 'none', 'unknown', 'not-applicable', 'later', '\ud800', '2025-01-01'),
  fc.constantFrom<unknown>([], {}, ['a'], ['a', 'a'], ['a', 'none'], ['none'], [1], [[]], { option: 'yes' }, { option: 'perhaps' }, { number: 7 }),
  fc.constantFrom<unknown>({ number: 501 }, { number: '7' }, { options: [] }, { options: ['b'], rest: 'known' }, { option: 'yes', more: 1 }),
  fc.constantFrom<unknown>({ none: 'unknown', ask: 1 }, { none: 'never' }, { oneOf: ['yes', 'no'] }, { type: 1 }, [{ type: 'law', quote: 1 }]),
)
const names = fc.constantFrom('answer', 'evidence', 'note', 'scope', 'iso3', 'from', 'option', 'options', 'none', 'reason', 'colour', 'constructor', 'r1-choice')

type Change = { readonly at: number; readonly value: unknown; readonly name: string; readonly add: boolean }

const changes: fc.Arbitrary<Change[]> = fc.array(fc.record({ at: fc.nat(80), value: junk, name: names, add: fc.boolean() }), { minLength: 1, maxLength: 3 })

/** The sound file with some of its values replaced, members added or left out. */
function changedData(all: readonly Change[]): unknown {
  const data = JSON.parse(SOUND) as Record<string, unknown>
  for (const { at, value: shared, name, add } of all) {
    const value = structuredClone(shared)
    const places = placesIn(data)
    const place = places[at % places.length]
    if (place === undefined) continue
    if (add && !Array.isArray(place.owner)) place.owner[name] = value
    else if (value === true) Reflect.deleteProperty(place.owner, place.key)
    else place.owner[place.key] = value
  }
  return data
}

interface Place {
  readonly owner: Record<string, unknown>
  readonly key: string
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [{ owner: value as Record<string, unknown>, key }, ...placesIn(inner)])
}

test('the short cuts accept and refuse the same data, for the same reasons', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const text = JSON.stringify(changedData(all), null, 1)
      expect(parseAssessment(text, rulebook)).toEqual(parseThoroughly(text, rulebook))
    }),
    { numRuns: 3000 },
  )
})

test('and the same text, however it is broken', () => {
  const pieces = fc.constantFrom('"', '\\', '{', '}', '[', ']', ':', ',', '"id":1,', '"__proto__":1,', '\\ud800', '\\u0041', '1e999', '[[[[', '\n', '\u2028', '\ud800', ' ')
  fc.assert(
    fc.property(fc.nat(SOUND.length), fc.nat(6), pieces, (at, cut, piece) => {
      const text = SOUND.slice(0, at) + piece + SOUND.slice(at + cut)
      expect(parseAssessment(text, rulebook)).toEqual(parseThoroughly(text, rulebook))
    }),
    { numRuns: 3000 },
  )
})

test.each([63, 64, 65, 5000])('and text that nests %d deep', (depth) => {
  const text = SOUND.replace('"contributors": {', () => `"deep": ${'['.repeat(depth)}${']'.repeat(depth)}, "contributors": {`)
  expect(parseAssessment(text, rulebook)).toEqual(parseThoroughly(text, rulebook))
})
