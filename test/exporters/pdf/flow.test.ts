import { describe, expect, test } from 'vitest'
import { type Item, keepTogether, paginate, placesOf, spaced } from '../../../src/exporters/pdf/flow.ts'

const FRAME = { firstTop: 0, top: 0, bottom: 100 }

function line(height: number, more: Partial<Item> = {}): Item {
  return { height, before: 0, keepWithNext: false, draw: () => undefined, ...more }
}

function heights(items: readonly Item[]): number[][] {
  return paginate(items, FRAME).map((page) => page.map(({ item }) => item.height))
}

describe('paginate', () => {
  test('begins a page when the next item does not fit', () => {
    expect(heights([line(60), line(40), line(1)])).toEqual([[60, 40], [1]])
  })

  test('moves a heading with the text that it belongs to', () => {
    expect(heights([line(80), line(10, { keepWithNext: true }), line(20)])).toEqual([[80], [10, 20]])
  })

  test('cuts what is kept together only where no page could hold it', () => {
    const long = keepTogether([line(50), line(49), line(48)])
    expect(heights([line(10), ...long])).toEqual([[10, 50], [49, 48]])
  })

  test('leaves out the space above at the top of a page', () => {
    const [first, second] = paginate([line(90), ...spaced([line(30)], 25)], FRAME)
    expect(first).toHaveLength(1)
    expect(second?.[0]?.top).toBe(0)
  })

  test('repeats the head of a table on every page that it runs on to', () => {
    const head = line(11, { keepWithNext: true })
    const rows = [40, 41, 42, 43].map((height) => line(height, { repeat: [head] }))
    expect(heights([head, ...rows])).toEqual([[11, 40, 41], [11, 42, 43]])
  })

  test('knows where headings stand, once each', () => {
    const anchor = { title: 'Findings', level: 1 } as const
    const head = line(10, { anchor })
    const pages = paginate([line(95), head, line(80, { repeat: [head] }), line(80, { repeat: [head] })], FRAME)
    expect([...placesOf(pages)]).toEqual([[anchor, { page: 2, top: 0 }]])
  })
})
