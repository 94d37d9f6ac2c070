import * as v from 'valibot'
import { questionsById } from '../rulebook/index-of.ts'
import type { Rulebook } from '../rulebook/types.ts'
import { checkAnswer } from './answer.ts'
import { inspectJson, lineOfSyntaxError, linesOf, MAX_BYTES } from './json.ts'
import { excerpt, type PathKey, type Problem, problem, type Result } from './problem.ts'
import { assessmentSchema } from './schema.ts'
import { parseSound } from './sound.ts'
import { type Assessment, FORMAT, FORMAT_VERSION } from './types.ts'
import { hasUsualShape, isUsualAnswer } from './usual.ts'

/**
 * The one door for assessment files: bytes in, a checked assessment or all problems of the file out, each with its
 * place. Nothing is repaired or dropped: a file that does not fit is refused whole and stays as it is.
 */
export function readAssessment(bytes: Uint8Array, rulebook: Rulebook): Result<Assessment> {
  if (bytes.byteLength > MAX_BYTES) {
    return refused([problem('too-large', [], { bytes: String(bytes.byteLength), limit: String(MAX_BYTES) })])
  }
  const text = decode(bytes)
  return text === null ? refused([problem('not-text', [])]) : parseAssessment(text, rulebook)
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** As {@link readAssessment}, for text. */
export function parseAssessment(text: string, rulebook: Rulebook): Result<Assessment> {
  const sound = parseSound(text)
  if (sound === null) return parseThoroughly(text, rulebook)
  const checked = check(sound.data, rulebook, () => [])
  return checked.ok ? checked : refused(withLines(checked.problems, text))
}

/** As {@link parseAssessment}, without any short cut. */
export function parseThoroughly(text: string, rulebook: Rulebook): Result<Assessment> {
  const problems = inspectJson(text)
  if (problems.some(({ code }) => code === 'too-deep')) return refused(problems)
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return refused([{ ...problem('not-json', []), line: lineOfSyntaxError(text) }])
  }
  if (problems.length > 0) return refused(problems)
  const checked = check(data, rulebook, () => unwritable(data, []), false)
  return checked.ok ? checked : refused(withLines(checked.problems, text))
}

function withLines(problems: readonly Problem[], text: string): Problem[] {
  const lines = linesOf(text, problems.flatMap(({ path }) => withParents(path)))
  return problems.map((found) => {
    const place = withParents(found.path).find((path) => lines.has(path))
    return { ...found, line: place === undefined ? null : (lines.get(place) ?? null) }
  })
}

/** A path and the paths around it, nearest first. */
function withParents(path: string): string[] {
  const paths = [path]
  for (let rest = path; rest !== '$'; ) {
    rest = rest.replace(/(\.[A-Za-z0-9_]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])$/, '')
    if (rest === paths.at(-1)) break
    paths.push(rest)
  }
  return paths
}

/** Checks parsed data: who made it, its version, its shape, its answers. */
export function checkAssessment(data: unknown, rulebook: Rulebook): Result<Assessment> {
  return check(data, rulebook, () => unwritable(data, []))
}

function check(data: unknown, rulebook: Rulebook, broken: () => readonly Problem[], shortCuts = true): Result<Assessment> {
  const foreign = checkOrigin(data, rulebook)
  if (foreign !== null) return refused([foreign])
  const misshapen = shortCuts && hasUsualShape(data) ? [] : checkShape(data)
  const fits = misshapen.length === 0
  const problems = fits ? checkResponses(data as Assessment, rulebook, shortCuts) : misshapen
  const named = new Set(problems.map(({ path }) => path))
  const all = [...problems, ...broken().filter(({ path }) => !named.has(path))]
  // The data itself and not the schema's copy, which lacks members named "constructor" or "prototype".
  return all.length > 0 ? refused(all) : { ok: true, value: data as Assessment }
}

function checkShape(data: unknown): Problem[] {
  const shape = v.safeParse(assessmentSchema, data)
  return [...(shape.success ? [] : shape.issues.map(toProblem)), ...listsForObjects(data)]
}

/** The schema library takes a list for an object that has no required member. */
function listsForObjects(data: unknown): Problem[] {
  const found = (path: readonly PathKey[]) => problem('wrong-shape', path, { expected: 'an object', found: 'a list' })
  if (!isObject(data)) return []
  const { responses } = data
  if (Array.isArray(responses)) return [found(['responses'])]
  return Object.entries(responses ?? {}).flatMap(([id, response]: [string, unknown]) => {
    if (Array.isArray(response)) return [found(['responses', id])]
    return isObject(response) && Array.isArray(response['answer']) ? [found(['responses', id, 'answer'])] : []
  })
}

function checkResponses({ responses }: Assessment, rulebook: Rulebook, shortCuts: boolean): Problem[] {
  const questions = questionsById(rulebook)
  const problems: Problem[] = []
  for (const id in responses) {
    const question = questions.get(id)
    if (question === undefined) {
      problems.push(problem('unknown-question', ['responses', id], { question: excerpt(id) }))
      continue
    }
    const answer = responses[id]?.answer
    if (answer === undefined || (shortCuts && isUsualAnswer(question, answer))) continue
    problems.push(...checkAnswer(question, { ...answer }, ['responses', id, 'answer']).problems)
  }
  return problems
}

/** What has to be known before anything else is worth saying; null when the file is one of ours. */
function checkOrigin(data: unknown, rulebook: Rulebook): Problem | null {
  if (!isObject(data) || data['format'] !== FORMAT) {
    return problem('not-ours', isObject(data) ? ['format'] : [], {
      expected: FORMAT,
      found: excerpt(isObject(data) ? data['format'] : data),
    })
  }
  const version = data['formatVersion']
  if (version !== FORMAT_VERSION) {
    const newer = typeof version === 'number' && version > FORMAT_VERSION
    return problem(newer ? 'newer-version' : 'unknown-version', ['formatVersion'], {
      found: excerpt(version),
      expected: String(FORMAT_VERSION),
    })
  }
  const instrument = data['instrument']
  if (!isObject(instrument)) return null
  if (typeof instrument['id'] === 'string' && instrument['id'] !== rulebook.id) {
    return problem('other-instrument', ['instrument', 'id'], { found: excerpt(instrument['id']), expected: rulebook.id })
  }
  if (typeof instrument['version'] === 'string' && isNewer(instrument['version'], rulebook.version)) {
    return problem('newer-instrument', ['instrument', 'version'], {
      found: excerpt(instrument['version']),
      expected: rulebook.version,
    })
  }
  return null
}

/** Compares the numbers of two versions, first number first; what is no version counts as not newer. */
function isNewer(version: string, than: string): boolean {
  const a = version.split('.').map(Number)
  const b = than.split('.').map(Number)
  const differs = a.findIndex((part, index) => part !== (b[index] ?? 0))
  return differs >= 0 && (a[differs] ?? 0) > (b[differs] ?? 0)
}

function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = (issue.path ?? []).map((item) => item.key as PathKey)
  return problem('wrong-shape', path, { expected: expectation(issue), found: excerpt(issue.input) })
}

function expectation(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'regex') return issue.message
  return issue.expected ?? issue.message
}

/** What could not be written back as it was: half of a surrogate pair is no character, 1e999 is read as infinite. */
function unwritable(data: unknown, path: readonly PathKey[]): Problem[] {
  if (typeof data === 'string') return data.isWellFormed() ? [] : [problem('broken-text', path)]
  if (typeof data === 'number') {
    return Number.isFinite(data) ? [] : [problem('wrong-shape', path, { expected: 'a finite number', found: excerpt(data) })]
  }
  if (Array.isArray(data)) return data.flatMap((item, index) => unwritable(item, [...path, index]))
  if (!isObject(data)) return []
  return Object.entries(data).flatMap(([key, value]) =>
    key.isWellFormed() ? unwritable(value, [...path, key]) : [problem('broken-text', path)],
  )
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function refused(problems: readonly Problem[]): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems }
}

