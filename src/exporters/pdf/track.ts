import type { Range } from '../../core/report/model.ts'
import type { Paper, Rectangle } from './paper.ts'
import { INK, LINE_STRONG, PLUM } from './style.ts'

/** What a track shows; scores from 0 to 100. */
export interface TrackData {
  readonly score: Range | null
  readonly evidenced: Range | null
  readonly thresholds: readonly number[]
  readonly capAt: number | null
}

/** Least width at which a range of one point can still be seen. */
const LEAST = 1.6

/**
 * The picture of a score: solid is sure, hatched is open, empty is missing. The line below counts only what evidence shows;
 * ticks are the thresholds; the bar is the score that a cap does not let the rating pass.
 */
export function drawTrack(paper: Paper, box: Rectangle, { score, evidenced, thresholds, capAt }: TrackData): void {
  const at = (value: number): number => box.x + (box.width * Math.min(100, Math.max(0, value))) / 100
  if (score !== null) drawScore(paper, box, at(score.low), at(score.high))
  paper.outline(box, LINE_STRONG, 0.5)
  for (const threshold of thresholds) {
    paper.line(at(threshold), box.y - 2.5, at(threshold), box.y + box.height + 2.5, LINE_STRONG, 0.5)
  }
  if (evidenced !== null) {
    const width = Math.max(LEAST, at(evidenced.high) - at(evidenced.low))
    const x = Math.min(at(evidenced.low), box.x + box.width - width)
    paper.fill({ x, y: box.y + box.height + 2.6, width, height: 1.9 }, INK)
  }
  if (capAt !== null) paper.fill({ x: at(capAt) - 0.9, y: box.y - 4, width: 1.8, height: box.height + 8 }, INK)
}

function drawScore(paper: Paper, box: Rectangle, low: number, high: number): void {
  paper.fill({ ...box, width: low - box.x }, PLUM)
  const open = { ...box, x: low, width: high - low }
  paper.hatch(open, PLUM, Math.min(1, 0.5 + box.height / 26), Math.min(4.2, 1.8 + box.height / 5.4))
  if (high > low) paper.line(high, box.y, high, box.y + box.height, PLUM, 0.7)
}
