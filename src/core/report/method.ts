import { THRESHOLDS } from '../engine/rating.ts'
import type { Messages } from '../language.ts'
import type { MethodSection } from './model.ts'

/** The method in one page of plain words; the same on the screen and in every report. */
export function buildMethod({ t }: Messages): MethodSection[] {
  const thresholds = { c: THRESHOLDS.C, lc: THRESHOLDS.LC, pc: THRESHOLDS.PC }
  const letters = { C: t('rating.C'), LC: t('rating.LC'), PC: t('rating.PC'), NC: t('rating.NC') }
  return [
    { title: t('method.questions.title'), paragraphs: [t('method.questions.text')] },
    { title: t('method.scores.title'), paragraphs: [t('method.scores.text')] },
    { title: t('method.ratings.title'), paragraphs: [t('method.ratings.text', { ...thresholds, ...letters }), t('method.letters')] },
    { title: t('method.rules.title'), paragraphs: [t('method.rules.text')] },
    { title: t('method.evidence.title'), paragraphs: [t('method.evidence.text')] },
  ]
}
