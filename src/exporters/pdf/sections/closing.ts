import type { Fact, MethodSection } from '../../../core/report/model.ts'
import { heading, paragraph, paragraphs, sectionHeading } from '../blocks.ts'
import { type Item, keepTogether, spaced } from '../flow.ts'
import type { Setting } from '../setting.ts'
import { STYLE } from '../style.ts'
import { facts } from './cover.ts'

export function methodSection({ setter, messages, box }: Setting, method: readonly MethodSection[]): Item[] {
  if (method.length === 0) return []
  return [
    ...sectionHeading(setter, { title: messages.t('method.title'), level: 1 }, box, false),
    ...method.flatMap(({ title, paragraphs: texts }, index) => [
      ...heading(setter, title, STYLE.subhead, box, index === 0 ? 2 : 13),
      ...spaced(paragraphs(setter, texts, STYLE.body, box, 5), 2),
    ]),
  ]
}

/** Where the report comes from, what it is not, and how many characters it could not show. */
export function provenanceSection(setting: Setting, provenance: readonly Fact[], disclaimer: readonly string[]): Item[] {
  const { setter, messages, box } = setting
  return [
    ...sectionHeading(setter, { title: messages.t('provenance.title'), level: 1 }, box, false),
    ...facts(setting, provenance),
    ...spaced(paragraphs(setter, disclaimer, STYLE.body, box, 6), 16),
  ]
}

/** Made last, when all other text has been set. */
export function notShown({ setter, messages, box }: Setting): Item[] {
  const count = setter.characters.marked
  if (count === 0) return []
  return spaced(keepTogether(paragraph(setter, messages.t('pdf.notShown', { count }), STYLE.workBold, box)), 12)
}
