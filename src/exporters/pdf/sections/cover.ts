import type { Change, Fact, Report, Summary } from '../../../core/report/model.ts'
import { type Box, brokenLine, columns, hairline, heading, paragraph, paragraphs } from '../blocks.ts'
import { heightOf, type Item, keepTogether, spaced } from '../flow.ts'
import { compactPicture } from '../picture.ts'
import type { Setting } from '../setting.ts'
import { LINE_STRONG, STYLE } from '../style.ts'

const FACT_LABEL = 84
const COVER_LABEL = 58
const COVER_GAP = 22
/** Share of the width that the findings take beside the changes, whose texts are longer. */
const WORST_SHARE = 0.35
const LISTS_BEFORE = 12

/**
 * The first page, which a minister reads alone: what this is, what it says in one sentence, and what to do first.
 *
 * @param room height of the page; what it cannot hold runs on to the next.
 */
export function coverSection(setting: Setting, { title, marks, about, summary }: Report, room: number): Item[] {
  const { setter, messages, box, profile } = setting
  const mark: Item = {
    height: 12, before: 0, keepWithNext: true, anchor: { title: messages.t('pdf.summary'), level: 1 },
    draw: (paper, top) => { brokenLine(paper, box.x, top, 64, 3.2) },
  }
  const opening = [
    mark,
    ...keepTogether(paragraph(setter, title, STYLE.title, box)),
    ...spaced(paragraphs(setter, marks, STYLE.mark, box, 0), 4),
    ...spaced(coverFacts(setting, about), 8),
    hairline(box, 9, 0, LINE_STRONG, 0.8),
    ...spaced(keepTogether(paragraph(setter, summary.headline, STYLE.headline, box)), 10),
    ...spaced(paragraphs(setter, summary.paragraphs, STYLE.coverBody, box, 3.5), 4),
  ]
  const picture = spaced(compactPicture(setter, messages, profile, box), 8)
  const below = (above: readonly Item[]): Item[] =>
    spaced(lists(setting, summary, room - heightOf(above) - LISTS_BEFORE), LISTS_BEFORE)
  const whole = [...opening, ...picture]
  const end = below(whole)
  // The picture stands on the page of the profile too: it yields where findings and changes would leave the first page.
  return fits([...whole, ...end], room) ? [...whole, ...end] : [...opening, ...below(opening)]
}

function fits(items: readonly Item[], room: number): boolean {
  return heightOf(items) <= room
}

/** The gravest findings beside the changes that would move most. */
function lists(setting: Setting, { worst, changes }: Summary, room: number): Item[] {
  const { setter, messages, box } = setting
  const alone = changes.length === 0
  const left = { x: box.x, width: alone ? box.width : box.width * WORST_SHARE }
  const start = left.width + COVER_GAP
  const right = { x: box.x + start, width: box.width - start }
  const title = (text: string, column: Box): Item[] => heading(setter, text, STYLE.subhead, column, 0)
  return columns([
    [...title(messages.t('summary.worst'), left), ...worstItems(setting, worst, left)],
    alone ? [] : [...title(messages.t('summary.changes'), right), ...changeItems(setting, changes, right)],
  ], room)
}

function worstItems({ setter, messages }: Setting, worst: Summary['worst'], box: Box): Item[] {
  if (worst.length === 0) return spaced(paragraph(setter, messages.t('summary.noWorst'), STYLE.body, box), 4)
  return worst.flatMap(({ title, recommendation, severity }) => entry(setter, String(recommendation), box, (text) => [
    ...paragraph(setter, title, STYLE.coverEntry, text), ...paragraph(setter, severity, STYLE.coverSmall, text),
  ]))
}

function changeItems({ setter }: Setting, changes: Summary['changes'], box: Box): Item[] {
  return changes.flatMap((change) => entry(setter, String(change.recommendation), box, (inner) => {
    const { first, rest } = measureFirst(change)
    const who = [change.measure?.label ?? '', change.lead].filter((word) => word !== '').join(' · ')
    return [
      ...paragraph(setter, first, STYLE.coverEntry, inner),
      ...paragraph(setter, rest, STYLE.coverSmall, inner),
      ...paragraph(setter, [
        { text: who, style: STYLE.coverSmallBold }, { text: ` · ${change.effect}`, style: STYLE.coverSmall },
      ], STYLE.coverSmall, inner),
    ]
  }))
}

/** The paragraph of a change, parted after its measure, which is what a minister can order. */
function measureFirst({ text, measure }: Change): { first: string; rest: string } {
  const end = measure !== null && text.startsWith(measure.text) ? measure.text.length : text.length
  return { first: text.slice(0, end), rest: text.slice(end).trim() }
}

/** The number of a recommendation in the margin of what is said about it. */
function entry(setter: Setting['setter'], number: string, box: Box, text: (box: Box) => Item[]): Item[] {
  const items = text({ x: box.x + 24, width: box.width - 24 })
  return spaced(columns([paragraph(setter, number, STYLE.coverNumber, { x: box.x, width: 24 }), items]), 5)
}

/** The facts in two columns, so that the page keeps room for what was found. */
function coverFacts(setting: Setting, list: readonly Fact[]): Item[] {
  const { box } = setting
  const width = (box.width - COVER_GAP) / 2
  const half = Math.ceil(list.length / 2)
  return columns([
    facts({ ...setting, box: { x: box.x, width } }, list.slice(0, half), COVER_LABEL),
    facts({ ...setting, box: { x: box.x + width + COVER_GAP, width } }, list.slice(half), COVER_LABEL),
  ])
}

/** Labels, and values beside them. */
export function facts({ setter, box }: Setting, list: readonly Fact[], labelWidth = FACT_LABEL): Item[] {
  return list.flatMap(({ label, value }, index) => spaced(columns([
    paragraph(setter, label, STYLE.label, { x: box.x, width: labelWidth }),
    paragraph(setter, value, STYLE.work, { x: box.x + labelWidth + 16, width: box.width - labelWidth - 16 }),
  ]), index === 0 ? 0 : 1.5))
}
