import { useState } from 'react'
import { session } from '../../store/session.ts'
import { useMessages } from '../language.tsx'
import { type Checked, saveToFile } from '../save-file.ts'
import { loadRulebook } from '../work.tsx'

/** Saves the current assessment to a file, and says what it found when it read the file back. */
export function SaveToFile({ className = 'btn quiet' }: { readonly className?: string }) {
  const { t } = useMessages()
  const [checked, setChecked] = useState<Checked | null>(null)
  const [error, setError] = useState<string | null>(null)
  const save = async () => {
    const { current } = session.getState()
    if (current === null) return
    try {
      setChecked(saveToFile(current, await loadRulebook()))
      setError(null)
    } catch (failure) {
      setChecked(null)
      setError(failure instanceof Error ? failure.message : String(failure))
    }
  }
  return (
    <>
      <button className={className} type="button" onClick={() => { void save() }}>{t('saveFile.action')}</button>
      <span role="status" className="note">
        {checked === null ? null : t('saveFile.checked', { ...checked })}
        {error === null ? null : t('saveFile.failed', { reason: error })}
      </span>
    </>
  )
}
