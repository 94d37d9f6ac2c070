import { compare, whole } from './fraction.ts'
import { type RecommendationScore, scoreByIndicators } from './score.ts'

/** From here on the law counts as full: the threshold of the best rating. */
const FULL_LAW = 90
/** Below this, practice and result together count as failing: the threshold above the worst rating. */
const WEAK_PRACTICE = 40

/**
 * Law on paper: for sure the law is full, and for sure practice and result together are weak. While either depends on
 * what is missing, nothing is said.
 */
export function isLawOnPaper(recommendation: RecommendationScore): boolean {
  const law = scoreByIndicators(recommendation, ['structural'])
  const practice = scoreByIndicators(recommendation, ['process', 'outcome'])
  if (law === null || practice === null) return false
  return compare(law.low, whole(FULL_LAW)) >= 0 && compare(practice.high, whole(WEAK_PRACTICE)) < 0
}
