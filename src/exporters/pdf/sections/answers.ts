import type { AnswerSection, ReportAnswer, WordedRange } from '../../../core/report/model.ts'
import { besideSide, type Box, hairline, heading, inset, paragraph, sectionHeading, sideHeaded, withRule } from '../blocks.ts'
import { type Item, keepWithNext, spaced } from '../flow.ts'
import type { Setting } from '../setting.ts'
import { INK_SOFT, PLUM_PALE, STYLE } from '../style.ts'
import { drawTrack } from '../track.ts'

const TRACK = { width: 54, height: 5 } as const
const UNANSWERED = { ...STYLE.workBold, font: 'sans', color: INK_SOFT } as const

/** Every question with its answer, its evidence and its note, in the order of the instrument. */
export function answersSection(setting: Setting, sections: readonly AnswerSection[]): Item[] {
  const { setter, messages, box } = setting
  return [
    ...sectionHeading(setter, { title: messages.t('answers.title'), level: 1 }, box, true),
    ...sections.flatMap((section, index) => recommendationItems(setting, section, index === 0)),
  ]
}

function recommendationItems(setting: Setting, section: AnswerSection, first: boolean): Item[] {
  const { setter, box, profile } = setting
  const { recommendation, title, summary, criteria } = section
  const scores = profile.rows.find((row) => row.recommendation === recommendation)?.criteria ?? []
  return [
    ...heading(setter, title, STYLE.group, box, first ? 4 : 30, { title, level: 2 }),
    ...spaced(keepWithNext(paragraph(setter, summary, STYLE.lead, box)), 3),
    ...criteria.flatMap((criterion) => [
      ...criterionHeading(setting, criterion, scores.find(({ id }) => id === criterion.id)?.score ?? null),
      ...criterion.answers.flatMap((answer, index) => answerItems(setting, answer, index === 0)),
    ]),
  ]
}

function criterionHeading(setting: Setting, { id, title }: AnswerSection['criteria'][number], score: WordedRange | null): Item[] {
  const { setter, messages, box } = setting
  const value = score === null ? '' : `  ·  ${messages.t('answers.value', { words: score.words })}`
  return keepWithNext([
    hairline(box, 18, 4, PLUM_PALE, 1),
    ...paragraph(setter, [
      { text: `${id} ${title}`, style: STYLE.criterion }, { text: value, style: STYLE.small },
    ], STYLE.criterion, box),
  ])
}

function answerItems(setting: Setting, answer: ReportAnswer, first: boolean): Item[] {
  const { setter, messages, box } = setting
  const { question, note } = parts(box)
  return [
    ...spaced(keepWithNext(paragraph(setter, answer.text, STYLE.body, question)), first ? 6 : 13),
    ...spaced(paragraph(setter, answer.answer, answer.answered ? STYLE.workBold : UNANSWERED, question), 2),
    ...valueLine(setting, answer),
    ...sideHeaded(setter, messages.t('answers.evidence'), evidenceItems(setting, answer), box, 4),
    ...sideHeaded(setter, messages.t('answers.note'), paragraph(setter, answer.note, STYLE.work, note), box, 4),
  ]
}

function parts(box: Box): { question: Box; note: Box } {
  return { question: { x: box.x, width: box.width - TRACK.width - 24 }, note: besideSide(box) }
}

/** The value in words and as a small track at the end of the line, then the paragraphs that the question rests on. */
function valueLine({ setter, messages, box }: Setting, { value, basis, evidence, answered }: ReportAnswer): Item[] {
  const words = [
    value === null ? messages.t('answers.notScored') : messages.t('answers.value', { words: value.words }),
    basis,
    ...(answered && evidence.length === 0 ? [messages.t('answers.noEvidence')] : []),
  ].join(' · ')
  const lines = paragraph(setter, words, STYLE.small, parts(box).question)
  const [first, ...rest] = lines
  if (first === undefined || value === null) return lines
  return [{
    ...first,
    draw: (paper, top) => {
      first.draw(paper, top)
      const at = { ...TRACK, x: box.x + box.width - TRACK.width, y: top + 2.5 }
      drawTrack(paper, at, { score: value, evidenced: null, thresholds: [], capAt: null })
    },
  }, ...rest]
}

/** Addresses are text: what stands in a file never becomes a link. */
function evidenceItems({ setter, messages, box }: Setting, { evidence }: ReportAnswer): Item[] {
  const text = besideSide(box)
  const quoteBox = inset(text, 10)
  return evidence.flatMap(({ type, citation, quote, page, url }, index) => spaced([
    ...paragraph(setter, [
      { text: type, style: STYLE.workBold }, { text: citation === '' ? '' : ` ${citation}`, style: STYLE.work },
      { text: page === '' ? '' : ` · ${messages.t('answers.page', { page })}`, style: STYLE.small },
    ], STYLE.work, text),
    ...(quote === '' ? [] : spaced(withRule(paragraph(setter, quote, STYLE.quote, quoteBox), text.x, PLUM_PALE), 2)),
    ...(url === '' ? [] : spaced(paragraph(setter, url, STYLE.small, text), 1)),
  ], index === 0 ? 0 : 6))
}
