import { type Anchor, heightOf, type Item, keepTogether, keepWithNext, spaced } from './flow.ts'
import type { Paper } from './paper.ts'
import { type Color, LINE, STYLE, type TextStyle } from './style.ts'
import type { Line, Span, Typesetter } from './typeset.ts'

/** The horizontal room of a block. */
export interface Box {
  readonly x: number
  readonly width: number
}

/** Side headings stand in the first part of the measure, the text in the rest. */
const SIDE = 88
const SIDE_GAP = 12
/** Higher rows are cut into lines, so that no row can be too high for a page. */
const WHOLE_ROW = 220

export function inset(box: Box, start: number): Box {
  return { x: box.x + start, width: box.width - start }
}

export function besideSide(box: Box): Box {
  return inset(box, SIDE + SIDE_GAP)
}

export function space(height: number): Item {
  return { height, before: 0, keepWithNext: false, draw: () => undefined }
}

/** A paragraph, line by line; its first two and its last two lines stay together. An empty text takes no room. */
export function paragraph(setter: Typesetter, content: string | readonly Span[], style: TextStyle, box: Box): Item[] {
  const spans = typeof content === 'string' ? [{ text: content, style }] : content
  if (spans.every(({ text }) => text === '')) return []
  const lines = setter.lines(spans, box.width)
  return lines.map((line, index) => ({
    height: style.leading,
    before: 0,
    keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
    draw: (paper, top) => {
      drawLine(paper, line, box.x, baseline(top, style))
    },
  }))
}

export function drawLine(paper: Paper, line: Line, x: number, base: number): void {
  for (const fragment of line.fragments) paper.text(fragment, x + fragment.x, base)
}

/** Where a line of this style stands when its box begins at `top`. */
export function baseline(top: number, style: TextStyle): number {
  return top + style.leading / 2 + style.size * 0.34
}

export function paragraphs(setter: Typesetter, texts: readonly string[], style: TextStyle, box: Box, gap: number): Item[] {
  return texts.flatMap((text, index) => spaced(paragraph(setter, text, style, box), index === 0 ? 0 : gap))
}

/** A heading never stands at the foot of a page alone. */
export function heading(setter: Typesetter, title: string, style: TextStyle, box: Box, before: number, anchor?: Anchor): Item[] {
  const items = keepWithNext(spaced(paragraph(setter, title, style, box), before))
  const [first, ...rest] = items
  return first === undefined || anchor === undefined ? items : [{ ...first, anchor }, ...rest]
}

/** The title of a section with the mark of the product above: a line with a piece missing. */
export function sectionHeading(setter: Typesetter, anchor: Anchor, box: Box, startsPage: boolean): Item[] {
  const mark: Item = {
    height: 9, before: 30, keepWithNext: true, anchor, startsPage,
    draw: (paper, top) => {
      brokenLine(paper, box.x, top + 1, 44, 2.4)
    },
  }
  return [mark, ...heading(setter, anchor.title, STYLE.section, box, 0), { ...space(8), keepWithNext: true }]
}

export function brokenLine(paper: Paper, x: number, y: number, width: number, weight: number): void {
  const color = STYLE.group.color
  paper.fill({ x, y, width: width * 0.46, height: weight }, color)
  paper.fill({ x: x + width * 0.7, y, width: width * 0.3, height: weight }, color)
}

/** A heading at the side of what it names; it goes with the first lines, and is left out with what it names. */
export function sideHeaded(setter: Typesetter, label: string, items: readonly Item[], box: Box, before: number): Item[] {
  if (items.length === 0) return []
  const labelled = paragraph(setter, label, STYLE.label, { x: box.x, width: SIDE })
  const missing = heightOf(labelled) - heightOf(items)
  const all = missing > 0 ? keepTogether([...items, space(missing)]) : items
  const [first, ...rest] = keepUpTo(all, heightOf(labelled))
  if (first === undefined) return []
  const draw = (paper: Paper, top: number): void => {
    drawStack(paper, labelled, top)
    first.draw(paper, top)
  }
  return spaced([{ ...first, draw }, ...rest], before)
}

/**
 * Items side by side, aligned at the top; drawn one column after the other so that each reads as a whole.
 *
 * @param whole greatest height that stays in one piece; what is higher is cut line by line.
 */
export function columns(cells: readonly (readonly Item[])[], whole = WHOLE_ROW): Item[] {
  const height = Math.max(0, ...cells.map((cell) => heightOf(cell)))
  const rows = Math.max(0, ...cells.map((cell) => cell.length))
  if (height <= whole || rows <= 1) {
    return [{
      height, before: 0, keepWithNext: false,
      draw: (paper, top) => {
        for (const cell of cells) drawStack(paper, cell, top)
      },
    }]
  }
  return Array.from({ length: rows }, (_, index) => columns(cells.map((cell) => cell.slice(index, index + 1)))).flat()
}

/** A rule down the start side, as beside a quotation. */
export function withRule(items: readonly Item[], x: number, color: Color): Item[] {
  return items.map((item, index) => ({
    ...item,
    draw: (paper, top) => {
      const above = index === 0 ? 0 : item.before
      paper.fill({ x, y: top - above, width: 2, height: item.height + above + 0.2 }, color)
      item.draw(paper, top)
    },
  }))
}

export function hairline(box: Box, before: number, after: number, color: Color = LINE, weight = 0.5): Item {
  return {
    height: after, before, keepWithNext: true,
    draw: (paper, top) => {
      paper.line(box.x, top, box.x + box.width, top, color, weight)
    },
  }
}

export function drawStack(paper: Paper, items: readonly Item[], top: number): void {
  let y = top
  items.forEach((item, index) => {
    y += index === 0 ? 0 : item.before
    item.draw(paper, y)
    y += item.height
  })
}

/** Keeps the first items together until they fill this height. */
function keepUpTo(items: readonly Item[], height: number): Item[] {
  let used = 0
  return items.map((item) => {
    used += item.height
    return used < height ? { ...item, keepWithNext: true } : item
  })
}
