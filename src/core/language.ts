import type ui from '../locales/en/ui.json'
import type report from '../locales/en/report.json'
import type words from '../locales/en/words.json'
import type { InstrumentText } from './rulebook/types.ts'

/** Keys of the message catalogues (src/locales); the English one is the source. */
export type MessageKey = keyof typeof ui | keyof typeof report | keyof typeof words

export type MessageValues = Readonly<Record<string, string | number | Date>>

/** One language: its messages and its way of writing numbers, dates and lists. */
export interface Messages {
  /** BCP 47, for example "en" or "zh". */
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  /** Text of a message, plural forms and values filled in. An unknown key is a defect and throws. */
  readonly t: (key: MessageKey, values?: MessageValues) => string
  /** A number as people write it; at most two decimals. */
  readonly number: (value: number) => string
  /** A date given as YYYY-MM-DD, or the text as it is when it is none. */
  readonly date: (isoDate: string) => string
  /** "a, b and c". */
  readonly list: (items: readonly string[]) => string
  /** "a or b". */
  readonly alternatives: (items: readonly string[]) => string
  /** Name of a country by ISO 3166-1 alpha-3; the code itself when it is not known. */
  readonly country: (iso3: string) => string
}

/** The words of the app and of the instrument in one language. */
export interface Language extends Messages {
  readonly instrument: InstrumentText
}
