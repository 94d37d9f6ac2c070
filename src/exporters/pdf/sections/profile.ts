import type { Messages } from '../../../core/language.ts'
import type { ProfileRow, WordedRange } from '../../../core/report/model.ts'
import { columns, heading, inset, paragraph, sectionHeading } from '../blocks.ts'
import { type Item, keepTogether, spaced } from '../flow.ts'
import { profilePicture } from '../picture.ts'
import type { Setting } from '../setting.ts'
import { STYLE } from '../style.ts'
import { type Cell, table } from '../table.ts'

/** The picture of the recommendations, then the same in figures, then law, practice and result side by side. */
export function profileSection(setting: Setting): Item[] {
  const { setter, messages, box, profile } = setting
  const byIndicatorTitle = messages.t('profile.byIndicator')
  return [
    ...sectionHeading(setter, { title: messages.t('profile.title'), level: 1 }, box, true),
    ...profilePicture(setter, messages, profile, box),
    ...startingPage(figures(setting)),
    ...caps(setting),
    ...heading(setter, byIndicatorTitle, STYLE.group, box, 26, { title: byIndicatorTitle, level: 2 }),
    ...spaced(keepTogether(byIndicator(setting)), 6),
  ]
}

/** Picture and table each have their page, so that they can be laid side by side. */
function startingPage([first, ...rest]: readonly Item[]): Item[] {
  return first === undefined ? [] : [{ ...first, startsPage: true }, ...rest]
}

function figures({ setter, messages, box, profile }: Setting): Item[] {
  const overall: Cell[][] = profile.overall === null ? [] : [[
    bold(messages.t('pdf.overall')), bold(profile.overall.words), plain(''), plain(''), plain(''),
  ]]
  return table(setter, {
    shares: [27, 14.5, 14, 27.5, 17],
    heads: [
      messages.t('pdf.column.recommendation'), messages.t('pdf.column.score'), messages.t('pdf.column.evidenced'),
      messages.t('pdf.column.rating'), messages.t('pdf.column.answered'),
    ],
    rows: [...profile.rows.map((row): Cell[] => [
      named(row), ranged(messages, row.score, bold), ranged(messages, row.evidenced, plain),
      plain(row.rating?.words ?? messages.t('rating.none')),
      plain(row.progress),
    ]), ...overall],
  }, box)
}

/** What holds a rating down, or may: below the table, where a row of many caps does not stretch it. */
function caps({ setter, messages, box, profile }: Setting): Item[] {
  const rows = profile.rows.filter((row) => row.caps.length > 0)
  if (rows.length === 0) return []
  const text = inset(box, 26)
  return [
    ...heading(setter, messages.t('pdf.caps'), STYLE.subhead, box, 16),
    ...rows.flatMap((row) => spaced(columns([
      paragraph(setter, String(row.recommendation), STYLE.coverNumber, { x: box.x, width: 26 }),
      row.caps.flatMap(({ words }) => paragraph(setter, words, STYLE.small, text)),
    ]), 3)),
  ]
}

function byIndicator({ setter, messages, box, profile }: Setting): Item[] {
  const [first] = profile.rows
  if (first === undefined) return paragraph(setter, messages.t('range.none'), STYLE.work, box)
  return table(setter, {
    shares: [37, ...first.byIndicator.map(() => 21)],
    heads: [messages.t('pdf.column.recommendation'), ...first.byIndicator.map(({ label }) => label)],
    rows: profile.rows.map((row) => [named(row), ...row.byIndicator.map(({ score }) => ranged(messages, score, plain))]),
  }, box)
}

function named({ recommendation, title }: ProfileRow): Cell {
  return [{ text: `${recommendation} ${title}`, style: STYLE.work }]
}

function plain(text: string): Cell {
  return [{ text, style: STYLE.work }]
}

function ranged(messages: Messages, range: WordedRange | null, style: (text: string) => Cell): Cell {
  return range === null ? [{ text: messages.t('range.none'), style: STYLE.small }] : style(range.words)
}

function bold(text: string): Cell {
  return [{ text, style: STYLE.workBold }]
}
