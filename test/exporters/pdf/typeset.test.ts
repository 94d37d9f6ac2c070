import { describe, expect, test } from 'vitest'
import { Characters, coverageOf } from '../../../src/exporters/pdf/characters.ts'
import { FACES, STYLE } from '../../../src/exporters/pdf/style.ts'
import { Typesetter } from '../../../src/exporters/pdf/typeset.ts'

/** Every letter of Latin is one unit wide: 10 letters of size 10 are 100 points. */
const LATIN = new Map(Array.from({ length: 0x250 }, (_, code) => [code, 1000] as const).concat([[0x2019, 1000], [0x2013, 1000]]))
const style = { ...STYLE.body, size: 10 }

function lines(text: string, letters: number): string[] {
  const setter = new Typesetter(new Characters(new Map(FACES.map((face) => [face, LATIN]))))
  return setter.lines([{ text, style }], letters * 10).map(({ fragments }) => fragments.map((fragment) => fragment.text).join(''))
}

describe('lines', () => {
  test('breaks at spaces and keeps line ends', () => {
    expect(lines('one two three\n\nfour', 8)).toEqual(['one two', 'three', '', 'four'])
  })

  test('never breaks at an apostrophe or beside a short syllable', () => {
    expect(lines('the prosecutor’s word', 12)).toEqual(['the', 'prosecutor’s', 'word'])
    expect(lines('a non-compliant b', 13)).toEqual(['a', 'non-compliant', 'b'])
    expect(lines('anti-trafficking', 12)).toEqual(['anti-', 'trafficking'])
  })

  test('breaks a word that is too long after a mark where it can', () => {
    expect(lines('https://example.org/some/path', 14)).toEqual(['https://', 'example.org/', 'some/path'])
    expect(lines('abcdefghijklmnop', 6)).toEqual(['abcdef', 'ghijkl', 'mnop'])
  })

  test('does not break at a no-break space', () => {
    expect(lines('page 1 of\u00A0ten', 9)).toEqual(['page 1', 'of ten'])
  })
})

describe('coverage', () => {
  test('gives a glyph to one character only, so that copied text is what was written', () => {
    const coverage = coverageOf({ 0xb5: 7, 0x3bc: 7, 0x2bc: 8, 0x2019: 8, 0x41: 1 }, () => 500)
    expect([...coverage.keys()].sort((a, b) => a - b)).toEqual([0x41, 0xb5, 0x2019])
  })
})
