import { INDICATORS } from '../../core/rulebook/types.ts'
import type { Profile, ProfileRow } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { ProfileTrack } from './ProfileTrack.tsx'
import { ScrollBox } from './ScrollBox.tsx'
import './IndicatorTable.css'

/** Law, practice and result of each recommendation, apart: a law does not show what is done. */
export function IndicatorTable({ profile }: { readonly profile: Profile }) {
  const { t } = useMessages()
  return (
    <ScrollBox label={t('profile.byIndicator')}>
      <table className="indicators">
        <caption className="hidden">{t('profile.byIndicator')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('pdf.column.recommendation')}</th>
            {INDICATORS.map((indicator) => <th scope="col" key={indicator}>{t(`indicator.${indicator}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {profile.rows.map((row) => (
            <tr key={row.recommendation}>
              <th scope="row">{t('answers.recommendation', { recommendation: String(row.recommendation), title: row.title })}</th>
              {row.byIndicator.map((cell) => <td key={cell.indicator}><Cell cell={cell} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Cell({ cell }: { readonly cell: ProfileRow['byIndicator'][number] }) {
  const { t } = useMessages()
  const { label, score } = cell
  if (score === null) return <span className="note">{t('results.noQuestion')}</span>
  return (
    <>
      <span aria-hidden="true"><ProfileTrack small thresholds={[]} row={{ score, evidenced: null, capAt: null, alternative: `${label}: ${score.words}` }} /></span>
      <span className="indicator-value">{score.words}</span>
    </>
  )
}
