import type { Profile, ProfileRow } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { ScrollBox } from './ScrollBox.tsx'

/** All that the picture of the profile shows, and what it cannot show, as a table. */
export function ProfileTable({ profile }: { readonly profile: Profile }) {
  const { t } = useMessages()
  return (
    <ScrollBox label={t('profile.title')}>
      <table>
        <caption className="hidden">{t('profile.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('pdf.column.recommendation')}</th>
            <th scope="col" className="num">{t('pdf.column.score')}</th>
            <th scope="col" className="num">{t('pdf.column.evidenced')}</th>
            <th scope="col">{t('pdf.column.rating')}</th>
            <th scope="col">{t('profile.column.caps')}</th>
            <th scope="col">{t('pdf.column.answered')}</th>
          </tr>
        </thead>
        <tbody>{profile.rows.map((row) => <TableRow key={row.recommendation} row={row} />)}</tbody>
        {profile.overall === null ? null : (
          <tfoot>
            <tr><th scope="row">{t('pdf.overall')}</th><td className="num">{profile.overall.words}</td><td colSpan={4} /></tr>
          </tfoot>
        )}
      </table>
    </ScrollBox>
  )
}

function TableRow({ row }: { readonly row: ProfileRow }) {
  const { t } = useMessages()
  return (
    <tr>
      <th scope="row">{t('answers.recommendation', { recommendation: String(row.recommendation), title: row.title })}</th>
      <td className="num">{row.score?.words ?? t('range.none')}</td>
      <td className="num">{row.evidenced?.words ?? t('range.none')}</td>
      <td>{row.rating?.words ?? t('rating.none')}</td>
      <td>
        {row.caps.length === 0 ? t('profile.noCap') : <ul className="plain-list">{row.caps.map(({ rule, words }) => <li key={rule}>{words}</li>)}</ul>}
      </td>
      <td>{row.progress}</td>
    </tr>
  )
}
