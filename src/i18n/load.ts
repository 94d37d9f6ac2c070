import type { InstrumentText, WorkedCaseText } from '../core/rulebook/types.ts'
import { type Catalogue, createMessages, type Locale } from './messages.ts'
import type { Messages } from '../core/language.ts'

/** Where the words of a locale come from; each locale loads on its own, and the instrument only when it is needed. */
interface LocaleSource {
  readonly messages: () => Promise<{ default: Catalogue }>
  readonly instrument: () => Promise<{ default: InstrumentText }>
  readonly cases: () => Promise<{ default: Readonly<Record<string, WorkedCaseText>> }>
}

const SOURCES: Readonly<Record<Locale, LocaleSource>> = {
  en: {
    messages: () => import('virtual:messages/en'),
    instrument: () => import('virtual:instrument/text/en'),
    cases: () => import('virtual:instrument/cases/en'),
  },
  zh: {
    messages: () => import('virtual:messages/zh'),
    instrument: () => import('virtual:instrument/text/zh'),
    cases: () => import('virtual:instrument/cases/zh'),
  },
}

export async function loadMessages(locale: Locale): Promise<Messages> {
  return createMessages(locale, (await SOURCES[locale].messages()).default)
}

export async function loadInstrumentText(locale: Locale): Promise<InstrumentText> {
  return (await SOURCES[locale].instrument()).default
}

export async function loadCaseTexts(locale: Locale): Promise<Readonly<Record<string, WorkedCaseText>>> {
  return (await SOURCES[locale].cases()).default
}
