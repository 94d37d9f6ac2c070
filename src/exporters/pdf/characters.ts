import { FACES, type Face, type FontName } from './style.ts'

/** Widths of one font in thousandths of its size, by code point. */
export type Coverage = ReadonlyMap<number, number>
export type Coverages = ReadonlyMap<FontName, Coverage>

/** Stands for every character that cannot be shown. */
const MARK = '\uFFFD'

const NO_BREAK_SPACE = '\u00A0'
const NO_BREAK_HYPHEN = '\u2011'

/** Where a face lacks a letter, the other face of the same weight lends it, then the Chinese one. */
const LENDERS: Readonly<Record<Face, readonly FontName[]>> = {
  sans: ['sans', 'serif', 'han'], sansBold: ['sansBold', 'serifBold', 'han'],
  serif: ['serif', 'sans', 'han'], serifBold: ['serifBold', 'sansBold', 'han'],
}

const HAN = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u

/** True when a text has letters for which the Chinese font must be loaded. */
export function needsHan(text: string): boolean {
  return HAN.test(text)
}

export interface FontRun {
  readonly text: string
  readonly font: FontName
  /** Drawn bolder, because the font that lends the letters has one weight only. */
  readonly thickened: boolean
  /** In thousandths of the size. */
  readonly width: number
}

/** Knows which letters the fonts hold; what they lack becomes a visible mark and is counted, never left out. */
export class Characters {
  marked = 0
  private readonly coverages: Coverages

  constructor(coverages: Coverages) {
    this.coverages = coverages
  }

  /** The text as it can be shown; line ends are kept, other white space becomes one kind of space. */
  shown(text: string): string {
    const result = this.shownUncounted(text)
    this.marked += result.marked
    return result.text
  }

  /** The same for what repeats elsewhere: running heads and bookmarks. */
  shownUncounted(text: string): { text: string; marked: number } {
    let marked = 0
    const characters = [...text.replace(/\r\n?|[\u2028\u2029]/g, '\n').normalize('NFC')].map((character) => {
      const shown = this.one(character)
      if (shown !== null) return shown
      marked += 1
      return MARK
    })
    return { text: characters.join(''), marked }
  }

  /** Splits a shown text into runs of one font each. */
  runs(text: string, face: Face): FontRun[] {
    const runs: { text: string; font: FontName; thickened: boolean; width: number }[] = []
    for (const character of text) {
      const printed = printable(character)
      const { font, width } = this.holder(printed.codePointAt(0) ?? 0, face)
      const last = runs.at(-1)
      if (last?.font === font) {
        last.text += printed
        last.width += width
      } else runs.push({ text: printed, font, thickened: font === 'han' && isBold(face), width })
    }
    return runs
  }

  private holder(code: number, face: Face): { font: FontName; width: number } {
    for (const font of LENDERS[face]) {
      const width = this.coverages.get(font)?.get(code)
      if (width !== undefined) return { font, width }
    }
    return { font: face, width: 0 }
  }

  /** Held for every face, so that no letter is lost where it is set in another. */
  private isHeld(code: number): boolean {
    return FACES.every((face) => LENDERS[face].some((font) => this.coverages.get(font)?.has(code) === true))
  }

  /** Null when no font holds the character, or when it is a control character, which has no shape. */
  private one(character: string): string | null {
    // Marks of where a word may break have no shape in any program; nothing that can be read is lost with them.
    if (/[\u00AD\u200B\u2060\uFEFF]/.test(character)) return ''
    if (character === '\n' || character === MARK) return character
    if (character === NO_BREAK_HYPHEN || character === NO_BREAK_SPACE) return character
    if (/[\u202F\u2007]/.test(character)) return NO_BREAK_SPACE
    if (character === '\t' || /\p{Zs}/u.test(character)) return ' '
    const code = character.codePointAt(0) ?? 0
    return /\p{C}/u.test(character) || !this.isHeld(code) ? null : character
  }
}

function isBold(face: Face): boolean {
  return face === 'sansBold' || face === 'serifBold'
}

/** What is written in the file for a character that only steers line breaks. */
function printable(character: string): string {
  if (character === NO_BREAK_SPACE) return ' '
  return character === NO_BREAK_HYPHEN || character === '\u2010' ? '-' : character
}

/**
 * Coverage of a font from its table of characters. Two characters may share a glyph; a PDF can give only one of them back
 * when text is copied, so the other is taken as missing here and lent by the other face. Modifier letters yield.
 */
export function coverageOf(glyphs: Readonly<Record<string, number>>, widthOf: (glyph: number) => number): Coverage {
  const codes = Object.keys(glyphs).map(Number).sort((a, b) => rank(a) - rank(b))
  const taken = new Set<number>()
  const coverage = new Map<number, number>()
  for (const code of codes) {
    const glyph = glyphs[String(code)] ?? 0
    if (glyph === 0 || taken.has(glyph)) continue
    taken.add(glyph)
    coverage.set(code, widthOf(glyph))
  }
  return coverage
}

function rank(code: number): number {
  return code >= 0x2b0 && code <= 0x2ff ? code + 0x10000 : code
}
