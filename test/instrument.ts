import { fileURLToPath } from 'node:url'
import type { CompiledInstrument } from '../src/core/rulebook/load/compile.ts'
import { readFolder } from '../src/core/rulebook/load/folder.ts'
import { loadInstrument } from '../src/core/rulebook/load/load.ts'

/** Folder of the shipped instrument. */
export const FOLDER = fileURLToPath(new URL('../rules/un-sg-2018-trafficking-women-girls', import.meta.url))

function load(): CompiledInstrument {
  const loaded = loadInstrument(readFolder(FOLDER))
  if (loaded.instrument === null) throw new Error(`the instrument has problems: run "npm run lacuna -- check"`)
  return loaded.instrument
}

/** The shipped instrument, compiled once for each test file. */
export const instrument = load()
