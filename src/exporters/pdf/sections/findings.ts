import type { FindingGroup, ReportFinding } from '../../../core/report/model.ts'
import { besideSide, heading, paragraph, paragraphs, sectionHeading, sideHeaded } from '../blocks.ts'
import { type Item, keepTogether, keepWithNext, spaced } from '../flow.ts'
import type { Setting } from '../setting.ts'
import { STYLE } from '../style.ts'

/** What was found, gravest first, each with the answers behind it, why it matters and what would close the gap. */
export function findingsSection(setting: Setting, groups: readonly FindingGroup[]): Item[] {
  const { setter, messages, box } = setting
  return [
    ...sectionHeading(setter, { title: messages.t('findings.title'), level: 1 }, box, true),
    ...(groups.length === 0 ? paragraph(setter, messages.t('findings.none'), STYLE.body, box) : []),
    ...groups.flatMap((group, index) => groupItems(setting, group, index === 0)),
  ]
}

function groupItems(setting: Setting, { title, findings }: FindingGroup, first: boolean): Item[] {
  const { setter, box } = setting
  return [
    ...heading(setter, title, STYLE.group, box, first ? 4 : 26, { title, level: 2 }),
    ...findings.flatMap((finding, index) => spaced(findingItems(setting, finding), index === 0 ? 7 : 20)),
  ]
}

function findingItems(setting: Setting, finding: ReportFinding): Item[] {
  const { setter, messages, box } = setting
  const text = besideSide(box)
  const labelled = (label: string, items: readonly Item[]): Item[] => sideHeaded(setter, label, items, box, 6)
  const [number, ...rest] = keepTogether(paragraph(setter, finding.title, STYLE.findingTitle, text))
  const title = sideNumber(setting, finding.recommendation, number === undefined ? [] : [number, ...rest])
  return [
    ...keepWithNext(title),
    ...spaced(paragraph(setter, finding.finding, STYLE.lead, text), 2),
    ...labelled(messages.t('findings.because'), because(setting, finding)),
    ...labelled(messages.t('findings.why'), why(setting, finding)),
    ...(finding.cap === null ? [] : spaced(paragraph(setter, finding.cap, STYLE.workBold, text), 6)),
    ...(finding.remedy === null ? [] : labelled(messages.t('findings.remedy'), [
      ...keepWithNext(paragraph(setter, finding.remedy.label, STYLE.workBold, text)),
      ...paragraph(setter, finding.remedy.text, STYLE.body, text),
    ])),
    ...labelled(messages.t('findings.precedents'), precedents(setting, finding)),
  ]
}

/** The number of the recommendation beside the title. */
function sideNumber({ setter, box }: Setting, recommendation: number, title: readonly Item[]): Item[] {
  const [number] = paragraph(setter, String(recommendation), STYLE.number, box)
  const [first, ...rest] = title
  if (first === undefined || number === undefined) return [...title]
  return [{
    ...first,
    draw: (paper, top) => {
      number.draw(paper, top + 1.5)
      first.draw(paper, top)
    },
  }, ...rest]
}

function because({ setter, messages, box }: Setting, { because: answers }: ReportFinding): Item[] {
  const text = besideSide(box)
  return answers.flatMap(({ text: question, answer, evidence }, index) => spaced([
    ...keepWithNext(paragraph(setter, question, STYLE.work, text)),
    ...paragraph(setter, [
      { text: answer, style: STYLE.workBold },
      { text: ` · ${messages.t('findings.evidenceCount', { count: evidence })}`, style: STYLE.small },
    ], STYLE.work, text),
  ], index === 0 ? 0 : 4))
}

function why({ setter, box }: Setting, { why: reason, basis }: ReportFinding): Item[] {
  const text = besideSide(box)
  return [...paragraphs(setter, [reason], STYLE.body, text, 0), ...spaced(paragraph(setter, basis, STYLE.small, text), 1)]
}

function precedents({ setter, messages, box }: Setting, { precedents: list }: ReportFinding): Item[] {
  if (list.length === 0) return []
  const text = besideSide(box)
  return [
    ...list.flatMap(({ country, text: reported, basis }, index) => spaced(paragraph(setter, [
      { text: country, style: STYLE.workBold },
      { text: ` ${reported}`, style: STYLE.work }, { text: ` ${basis}`, style: STYLE.small },
    ], STYLE.work, text), index === 0 ? 0 : 3)),
    ...spaced(paragraph(setter, messages.t('findings.precedentNote'), STYLE.small, text), 2),
  ]
}
