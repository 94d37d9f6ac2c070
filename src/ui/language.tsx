import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Messages } from '../core/language.ts'
import { type Front, loadFront, loadMessages } from '../i18n/load.ts'
import { isLocale, type Locale } from '../i18n/messages.ts'

const KEY = 'lacuna.locale'

export interface LanguageChoice {
  readonly messages: Messages
  readonly locale: Locale
  readonly front: Front
  readonly choose: (locale: Locale) => void
}

const LanguageContext = createContext<LanguageChoice | null>(null)

/** The person's own choice, else the first language of the browser that the app speaks, else English. */
export function preferredLocale(): Locale {
  const wanted = [storedLocale(), ...navigator.languages.map((tag) => tag.split('-')[0] ?? '')]
  return wanted.find((tag): tag is Locale => tag !== null && isLocale(tag)) ?? 'en'
}

function storedLocale(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null // Storage may be forbidden; the language is then the browser's.
  }
}

/** All that a page needs to speak a language before anybody works with the instrument. */
export interface LanguageWords {
  readonly messages: Messages
  readonly front: Front
}

export async function loadWords(locale: Locale): Promise<LanguageWords> {
  const [messages, front] = await Promise.all([loadMessages(locale), loadFront(locale)])
  return { messages, front }
}

export function LanguageProvider({ initial, children }: { readonly initial: LanguageWords; readonly children: ReactNode }) {
  const [{ messages, front }, setWords] = useState(initial)
  useEffect(() => {
    document.documentElement.lang = messages.locale
    document.documentElement.dir = messages.direction
  }, [messages])
  const value = useMemo((): LanguageChoice => {
    const locale = isLocale(messages.locale) ? messages.locale : 'en'
    return {
      messages,
      locale,
      front,
      choose: (next) => {
        void loadWords(next).then((loaded) => {
          setWords(loaded)
          rememberLocale(next)
        })
      },
    }
  }, [messages, front])
  return <LanguageContext value={value}>{children}</LanguageContext>
}

function rememberLocale(locale: Locale): void {
  try {
    localStorage.setItem(KEY, locale)
  } catch {
    // Forbidden storage costs only the memory of this choice.
  }
}

export function useLanguage(): LanguageChoice {
  const value = useContext(LanguageContext)
  if (value === null) throw new Error('useLanguage needs a LanguageProvider around it')
  return value
}

/** The messages of the chosen language. */
export function useMessages(): Messages {
  return useLanguage().messages
}

