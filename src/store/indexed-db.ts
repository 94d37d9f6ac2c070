import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Assessment } from '../core/assessment/types.ts'
import { OvertakenError, type Storage, type StoredAssessment } from './storage.ts'

interface Schema extends DBSchema {
  assessments: { key: string; value: StoredAssessment }
}

/**
 * The name carries the format version: an older app that is started by mistake opens another database and cannot touch
 * newer work.
 */
const NAME = 'lacuna-1'
const STORE = 'assessments'

/** Strict durability: a write is done when it is on the disk, not when the browser has taken note of it. */
const STRICT = { durability: 'strict' } as const

/** IndexedDB behind the storage interface. @throws what the browser says when it grants no database (private mode, policy). */
export async function openIndexedDb(): Promise<Storage> {
  const database = await openDB<Schema>(NAME, 1, {
    upgrade: (upgraded) => { upgraded.createObjectStore(STORE, { keyPath: 'assessment.id' }) },
  })
  return {
    list: () => database.getAll(STORE),
    load: async (id) => (await database.get(STORE, id)) ?? null,
    save: (assessment, expected) => save(database, assessment, expected),
    remove: (id) => change(database, id, (stored) => ({ ...stored, deletedAt: Date.now() })),
    restore: (id) => change(database, id, (stored) => ({ ...stored, deletedAt: null })),
    purge: (deletedBefore) => purge(database, deletedBefore),
  }
}

async function save(database: IDBPDatabase<Schema>, assessment: Assessment, expected: number | null): Promise<StoredAssessment> {
  const transaction = database.transaction(STORE, 'readwrite', STRICT)
  const before = await transaction.store.get(assessment.id)
  if ((before?.revision ?? null) !== expected) {
    transaction.abort()
    await transaction.done.catch(() => undefined)
    throw new OvertakenError()
  }
  const stored: StoredAssessment = { assessment, savedAt: Date.now(), revision: (expected ?? 0) + 1, deletedAt: before?.deletedAt ?? null }
  await Promise.all([transaction.store.put(stored), transaction.done])
  return stored
}

async function change(database: IDBPDatabase<Schema>, id: string, edit: (stored: StoredAssessment) => StoredAssessment): Promise<void> {
  const transaction = database.transaction(STORE, 'readwrite', STRICT)
  const stored = await transaction.store.get(id)
  await Promise.all([stored === undefined ? undefined : transaction.store.put(edit(stored)), transaction.done])
}

async function purge(database: IDBPDatabase<Schema>, deletedBefore: number): Promise<void> {
  const transaction = database.transaction(STORE, 'readwrite', STRICT)
  for (const { assessment, deletedAt } of await transaction.store.getAll()) {
    if (deletedAt !== null && deletedAt < deletedBefore) await transaction.store.delete(assessment.id)
  }
  await transaction.done
}
