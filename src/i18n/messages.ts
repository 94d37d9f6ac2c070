import { setupI18n } from '@lingui/core'
import type { CompiledMessage } from '@lingui/message-utils/compileMessage'
import type { MessageKey, Messages, MessageValues } from '../core/language.ts'
import { alpha2 } from './countries.ts'

/** Locales that the app speaks, each by its own name. Add one here and in src/locales. */
export const LOCALES = { en: 'English', zh: '中文' } as const
export type Locale = keyof typeof LOCALES

export function isLocale(value: string): value is Locale {
  return value in LOCALES
}

/** How a locale writes numbers, dates and lists where its plain code would mean another country's habit (14 March 2025; a, b and c). */
const FORMATS: Readonly<Record<string, string>> = { en: 'en-GB' }

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur'])

/** ICU messages compiled at build time (see build/messages), by key. */
export type Catalogue = Readonly<Record<string, CompiledMessage>>

export function createMessages(locale: string, catalogue: Catalogue): Messages {
  const i18n = setupI18n({ locale, messages: { [locale]: catalogue } })
  const format = FORMATS[locale] ?? locale
  const numbers = new Intl.NumberFormat(format, { maximumFractionDigits: 2 })
  const dates = new Intl.DateTimeFormat(format, { dateStyle: 'long', timeZone: 'UTC' })
  const conjunction = new Intl.ListFormat(format, { type: 'conjunction' })
  const disjunction = new Intl.ListFormat(format, { type: 'disjunction' })
  const regions = new Intl.DisplayNames(format, { type: 'region' })
  return {
    locale,
    direction: RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr',
    t: (key: MessageKey, values?: MessageValues) => {
      if (!(key in catalogue)) throw new Error(`there is no message "${key}" in ${locale}`)
      return i18n._(key, values)
    },
    number: (value) => numbers.format(value),
    date: (iso) => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? dates.format(new Date(`${iso}T00:00:00Z`)) : iso),
    list: (items) => conjunction.format(items),
    alternatives: (items) => disjunction.format(items),
    country: (iso3) => {
      const code = alpha2(iso3)
      return code === undefined ? iso3 : (regions.of(code) ?? iso3)
    },
  }
}
