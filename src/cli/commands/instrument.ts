import { instrumentRecord } from '../../core/rulebook/record.ts'
import { type Command, EXIT, parse, UsageError } from '../command.ts'
import { loadLanguage, loadRulebook, toLocale } from '../instrument.ts'

export const instrument: Command = {
  name: 'instrument',
  summary: 'print the whole instrument as JSON',
  usage: 'usage: lacuna instrument [--locale L]',
  help: 'Prints recommendations, criteria, questions, options, rules and precedents as one JSON object.\n\n  --locale L   language of the texts (en)',
  run: async (args, context) => {
    const { values, positionals } = parse(args, { locale: { type: 'string', default: 'en' } })
    if (positionals.length > 0) throw new UsageError(`"${positionals.join(' ')}" is not expected here`)
    const language = await loadLanguage(toLocale(values.locale))
    context.print(JSON.stringify(instrumentRecord(await loadRulebook(), language), null, 2))
    return EXIT.done
  },
}
