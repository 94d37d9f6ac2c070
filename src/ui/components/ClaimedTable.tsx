import type { Profile } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { ScoreCell } from './ScoreCell.tsx'
import { ScrollBox } from './ScrollBox.tsx'

/** What is claimed beside what evidence shows, each with its bounds. */
export function ClaimedTable({ profile }: { readonly profile: Profile }) {
  const { t } = useMessages()
  return (
    <ScrollBox label={t('results.claimed.title')}>
      <table className="score-table">
        <caption className="hidden">{t('results.claimed.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('pdf.column.recommendation')}</th>
            <th scope="col">{t('results.claimed.claimed')}</th>
            <th scope="col">{t('results.claimed.evidenced')}</th>
          </tr>
        </thead>
        <tbody>
          {profile.rows.map(({ recommendation, title, score, evidenced }) => (
            <tr key={recommendation}>
              <th scope="row">{t('answers.recommendation', { recommendation: String(recommendation), title })}</th>
              <td><ScoreCell score={score} /></td>
              <td><ScoreCell score={evidenced} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
