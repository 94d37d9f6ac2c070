import type { Messages } from '../../core/language.ts'
import type { Profile, ProfileRow } from '../../core/report/model.ts'
import { type Box, drawLine, drawStack, paragraph } from './blocks.ts'
import { heightOf, type Item, keepTogether } from './flow.ts'
import type { Paper, Rectangle } from './paper.ts'
import { INK, LINE_STRONG, PLUM, STYLE, type TextStyle } from './style.ts'
import { drawTrack } from './track.ts'
import type { Line, Typesetter } from './typeset.ts'

const NAME = 158
const GAP = 14
const VALUE = 112
const TRACK_HEIGHT = 15
const ROW_GAP = 21
const COMPACT = { name: 246, value: 122 } as const
const SWATCH: Omit<Rectangle, 'x' | 'y'> = { width: 22, height: 8 }

interface Chart {
  readonly setter: Typesetter
  readonly messages: Messages
  readonly thresholds: readonly number[]
  /** The room of the tracks inside the box. */
  readonly track: Box
  readonly box: Box
}

/** The profile: a row for each recommendation, its name before and its value behind the track, with a scale and a key. */
export function profilePicture(setter: Typesetter, messages: Messages, { rows, thresholds }: Profile, box: Box): Item[] {
  const track = { x: box.x + NAME + GAP, width: box.width - NAME - VALUE - 2 * GAP }
  const chart = { setter, messages, thresholds, track, box }
  return keepTogether([key(chart), scale(chart, 8), ...rows.map((row) => rowItem(chart, row))])
}

function rowItem({ setter, messages, thresholds, track, box }: Chart, row: ProfileRow): Item {
  const number = paragraph(setter, String(row.recommendation), STYLE.number, { x: box.x, width: 24 })
  const name = paragraph(setter, row.title, STYLE.work, { x: box.x + 24, width: NAME - 24 })
  const valueBox = { x: track.x + track.width + GAP, width: VALUE }
  const value = [
    ...scoreWords(setter, messages, row, STYLE.workBold, valueBox),
    ...paragraph(setter, row.rating?.words ?? '', STYLE.small, valueBox),
  ]
  const cap = setter.lines([{ text: row.capAt === null ? '' : messages.t('pdf.cap'), style: STYLE.cap }], 60)[0]
  const height = Math.max(TRACK_HEIGHT + 4, heightOf(name), heightOf(value))
  return {
    height, before: ROW_GAP, keepWithNext: false,
    draw: (paper, top) => {
      drawStack(paper, number, top + 0.5)
      drawStack(paper, name, top + 1)
      drawTrack(paper, { ...track, y: top, height: TRACK_HEIGHT }, { ...row, thresholds })
      if (row.capAt !== null && cap !== undefined) drawCentred(paper, cap, at(track, row.capAt), top - 5.5)
      drawStack(paper, value, top + 0.5)
    },
  }
}

/** The same in a third of the height, for the first page; the page of the profile explains it. */
export function compactPicture(setter: Typesetter, messages: Messages, { rows, thresholds }: Profile, box: Box): Item[] {
  const track = { x: box.x + COMPACT.name, width: box.width - COMPACT.name - COMPACT.value }
  const chart = { setter, messages, thresholds, track, box }
  return keepTogether([{ ...scale(chart, 2.4), before: 3 }, ...rows.map((row) => compactRow(chart, row))])
}

function compactRow({ setter, messages, thresholds, track, box }: Chart, row: ProfileRow): Item {
  const number = paragraph(setter, String(row.recommendation), STYLE.coverNumber, { x: box.x, width: 24 })
  const name = paragraph(setter, row.title, STYLE.coverName, { x: box.x + 24, width: COMPACT.name - 34 })
  const valueBox = { x: track.x + track.width + 12, width: COMPACT.value - 12 }
  // A rating that has no short form, such as one that cannot be told yet, is left to the page of the profile.
  const letters = row.rating === null || row.rating.short === row.rating.words ? '' : row.rating.short
  const value = row.score === null ? paragraph(setter, messages.t('range.none'), STYLE.coverSmall, valueBox) : paragraph(setter, [
    { text: row.score.words, style: STYLE.coverValue },
    { text: letters === '' ? '' : ` · ${letters}`, style: STYLE.coverSmall },
  ], STYLE.coverValue, valueBox)
  return {
    height: Math.max(heightOf(name), heightOf(value)), before: 4.6, keepWithNext: false,
    draw: (paper, top) => {
      drawStack(paper, number, top - 0.6)
      drawStack(paper, name, top)
      drawTrack(paper, { ...track, y: top + 1.4, height: 7.6 }, { ...row, thresholds })
      drawStack(paper, value, top)
    },
  }
}

function scoreWords(setter: Typesetter, messages: Messages, { score }: ProfileRow, style: TextStyle, box: Box): Item[] {
  return score === null ? paragraph(setter, messages.t('range.none'), STYLE.small, box) : paragraph(setter, score.words, style, box)
}

/** The ends and the thresholds, once above all rows. */
function scale({ setter, messages, thresholds, track }: Chart, drop: number): Item {
  const labels = [0, ...thresholds, 100].map((value) => ({
    value, line: setter.lines([{ text: messages.number(value), style: STYLE.axis }], 40)[0],
  }))
  return {
    height: 0, before: 26, keepWithNext: true,
    draw: (paper, top) => {
      for (const { value, line } of labels) if (line !== undefined) drawCentred(paper, line, at(track, value), top + drop)
    },
  }
}

function key({ setter, messages, thresholds, box }: Chart): Item {
  const list = messages.list(thresholds.map((threshold) => messages.number(threshold)))
  const entries: readonly { text: string; draw: (paper: Paper, at: Rectangle) => void }[] = [
    { text: messages.t('profile.key.sure'), draw: (paper, at) => { paper.fill(at, PLUM) } },
    { text: messages.t('profile.key.open'), draw: drawOpen },
    { text: messages.t('profile.key.missing'), draw: (paper, at) => { paper.outline(at, LINE_STRONG, 0.5) } },
    { text: messages.t('profile.key.evidenced'), draw: (paper, at) => { paper.fill({ ...at, y: at.y + 3, height: 1.9 }, INK) } },
    { text: messages.t('profile.key.thresholds', { list }), draw: drawTicks },
    { text: messages.t('profile.key.cap'), draw: drawCap },
  ]
  const column = box.width / 2
  const cells = entries.map(({ text, draw }, index) => {
    const x = box.x + (index % 2) * column
    const room = { x: x + SWATCH.width + 8, width: column - SWATCH.width - 20 }
    return { draw, x, words: paragraph(setter, text, STYLE.small, room) }
  })
  const tops = rowTops(cells.map(({ words }) => heightOf(words)))
  return {
    height: tops.total, before: 0, keepWithNext: true,
    draw: (paper, top) => {
      cells.forEach(({ draw, x, words }, index) => {
        const y = top + (tops.starts[Math.floor(index / 2)] ?? 0)
        draw(paper, { ...SWATCH, x, y: y + 1.5 })
        drawStack(paper, words, y)
      })
    },
  }
}

/** Starts of rows of two cells each. */
function rowTops(heights: readonly number[]): { starts: readonly number[]; total: number } {
  const starts: number[] = []
  let total = 0
  for (let index = 0; index < heights.length; index += 2) {
    starts.push(total)
    total += Math.max(heights[index] ?? 0, heights[index + 1] ?? 0) + 3
  }
  return { starts, total }
}

function drawOpen(paper: Paper, at: Rectangle): void {
  paper.hatch(at, PLUM, 0.9, 3.6)
  paper.outline(at, LINE_STRONG, 0.5)
}

function drawCap(paper: Paper, { x, y, height }: Rectangle): void {
  paper.fill({ x: x + 10, y: y - 2, width: 1.8, height: height + 4 }, INK)
}

function drawTicks(paper: Paper, { x, y, width, height }: Rectangle): void {
  for (const share of [0.3, 0.6, 0.9]) paper.line(x + width * share, y - 1, x + width * share, y + height + 1, LINE_STRONG, 0.6)
}

function drawCentred(paper: Paper, line: Line, x: number, base: number): void {
  drawLine(paper, line, x - line.width / 2, base)
}

function at(track: Box, value: number): number {
  return track.x + (track.width * value) / 100
}
