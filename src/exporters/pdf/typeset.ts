import type { Characters } from './characters.ts'
import type { Color, FontName, TextStyle } from './style.ts'

export interface Span {
  readonly text: string
  readonly style: TextStyle
}

/** A stretch of one line in one font; x is measured from the start of the line. */
export interface Fragment {
  readonly text: string
  readonly font: FontName
  readonly thickened: boolean
  readonly size: number
  readonly color: Color
  readonly x: number
  readonly width: number
}

export interface Line {
  readonly fragments: readonly Fragment[]
  readonly width: number
}

interface Piece {
  readonly text: string
  readonly font: FontName
  readonly thickened: boolean
  readonly style: TextStyle
  readonly width: number
}

/** What must not be broken, and the space before it (0 when a break needs none). */
interface Word {
  readonly pieces: readonly Piece[]
  readonly width: number
  readonly space: Piece | null
}

const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}'
const CLOSING = '，。、；：？！）」』】》'
const OPENING = '（「『【《'
/**
 * Places inside a word where a line may end: after a hyphen, dash or slash, not beside a short syllable; around an
 * ideograph, not before its comma.
 */
const BREAKS = new RegExp([
  '(?<=[\\p{L}\\p{N}]{4}[-–—/])(?=\\p{L}{4})',
  `(?<=[${CJK}${CLOSING}])(?=[^${CLOSING}”’…\\s])`,
  `(?<=[^${OPENING}“‘\\s])(?=[${CJK}${OPENING}])`,
].join('|'), 'u')
/** Where a word too long for any line is broken by preference. */
const SOFT = /[/.?&=_\-:;,%#+@]/

/** Measures and breaks text. Nothing is hyphenated: what is copied out of the document is what was written. */
export class Typesetter {
  readonly characters: Characters

  constructor(characters: Characters) {
    this.characters = characters
  }

  /** Lines of at most `width` points; a line end in the text ends the line. */
  lines(spans: readonly Span[], width: number): Line[] {
    return paragraphsOf(spans.map(({ text, style }) => ({ text: this.characters.shown(text), style })))
      .flatMap((paragraph) => this.fill(this.words(paragraph), width))
  }

  /** One line, cut with an ellipsis where it is longer: for running heads, whose text stands in full elsewhere. */
  oneLine(text: string, style: TextStyle, width: number): Line {
    const shown = [...this.characters.shownUncounted(text.replace(/\s+/g, ' ')).text]
    for (let length = shown.length; length > 0; length -= 1) {
      const cut = length === shown.length ? shown.join('') : `${shown.slice(0, length).join('').trimEnd()}…`
      const pieces = this.pieces(cut, style)
      if (widthOf(pieces) <= width) return lineOf(pieces)
    }
    return { fragments: [], width: 0 }
  }

  private words(spans: readonly Span[]): Word[] {
    const words: Word[] = []
    let space: Piece | null = null
    let glue = false
    for (const { text, style } of spans) {
      for (const chunk of text.match(/ +|[^ ]+/g) ?? []) {
        if (chunk.startsWith(' ')) {
          space = this.pieces(' ', style)[0] ?? null
          glue = false
          continue
        }
        for (const part of chunk.split(BREAKS)) {
          this.add(words, this.pieces(part, style), space, glue)
          space = null
          glue = false
        }
        glue = true
      }
    }
    return words
  }

  /** Glued: the text goes on after a change of style, without a place to break. */
  private add(words: Word[], pieces: readonly Piece[], space: Piece | null, glue: boolean): void {
    const last = glue ? words.pop() : undefined
    const all = last === undefined ? pieces : [...last.pieces, ...pieces]
    words.push({ pieces: all, width: widthOf(all), space: last === undefined ? space : last.space })
  }

  private pieces(text: string, style: TextStyle): Piece[] {
    return this.characters.runs(text, style.font).map((run) => ({ ...run, style, width: (run.width * style.size) / 1000 }))
      .flatMap((piece) => (piece.text === '' ? [] : [piece]))
  }

  /** First-fit: as many words on a line as it holds. An empty paragraph is an empty line. */
  private fill(words: readonly Word[], width: number): Line[] {
    const lines: Piece[][] = [[]]
    let used = 0
    for (const word of words.flatMap((each) => (each.width > width ? this.split(each, width) : [each]))) {
      const current = lines.at(-1) ?? []
      const space = current.length > 0 && word.space !== null ? [word.space] : []
      if (current.length > 0 && used + widthOf(space) + word.width > width + 0.01) {
        lines.push([...word.pieces])
        used = word.width
      } else {
        current.push(...space, ...word.pieces)
        used += widthOf(space) + word.width
      }
    }
    return lines.map(lineOf)
  }

  /** Breaks a word that no line can hold; each part fits. */
  private split(word: Word, width: number): Word[] {
    const letters = word.pieces.flatMap((piece) => [...piece.text].flatMap((text) => this.pieces(text, piece.style)))
    const parts: Piece[][] = [[]]
    let used = 0
    for (const letter of letters) {
      const current = parts.at(-1) ?? []
      if (used + letter.width > width && current.length > 0) {
        const rest = current.splice(softEnd(current))
        parts.push([...rest, letter])
        used = widthOf(rest) + letter.width
      } else {
        current.push(letter)
        used += letter.width
      }
    }
    return parts.map((pieces, index) => ({ pieces, width: widthOf(pieces), space: index === 0 ? word.space : null }))
  }
}

function paragraphsOf(spans: readonly Span[]): Span[][] {
  const paragraphs: Span[][] = [[]]
  for (const { text, style } of spans) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) paragraphs.push([])
      paragraphs.at(-1)?.push({ text: part, style })
    })
  }
  return paragraphs
}

function widthOf(pieces: readonly { readonly width: number }[]): number {
  return pieces.reduce((sum, { width }) => sum + width, 0)
}

/** Where a full line of one long word ends best: after the last mark behind its first third, else at its end. */
function softEnd(letters: readonly Piece[]): number {
  for (let index = letters.length - 1; index > letters.length / 3; index -= 1) {
    if (SOFT.test(letters[index]?.text ?? '')) return index + 1
  }
  return letters.length
}

function lineOf(pieces: readonly Piece[]): Line {
  const fragments: Fragment[] = []
  let x = 0
  for (const { text, font, thickened, style, width } of pieces) {
    const last = fragments.at(-1)
    if (last?.font === font && last.thickened === thickened && last.size === style.size && last.color === style.color) {
      fragments[fragments.length - 1] = { ...last, text: last.text + text, width: last.width + width }
    } else fragments.push({ text, font, thickened, size: style.size, color: style.color, x, width })
    x += width
  }
  return { fragments, width: x }
}
