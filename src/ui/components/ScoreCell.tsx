import type { WordedRange } from '../../core/report/model.ts'
import { useMessages } from '../language.tsx'
import { ProfileTrack } from './ProfileTrack.tsx'
import './ScoreCell.css'

/** A score in a table: its picture, and its bounds in words, which say all of it. */
export function ScoreCell({ score }: { readonly score: WordedRange | null }) {
  const { t } = useMessages()
  if (score === null) return <span className="note">{t('results.noQuestion')}</span>
  return (
    <>
      <span aria-hidden="true"><ProfileTrack small thresholds={[]} row={{ score, evidenced: null, capAt: null, alternative: score.words }} /></span>
      <span className="score-value">{score.words}</span>
    </>
  )
}
