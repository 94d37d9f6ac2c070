import { useId } from 'react'
import type { Effort } from '../../core/engine/planner/effort.ts'
import { REMEDY_TYPES } from '../../core/rulebook/types.ts'
import { useMessages } from '../language.tsx'

const HARDEST = 5

interface Props {
  readonly effort: Effort
  readonly onChange: (effort: Effort) => void
}

/** How hard each kind of measure is, from 1 to 5. */
export function EffortFields({ effort, onChange }: Props) {
  const { t } = useMessages()
  const id = useId()
  return (
    <details className="plan-effort">
      <summary>{t('plan.effort')}</summary>
      <p className="note" id={`${id}-hint`}>{t('plan.effort.hint')}</p>
      <div className="plan-efforts" role="group" aria-label={t('plan.effort')} aria-describedby={`${id}-hint`}>
        {REMEDY_TYPES.map((kind) => (
          <label key={kind}>
            <span>{t(`remedy.${kind}`)}</span>
            <input
              type="number"
              min={1}
              max={HARDEST}
              step={1}
              value={effort[kind] ?? 1}
              onChange={({ target }) => {
                const value = target.valueAsNumber
                if (Number.isInteger(value) && value >= 1 && value <= HARDEST) onChange({ ...effort, [kind]: value })
              }}
            />
          </label>
        ))}
      </div>
    </details>
  )
}
