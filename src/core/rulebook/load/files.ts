import * as v from 'valibot'
import { type KeyPath, parseSource, type Source, type SourceFile, type SourceProblem } from './source.ts'
import {
  caseShape, type CaseSource, instrumentShape, type InstrumentSource, precedentShape, type PrecedentSource,
  recommendationShape, type RecommendationSource, ruleShape, type RuleSource, sampleShape, type SampleSource,
} from './shapes.ts'

/** A part of the instrument that keeps its file and its place in it. */
export interface Placed<T> {
  readonly data: T
  readonly source: Source
  /** Keys that lead from the file's top to this part. */
  readonly at: KeyPath
}

/** Everything that the files of an instrument say, shapes checked, references not yet. */
export interface InstrumentFiles {
  readonly instrument: Placed<InstrumentSource> | null
  readonly recommendations: readonly Placed<RecommendationSource>[]
  readonly rules: readonly Placed<RuleSource>[]
  readonly precedents: readonly Placed<PrecedentSource>[]
  readonly cases: readonly Placed<CaseSource>[]
  readonly samples: readonly Placed<SampleSource>[]
  /** By locale, then by the path of the English file that is translated. */
  readonly translations: ReadonlyMap<string, ReadonlyMap<string, Source>>
  readonly unread: Unread
}

/** What could not be read. Names from there are not reported as unknown, so that one mistake does not look like many. */
export interface Unread {
  readonly paths: ReadonlySet<string>
  readonly kinds: ReadonlySet<Kind>
}

export interface FilesRead {
  readonly files: InstrumentFiles
  readonly problems: SourceProblem[]
}

/** Reads and shape-checks all files; a file's kind shows in what it holds, so files may be split as its authors like. */
export function readFiles(sources: readonly SourceFile[]): FilesRead {
  const problems: SourceProblem[] = []
  const collected = {
    instrument: [] as Placed<InstrumentSource>[],
    recommendations: [] as Placed<RecommendationSource>[],
    rules: [] as Placed<RuleSource>[],
    precedents: [] as Placed<PrecedentSource>[],
    cases: [] as Placed<CaseSource>[],
    samples: [] as Placed<SampleSource>[],
  }
  const translations = new Map<string, Map<string, Source>>()
  const unread = { paths: new Set<string>(), kinds: new Set<Kind>() }
  for (const file of [...sources].sort(byPath)) {
    const parsed = parseSource(file)
    problems.push(...parsed.problems)
    const translated = /^translations\/([^/]+)\/(.+)$/.exec(file.path)
    if (parsed.source === null) {
      unread.paths.add(file.path)
      if (!translated) KINDS.forEach((kind) => unread.kinds.add(kind))
      continue
    }
    const { source } = parsed
    if (translated) {
      const [, locale = '', original = ''] = translated
      translations.set(locale, (translations.get(locale) ?? new Map<string, Source>()).set(original, source))
      continue
    }
    const one = <S extends v.GenericSchema>(shape: S, into: Placed<v.InferOutput<S>>[]) => {
      collect(shape, source, source.data, [], into, problems)
    }
    const many = <S extends v.GenericSchema>(shape: S, into: Placed<v.InferOutput<S>>[]) => {
      if (!Array.isArray(source.data)) return
      source.data.forEach((item, index) => { collect(shape, source, item, [index], into, problems) })
    }
    const kind = kindOf(source.data)
    const before = problems.length
    switch (kind) {
      case 'instrument': one(instrumentShape, collected.instrument); break
      case 'recommendation': one(recommendationShape, collected.recommendations); break
      case 'case': one(caseShape, collected.cases); break
      case 'sample': one(sampleShape, collected.samples); break
      case 'rules': many(ruleShape, collected.rules); break
      case 'precedents': many(precedentShape, collected.precedents); break
      case null:
        problems.push({
          file: file.path,
          line: 1,
          message: 'expected an instrument, a recommendation, a list of rules, a list of precedents, a case or a sample',
        })
    }
    if (problems.length === before) continue
    unread.paths.add(file.path)
    for (const each of kind === null ? KINDS : [kind]) unread.kinds.add(each)
  }
  const { instrument, ...rest } = collected
  for (const { source } of instrument.slice(1)) {
    problems.push({ file: source.path, line: 1, message: 'the instrument is described twice' })
  }
  return { files: { ...rest, instrument: instrument[0] ?? null, translations, unread }, problems }
}

function byPath(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

const KINDS = ['instrument', 'recommendation', 'rules', 'precedents', 'case', 'sample'] as const
type Kind = (typeof KINDS)[number]

function kindOf(data: unknown): Kind | null {
  if (Array.isArray(data)) {
    const has = (key: string) => data.some((item) => typeof item === 'object' && item !== null && key in item)
    return has('country') ? 'precedents' : data.length > 0 ? 'rules' : null
  }
  if (typeof data !== 'object' || data === null) return null
  if ('criteria' in data || 'addressee' in data) return 'recommendation'
  if ('fictional' in data) return 'case'
  if ('country' in data) return 'sample'
  return 'version' in data || 'source' in data ? 'instrument' : null
}

function collect<S extends v.GenericSchema>(
  shape: S,
  source: Source,
  data: unknown,
  at: KeyPath,
  into: Placed<v.InferOutput<S>>[],
  problems: SourceProblem[],
): void {
  const result = v.safeParse(shape, data)
  if (result.success) {
    into.push({ data: result.output, source, at })
    return
  }
  for (const issue of result.issues) problems.push(shapeProblem(issue, source, at))
}

function shapeProblem(issue: v.BaseIssue<unknown>, source: Source, at: KeyPath): SourceProblem {
  const keys = (issue.path ?? []).map((item) => item.key as string | number)
  const where = keys.length === 0 ? '' : `${keys.join('.')}: `
  return { file: source.path, line: source.lineOf([...at, ...keys]), message: `${where}${describeIssue(issue)}` }
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const found = issue.received === 'undefined' ? 'nothing' : issue.received
  if (issue.kind === 'validation') return `expected ${issue.message.replace(/^Invalid [^:]*: /, '')}, found ${found}`
  if (issue.expected === 'never') return 'this key is not known here'
  return `expected ${issue.expected ?? 'something else'}, found ${found}`
}
