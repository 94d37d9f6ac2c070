import { readdirSync, readFileSync } from 'node:fs'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { describe, expect, test } from 'vitest'
import { compileCatalogue } from '../../src/build/messages.ts'
import { createMessages, LOCALES } from '../../src/i18n/messages.ts'

const folder = new URL('../../src/locales/', import.meta.url)
const files = readdirSync(new URL('en/', folder))

function read(locale: string, file: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8')) as Record<string, string>
}

/** Names of the values that a message shows; one that only chooses a plural form is no loss where a language has one form. */
function shownValues(message: string): string[] {
  const names = new Set<string>()
  const visitParts = (parts: unknown, counted: string | null): void => {
    if (Array.isArray(parts)) for (const part of parts) visitPart(part, counted)
  }
  const visitPart = (part: unknown, counted: string | null): void => {
    if (part === '#' && counted !== null) names.add(counted)
    if (!Array.isArray(part)) return
    const [name, type, forms] = part as [string, string?, unknown?]
    if (name === '#' && counted !== null) names.add(counted)
    else if (type === undefined) names.add(name)
    if (typeof forms === 'object' && forms !== null) for (const form of Object.values(forms)) visitParts(form, name)
  }
  visitParts(compileMessageOrThrow(message), null)
  return [...names].filter((name) => name !== '#').sort()
}

describe.each(Object.keys(LOCALES).filter((locale) => locale !== 'en'))('catalogues in %s', (locale) => {
  test.each(files)('%s has every key of the English one, and no other', (file) => {
    expect(Object.keys(read(locale, file)).sort()).toEqual(Object.keys(read('en', file)).sort())
  })

  test.each(files)('%s shows the same values in every message', (file) => {
    const source = read('en', file)
    const translated = read(locale, file)
    const differing = Object.keys(source).filter((key) => {
      const known = shownValues(translated[key] ?? '')
      return shownValues(source[key] ?? '').some((name) => !known.includes(name))
    })
    expect(differing).toEqual([])
  })

  test.each(files)('%s leaves no message empty', (file) => {
    const empty = Object.entries(read(locale, file)).filter(([key, text]) => text.trim() === '' && !GAPS.has(key))
    expect(empty).toEqual([])
  })
})

/** Messages that are a gap between sentences: Chinese has none. */
const GAPS = new Set(['summary.sentenceGap'])

test.each(Object.keys(LOCALES))('every message of %s is valid ICU and no key stands twice', (locale) => {
  const catalogue = compileCatalogue(folder.pathname, locale)
  expect(Object.keys(catalogue).length).toBeGreaterThan(200)
  const messages = createMessages(locale, catalogue)
  expect(messages.t('profile.progress', { answered: 1, questions: 1 })).not.toContain('{')
})

test('plural forms are chosen by number', () => {
  const { t } = createMessages('en', compileCatalogue(folder.pathname, 'en'))
  expect(t('report.mark.unfinished', { open: 1 })).toBe('Unfinished: 1 question open')
  expect(t('report.mark.unfinished', { open: 43 })).toBe('Unfinished: 43 questions open')
})

test('a key that is not there is a defect, not a silence', () => {
  const { t } = createMessages('en', {})
  expect(() => t('app.name')).toThrow('there is no message "app.name" in en')
})
