import { evaluate } from '../../core/engine/evaluate.ts'
import type { Evaluation } from '../../core/engine/evaluation.ts'
import type { Messages } from '../../core/language.ts'
import { scoreLine, scoreRecord, type ScoreRecord } from '../../core/report/score-record.ts'
import { type Command, EXIT, parse, UsageError } from '../command.ts'
import { openAssessment } from '../files.ts'
import { loadRulebook } from '../rulebook.ts'

export const score: Command = {
  name: 'score',
  summary: 'score assessment files: one JSON object a line',
  usage: 'usage: lacuna score [--table] FILE...',
  help: [
    'Prints one JSON object a line for each file, in the order given: scores with their bounds, ratings, caps, findings.',
    'Numbers are rounded half-even to two decimals; bounds are exact over every answer that is still possible.',
    'A bad file is named with the place in it, the others are still scored, and the exit code is 1.',
    '',
    '  --table   a table for people instead of JSON',
  ].join('\n'),
  run: async (args, context) => {
    const { values, positionals } = parse(args, { table: { type: 'boolean' } })
    if (positionals.length === 0) throw new UsageError('expected one file at least')
    const rulebook = await loadRulebook()
    let loaded: Promise<Messages> | null = null
    const messages = () => (loaded ??= loadWords())
    let exit: number = EXIT.done
    for (const file of positionals) {
      const assessment = await openAssessment(file, rulebook, messages, context)
      if (assessment === null) {
        exit = EXIT.badInput
        continue
      }
      const evaluation: Evaluation = evaluate(rulebook, assessment)
      const asTable = values.table === true
      context.print(asTable ? table(scoreRecord(file, assessment, evaluation), await messages()) : scoreLine(file, assessment, evaluation))
    }
    return exit
  },
}

/** Words are for problems and tables only. */
async function loadWords(): Promise<Messages> {
  const { loadMessages } = await import('../../i18n/load.ts')
  return loadMessages('en')
}

function table(record: ScoreRecord, messages: Messages): string {
  const rows = record.recommendations.map(({ recommendation, score: own, evidenced, rating, caps }) => [
    String(recommendation),
    range(own, messages),
    range(evidenced, messages),
    rating === null ? '–' : rating.low === rating.high ? rating.low : `${rating.low} to ${rating.high}`,
    caps.filter(({ state }) => state === 'found').map(({ rule }) => rule).join(', '),
  ])
  const all = [['', 'score', 'evidenced', 'rating', 'caps'], ...rows, ['all', range(record.overall, messages), '', '', '']]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const lines = all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())
  const found = record.findings.filter(({ state, kind }) => state === 'found' && kind !== 'promising-practice')
  return [
    `${record.file}: ${String(record.answered)} of ${String(record.questions)} questions answered`,
    ...lines,
    ...found.map(({ rule, severity }) => `${severity ?? ''} ${rule}`),
    '',
  ].join('\n')
}

function range(score: { readonly low: number; readonly high: number } | null, { number }: Messages): string {
  if (score === null) return '–'
  return score.low === score.high ? number(score.low) : `${number(score.low)} to ${number(score.high)}`
}
