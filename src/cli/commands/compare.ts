import { comparability, compareAssessments } from '../../core/assessment/compare.ts'
import type { Assessment } from '../../core/assessment/types.ts'
import { comparisonRecord } from '../../core/report/comparison-record.ts'
import { loadMessages } from '../../i18n/load.ts'
import { type Command, EXIT, parse, UsageError } from '../command.ts'
import { openAssessment } from '../files.ts'
import { loadRulebook } from '../instrument.ts'

export const compare: Command = {
  name: 'compare',
  summary: 'what differs between assessment files, and why ratings moved',
  usage: 'usage: lacuna compare FILE FILE...',
  help: [
    'Prints one JSON object: the answers of all files to each question, the scores and ratings of each recommendation, the state of each',
    'rule. Under "moved", from each file to the next, the change of the score is split exactly into facts, unknowns,',
    'evidence and instrument. Files of different subjects may be compared, and a note says so; exercises and real',
    'assessments may not.',
  ].join('\n'),
  run: async (args, context) => {
    const { positionals } = parse(args, {})
    if (positionals.length < 2) throw new UsageError('expected two files at least')
    const rulebook = await loadRulebook()
    const messages = await loadMessages('en')
    const opened: { file: string; assessment: Assessment }[] = []
    for (const file of positionals) {
      const assessment = await openAssessment(file, rulebook, messages, context)
      if (assessment !== null) opened.push({ file, assessment })
    }
    const exit = opened.length < positionals.length ? EXIT.badInput : EXIT.done
    if (opened.length < 2) return EXIT.badInput
    const assessments = opened.map(({ assessment }) => assessment)
    const { refused, subjectsDiffer } = comparability(assessments)
    if (refused) {
      for (const { file, assessment } of opened) context.say(`${file}: ${assessment.kind}`)
      context.say('lacuna compare: an exercise cannot be compared with a real assessment')
      return EXIT.badInput
    }
    if (subjectsDiffer) context.say('lacuna compare: the files are about different subjects')
    context.print(JSON.stringify(comparisonRecord(opened.map(({ file }) => file), compareAssessments(rulebook, assessments))))
    return exit
  },
}
