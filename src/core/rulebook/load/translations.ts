import type { InstrumentFront, InstrumentText, QuestionText, RuleText, WorkedCaseText } from '../types.ts'
import type { InstrumentFiles } from './files.ts'
import type { KeyPath, Source, SourceProblem } from './source.ts'

/**
 * Reads a translation beside its source: every text of the source has to have its counterpart, and there may be none
 * more. A missing text is reported with the place where it belongs.
 */
export class TranslationReader {
  readonly problems: SourceProblem[] = []
  readonly #files: ReadonlyMap<string, Source>
  readonly #locale: string
  readonly #unread: ReadonlySet<string>
  readonly #used = new Map<string, Set<string>>()

  constructor(files: InstrumentFiles, locale: string) {
    this.#files = files.translations.get(locale) ?? new Map<string, Source>()
    this.#locale = locale
    this.#unread = files.unread.paths
  }

  /** The translated text at `keys` of the counterpart of `path`; empty, and reported, when it is missing. */
  text(path: string, keys: KeyPath): string {
    const source = this.#files.get(path)
    if (source === undefined) {
      this.#missingFile(path)
      return ''
    }
    const used = this.#used.get(path) ?? new Set<string>()
    this.#used.set(path, used.add(keys.join('\n')))
    const value = keys.reduce<unknown>((at, key) => (isRecord(at) ? at[String(key)] : undefined), source.data)
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    this.#report(source, keys, `${keys.join('.')}: no translation`)
    return ''
  }

  list(path: string, key: string, length: number): string[] {
    return Array.from({ length }, (_, index) => this.text(path, [key, index]))
  }

  /** Reports every text of the translation files that no source text asked for. */
  finish(): void {
    for (const [path, source] of this.#files) {
      if (this.#unread.has(path)) continue
      const used = this.#used.get(path)
      if (used === undefined) {
        this.#report(source, [], 'translates a file that does not exist')
        continue
      }
      for (const keys of leavesOf(source.data, [])) {
        if (!used.has(keys.join('\n')) && !IGNORED.has(String(keys[0]))) {
          this.#report(source, keys, `${keys.join('.')}: translates a text that does not exist`)
        }
      }
    }
  }

  #missingFile(path: string): void {
    const file = `translations/${this.#locale}/${path}`
    if (!this.#unread.has(file) && !this.problems.some((problem) => problem.file === file)) {
      this.problems.push({ file, line: 1, message: 'this file is missing' })
    }
  }

  #report(source: Source, keys: KeyPath, message: string): void {
    this.problems.push({ file: source.path, line: source.lineOf(keys), message })
  }
}

/** Keys that only say what a file is about. */
const IGNORED = new Set(['recommendation', 'id'])

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function leavesOf(value: unknown, at: KeyPath): KeyPath[] {
  if (!isRecord(value)) return [at]
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...at, key]))
}

/** The words of the instrument in another language. */
export function translateText(files: InstrumentFiles, source: InstrumentText, reader: TranslationReader): InstrumentText {
  return {
    front: translateFront(files, reader),
    recommendations: Object.fromEntries(
      files.recommendations.map(({ data, source: { path } }) => [
        data.recommendation,
        {
          title: reader.text(path, ['title']),
          summary: reader.text(path, ['summary']),
          ...(data.derivation === null ? {} : { derivation: reader.text(path, ['derivation']) }),
        },
      ]),
    ),
    criteria: Object.fromEntries(
      files.recommendations.flatMap(({ data, source: { path } }) =>
        data.criteria.map(({ id }) => [
          id,
          { title: reader.text(path, ['criteria', id, 'title']), text: reader.text(path, ['criteria', id, 'text']) },
        ]),
      ),
    ),
    questions: Object.fromEntries(
      files.recommendations.flatMap(({ data, source: { path } }) =>
        data.criteria.flatMap((criterion) =>
          criterion.questions.map(({ id }) => [id, translateQuestion(id, path, source.questions[id], reader)]),
        ),
      ),
    ),
    rules: Object.fromEntries(
      files.rules.map(({ data, source: { path } }) => [data.id, translateRule(data.id, path, source.rules[data.id], reader)]),
    ),
    precedents: Object.fromEntries(
      files.precedents.map(({ data, source: { path } }) => [data.id, reader.text(path, [data.id])]),
    ),
  }
}

function translateFront({ instrument }: InstrumentFiles, reader: TranslationReader): InstrumentFront {
  const text = (key: keyof InstrumentFront) => (instrument === null ? '' : reader.text(instrument.source.path, [key]))
  return { title: text('title'), subject: text('subject'), source: text('source'), about: text('about'), official: text('official') }
}

function translateQuestion(id: string, path: string, source: QuestionText | undefined, reader: TranslationReader): QuestionText {
  const at = (key: string) => reader.text(path, ['questions', id, key])
  return {
    text: at('text'),
    help: at('help'),
    lookFor: at('look-for'),
    ...(source?.unit === undefined ? {} : { unit: at('unit') }),
    ...(source?.notApplicable === undefined ? {} : { notApplicable: at('not-applicable') }),
    options: Object.fromEntries(
      Object.keys(source?.options ?? {}).map((option) => [option, reader.text(path, ['questions', id, 'options', option])]),
    ),
  }
}

function translateRule(id: string, path: string, source: RuleText | undefined, reader: TranslationReader): RuleText {
  const at = (key: string) => reader.text(path, [id, key])
  return {
    title: at('title'),
    finding: at('finding'),
    why: at('why'),
    ...(source?.remedy === undefined ? {} : { remedy: at('remedy') }),
  }
}

export function translateCases(
  files: InstrumentFiles,
  source: Readonly<Record<string, WorkedCaseText>>,
  reader: TranslationReader,
): Record<string, WorkedCaseText> {
  const cases = files.cases.map(({ data, source: { path } }) => [
    data.id,
    {
      title: reader.text(path, ['title']),
      text: reader.text(path, ['text']),
      notes: {
        ...Object.fromEntries(Object.keys(data.answers).map((id) => [id, reader.text(path, ['answers', id])])),
        ...Object.fromEntries(Object.keys(data['non-answers']).map((id) => [id, reader.text(path, ['non-answers', id])])),
      },
      debrief: reader.list(path, 'debrief', source[data.id]?.debrief.length ?? 0),
    },
  ])
  const samples = files.samples.map(({ data, source: { path } }) => [
    data.id,
    {
      title: reader.text(path, ['title']),
      text: reader.text(path, ['source-note']),
      notes: Object.fromEntries(Object.keys(data.answers).map((id) => [id, reader.text(path, ['notes', id])])),
      debrief: [],
    },
  ])
  return Object.fromEntries([...cases, ...samples]) as Record<string, WorkedCaseText>
}
