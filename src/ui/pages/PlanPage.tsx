import { useDeferredValue, useId, useMemo, useState } from 'react'
import { planRating } from '../../core/engine/plan.ts'
import type { Effort } from '../../core/engine/planner/effort.ts'
import { RATINGS, type Rating } from '../../core/engine/rating.ts'
import type { Evaluation } from '../../core/engine/evaluation.ts'
import { describePlan, type PlannedChange } from '../../core/report/plan.ts'
import { DraftTrial } from '../components/DraftTrial.tsx'
import { EffortFields } from '../components/EffortFields.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { PlanOutcome } from '../components/PlanOutcome.tsx'
import { type DraftItem, withAnswer, without } from '../draft.ts'
import { useMessages } from '../language.tsx'
import { useWork } from '../work.tsx'
import './PlanPage.css'

interface Wish {
  readonly recommendation: number
  readonly target: Rating
  readonly effort: Effort
}

/** Which answers would have to change for a rating, and what a draft law or plan would do. */
export function PlanPage() {
  const { evaluation, language } = useWork()
  const { t } = language
  const [wish, setWish] = useState<Wish>(() => firstWish(evaluation))
  const [draft, setDraft] = useState<readonly DraftItem[]>([])
  const tryChanges = (changes: readonly PlannedChange[], tried: boolean) => {
    setDraft((before) => changes.reduce((after, { question, answer }) => (tried ? withAnswer(after, question, answer) : without(after, question)), before))
  }
  return (
    <div className="plan-page">
      <header className="stack">
        <PageTitle title={t('plan.title')} />
        <p className="lead">{t('plan.lead')}</p>
      </header>
      <WishFields wish={wish} onChange={setWish} />
      <PlanFor wish={wish} draft={draft} onTry={tryChanges} />
      <DraftTrial draft={draft} onChange={setDraft} />
    </div>
  )
}

/** The recommendation with the worst rating, and the next rating above it. */
function firstWish({ recommendations }: Evaluation): Wish {
  const rank = (rating: Rating | undefined) => (rating === undefined ? RATINGS.length : RATINGS.indexOf(rating))
  const worst = [...recommendations].sort((a, b) => rank(a.rating?.low) - rank(b.rating?.low) || rank(a.rating?.high) - rank(b.rating?.high))[0]
  return {
    recommendation: worst?.recommendation ?? 0,
    target: RATINGS[Math.min(rank(worst?.rating?.low) + 1, RATINGS.length - 1)] ?? 'C',
    effort: {},
  }
}

function WishFields({ wish, onChange }: { readonly wish: Wish; readonly onChange: (wish: Wish) => void }) {
  const { rulebook, language } = useWork()
  const { t, instrument } = language
  const id = useId()
  const targets = RATINGS.slice(1).reverse()
  return (
    <fieldset className="plan-wish">
      <legend className="hidden">{t('plan.choose')}</legend>
      <div className="plan-fields">
        <div className="field">
          <label htmlFor={`${id}-recommendation`}>{t('plan.recommendation')}</label>
          <select id={`${id}-recommendation`} value={wish.recommendation} onChange={({ target }) => { onChange({ ...wish, recommendation: Number(target.value) }) }}>
            {rulebook.recommendations.map(({ number }) => (
              <option key={number} value={number}>{t('answers.recommendation', { recommendation: String(number), title: instrument.recommendations[number]?.title ?? '' })}</option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-target`}>{t('plan.target')}</label>
          <select
            id={`${id}-target`}
            value={wish.target}
            onChange={({ target }) => { onChange({ ...wish, target: targets.find((one) => one === target.value) ?? wish.target }) }}
          >
            {targets.map((rating) => <option key={rating} value={rating}>{t('rating.withLetters', { letters: rating, words: t(`rating.${rating}`) })}</option>)}
          </select>
        </div>
      </div>
      <EffortFields effort={wish.effort} onChange={(effort) => { onChange({ ...wish, effort }) }} />
    </fieldset>
  )
}

interface PlanForProps {
  readonly wish: Wish
  readonly draft: readonly DraftItem[]
  readonly onTry: (changes: readonly PlannedChange[], tried: boolean) => void
}

/** The plan follows the fields a moment later, so that these never wait for it. */
function PlanFor({ wish, draft, onTry }: PlanForProps) {
  const { t } = useMessages()
  const settled = useDeferredValue(wish, null)
  const plan = usePlan(settled)
  if (plan === null) return <p role="status">{t('plan.working')}</p>
  const isTried = ({ question, answer }: PlannedChange) =>
    draft.some((item) => item.question === question && JSON.stringify(item.answer) === JSON.stringify(answer))
  return <div aria-busy={settled !== wish}><PlanOutcome plan={plan} isTried={isTried} onTry={onTry} /></div>
}

function usePlan(wish: Wish | null) {
  const { rulebook, assessment, language } = useWork()
  return useMemo(() => {
    if (wish === null) return null
    const { recommendation, target } = wish
    const efforts = new Set(Object.values(wish.effort))
    const effort = efforts.size === 0 || (efforts.size === 1 && efforts.has(1)) ? undefined : wish.effort
    return describePlan(planRating(rulebook, assessment.responses, recommendation, target, effort), effort, rulebook, assessment, language)
  }, [wish, rulebook, assessment, language])
}
