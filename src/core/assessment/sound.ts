import { MAX_DEPTH } from './json.ts'

/**
 * The quick way for the many files that nothing is wrong with: parsed data when the text is sound JSON, else null, and
 * then the slow way (json.ts) finds out what is wrong and where.
 *
 * A key that stands twice is lost by `JSON.parse`; so the keys of the text are counted, and those of the data.
 */
export function parseSound(text: string): { readonly data: unknown } | null {
  const keys = countKeys(text)
  if (keys === null || !text.isWellFormed()) return null
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return null
  }
  // Half of a character can only come from an escape once the text itself is well-formed.
  return countMembers(data, text.includes('\\u'), 0) === keys ? { data } : null
}

const COLON = 58
const BACKSLASH = 92
const SPACE = 32

/** Strings with a colon behind them; null when a string does not end. Whether the text is JSON is told by JSON.parse. */
function countKeys(text: string): number | null {
  let keys = 0
  for (let start = text.indexOf('"'); start >= 0; ) {
    const end = endOfString(text, start + 1)
    if (end < 0) return null
    let next = end + 1
    while (text.charCodeAt(next) <= SPACE) next += 1
    if (text.charCodeAt(next) === COLON) keys += 1
    start = text.indexOf('"', next)
  }
  return keys
}

/** Place of the quote that ends the string; below 0 when none does. */
function endOfString(text: string, from: number): number {
  let end = text.indexOf('"', from)
  while (end > 0 && isEscaped(text, end, from)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped(text: string, at: number, from: number): boolean {
  let start = at
  while (start > from && text.charCodeAt(start - 1) === BACKSLASH) start -= 1
  return (at - start) % 2 === 1
}

/** Members of all objects inside; NaN when it nests too deep or something in it could not be written back as it was. */
function countMembers(value: unknown, mayBeBroken: boolean, depth: number): number {
  if (typeof value === 'string') return mayBeBroken && !value.isWellFormed() ? NaN : 0
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : NaN
  if (typeof value !== 'object' || value === null) return 0
  if (depth >= MAX_DEPTH) return NaN
  let members = 0
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) members += countMembers(item, mayBeBroken, depth + 1)
    return members
  }
  const object = value as Record<string, unknown>
  for (const key in object) {
    if (key === '__proto__' || (mayBeBroken && !key.isWellFormed())) return NaN
    members += 1 + countMembers(object[key], mayBeBroken, depth + 1)
  }
  return members
}
