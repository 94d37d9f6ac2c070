import type { Assessment } from '../core/assessment/types.ts'

/** One assessment as it is kept on this device. */
export interface StoredAssessment {
  readonly assessment: Assessment
  /** When it was last written, in milliseconds since 1970. */
  readonly savedAt: number
  /** Rises by one with each write; a writer that expects another revision has been overtaken by another window. */
  readonly revision: number
  /** When it was deleted; null while it is not. A deleted assessment can be restored until it is purged. */
  readonly deletedAt: number | null
}

/** Where assessments are kept. Small on purpose, so that another place can stand in for it. */
export interface Storage {
  readonly list: () => Promise<readonly StoredAssessment[]>
  readonly load: (id: string) => Promise<StoredAssessment | null>
  /**
   * Writes an assessment and resolves when it is on the disk.
   * @param expected revision that the writer has seen; null for a new one.
   * @throws OvertakenError when another window has written meanwhile; nothing is changed then.
   */
  readonly save: (assessment: Assessment, expected: number | null) => Promise<StoredAssessment>
  readonly remove: (id: string) => Promise<void>
  readonly restore: (id: string) => Promise<void>
  /** Forgets what was deleted before this time, for ever. */
  readonly purge: (deletedBefore: number) => Promise<void>
}

export class OvertakenError extends Error {
  constructor() {
    super('another window has saved this assessment meanwhile')
  }
}
