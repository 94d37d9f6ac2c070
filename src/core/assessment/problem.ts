/**
 * What is wrong with an input, and where. Codes are turned into sentences by whoever shows them (ui/locales); nothing
 * here is text for people.
 */
export interface Problem {
  readonly code: ProblemCode
  /** JSON path of the place, for example `$.responses["question-id"].answer.option`; `$` is the whole file. */
  readonly path: string
  /** Line in the text, from 1, where it can be known. */
  readonly line: number | null
  /** What was expected there, what stood there, by name; always short. */
  readonly details: Readonly<Record<string, string>>
}

export const PROBLEM_CODES = [
  'too-large',
  'not-text',
  'not-json',
  'too-deep',
  'duplicate-key',
  'forbidden-key',
  'broken-text',
  'not-ours',
  'newer-version',
  'unknown-version',
  'other-instrument',
  'newer-instrument',
  'wrong-shape',
  'unknown-member',
  'unknown-question',
  'unknown-option',
  'answer-does-not-fit',
  'repeated-option',
  'exclusive-option',
  'no-option',
  'one-of-too-few',
  'one-of-all',
  'out-of-range',
  'empty-range',
  'reason-missing',
  'not-applicable-here',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

export function problem(code: ProblemCode, path: readonly PathKey[], details: Record<string, string> = {}): Problem {
  return { code, path: jsonPath(path), line: null, details }
}

export type PathKey = string | number

/** `['responses', 'question-id', 'evidence', 0]` as `$.responses["question-id"].evidence[0]`. */
export function jsonPath(keys: readonly PathKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${String(key)}]`
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`
  }, '$')
}

/** A value of a file as it may stand in a message: short, on one line, no character cut in half. */
export function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : describe(value)
  return text.length <= 60 ? text : `${text.slice(0, 57).replace(/[\ud800-\udbff]$/, '')}…`
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'null'
}
