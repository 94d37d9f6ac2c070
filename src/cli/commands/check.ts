import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceProblem } from '../../core/rulebook/load/source.ts'
import { type Command, EXIT, parse, UsageError } from '../command.ts'

export const check: Command = {
  name: 'check',
  summary: 'check an instrument: all problems of all files at once',
  usage: 'usage: lacuna check [DIR]',
  help: [
    "Checks an instrument's YAML files: shapes, references, values, translations, and every example and worked case.",
    'Each problem is printed as "file:line: message"; the exit code is then 1.',
    'Then the rules as a whole, by exact search: rules that can never be found or never be clear, questions that nothing uses,',
    'best ratings that cannot be reached are problems. Rules that another implies, and caps that never bind, are told on',
    'standard error and change nothing.',
    '',
    '  DIR   the folder of one instrument, or of several (rules/)',
  ].join('\n'),
  run: async (args, context) => {
    // The YAML parser is loaded for this command only.
    const [{ readFolder }, { loadInstrument }, { checkQuality, isDefect }] = await Promise.all([
      import('../../core/rulebook/load/folder.ts'),
      import('../../core/rulebook/load/load.ts'),
      import('../../core/rulebook/quality.ts'),
    ])
    const { positionals } = parse(args, {})
    if (positionals.length > 1) throw new UsageError('expected one folder at most')
    const folder = positionals[0] ?? `${context.root}rules`
    const problems: string[] = []
    const summaries: string[] = []
    for (const instrumentFolder of instrumentFolders(folder)) {
      const { instrument, problems: found, places } = loadInstrument(readFolder(instrumentFolder))
      const inWords = ({ file, line, message }: SourceProblem) => `${join(instrumentFolder, file)}:${String(line)}: ${message}`
      problems.push(...found.map(inWords))
      if (instrument !== null) {
        const { rulebook, cases, texts } = instrument
        for (const issue of checkQuality(rulebook)) {
          const place = places.get(`${issue.about.type} ${issue.about.id}`) ?? { file: '.', line: 1 }
          const text = inWords({ ...place, message: issue.message })
          if (isDefect(issue)) problems.push(text)
          else context.say(text)
        }
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
