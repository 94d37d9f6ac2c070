import type { jsPDF as Pdf } from 'jspdf'
import type { Coverages } from './characters.ts'
import type { FontSource } from './fonts.ts'
import { coverage, type FontMetadata, quicken } from './metadata.ts'
import { type Color, FACES, type FontName } from './style.ts'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A stretch of text in one font. */
export interface Glyphs {
  readonly text: string
  readonly font: FontName
  /** Outlined as well, to stand for a bold that the font lacks. */
  readonly thickened: boolean
  readonly size: number
  readonly color: Color
}

export interface Place {
  readonly page: number
  readonly top: number
}

export interface Bookmark {
  readonly title: string
  readonly page: number
  readonly children: readonly Bookmark[]
}

/** What is drawn on: points from the top left corner of the page. The only module that knows jsPDF. */
export class Paper {
  readonly coverages: Coverages
  private readonly pdf: Pdf
  private started = false

  private constructor(pdf: Pdf, coverages: Coverages) {
    this.pdf = pdf
    this.coverages = coverages
  }

  /**
   * jsPDF and the fonts are loaded here and nowhere else, so that the app does not carry them before.
   *
   * @param withHan loads the large Chinese font too.
   */
  static async open(fonts: FontSource, withHan: boolean): Promise<Paper> {
    const names: readonly FontName[] = withHan ? [...FACES, 'han'] : FACES
    const [{ jsPDF }, files] = await Promise.all([
      import('jspdf'), Promise.all(names.map(async (name) => [name, await fonts.load(name)] as const)),
    ])
    const pdf = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true, floatPrecision: 2 })
    for (const [name, bytes] of files) {
      pdf.addFileToVFS(name, binaryString(bytes))
      pdf.addFont(name, name, 'normal')
      quicken(metadataOf(pdf, name))
    }
    return new Paper(pdf, new Map(names.map((name) => [name, coverage(metadataOf(pdf, name))])))
  }

  newPage(): void {
    if (this.started) this.pdf.addPage('a4')
    this.started = true
  }

  /** Of the characters that the fonts hold only: jsPDF ends a string at the first that it does not know. */
  text({ text, font, thickened, size, color }: Glyphs, x: number, baseline: number): void {
    if (text.trim() === '') return
    this.pdf.setFont(font, 'normal')
    this.pdf.setFontSize(size)
    this.pdf.setTextColor(...color)
    if (thickened) this.pen(color, size / 32)
    this.pdf.text(text, x, baseline, thickened ? { renderingMode: 'fillThenStroke' } : {})
  }

  fill({ x, y, width, height }: Rectangle, color: Color): void {
    if (width <= 0) return
    this.pdf.setFillColor(...color)
    this.pdf.rect(x, y, width, height, 'F')
  }

  outline({ x, y, width, height }: Rectangle, color: Color, weight: number): void {
    this.pen(color, weight)
    this.pdf.rect(x, y, width, height, 'S')
  }

  line(x1: number, y1: number, x2: number, y2: number, color: Color, weight: number): void {
    this.pen(color, weight)
    this.pdf.line(x1, y1, x2, y2)
  }

  /** Rising strokes, cut at the edges of the rectangle: ink for print, where a pale tint would vanish. */
  hatch({ x, y, width, height }: Rectangle, color: Color, weight: number, step: number): void {
    if (width <= 0) return
    this.pen(color, weight)
    // Strokes lie on a grid of the page, not of the rectangle, so that neighbours meet.
    for (let foot = Math.ceil((x - height) / step) * step; foot < x + width; foot += step) {
      const from = Math.max(foot, x)
      const to = Math.min(foot + height, x + width)
      if (to > from) this.pdf.line(from, y + height - (from - foot), to, y + height - (to - foot))
    }
  }

  /** A link inside the document; addresses from a file never become one. */
  link({ x, y, width, height }: Rectangle, place: Place): void {
    this.pdf.link(x, y, width, height, { pageNumber: place.page, top: Math.max(0, place.top - 20) })
  }

  bookmarks(bookmarks: readonly Bookmark[]): void {
    const add = (parent: unknown, { title, page, children }: Bookmark): void => {
      const node = this.pdf.outline.add(parent, outsideText(title), { pageNumber: page })
      for (const child of children) add(node, child)
    }
    for (const bookmark of bookmarks) add(null, bookmark)
  }

  /** @param identity 32 hexadecimal digits: with no clock and no chance, the same report gives the same bytes. */
  describe(properties: { title: string; subject: string; locale: string; identity: string }): void {
    this.pdf.setProperties({ title: outsideText(properties.title), subject: outsideText(properties.subject), creator: 'Lacuna' })
    this.pdf.setLanguage(properties.locale as Parameters<Pdf['setLanguage']>[0])
    this.pdf.viewerPreferences({ DisplayDocTitle: true })
    this.pdf.setFileId(properties.identity)
    this.pdf.setCreationDate(NO_DATE)
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.pdf.output('arraybuffer'))
  }

  private pen(color: Color, weight: number): void {
    this.pdf.setDrawColor(...color)
    this.pdf.setLineWidth(weight)
  }
}

/** jsPDF insists on a date; the report carries its own, and the clock must not change its bytes. */
const NO_DATE = "D:20000101000000+00'00'"

function metadataOf(pdf: Pdf, name: FontName): FontMetadata {
  pdf.setFont(name, 'normal')
  return pdf.getFont().metadata as FontMetadata
}

function binaryString(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += 8192) parts.push(String.fromCharCode(...bytes.subarray(start, start + 8192)))
  return parts.join('')
}

/**
 * Text of bookmarks and properties. jsPDF writes it as UTF-16 in a literal string and does not escape the byte 0x0D, which
 * readers then take for a line end: letters with that byte (č) are taken apart, others marked.
 */
function outsideText(text: string): string {
  const safe = (character: string): boolean => [...character].every((each) => {
    const code = each.charCodeAt(0)
    return (code & 0xff) !== 0x0d && code >> 8 !== 0x0d
  })
  return [...text.replace(/\s+/g, ' ')]
    .map((character) => (safe(character) ? character : character.normalize('NFD')))
    .map((character) => (safe(character) ? character : '\uFFFD'))
    .join('')
}

