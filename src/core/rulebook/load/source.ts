import { isNode, LineCounter, parseDocument } from 'yaml'

/** A file of an instrument; `path` is relative to the instrument's folder, with forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** What is wrong in a file of an instrument. The message is for rule authors, in English. */
export interface SourceProblem {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly message: string
}

export type KeyPath = readonly (string | number)[]

/** A parsed file that knows on which line each of its parts stands. */
export interface Source {
  readonly path: string
  readonly data: unknown
  /** Line of a part; of the nearest part around it when it is missing. */
  readonly lineOf: (keys: KeyPath) => number
}

/** Parses one YAML file (YAML 1.2 core: dates and "no" stay text). Null data when it is not YAML. */
export function parseSource(file: SourceFile): { source: Source | null; problems: SourceProblem[] } {
  const lineCounter = new LineCounter()
  const document = parseDocument(file.text, { lineCounter, prettyErrors: false })
  const problems = document.errors.map((error) => ({
    file: file.path,
    line: lineCounter.linePos(error.pos[0]).line,
    message: `not valid YAML: ${error.message}`,
  }))
  if (problems.length > 0) return { source: null, problems }
  const lineOf = (keys: KeyPath): number => {
    for (let length = keys.length; length >= 0; length -= 1) {
      const node: unknown = length === 0 ? document.contents : document.getIn(keys.slice(0, length), true)
      if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line
    }
    return 1
  }
  try {
    return { source: { path: file.path, data: document.toJS() as unknown, lineOf }, problems: [] }
  } catch (error) {
    // An alias without its anchor shows only here.
    const message = error instanceof Error ? error.message : String(error)
    return { source: null, problems: [{ file: file.path, line: 1, message: `not valid YAML: ${message}` }] }
  }
}
