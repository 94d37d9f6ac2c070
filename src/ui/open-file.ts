import type { Problem } from '../core/assessment/problem.ts'
import type { Assessment } from '../core/assessment/types.ts'
import { addAssessment, replaceAssessment, session } from '../store/session.ts'
import { loadRulebook } from './work.tsx'

/** What came of opening a file. The work at hand is never touched before somebody has decided. */
export type Opened =
  | { readonly state: 'opened'; readonly id: string }
  /** This device has another version of the same assessment; nothing has been changed yet. */
  | { readonly state: 'exists'; readonly assessment: Assessment; readonly savedAt: number }
  | { readonly state: 'refused'; readonly file: string; readonly problems: readonly Problem[] }

export async function openFile(file: File): Promise<Opened> {
  const [{ readAssessment }, { MAX_BYTES }, rulebook] = await Promise.all([
    import('../core/assessment/read.ts'),
    import('../core/assessment/json.ts'),
    loadRulebook(),
  ])
  // A file that is far too large is not even read into memory.
  const bytes = file.size > MAX_BYTES ? new Uint8Array(MAX_BYTES + 1) : new Uint8Array(await file.arrayBuffer())
  const read = readAssessment(bytes, rulebook)
  if (!read.ok) return { state: 'refused', file: file.name, problems: read.problems }
  const stored = await session.getState().storage?.load(read.value.id)
  if (stored !== undefined && stored !== null && stored.deletedAt === null) {
    const { writeAssessment } = await import('../core/assessment/write.ts')
    const same = writeAssessment(stored.assessment, rulebook) === writeAssessment(read.value, rulebook)
    return same
      ? { state: 'opened', id: read.value.id }
      : { state: 'exists', assessment: read.value, savedAt: stored.savedAt }
  }
  await addAssessment(stored === null || stored === undefined ? read.value : { ...read.value, id: crypto.randomUUID() })
  return { state: 'opened', id: session.getState().current?.id ?? read.value.id }
}

/** Keeps the version of the file beside the one on this device. */
export async function openBeside(assessment: Assessment): Promise<string> {
  const id = crypto.randomUUID()
  await addAssessment({ ...assessment, id })
  return id
}

/** Puts the version of the file in the place of the one on this device. */
export async function openInstead(assessment: Assessment): Promise<string> {
  await replaceAssessment(assessment)
  return assessment.id
}
