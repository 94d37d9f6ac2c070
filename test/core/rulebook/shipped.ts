import { readFolder } from '../../../src/core/rulebook/load/folder.ts'
import { loadInstrument } from '../../../src/core/rulebook/load/load.ts'
import type { CompiledInstrument } from '../../../src/core/rulebook/load/compile.ts'

/** The shipped instrument's files and what they compile to. */
export const FILES = readFolder('rules/un-sg-2018-trafficking-women-girls')
export const LOADED = loadInstrument(FILES)

export function shippedInstrument(): CompiledInstrument {
  if (LOADED.instrument === null) throw new Error(LOADED.problems.map(({ file, line, message }) => `${file}:${String(line)}: ${message}`).join('\n'))
  return LOADED.instrument
}
