import { type Command, type Context, EXIT, UsageError } from './command.ts'

/** Each is loaded when it is called, with what it needs; in the order of the overview. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  score: async () => (await import('./commands/score.ts')).score,
  report: async () => (await import('./commands/report.ts')).report,
  compare: async () => (await import('./commands/compare.ts')).compare,
  plan: async () => (await import('./commands/plan.ts')).plan,
  instrument: async () => (await import('./commands/instrument.ts')).instrument,
  blank: async () => (await import('./commands/blank.ts')).blank,
  check: async () => (await import('./commands/check.ts')).check,
}

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
    context.print(await overview())
    return EXIT.done
  }
  if (name === undefined) {
    context.say(await overview())
    return EXIT.usage
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined) {
    context.say(`lacuna: there is no command "${name}"\n${await overview()}`)
    return EXIT.usage
  }
  const command = await load()
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

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()))
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return ['usage: lacuna <command> [options]', '', ...lines, '', 'lacuna <command> --help tells more about one of them.'].join('\n')
}
