import type { Language } from '../core/language.ts'
import { loadInstrumentText, loadMessages } from '../i18n/load.ts'
import type { Locale } from '../i18n/messages.ts'

const languages = new Map<Locale, Promise<Language>>()

/** All words of a language, which need not be the one that the app shows; loaded once. */
export function languageOf(locale: Locale): Promise<Language> {
  const known = languages.get(locale) ?? load(locale)
  languages.set(locale, known)
  return known
}

function load(locale: Locale): Promise<Language> {
  const loading = Promise.all([loadMessages(locale), loadInstrumentText(locale)]).then(([messages, instrument]) => ({ ...messages, instrument }))
  // What could not be loaded may be asked for again.
  loading.catch(() => languages.delete(locale))
  return loading
}
