import { checkReferences } from './check.ts'
import {
  compileCase, type CompiledInstrument, compileRulebook, compileSample, compileSourceText, sourceCaseText, SOURCE_LOCALE, sourceSampleText,
} from './compile.ts'
import type { InstrumentText, WorkedCaseText } from '../types.ts'
import { checkExamples } from './examples.ts'
import { type InstrumentFiles, type Placed, readFiles } from './files.ts'
import type { KeyPath, SourceFile, SourceProblem } from './source.ts'
import { translateCases, translateText, TranslationReader } from './translations.ts'

export interface LoadedInstrument {
  readonly instrument: CompiledInstrument | null
  readonly problems: readonly SourceProblem[]
  /** Where each rule, question and recommendation stands, by "rule <id>" and so on. */
  readonly places: ReadonlyMap<string, Omit<SourceProblem, 'message'>>
}

/**
 * Loads an instrument from its YAML files: all problems of all files at once, each with file and line; the compiled
 * instrument when there are none. Used at build time and by the command line; no YAML parser reaches the browser.
 *
 * @param sources the files of one instrument's folder, paths relative to it.
 */
export function loadInstrument(sources: readonly SourceFile[]): LoadedInstrument {
  const { files, problems } = readFiles(sources)
  if (files.recommendations.length === 0 && problems.length === 0) {
    problems.push({ file: '.', line: 1, message: 'there is no recommendation here' })
  }
  if (files.instrument === null && !files.unread.kinds.has('instrument')) {
    problems.push({ file: '.', line: 1, message: 'there is no instrument here: a file with its id, version, title and source' })
  }
  problems.push(...checkReferences(files))
  const sound = problems.length === 0
  const rulebook = compileRulebook(files)
  if (sound) problems.push(...checkExamples(files, rulebook))
  const { texts, caseTexts } = compileTexts(files, problems)
  const places = placesOf(files)
  if (problems.length > 0) return { instrument: null, problems: inOrder(problems), places }
  const cases = [...files.cases.map(({ data }) => compileCase(data)), ...files.samples.map(({ data }) => compileSample(data))]
  return { instrument: { rulebook, texts, cases, caseTexts }, problems: [], places }
}

function placesOf(files: InstrumentFiles): LoadedInstrument['places'] {
  const place = ({ source, at }: Placed<unknown>, keys: KeyPath) => ({ file: source.path, line: source.lineOf([...at, ...keys]) })
  return new Map([
    ...files.rules.map((placed) => [`rule ${placed.data.id}`, place(placed, [])] as const),
    ...files.recommendations.flatMap((placed) => [
      [`recommendation ${String(placed.data.recommendation)}`, place(placed, [])] as const,
      ...placed.data.criteria.flatMap(({ questions }, c) =>
        questions.map(({ id }, q) => [`question ${id}`, place(placed, ['criteria', c, 'questions', q])] as const),
      ),
    ]),
  ])
}

function compileTexts(files: InstrumentFiles, problems: SourceProblem[]): Pick<CompiledInstrument, 'texts' | 'caseTexts'> {
  const source = compileSourceText(files)
  const sourceCases = Object.fromEntries([
    ...files.cases.map(({ data }) => [data.id, sourceCaseText(data)] as const),
    ...files.samples.map(({ data }) => [data.id, sourceSampleText(data)] as const),
  ])
  const texts: Record<string, InstrumentText> = { [SOURCE_LOCALE]: source }
  const caseTexts: Record<string, Readonly<Record<string, WorkedCaseText>>> = { [SOURCE_LOCALE]: sourceCases }
  for (const locale of files.translations.keys()) {
    const reader = new TranslationReader(files, locale)
    texts[locale] = translateText(files, source, reader)
    caseTexts[locale] = translateCases(files, sourceCases, reader)
    reader.finish()
    problems.push(...reader.problems)
  }
  return { texts, caseTexts }
}

function inOrder(problems: readonly SourceProblem[]): SourceProblem[] {
  return [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}
