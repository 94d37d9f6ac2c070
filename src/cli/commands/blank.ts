import { randomUUID } from 'node:crypto'
import { blankAssessment, writeAssessment } from '../../core/assessment/write.ts'
import { type Command, EXIT, parse, UsageError } from '../command.ts'
import { loadRulebook } from '../instrument.ts'

export const blank: Command = {
  name: 'blank',
  summary: 'print an empty assessment file',
  usage: 'usage: lacuna blank [--recommendation N]',
  help: 'Prints an assessment file with nothing answered.\n\n  --recommendation N   ask about this recommendation only',
  run: async (args, context) => {
    const { values, positionals } = parse(args, { recommendation: { type: 'string' } })
    if (positionals.length > 0) throw new UsageError(`"${positionals.join(' ')}" is not expected here`)
    const rulebook = await loadRulebook()
    const numbers = rulebook.recommendations.map(({ number }) => number)
    const wanted = values.recommendation === undefined ? null : Number(values.recommendation)
    if (wanted !== null && !numbers.includes(wanted)) {
      throw new UsageError(`there is no recommendation "${values.recommendation ?? ''}"; there are ${numbers.join(', ')}`)
    }
    const scope = wanted === null ? {} : { scope: { depth: 'full' as const, recommendations: [wanted] } }
    context.print(writeAssessment(blankAssessment(rulebook, { id: randomUUID(), ...scope }), rulebook).trimEnd())
    return EXIT.done
  },
}
