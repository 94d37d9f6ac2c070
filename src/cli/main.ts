import { blank } from './commands/blank.ts'
import { check } from './commands/check.ts'
import { compare } from './commands/compare.ts'
import { instrument } from './commands/instrument.ts'
import { plan } from './commands/plan.ts'
import { report } from './commands/report.ts'
import { score } from './commands/score.ts'
import { type Command, type Context, EXIT, UsageError } from './command.ts'

const COMMANDS: readonly Command[] = [score, report, compare, plan, instrument, blank, check]

/** Runs one command; resolves to the exit code: 0 done, 1 bad input, 2 bad usage. */
export async function main(args: readonly string[], { root }: { readonly root: string }): Promise<number> {
  const context: Context = {
    root,
    print: (text) => process.stdout.write(`${text}\n`),
    say: (text) => process.stderr.write(`${text}\n`),
  }
  endQuietlyWithReader()
  const [name, ...rest] = args
  if (name === '--help' || name === 'help') {
    context.print(overview())
    return EXIT.done
  }
  if (name === undefined) {
    context.say(overview())
    return EXIT.usage
  }
  const command = COMMANDS.find((one) => one.name === name)
  if (command === undefined) {
    context.say(`lacuna: there is no command "${name}"\n${overview()}`)
    return EXIT.usage
  }
  if (rest.includes('--help')) {
    context.print(`${command.usage}\n\n${command.help}`)
    return EXIT.done
  }
  try {
    return await command.run(rest, context)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    context.say(`lacuna ${name}: ${error.message}\n${command.usage}`)
    return EXIT.usage
  }
}

/** `lacuna score … | head` closes the pipe early; that is the reader's right and no error. */
function endQuietlyWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done)
    throw error
  })
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length))
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return ['usage: lacuna <command> [options]', '', ...lines, '', 'lacuna <command> --help tells more about one of them.'].join('\n')
}
