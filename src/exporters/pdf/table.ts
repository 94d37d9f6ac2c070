import { type Box, columns, drawStack, paragraph, space } from './blocks.ts'
import { heightOf, type Item } from './flow.ts'
import { LINE, LINE_STRONG, STYLE, type TextStyle } from './style.ts'
import type { Typesetter } from './typeset.ts'

/** Shares of the width, heads, and rows of cells; a cell is one text or several, each with its style. */
export interface Table {
  readonly shares: readonly number[]
  readonly heads: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Cell = readonly { readonly text: string; readonly style: TextStyle }[]

const GAP = 8
const PADDING = 3.5

/** The table; its head is drawn again at the top of every page that it runs on to. */
export function table(setter: Typesetter, { shares, heads, rows }: Table, box: Box): Item[] {
  const boxes = boxesOf(shares, box)
  const head = headItem(heads.map((text, index) => paragraph(setter, text, STYLE.smallBold, boxes[index] ?? box)), box)
  const body = rows.flatMap((row) => rowItems(setter, row, boxes, box))
  return [head, ...body.map((item) => ({ ...item, repeat: [head] }))]
}

function boxesOf(shares: readonly number[], box: Box): Box[] {
  const room = box.width - GAP * (shares.length - 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  let x = box.x
  return shares.map((share) => {
    const cell = { x, width: (room * share) / total }
    x += cell.width + GAP
    return cell
  })
}

function headItem(cells: readonly (readonly Item[])[], box: Box): Item {
  const text = Math.max(0, ...cells.map((cell) => heightOf(cell)))
  const height = text + PADDING + 1
  return {
    height, before: 0, keepWithNext: true,
    draw: (paper, top) => {
      for (const cell of cells) drawStack(paper, cell, top + text - heightOf(cell))
      paper.line(box.x, top + height - 0.5, box.x + box.width, top + height - 0.5, LINE_STRONG, 0.8)
    },
  }
}

function rowItems(setter: Typesetter, row: readonly Cell[], boxes: readonly Box[], box: Box): Item[] {
  const cells = row.map((cell, index) => [
    space(PADDING), ...cell.flatMap(({ text, style }) => paragraph(setter, text, style, boxes[index] ?? box)), space(PADDING),
  ])
  const items = columns(cells)
  return items.map((item, index) => (index < items.length - 1 ? item : {
    ...item,
    draw: (paper, top) => {
      item.draw(paper, top)
      paper.line(box.x, top + item.height, box.x + box.width, top + item.height, LINE, 0.5)
    },
  }))
}
