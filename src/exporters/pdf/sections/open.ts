import type { ClearedFinding, UndeterminedFinding, UnknownGroup } from '../../../core/report/model.ts'
import { besideSide, heading, paragraph, paragraphs, sectionHeading, sideHeaded } from '../blocks.ts'
import { type Item, keepTogether, keepWithNext, spaced } from '../flow.ts'
import type { Setting } from '../setting.ts'
import { STYLE } from '../style.ts'

/** Rules cleared only because a question does not apply: a reader may want to look twice. */
export function clearedSection({ setter, messages, box }: Setting, cleared: readonly ClearedFinding[]): Item[] {
  if (cleared.length === 0) return []
  return [
    ...sectionHeading(setter, { title: messages.t('cleared.title'), level: 1 }, box, false),
    ...keepWithNext(paragraph(setter, messages.t('cleared.intro'), STYLE.body, box)),
    ...cleared.flatMap(({ title, reasons }) => [
      ...heading(setter, title, STYLE.subhead, box, 12),
      ...reasons.flatMap(({ text, reason }) => spaced([
        ...keepWithNext(paragraph(setter, text, STYLE.work, box)), ...paragraph(setter, reason, STYLE.workBold, box),
      ], 3)),
    ]),
  ]
}

/** Rules that wait for an answer, and for which. */
export function undeterminedSection({ setter, messages, box }: Setting, list: readonly UndeterminedFinding[]): Item[] {
  if (list.length === 0) return []
  const text = besideSide(box)
  return [
    ...sectionHeading(setter, { title: messages.t('undetermined.title'), level: 1 }, box, false),
    ...keepWithNext(paragraph(setter, messages.t('undetermined.intro'), STYLE.body, box)),
    ...list.flatMap(({ title, recommendation, severity, needs }) => [
      ...heading(setter, `${recommendation} ${title}`, STYLE.subhead, box, 12),
      ...keepWithNext(paragraph(setter, severity, STYLE.small, box)),
      ...sideHeaded(
        setter, messages.t('undetermined.needs'), paragraphs(setter, needs.map((need) => need.text), STYLE.work, text, 2), box, 3,
      ),
    ]),
  ]
}

/** What is open, body by body, so that a page can be handed to the one that knows. */
export function unknownSection(setting: Setting, groups: readonly UnknownGroup[]): Item[] {
  const { setter, messages, box } = setting
  return [
    ...sectionHeading(setter, { title: messages.t('unknown.title'), level: 1 }, box, false),
    ...(groups.length === 0 ? paragraph(setter, messages.t('unknown.none'), STYLE.body, box) : []),
    ...groups.flatMap(({ title, questions }, index) => [
      ...heading(setter, title, STYLE.group, box, index === 0 ? 4 : 22, { title, level: 2 }),
      ...questions.flatMap((question) => spaced(unknownItems(setting, question), 9)),
    ]),
  ]
}

function unknownItems({ setter, messages, box }: Setting, question: UnknownGroup['questions'][number]): Item[] {
  const { recommendation, text, state, ask, lookFor } = question
  const inner = besideSide(box)
  const items = [
    ...keepWithNext(paragraph(setter, text, STYLE.body, inner)),
    ...(ask === null ? [] : keepWithNext(paragraph(setter, messages.t('unknown.ask', { ask }), STYLE.workBold, inner))),
    ...(lookFor === '' ? [] : paragraph(setter, [
      { text: `${messages.t('pdf.lookFor')} `, style: STYLE.smallBold }, { text: lookFor, style: STYLE.small },
    ], STYLE.small, inner)),
  ]
  return keepTogetherIfShort(sideHeaded(setter, `${recommendation} · ${state}`, items, box, 0))
}

/** Few lines stay together; many may flow. */
function keepTogetherIfShort(items: readonly Item[]): Item[] {
  return items.length <= 8 ? keepTogether(items) : [...items]
}
