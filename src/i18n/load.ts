import type { InstrumentFront, InstrumentText, WorkedCaseText } from '../core/rulebook/types.ts'
import { type Catalogue, createMessages, type Locale } from './messages.ts'
import type { Messages } from '../core/language.ts'

/** What the app says about the instrument before anybody works with it. */
export type Front = InstrumentFront & { readonly questions: number }

/** Where the words of a locale come from; each locale loads on its own, and the instrument only when it is needed. */
interface LocaleSource {
  readonly messages: () => Promise<{ default: Catalogue }>
  readonly front: () => Promise<{ default: Front }>
  readonly instrument: () => Promise<{ default: InstrumentText }>
  readonly cases: () => Promise<{ default: Readonly<Record<string, WorkedCaseText>> }>
}

const SOURCES: Readonly<Record<Locale, LocaleSource>> = {
  en: {
    messages: () => import('virtual:messages/en'),
    front: () => import('virtual:instrument/front/en'),
    instrument: () => import('virtual:instrument/text/en'),
    cases: () => import('virtual:instrument/cases/en'),
  },
  zh: {
    messages: () => import('virtual:messages/zh'),
    front: () => import('virtual:instrument/front/zh'),
    instrument: () => import('virtual:instrument/text/zh'),
    cases: () => import('virtual:instrument/cases/zh'),
  },
}

export async function loadMessages(locale: Locale): Promise<Messages> {
  return createMessages(locale, (await SOURCES[locale].messages()).default)
}

export async function loadFront(locale: Locale): Promise<Front> {
  return (await SOURCES[locale].front()).default
}

export async function loadInstrumentText(locale: Locale): Promise<InstrumentText> {
  return (await SOURCES[locale].instrument()).default
}

export async function loadCaseTexts(locale: Locale): Promise<Readonly<Record<string, WorkedCaseText>>> {
  return (await SOURCES[locale].cases()).default
}
