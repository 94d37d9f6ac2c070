import type { Paper, Place } from './paper.ts'

/** A heading that the contents and the bookmarks lead to. */
export interface Anchor {
  readonly title: string
  /** 1 for a section, 2 for a part of it. */
  readonly level: 1 | 2
}

/** The smallest thing that is never cut: a line of text, a row of a table, a drawing. Its x is settled when it is made. */
export interface Item {
  readonly height: number
  /** Space above; nothing at the top of a page. */
  readonly before: number
  readonly keepWithNext: boolean
  readonly draw: (paper: Paper, top: number) => void
  readonly anchor?: Anchor
  /** Begins a page. */
  readonly startsPage?: boolean
  /** Drawn again where a page begins with this item: the head of a table. */
  readonly repeat?: readonly Item[]
}

export interface Frame {
  /** The first page has no running head and begins higher. */
  readonly firstTop: number
  readonly top: number
  readonly bottom: number
}

interface PlacedItem {
  readonly item: Item
  readonly top: number
}

export type Page = readonly PlacedItem[]

/** Spreads items over pages: what is kept together moves together, unless no page could hold it. */
export function paginate(items: readonly Item[], frame: Frame): Page[] {
  const pages: PlacedItem[][] = [[]]
  let cursor = frame.firstTop
  const place = (item: Item): void => {
    let page = pages.at(-1) ?? []
    if (page.length > 0 && cursor + item.before + item.height > frame.bottom) {
      page = []
      pages.push(page)
      cursor = frame.top
    }
    if (page.length === 0) {
      for (const again of item.repeat ?? []) {
        page.push({ item: withoutAnchor(again), top: cursor })
        cursor += again.height
      }
    } else cursor += item.before
    page.push({ item, top: cursor })
    cursor += item.height
  }
  for (const group of groupsOf(items)) {
    const full = (pages.at(-1)?.length ?? 0) > 0
    const fits = cursor + heightOf(group, full) <= frame.bottom
    const fitsAlone = repeatHeight(group) + heightOf(group, false) <= frame.bottom - frame.top
    if (full && (group[0]?.startsPage === true || (!fits && fitsAlone))) {
      pages.push([])
      cursor = frame.top
    }
    group.forEach(place)
  }
  return pages
}

/** Where each heading stands. */
export function placesOf(pages: readonly Page[]): Map<Anchor, Place> {
  const places = new Map<Anchor, Place>()
  pages.forEach((page, index) => {
    for (const { item, top } of page) {
      if (item.anchor !== undefined && !places.has(item.anchor)) places.set(item.anchor, { page: index + 1, top })
    }
  })
  return places
}

export function heightOf(items: readonly Item[], withSpaceAbove = false): number {
  return items.reduce((sum, { height, before }, index) => sum + height + (index === 0 && !withSpaceAbove ? 0 : before), 0)
}

/** Items that stay on one page. */
export function keepTogether(items: readonly Item[]): Item[] {
  return items.map((item, index) => (index < items.length - 1 ? { ...item, keepWithNext: true } : item))
}

/** Items that stay with what comes after them. */
export function keepWithNext(items: readonly Item[]): Item[] {
  return items.map((item) => ({ ...item, keepWithNext: true }))
}

export function spaced(items: readonly Item[], before: number): Item[] {
  return items.map((item, index) => (index === 0 ? { ...item, before: item.before + before } : item))
}

function groupsOf(items: readonly Item[]): Item[][] {
  const groups: Item[][] = []
  let open = false
  for (const item of items) {
    if (open) groups.at(-1)?.push(item)
    else groups.push([item])
    open = item.keepWithNext
  }
  return groups
}

function repeatHeight(group: readonly Item[]): number {
  return heightOf(group[0]?.repeat ?? [])
}

function withoutAnchor({ height, before, keepWithNext: keep, draw }: Item): Item {
  return { height, before, keepWithNext: keep, draw }
}
