import { writeFile } from 'node:fs/promises'
import { evaluate } from '../../core/engine/evaluate.ts'
import type { Language } from '../../core/language.ts'
import { buildReport } from '../../core/report/build.ts'
import type { Report } from '../../core/report/model.ts'
import { loadMessages } from '../../i18n/load.ts'
import type { Locale } from '../../i18n/messages.ts'
import { PDF_LOCALES } from '../../i18n/pdf-locales.ts'
import { VERSION } from '../../version.ts'
import { type Command, type Context, EXIT, parse, UsageError } from '../command.ts'
import { openAssessment, reasonOf } from '../files.ts'
import { nodeFonts } from '../fonts.ts'
import { loadLanguage, loadRulebook, toLocale } from '../instrument.ts'

interface Format {
  readonly locales: readonly Locale[] | null
  /** Text can be printed; bytes go to a file only. */
  readonly printable: boolean
  readonly render: (report: Report, language: Language) => Promise<string | Uint8Array>
}

/** Formats that exist now; the others come with their exporters. */
const FORMATS: Readonly<Record<string, Format>> = {
  pdf: {
    locales: PDF_LOCALES,
    printable: false,
    render: async (report, language) => (await import('../../exporters/pdf/render.ts')).renderPdf(report, language, { fonts: nodeFonts }),
  },
  json: { locales: null, printable: true, render: (report) => Promise.resolve(`${JSON.stringify(report, null, 2)}\n`) },
}

export const report: Command = {
  name: 'report',
  summary: 'make the gap report of an assessment file',
  usage: `usage: lacuna report FILE --format ${Object.keys(FORMATS).join('|')} [--locale L] [--out FILE]`,
  help: [
    'Makes the gap report: profile with bounds, findings and what would close them, what is not known, answers, method.',
    'The same file gives the same report, byte for byte.',
    '',
    `  --format F   ${Object.keys(FORMATS).join(' or ')}`,
    '  --locale L   language of the report (en)',
    '  --out FILE   where to write it; JSON is printed when it is missing or -',
  ].join('\n'),
  run: async (args, context) => {
    const { values, positionals } = parse(args, { format: { type: 'string' }, locale: { type: 'string', default: 'en' }, out: { type: 'string', default: '-' } })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new UsageError('expected one file')
    const locale = toLocale(values.locale)
    const format = toFormat(values.format, locale, values.out)
    const rulebook = await loadRulebook()
    const assessment = await openAssessment(file, rulebook, await loadMessages('en'), context)
    if (assessment === null) return EXIT.badInput
    const language = await loadLanguage(locale)
    const made = buildReport(rulebook, assessment, evaluate(rulebook, assessment), language, { appVersion: VERSION })
    return await deliver(await format.render(made, language), values.out, context)
  },
}

/** @throws UsageError for a format that does not exist (yet), or not in this language, or that cannot be printed. */
function toFormat(name: string | undefined, locale: Locale, out: string): Format {
  const formats = Object.keys(FORMATS).join(', ')
  if (name === undefined) throw new UsageError(`expected --format; there are ${formats}`)
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
  if (format === undefined) throw new UsageError(`there is no format "${name}" now; there are ${formats}`)
  if (format.locales !== null && !format.locales.includes(locale)) {
    throw new UsageError(`the format ${name} can be made in ${format.locales.join(', ')} only`)
  }
  if (!format.printable && out === '-') throw new UsageError(`the format ${name} needs --out FILE`)
  return format
}

async function deliver(content: string | Uint8Array, out: string, context: Context): Promise<number> {
  if (out === '-') {
    context.print(typeof content === 'string' ? content.trimEnd() : '')
    return EXIT.done
  }
  try {
    await writeFile(out, content)
    return EXIT.done
  } catch (error) {
    context.say(`${out}: cannot be written (${reasonOf(error)})`)
    return EXIT.badInput
  }
}
