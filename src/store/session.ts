import { createStore } from 'zustand/vanilla'
import { isEmpty } from '../core/assessment/write.ts'
import type { Assessment, Response } from '../core/assessment/types.ts'
import { OvertakenError, type Storage, type StoredAssessment } from './storage.ts'

/** Whether the work on the screen is on the disk. It never says "saved" before the disk has answered. */
export type SaveState =
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'saving' }
  /** The disk refused; the work is still on the screen and can be saved to a file. */
  | { readonly state: 'failed'; readonly reason: string }
  /** Another window has saved a newer version; this one no longer writes until somebody decides. */
  | { readonly state: 'overtaken' }

export interface Session {
  /** Null until the browser has granted a database; `storageError` says why not. */
  readonly storage: Storage | null
  readonly storageError: string | null
  /** The assessment being worked on. */
  readonly current: Assessment | null
  readonly save: SaveState | null
  /** Revision on the disk that `current` goes back to. */
  readonly revision: number | null
}

/** The session of this window: what the person is doing. Derived things (findings, scores) are never stored here. */
export const session = createStore<Session>(() => ({
  storage: null,
  storageError: null,
  current: null,
  save: null,
  revision: null,
}))

/** Opens the device's storage. Without it the app still works, and says that work is kept in files only. */
export async function startSession(open: () => Promise<Storage>): Promise<void> {
  try {
    session.setState({ storage: await open(), storageError: null })
  } catch (error) {
    session.setState({ storage: null, storageError: reasonOf(error) })
  }
}

/** Makes a stored assessment the current one; false when there is none with this id. */
export async function openAssessment(id: string): Promise<boolean> {
  const { current, storage } = session.getState()
  if (current?.id === id) return true
  await settled()
  const stored = (await storage?.load(id)) ?? null
  if (stored === null || stored.deletedAt !== null) return false
  show(stored)
  return true
}

function show(stored: StoredAssessment): void {
  session.setState({ current: stored.assessment, revision: stored.revision, save: { state: 'saved', at: stored.savedAt } })
}

/** Takes in a new assessment (blank, from a file, a sample), saves it and makes it current. */
export async function addAssessment(assessment: Assessment): Promise<void> {
  await settled()
  session.setState({ current: assessment, revision: null, save: { state: 'saving' } })
  await persist()
}

/** Puts an assessment in the place of the stored one with the same id. */
export async function replaceAssessment(assessment: Assessment): Promise<void> {
  await settled()
  const stored = await session.getState().storage?.load(assessment.id)
  session.setState({ current: assessment, revision: stored?.revision ?? null, save: { state: 'saving' } })
  await persist()
}

/** Changes one response; a response that says nothing is removed. */
export function setResponse(question: string, change: (before: Response) => Response): void {
  update((assessment) => {
    const { [question]: before = {}, ...others } = assessment.responses
    const after = change(before)
    return { ...assessment, responses: isEmpty(after) ? others : { ...others, [question]: after } }
  })
}

/** Changes the assessment; it is on the screen at once and on the disk as soon as the disk can. */
export function update(change: (before: Assessment) => Assessment): void {
  const { current, save } = session.getState()
  if (current === null) return
  session.setState({ current: change(current) })
  if (save?.state === 'overtaken') return
  void persist()
}

let writing: Promise<void> | null = null

/** Writes the current state, one write at a time; whatever changes meanwhile is written by the next turn. */
function persist(): Promise<void> {
  session.setState({ save: { state: 'saving' } })
  writing ??= writeUntilSaved().finally(() => { writing = null })
  return writing
}

async function writeUntilSaved(): Promise<void> {
  for (;;) {
    const { storage, current, revision } = session.getState()
    if (current === null) return
    if (storage === null) {
      session.setState({ save: { state: 'failed', reason: session.getState().storageError ?? '' } })
      return
    }
    try {
      const stored = await storage.save(current, revision)
      if (session.getState().current?.id !== current.id) return
      session.setState({ revision: stored.revision })
      if (session.getState().current === current) {
        session.setState({ save: { state: 'saved', at: stored.savedAt } })
        return
      }
    } catch (error) {
      session.setState({ save: error instanceof OvertakenError ? { state: 'overtaken' } : { state: 'failed', reason: reasonOf(error) } })
      return
    }
  }
}

/** Resolves when no write is under way. */
export async function settled(): Promise<void> {
  while (writing !== null) await writing
}

/** Tries again after a failed write. */
export async function retrySave(): Promise<void> {
  await persist()
}

/** Gives up this window's version for the newer one of the other window. */
export async function loadNewer(): Promise<void> {
  const { current, storage } = session.getState()
  const stored = current === null ? null : ((await storage?.load(current.id)) ?? null)
  if (stored !== null) show(stored)
}

/** Keeps this window's version beside the newer one, as an assessment of its own. */
export async function keepAsCopy(id: string): Promise<void> {
  const { current } = session.getState()
  if (current !== null) await addAssessment({ ...current, id })
}

/** Leaves the current assessment, for example because it was deleted. */
export async function closeAssessment(): Promise<void> {
  await settled()
  session.setState({ current: null, revision: null, save: null })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
