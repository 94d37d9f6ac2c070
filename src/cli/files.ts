import { readFileSync } from 'node:fs'
import type { Problem } from '../core/assessment/problem.ts'
import { readAssessment } from '../core/assessment/read.ts'
import type { Assessment } from '../core/assessment/types.ts'
import type { Messages } from '../core/language.ts'
import type { Rulebook } from '../core/rulebook/types.ts'
import { problemInWords } from '../i18n/problems.ts'
import type { Context } from './command.ts'

/** Messages, or how to get them: a command that says nothing need not load them. */
export type MessageSource = Messages | (() => Promise<Messages>)

/** Reads one assessment; null when it is bad, and then every problem of it has been told on standard error. */
export async function openAssessment(file: string, rulebook: Rulebook, source: MessageSource, context: Context): Promise<Assessment | null> {
  const messages = async () => (typeof source === 'function' ? source() : source)
  let bytes: Uint8Array
  try {
    // Read one after the other: nothing else is waiting, and the detour through the thread pool would cost more than the reading.
    bytes = readFileSync(file)
  } catch (error) {
    context.say(`${file}: ${(await messages()).t('problem.unreadable', { reason: reasonOf(error) })}`)
    return null
  }
  const read = readAssessment(bytes, rulebook)
  if (read.ok) return read.value
  const words = await messages()
  for (const problem of read.problems) context.say(line(file, problem, words))
  return null
}

function line(file: string, problem: Problem, messages: Messages): string {
  const place = problem.line === null ? file : `${file}:${String(problem.line)}`
  return `${place}: ${problemInWords(problem, messages)}`
}

/** The file system's own code, for example ENOENT, else what the error says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
