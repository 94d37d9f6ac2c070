import type { CSSProperties } from 'react'
import { RATINGS } from '../../core/engine/rating.ts'
import type { Profile, ProfileRow } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { ProfileTable } from './ProfileTable.tsx'
import { ProfileTrack } from './ProfileTrack.tsx'
import './ProfileChart.css'

/** The profile: one row a recommendation, with its value written; a key; and the same as a table. */
export function ProfileChart({ profile }: { readonly profile: Profile }) {
  const { t } = useMessages()
  return (
    <figure className="profile" aria-label={t('profile.title')}>
      <Scale thresholds={profile.thresholds} />
      <ol className="profile-rows">
        {profile.rows.map((row) => <ChartRow key={row.recommendation} row={row} thresholds={profile.thresholds} />)}
      </ol>
      <Key thresholds={profile.thresholds} />
      <details>
        <summary>{t('profile.asTable')}</summary>
        <ProfileTable profile={profile} />
      </details>
    </figure>
  )
}

function ChartRow({ row, thresholds }: { readonly row: ProfileRow; readonly thresholds: readonly number[] }) {
  const { t } = useMessages()
  const { recommendation, title, score, evidenced, rating, capAt, caps } = row
  const capCount = caps.filter(({ state }) => state === 'found').length
  return (
    <li className={capAt === null ? 'profile-row' : 'profile-row profile-capped'}>
      <span className="profile-name"><b>{recommendation}</b> <span>{title}</span></span>
      <ProfileTrack row={row} thresholds={thresholds} />
      <span className="profile-value">
        <b>{rating === null ? t('range.none') : rating.short}</b>
        {score === null ? null : <span>{t('profile.score', { score: score.words })}</span>}
        {evidenced === null ? null : <span>{t('profile.shown', { evidenced: evidenced.words })}</span>}
        {capCount === 0 ? null : <span>{t('profile.capped', { count: capCount })}</span>}
      </span>
    </li>
  )
}

/** The ends, the thresholds and between them the letters of the ratings, once above all rows; the table says the same in words. */
function Scale({ thresholds }: { readonly thresholds: readonly number[] }) {
  const { number } = useMessages()
  const bounds = [0, ...thresholds, 100]
  return (
    <div className="profile-scale" aria-hidden="true">
      {bounds.map((bound) => <span className="profile-bound" key={bound} style={place(bound)}>{number(bound)}</span>)}
      {RATINGS.map((rating, index) => (
        <b key={rating} style={place(((bounds[index] ?? 0) + (bounds[index + 1] ?? 100)) / 2)}>{rating}</b>
      ))}
    </div>
  )
}

function place(value: number): CSSProperties {
  return { insetInlineStart: `${String(value)}%` }
}

function Key({ thresholds }: { readonly thresholds: readonly number[] }) {
  const { t, list, number } = useMessages()
  return (
    <figcaption>
      <ul className="profile-key plain-list">
        <li><span className="swatch swatch-sure" />{t('profile.key.sure')}</li>
        <li><span className="swatch swatch-open" />{t('profile.key.open')}</li>
        <li><span className="swatch" />{t('profile.key.missing')}</li>
        <li><span className="swatch swatch-shown" />{t('profile.key.evidenced')}</li>
        <li><span className="swatch swatch-cap" />{t('profile.key.cap')}</li>
        <li>{t('profile.key.thresholds', { list: list(thresholds.map(number)) })}</li>
        <li>{list(RATINGS.map((rating) => t('rating.withLetters', { letters: rating, words: t(`rating.${rating}`) })))}</li>
      </ul>
      <p className="note">{t('method.letters')}</p>
    </figcaption>
  )
}
