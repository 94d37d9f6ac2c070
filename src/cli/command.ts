import { parseArgs, type ParseArgsConfig } from 'node:util'

/** Exit codes of every command. */
export const EXIT = { done: 0, badInput: 1, usage: 2 } as const

export interface Context {
  /** The project's folder, with a slash at its end. */
  readonly root: string
  /** Results: standard output. */
  readonly print: (text: string) => void
  /** Messages: standard error. */
  readonly say: (text: string) => void
}

export interface Command {
  readonly name: string
  /** One line for the overview. */
  readonly summary: string
  readonly usage: string
  readonly help: string
  readonly run: (args: readonly string[], context: Context) => Promise<number> | number
}

/** The command was called in a way that it does not understand. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

/** Options and file names of a call. @throws UsageError for an option that is not known or has no value. */
export function parse<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
