import { useId } from 'react'
import type { Scope } from '../../core/assessment/types.ts'
import { questionsInScope } from '../../core/rulebook/depth.ts'
import { update } from '../../store/session.ts'
import { useWork } from '../work.tsx'
import './DepthChoice.css'

const DEPTHS = ['first-look', 'full'] as const

/** Which questions are shown: a first look or all, all topics or some. A view, never a filter on what counts. */
export function DepthChoice() {
  const { rulebook, assessment, language } = useWork()
  const { t, instrument } = language
  const name = useId()
  const scope: Scope = assessment.scope ?? { depth: 'full' }
  const only = scope.recommendations ?? []
  const asked = questionsInScope(rulebook, assessment.scope).length
  const change = (next: Scope) => { update((before) => ({ ...before, scope: next })) }
  const narrow = (number: number) => {
    const chosen = only.includes(number) ? only.filter((one) => one !== number) : [...only, number].sort((a, b) => a - b)
    const { recommendations: _recommendations, ...others } = scope
    change(chosen.length === 0 ? others : { ...others, recommendations: chosen })
  }
  return (
    <details className="depth">
      <summary>{t(`tasks.depth.now.${scope.depth}`, { count: asked })}{only.length === 0 ? '' : ` ${t('tasks.depth.narrowed', { count: only.length })}`}</summary>
      <fieldset className="stack">
        <legend className="label">{t('tasks.depth')}</legend>
        {DEPTHS.map((depth) => (
          <label className="depth-option" key={depth}>
            <input type="radio" name={name} checked={scope.depth === depth} onChange={() => { change({ ...scope, depth }) }} />
            <span>
              <b>{t(`tasks.depth.${depth}`, { count: questionsInScope(rulebook, { ...scope, depth }).length })}</b>
              <span className="note">{t(`tasks.depth.${depth}.hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="stack">
        <legend className="label">{t('tasks.only')}</legend>
        <p className="note">{t('tasks.only.hint')}</p>
        <div className="depth-topics">
          {rulebook.recommendations.map(({ number }) => (
            <label className="depth-option" key={number}>
              <input type="checkbox" checked={only.includes(number)} onChange={() => { narrow(number) }} />
              <span>
                {t('answers.recommendation', { recommendation: String(number), title: instrument.recommendations[number]?.title ?? '' })}{' '}
                <span className="note">{t('tasks.questions', { count: questionsInScope(rulebook, { depth: scope.depth, recommendations: [number] }).length })}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="note">{t('tasks.depth.note')}</p>
    </details>
  )
}
