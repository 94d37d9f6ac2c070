import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessage, type CompiledMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const PREFIX = 'virtual:messages/'

/** Compiles the ICU messages of src/locales/<locale> at build time: `virtual:messages/<locale>`. No ICU parser reaches the browser. */
export function messagesPlugin(folder: string): Plugin {
  return {
    name: 'lacuna-messages',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null
      const locale = id.slice(PREFIX.length + 1)
      for (const file of readdirSync(join(folder, locale))) this.addWatchFile(join(folder, locale, file))
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(compileCatalogue(folder, locale)))})`
    },
  }
}

/** All messages of a locale, compiled. @throws an error that names file and key when a message is not valid ICU. */
export function compileCatalogue(folder: string, locale: string): Record<string, CompiledMessage> {
  const catalogue: Record<string, CompiledMessage> = {}
  for (const file of readdirSync(join(folder, locale)).sort()) {
    const messages = JSON.parse(readFileSync(join(folder, locale, file), 'utf8')) as Record<string, string>
    for (const [key, message] of Object.entries(messages)) {
      if (key in catalogue) throw new Error(`${locale}/${file}: the key "${key}" stands in another file too`)
      try {
        catalogue[key] = compileMessage(message)
      } catch (error) {
        throw new Error(`${locale}/${file}: "${key}" is not a valid ICU message: ${String(error)}`, { cause: error })
      }
    }
  }
  return catalogue
}
