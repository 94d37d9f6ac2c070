import type { Language } from '../core/language.ts'
import { loadInstrumentText, loadMessages } from '../i18n/load.ts'
import { isLocale, type Locale, LOCALES } from '../i18n/messages.ts'
import { UsageError } from './command.ts'

export { loadRulebook } from './rulebook.ts'

/** @throws UsageError for a locale that the app does not speak. */
export function toLocale(name: string): Locale {
  if (isLocale(name)) return name
  throw new UsageError(`there is no locale "${name}"; there are ${Object.keys(LOCALES).join(', ')}`)
}

export async function loadLanguage(locale: Locale): Promise<Language> {
  const [messages, instrument] = await Promise.all([loadMessages(locale), loadInstrumentText(locale)])
  return { ...messages, instrument }
}
