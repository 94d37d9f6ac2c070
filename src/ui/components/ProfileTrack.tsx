import type { CSSProperties } from 'react'
import type { ProfileRow } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import './ProfileTrack.css'

interface Props {
  readonly row: Pick<ProfileRow, 'score' | 'evidenced' | 'capAt' | 'alternative'>
  readonly thresholds: readonly number[]
  /** A lower track without the line of evidence and without the word at the cap, for the margin of a page or a table. */
  readonly small?: boolean
}

/**
 * A score as a picture in which a gap is visible as a gap: solid is sure, hatched is open, empty is missing. The line below
 * counts only what evidence shows, ticks are the thresholds, the bar is what a cap does not let the rating pass.
 */
export function ProfileTrack({ row, thresholds, small = false }: Props) {
  const { t } = useMessages()
  const { score, evidenced, capAt, alternative } = row
  return (
    <span className={small ? 'track track-small' : 'track'} role="img" aria-label={alternative}>
      {score === null ? null : (
        <>
          <span className="track-sure" style={span(0, score.low)} />
          <span className="track-open" style={span(score.low, score.high)} />
        </>
      )}
      {thresholds.map((threshold) => <span className="track-tick" key={threshold} style={at(threshold)} />)}
      {small || evidenced === null ? null : <span className="track-shown" style={span(evidenced.low, evidenced.high)} />}
      {capAt === null ? null : <span className="track-cap" style={at(capAt)}>{small ? null : <span>{t('profile.cap')}</span>}</span>}
    </span>
  )
}

function at(value: number): CSSProperties {
  return { insetInlineStart: `${String(value)}%` }
}

function span(low: number, high: number): CSSProperties {
  return { ...at(low), inlineSize: `${String(high - low)}%` }
}
