import { INDICATORS } from '../../core/rulebook/types.ts'
import type { Profile } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { ScoreCell } from './ScoreCell.tsx'
import { ScrollBox } from './ScrollBox.tsx'

/** Law, practice and result of each recommendation, apart: a law does not show what is done. */
export function IndicatorTable({ profile }: { readonly profile: Profile }) {
  const { t } = useMessages()
  return (
    <ScrollBox label={t('profile.byIndicator')}>
      <table className="score-table">
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
              <th scope="row">
                {t('answers.recommendation', { recommendation: String(row.recommendation), title: row.title })}
                {row.lawOnPaper ? <span className="only-on-paper">{t('profile.lawOnPaper')}</span> : null}
              </th>
              {row.byIndicator.map((cell) => <td key={cell.indicator}><ScoreCell score={cell.score} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
