import { excerpt, jsonPath, type PathKey, type Problem } from './problem.ts'

/** Limits of a file, stated in docs/file-format.md. A real assessment of 127 questions has some 100 KB and depth 6. */
export const MAX_BYTES = 16 * 1024 * 1024
export const MAX_DEPTH = 64

/**
 * Looks through JSON text for what `JSON.parse` lets pass: nesting without end, a key that stands twice in an object
 * (the first value would be lost in silence), a key that is dangerous in JavaScript. All are reported, with their lines.
 */
export function inspectJson(text: string): Problem[] {
  const problems: Problem[] = []
  walk(text, {
    key: (keys, seen, line) => {
      const key = keys.at(-1)
      if (key === '__proto__') problems.push({ code: 'forbidden-key', path: jsonPath(keys), line, details: {} })
      else if (seen) problems.push({ code: 'duplicate-key', path: jsonPath(keys), line, details: { key: excerpt(key) } })
    },
    tooDeep: (keys, line) => {
      problems.push({ code: 'too-deep', path: jsonPath(keys.slice(0, 8)), line, details: { limit: String(MAX_DEPTH) } })
    },
  })
  return problems
}

/** Line (from 1) on which the value at each path starts, for valid JSON; a path that is not there takes its parent's line. */
export function linesOf(text: string, paths: readonly string[]): Map<string, number> {
  const wanted = new Set(paths)
  const lines = new Map<string, number>()
  walk(text, {
    value: (keys, line) => {
      const path = jsonPath(keys)
      if (wanted.has(path)) lines.set(path, line)
    },
  })
  return lines
}

interface Visitor {
  readonly key?: (keys: readonly PathKey[], seen: boolean, line: number) => void
  readonly value?: (keys: readonly PathKey[], line: number) => void
  readonly tooDeep?: (keys: readonly PathKey[], line: number) => void
}

interface Level {
  readonly keys: Set<string> | null
  /** Index of the next item of a list. */
  index: number
  /** In an object: a key comes next. */
  expectsKey: boolean
}

/** One pass without recursion. It trusts nothing: on text that is not JSON it still ends, and JSON.parse says so later. */
function walk(text: string, visitor: Visitor): void {
  const levels: Level[] = []
  const keys: PathKey[] = []
  let line = 1
  let position = 0
  const startValue = () => {
    const level = levels.at(-1)
    if (level?.keys === null) keys[levels.length - 1] = level.index
    visitor.value?.(keys, line)
  }
  while (position < text.length) {
    const character = text.charAt(position)
    const level = levels.at(-1)
    switch (character) {
      case '\n':
        line += 1
        break
      case '{':
      case '[':
        startValue()
        if (levels.length >= MAX_DEPTH) {
          visitor.tooDeep?.(keys, line)
          return
        }
        levels.push({ keys: character === '{' ? new Set() : null, index: 0, expectsKey: character === '{' })
        break
      case '}':
      case ']':
        levels.pop()
        keys.length = Math.min(keys.length, levels.length)
        break
      case ',':
        if (level !== undefined) {
          level.index += 1
          level.expectsKey = level.keys !== null
        }
        break
      case '"': {
        const end = endOfString(text, position)
        if (level?.keys && level.expectsKey) {
          const key = readString(text.slice(position, end))
          keys[levels.length - 1] = key
          visitor.key?.(keys, level.keys.has(key), line)
          level.keys.add(key)
          level.expectsKey = false
        } else startValue()
        position = end - 1
        break
      }
      default:
        if (' \t\r:'.includes(character)) break
        startValue()
        while (position + 1 < text.length && !/[\s,\]}]/.test(text.charAt(position + 1))) position += 1
    }
    position += 1
  }
}

function endOfString(text: string, start: number): number {
  for (let position = start + 1; position < text.length; position += 1) {
    const character = text.charAt(position)
    if (character === '\\') position += 1
    else if (character === '"') return position + 1
  }
  return text.length
}

function readString(literal: string): string {
  try {
    return String(JSON.parse(literal))
  } catch {
    return literal
  }
}

/** Line on which the text stops being JSON. Engines word their own messages each in its way, and some quote the file. */
export function lineOfSyntaxError(text: string): number {
  return text.slice(0, syntaxErrorAt(text)).split('\n').length
}

type Next = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'separator'

function syntaxErrorAt(text: string): number {
  const closers: string[] = []
  let next: Next = 'value'
  let position = skipSpace(text, 0)
  while (position < text.length) {
    const character = text.charAt(position)
    const isSign = '{}[],:'.includes(character)
    const end = isSign ? position + 1 : character === '"' ? endOfString(text, position) : endOfWord(text, position)
    if (!isSign && !isJson(text.slice(position, end))) return position
    const after: Next | null = isSign ? afterSign(character, next, closers) : afterLiteral(character, next)
    if (after === null) return position
    next = after
    position = skipSpace(text, end)
  }
  return text.trimEnd().length
}

function afterLiteral(character: string, next: Next): Next | null {
  if (next === 'value' || next === 'first value') return 'separator'
  return character === '"' && (next === 'key' || next === 'first key') ? 'colon' : null
}

function afterSign(sign: string, next: Next, closers: string[]): Next | null {
  switch (sign) {
    case '{':
    case '[':
      if (next !== 'value' && next !== 'first value') return null
      closers.push(sign === '{' ? '}' : ']')
      return sign === '{' ? 'first key' : 'first value'
    case ',':
      if (next !== 'separator' || closers.length === 0) return null
      return closers.at(-1) === '}' ? 'key' : 'value'
    case ':':
      return next === 'colon' ? 'value' : null
    default:
      if (sign !== closers.at(-1) || !['separator', 'first value', 'first key'].includes(next)) return null
      closers.pop()
      return 'separator'
  }
}

function skipSpace(text: string, start: number): number {
  let position = start
  while (position < text.length && ' \t\r\n'.includes(text.charAt(position))) position += 1
  return position
}

function endOfWord(text: string, start: number): number {
  let end = start
  while (end < text.length && /[\w.+-]/.test(text.charAt(end))) end += 1
  return end
}

function isJson(literal: string): boolean {
  try {
    JSON.parse(literal)
    return true
  } catch {
    return false
  }
}
