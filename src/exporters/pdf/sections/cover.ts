import type { Fact, Report, Summary } from '../../../core/report/model.ts'
import { type Box, brokenLine, columns, hairline, heading, paragraph, paragraphs, space } from '../blocks.ts'
import { heightOf, type Item, keepTogether, spaced } from '../flow.ts'
import { compactPicture } from '../picture.ts'
import type { Setting } from '../setting.ts'
import { LINE_STRONG, STYLE } from '../style.ts'

const FACT_LABEL = 84
/** Greatest height of the two lists side by side; longer ones run on to the next page line by line. */
const COLUMNS_HEIGHT = 420

/** The first page, which a minister reads alone: what this is, what it says in one sentence, and what to do first. */
export function coverSection(setting: Setting, { title, marks, about, summary }: Report): Item[] {
  const { setter, messages, box } = setting
  const mark: Item = {
    height: 12, before: 0, keepWithNext: true, anchor: { title: messages.t('pdf.summary'), level: 1 },
    draw: (paper, top) => { brokenLine(paper, box.x, top, 64, 3.2) },
  }
  return [
    mark,
    ...keepTogether(paragraph(setter, title, STYLE.title, box)),
    ...spaced(paragraphs(setter, marks, STYLE.mark, box, 0), 5),
    ...spaced(facts(setting, about), 9),
    hairline(box, 9, 0, LINE_STRONG, 0.8),
    ...summaryItems(setting, summary),
  ]
}

function summaryItems(setting: Setting, { headline, paragraphs: texts, worst, changes }: Summary): Item[] {
  const { setter, messages, box, profile } = setting
  const gap = 22
  const width = (box.width - gap) / 2
  const left = { x: box.x, width }
  const right = { x: box.x + width + gap, width }
  return [
    ...spaced(keepTogether(paragraph(setter, headline, STYLE.headline, box)), 11),
    ...spaced(paragraphs(setter, texts, STYLE.coverBody, box, 4), 5),
    ...spaced(compactPicture(setter, messages, profile, box), 10),
    ...spaced(columns([
      [...heading(setter, messages.t('summary.worst'), STYLE.subhead, left, 0), ...worstItems(setting, worst, left)],
      changes.length === 0 ? [] : [...heading(setter, messages.t('summary.changes'), STYLE.subhead, right, 0), ...changeItems(setting, changes, right)],
    ], COLUMNS_HEIGHT), 14),
  ]
}

function worstItems({ setter, messages }: Setting, worst: Summary['worst'], box: Box): Item[] {
  if (worst.length === 0) return spaced(paragraph(setter, messages.t('summary.noWorst'), STYLE.body, box), 4)
  return worst.flatMap(({ title, recommendation, severity }) => entry(setter, String(recommendation), box, (text) => [
    ...paragraph(setter, title, STYLE.coverEntry, text), ...paragraph(setter, severity, STYLE.small, text),
  ]))
}

function changeItems({ setter }: Setting, changes: Summary['changes'], box: Box): Item[] {
  return changes.flatMap(({ recommendation, text, effect }) => entry(setter, String(recommendation), box, (inner) => [
    ...paragraph(setter, text, STYLE.coverEntry, inner), ...paragraph(setter, effect, STYLE.small, inner),
  ]))
}

/** The number of a recommendation in the margin of what is said about it. */
function entry(setter: Setting['setter'], number: string, box: Box, text: (box: Box) => Item[]): Item[] {
  const items = text({ x: box.x + 24, width: box.width - 24 })
  return spaced(columns([paragraph(setter, number, STYLE.coverNumber, { x: box.x, width: 24 }), items]), 5)
}

/** Labels and values in two columns of pairs. */
export function facts({ setter, box }: Setting, list: readonly Fact[]): Item[] {
  return list.flatMap(({ label, value }, index) => {
    const row = columns([
      paragraph(setter, label, STYLE.label, { x: box.x, width: FACT_LABEL }),
      paragraph(setter, value, STYLE.work, { x: box.x + FACT_LABEL + 16, width: box.width - FACT_LABEL - 16 }),
    ])
    const last = row.at(-1)
    return spaced(heightOf(row) === 0 || last === undefined ? [space(0)] : row, index === 0 ? 0 : 1.5)
  })
}
