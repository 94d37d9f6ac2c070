import { beforeEach, describe, expect, test } from 'vitest'
import { blankAssessment } from '../../src/core/assessment/write.ts'
import type { Assessment } from '../../src/core/assessment/types.ts'
import {
  addAssessment, closeAssessment, keepAsCopy, loadNewer, openAssessment, replaceAssessment, retrySave, session, setResponse, settled, startSession, update,
} from '../../src/store/session.ts'
import { OvertakenError, type Storage, type StoredAssessment } from '../../src/store/storage.ts'
import { instrument } from '../instrument.ts'

/** A disk that can be slow, full, or written to by another window. */
class Disk implements Storage {
  readonly kept = new Map<string, StoredAssessment>()
  failure: Error | null = null
  writes = 0
  attempts = 0
  /** Held back until the test lets it go; null = at once. */
  gate: Promise<void> | null = null

  list = () => Promise.resolve([...this.kept.values()])
  load = (id: string) => Promise.resolve(this.kept.get(id) ?? null)
  save = async (assessment: Assessment, expected: number | null): Promise<StoredAssessment> => {
    this.attempts += 1
    await this.gate
    if (this.failure !== null) throw this.failure
    if ((this.kept.get(assessment.id)?.revision ?? null) !== expected) throw new OvertakenError()
    this.writes += 1
    const stored = { assessment, savedAt: 1000 + this.writes, revision: (expected ?? 0) + 1, deletedAt: null }
    this.kept.set(assessment.id, stored)
    return stored
  }
  remove = () => Promise.resolve()
  restore = () => Promise.resolve()
  purge = () => Promise.resolve()
}

let disk: Disk
const blank = (id: string) => blankAssessment(instrument.rulebook, { id })
const answer = (option: string) => { setResponse('r72-support-cooperation', (before) => ({ ...before, answer: { option } })) }
const onDisk = (id: string) => disk.kept.get(id)?.assessment.responses['r72-support-cooperation']?.answer

beforeEach(async () => {
  await closeAssessment()
  disk = new Disk()
  await startSession(() => Promise.resolve(disk))
  await addAssessment(blank('a'))
})

describe('saving', () => {
  test('an answer is on the disk, and only then is it called saved', async () => {
    let open = () => { /* Set below. */ }
    disk.gate = new Promise((resolve) => { open = resolve })
    answer('never')
    expect(session.getState().save).toEqual({ state: 'saving' })
    expect(onDisk('a')).toBeUndefined()
    open()
    await settled()
    expect(onDisk('a')).toEqual({ option: 'never' })
    expect(session.getState().save).toEqual({ state: 'saved', at: disk.kept.get('a')?.savedAt })
  })

  test('what changes while a write is under way is written by the next one', async () => {
    let open = () => { /* Set below. */ }
    disk.gate = new Promise((resolve) => { open = resolve })
    const before = disk.writes
    for (const option of ['never', 'some-services', 'all-services']) answer(option)
    open()
    await settled()
    expect(onDisk('a')).toEqual({ option: 'all-services' })
    expect(disk.writes - before).toBe(2)
    expect(session.getState().revision).toBe(disk.kept.get('a')?.revision)
  })

  test('a disk that refuses is told, the work stays, and trying again saves it', async () => {
    disk.failure = new DOMException('no room', 'QuotaExceededError')
    answer('never')
    await settled()
    expect(session.getState().save).toEqual({ state: 'failed', reason: 'QuotaExceededError: no room' })
    expect(session.getState().current?.responses['r72-support-cooperation']).toEqual({ answer: { option: 'never' } })
    disk.failure = null
    await retrySave()
    expect(onDisk('a')).toEqual({ option: 'never' })
    expect(session.getState().save?.state).toBe('saved')
  })

  test('without a disk the app works and says that nothing is saved', async () => {
    await startSession(() => Promise.reject(new DOMException('private', 'SecurityError')))
    expect(session.getState().storageError).toBe('SecurityError: private')
    answer('never')
    await settled()
    expect(session.getState().save).toEqual({ state: 'failed', reason: 'SecurityError: private' })
  })

  test('a response that says nothing is taken away', async () => {
    answer('never')
    setResponse('r72-support-cooperation', () => ({}))
    await settled()
    expect(disk.kept.get('a')?.assessment.responses).toEqual({})
  })
})

describe('another window', () => {
  beforeEach(async () => {
    await disk.save({ ...blank('a'), subject: { name: 'Newer' } }, session.getState().revision)
    answer('never')
    await settled()
  })

  test('is noticed, and nothing of either version is lost', () => {
    expect(session.getState().save).toEqual({ state: 'overtaken' })
    expect(disk.kept.get('a')?.assessment.subject.name).toBe('Newer')
    expect(session.getState().current?.responses).toHaveProperty('r72-support-cooperation')
  })

  test('stops this one from writing until somebody decides', async () => {
    const { attempts } = disk
    answer('all-services')
    await settled()
    expect(disk.attempts).toBe(attempts)
    expect(session.getState().save).toEqual({ state: 'overtaken' })
  })

  test('its version can be taken over', async () => {
    await loadNewer()
    expect(session.getState().current?.subject.name).toBe('Newer')
    answer('never')
    await settled()
    expect(onDisk('a')).toEqual({ option: 'never' })
  })

  test('this version can be kept beside it', async () => {
    await keepAsCopy('b')
    expect(onDisk('b')).toEqual({ option: 'never' })
    expect(disk.kept.get('a')?.assessment.subject.name).toBe('Newer')
  })
})

describe('opening', () => {
  test('an assessment that is not there, or was deleted, is not opened', async () => {
    expect(await openAssessment('nowhere')).toBe(false)
    const stored = disk.kept.get('a')
    await closeAssessment()
    if (stored !== undefined) disk.kept.set('a', { ...stored, deletedAt: 1 })
    expect(await openAssessment('a')).toBe(false)
    expect(session.getState().current).toBeNull()
  })

  test('another assessment waits until the one at hand is written', async () => {
    await addAssessment(blank('b'))
    answer('never')
    expect(await openAssessment('a')).toBe(true)
    expect(onDisk('b')).toEqual({ option: 'never' })
    expect(session.getState().current?.id).toBe('a')
  })

  test('replacing keeps the place and goes on from the stored revision', async () => {
    await replaceAssessment({ ...blank('a'), subject: { name: 'From a file' } })
    expect(disk.kept.get('a')?.assessment.subject.name).toBe('From a file')
    update((before) => ({ ...before, subject: { name: 'Edited' } }))
    await settled()
    expect(disk.kept.get('a')?.assessment.subject.name).toBe('Edited')
  })
})
