import { join } from 'node:path'
import type { Plugin } from 'vite'
import { readFolder } from '../core/rulebook/load/folder.ts'
import { loadInstrument } from '../core/rulebook/load/load.ts'
import type { CompiledInstrument } from '../core/rulebook/load/compile.ts'

const PREFIX = 'virtual:instrument/'

/**
 * Compiles the instrument at build time and offers it as modules: `virtual:instrument/rulebook`,
 * `virtual:instrument/cases`, and for each language `virtual:instrument/front/<locale>`, `.../text/<locale>` and
 * `.../cases/<locale>`.
 * A build with a broken instrument fails and lists every problem.
 */
export function instrumentPlugin(folder: string): Plugin {
  let compiled: Compiled | null = null
  return {
    name: 'lacuna-instrument',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null
      compiled ??= compile(folder)
      for (const file of compiled.files) this.addWatchFile(file)
      return asModule(part(compiled.instrument, id.slice(PREFIX.length + 1)))
    },
    watchChange: (id) => {
      if (id.startsWith(folder)) compiled = null
    },
  }
}

interface Compiled {
  readonly instrument: CompiledInstrument
  /** Files that it was made from, whole paths. */
  readonly files: readonly string[]
}

function compile(folder: string): Compiled {
  const sources = readFolder(folder)
  const { instrument, problems } = loadInstrument(sources)
  if (instrument !== null) return { instrument, files: sources.map(({ path }) => join(folder, path)) }
  throw new Error(['the instrument has problems:', ...problems.map(({ file, line, message }) => `${file}:${String(line)}: ${message}`)].join('\n'))
}

function part(instrument: CompiledInstrument, name: string): unknown {
  if (name === 'rulebook') return instrument.rulebook
  if (name === 'cases') return instrument.cases
  const [kind, locale = ''] = name.split('/')
  if (kind === 'front') return { ...instrument.texts[locale]?.front, questions: instrument.rulebook.questions.length }
  const found = kind === 'text' ? instrument.texts[locale] : kind === 'cases' ? instrument.caseTexts[locale] : undefined
  if (found === undefined) throw new Error(`the instrument has no "${name}"`)
  return found
}

/** JSON.parse of a string is read faster by browsers than an object literal of this size. */
function asModule(data: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))})`
}
