import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, EXIT, parse, UsageError } from '../command.ts'

export const check: Command = {
  name: 'check',
  summary: 'check an instrument: all problems of all files at once',
  usage: 'usage: lacuna check [DIR]',
  help: [
    "Checks an instrument's YAML files: shapes, references, values, translations, and every example and worked case.",
    'Each problem is printed as "file:line: message"; the exit code is then 1.',
    '',
    '  DIR   the folder of one instrument, or of several (rules/)',
  ].join('\n'),
  run: async (args, context) => {
    // The YAML parser is loaded for this command only.
    const [{ readFolder }, { loadInstrument }] = await Promise.all([
      import('../../core/rulebook/load/folder.ts'),
      import('../../core/rulebook/load/load.ts'),
    ])
    const { positionals } = parse(args, {})
    if (positionals.length > 1) throw new UsageError('expected one folder at most')
    const folder = positionals[0] ?? `${context.root}rules`
    const problems: string[] = []
    const summaries: string[] = []
    for (const instrumentFolder of instrumentFolders(folder)) {
      const { instrument, problems: found } = loadInstrument(readFolder(instrumentFolder))
      problems.push(...found.map(({ file, line, message }) => `${join(instrumentFolder, file)}:${String(line)}: ${message}`))
      if (instrument !== null) {
        const { rulebook, cases, texts } = instrument
        const counts = [
          `${String(rulebook.recommendations.length)} recommendations`,
          `${String(rulebook.recommendations.flatMap(({ criteria }) => criteria).length)} criteria`,
          `${String(rulebook.questions.length)} questions`,
          `${String(rulebook.rules.length)} rules`,
          `${String(rulebook.precedents.length)} precedents`,
          `${String(cases.length)} cases and samples`,
          `in ${Object.keys(texts).join(', ')}`,
        ]
        summaries.push(`${rulebook.id} ${rulebook.version}: ${counts.join(', ')}; no problem`)
      }
    }
    for (const line of [...problems, ...(problems.length === 0 ? summaries : [])]) context.print(line)
    return problems.length === 0 ? EXIT.done : EXIT.badInput
  },
}

/** The folder itself when it holds YAML files, else the folders in it. @throws UsageError when it is none. */
function instrumentFolders(folder: string): string[] {
  if (!existsSync(folder)) throw new UsageError(`there is no folder "${folder}"`)
  const entries = readdirSync(folder, { withFileTypes: true })
  if (entries.some((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))) return [folder]
  const inside = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))
  return inside.length === 0 ? [folder] : inside
}
