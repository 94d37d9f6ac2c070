import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { instrument } from '../instrument.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function filesBelow(folder: string, ending: RegExp): { readonly path: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => ({ path: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') }))
}

const sources = filesBelow('src', /\.(ts|tsx|mjs|json|css)$/)

test('nothing in src names a rule, a question or a criterion', () => {
  const { rules, questions, precedents } = instrument.rulebook
  const ids = [...rules, ...questions, ...precedents].map(({ id }) => id)
  const named = sources.flatMap(({ path, text }) => ids.filter((id) => text.includes(id)).map((id) => `${path}: ${id}`))
  expect(named).toEqual([])
})

test('nothing in src names a recommendation by its number', () => {
  const numbers = instrument.rulebook.recommendations.map(({ number }) => String(number))
  // The threshold of one rating is a number that a recommendation has too.
  const threshold = /(LC: |from |>= )70\b/g
  const named = sources
    .filter(({ path }) => !path.endsWith('.css') && !path.includes('countries'))
    .flatMap(({ path, text }) => {
      const found = text.replaceAll(threshold, '').match(new RegExp(`(?<![\\w.#%-])(${numbers.join('|')})(?![\\w.%-]|px|rem|_)`, 'g')) ?? []
      return found.map((number) => `${path}: ${number}`)
    })
  expect(named).toEqual([])
})

test('the project speaks of itself alone', () => {
  const files = [...sources, ...filesBelow('docs', /\.md$/), ...filesBelow('test', /\.(ts|mjs|cjs)$/)]
  const words = [['..', 'shared'].join('/'), ['', 'work', 'main'].join('/'), ['.', 'library'].join('')]
  expect(files.flatMap(({ path, text }) => words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`))).toEqual([])
})

test('styles use logical properties, so that a page can be mirrored', () => {
  const physical = /(?<![-\w])(margin|padding|border)-(left|right)\b|(?<![-\w])(left|right)\s*:|text-align:\s*(left|right)|float:\s*(left|right)/
  expect(sources.filter(({ path }) => path.endsWith('.css')).filter(({ text }) => physical.test(text)).map(({ path }) => path)).toEqual([])
})
