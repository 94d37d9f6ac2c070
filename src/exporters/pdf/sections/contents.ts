import { drawLine, baseline, sectionHeading } from '../blocks.ts'
import type { Anchor, Item } from '../flow.ts'
import type { Place } from '../paper.ts'
import type { Setting } from '../setting.ts'
import { LINE, PAGE, STYLE } from '../style.ts'

/**
 * The contents. Their height does not depend on the page numbers, so the numbers are asked for only when they are drawn.
 *
 * @param anchors the headings after the contents.
 * @param placeOf where a heading stands; known once all pages are set.
 */
export function contentsSection(
  { setter, messages, box }: Setting, anchors: readonly Anchor[], placeOf: (anchor: Anchor) => Place | undefined,
): Item[] {
  const title: Anchor = { title: messages.t('pdf.contents'), level: 1 }
  return [...sectionHeading(setter, title, box, true), ...anchors.flatMap((anchor) => entry(anchor))]

  function entry(anchor: Anchor): Item[] {
    const section = anchor.level === 1
    const style = section ? STYLE.bodyBold : STYLE.work
    const start = section ? 0 : 16
    const lines = setter.lines([{ text: anchor.title, style }], box.width - start - 40)
    return lines.map((line, index): Item => ({
      height: style.leading + (section ? 1 : 0.6),
      before: section && index === 0 ? 6 : 0,
      keepWithNext: index < lines.length - 1,
      draw: (paper, top) => {
        const base = baseline(top, style)
        drawLine(paper, line, box.x + start, base)
        const place = placeOf(anchor)
        if (place === undefined) return
        paper.link({ x: box.x, y: top, width: box.width, height: style.leading }, place)
        if (index < lines.length - 1) return
        const number = setter.oneLine(messages.number(place.page), style, 40)
        const end = PAGE.width - box.x
        drawLine(paper, number, end - number.width, base)
        const from = box.x + start + line.width + 8
        const to = end - number.width - 8
        if (section && to > from) paper.line(from, base, to, base, LINE, 0.5)
      },
    }))
  }
}
