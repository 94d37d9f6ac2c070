import type { ProfileRow } from '../../../core/report/model.ts'
import { paragraph, sectionHeading, heading } from '../blocks.ts'
import { type Item, spaced } from '../flow.ts'
import { profilePicture } from '../picture.ts'
import type { Setting } from '../setting.ts'
import { STYLE } from '../style.ts'
import { type Cell, table } from '../table.ts'

/** The picture of the recommendations, then the same in figures, then law, practice and result side by side. */
export function profileSection(setting: Setting): Item[] {
  const { setter, messages, box, profile } = setting
  return [
    ...sectionHeading(setter, { title: messages.t('profile.title'), level: 1 }, box, true),
    ...profilePicture(setter, messages, profile, box),
    ...startingPage(figures(setting)),
    ...heading(setter, messages.t('profile.byIndicator'), STYLE.group, box, 26, { title: messages.t('profile.byIndicator'), level: 2 }),
    ...spaced(byIndicator(setting), 6),
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
    shares: [29, 14, 14, 24, 19],
    heads: [
      messages.t('pdf.column.recommendation'), messages.t('pdf.column.score'), messages.t('pdf.column.evidenced'),
      messages.t('pdf.column.rating'), messages.t('pdf.column.answered'),
    ],
    rows: [...profile.rows.map((row): Cell[] => [
      named(row), row.score === null ? faint(messages.t('range.none')) : bold(row.score.words),
      row.evidenced === null ? faint(messages.t('range.none')) : plain(row.evidenced.words),
      [...plain(row.rating?.words ?? messages.t('rating.none')), ...row.caps.map(({ words }) => ({ text: words, style: STYLE.small }))],
      plain(row.progress),
    ]), ...overall],
  }, box)
}

function byIndicator({ setter, messages, box, profile }: Setting): Item[] {
  const [first] = profile.rows
  if (first === undefined) return paragraph(setter, messages.t('range.none'), STYLE.work, box)
  return table(setter, {
    shares: [37, ...first.byIndicator.map(() => 21)],
    heads: [messages.t('pdf.column.recommendation'), ...first.byIndicator.map(({ label }) => label)],
    rows: profile.rows.map((row) => [named(row), ...row.byIndicator.map(({ score }) => (score === null ? faint(messages.t('range.none')) : plain(score.words)))]),
  }, box)
}

function named({ recommendation, title }: ProfileRow): Cell {
  return [{ text: `${recommendation} ${title}`, style: STYLE.work }]
}

function plain(text: string): Cell {
  return [{ text, style: STYLE.work }]
}

function faint(text: string): Cell {
  return [{ text, style: STYLE.small }]
}

function bold(text: string): Cell {
  return [{ text, style: STYLE.workBold }]
}
