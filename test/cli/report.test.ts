import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { UsageError } from '../../src/cli/command.ts'
import { report } from '../../src/cli/commands/report.ts'
import { writeAssessment } from '../../src/core/assessment/write.ts'
import type { Report } from '../../src/core/report/model.ts'
import { LOCALES } from '../../src/i18n/messages.ts'
import { PDF_LOCALES } from '../../src/i18n/pdf-locales.ts'
import { checkPdf } from '../../src/ui/check-pdf.ts'
import { caseAssessment, rulebook } from '../core/report/fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'lacuna-report-'))
const file = join(folder, 'halvoria.lacuna.json')
writeFileSync(file, writeAssessment(caseAssessment('halvoria'), rulebook))
afterAll(() => { rmSync(folder, { recursive: true }) })

async function run(...args: string[]) {
  const printed: string[] = []
  const said: string[] = []
  const exit = await report.run(args, { root: '', print: (text) => printed.push(text), say: (text) => said.push(text) })
  return { exit, printed: printed.join('\n'), said: said.join('\n') }
}

describe('lacuna report', () => {
  test.each([[[]], [['--out', '-']]])('prints JSON, and nothing else, with %j', async (out) => {
    const { exit, printed, said } = await run(file, '--format', 'json', ...out)
    expect([exit, said]).toEqual([0, ''])
    expect((JSON.parse(printed) as Report).title).toBe('Gap report: Halvoria')
  })

  test('writes JSON in Chinese to a file', async () => {
    const to = join(folder, 'zh.json')
    expect(await run(file, '--format', 'json', '--locale', 'zh', '--out', to)).toEqual({ exit: 0, printed: '', said: '' })
    const text = readFileSync(to, 'utf8')
    expect((JSON.parse(text) as Report).locale).toBe('zh')
    expect(text.endsWith('}\n')).toBe(true)
  })

  test('writes a whole PDF, the same each time', async () => {
    const [first, second] = [join(folder, '1.pdf'), join(folder, '2.pdf')]
    expect(await run(file, '--format', 'pdf', '--out', first)).toEqual({ exit: 0, printed: '', said: '' })
    await run(file, '--format', 'pdf', '--out', second)
    const bytes = readFileSync(first)
    const { pages } = checkPdf(bytes)
    expect(pages).toBeGreaterThan(10)
    expect(readFileSync(second).equals(bytes)).toBe(true)
  })

  test.each([
    [[], /one file/],
    [[file, file, '--format', 'json'], /one file/],
    [[file], /there are pdf, json/],
    [[file, '--format', 'docx'], /"docx" now; there are pdf, json/],
    [[file, '--format', 'constructor'], /"constructor" now/],
    [[file, '--format', 'pdf'], /needs --out/],
    [[file, '--format', 'pdf', '--out', '-'], /needs --out/],
    [[file, '--format', 'json', '--locale', 'xx'], /no locale "xx"/],
  ])('says how to use it when called with %j', async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message)
    await expect(run(...args)).rejects.toThrow(UsageError)
  })

  test.each(Object.keys(LOCALES))('makes a PDF in %s, or says that it cannot', async (locale) => {
    const to = join(folder, `${locale}.pdf`)
    const made = run(file, '--format', 'pdf', '--locale', locale, '--out', to)
    if (PDF_LOCALES.some((one) => one === locale)) {
      await made
      expect(checkPdf(readFileSync(to)).pages).toBeGreaterThan(10)
    } else await expect(made).rejects.toThrow(/in .* only/)
  })

  test('names a bad file, and one that cannot be written', async () => {
    const bad = join(folder, 'bad.json')
    writeFileSync(bad, '{ "format": ')
    expect(await run(bad, '--format', 'json')).toMatchObject({ exit: 1, printed: '', said: expect.stringContaining(bad) as unknown })
    const nowhere = join(folder, 'no', 'such.json')
    expect(await run(file, '--format', 'json', '--out', nowhere)).toMatchObject({ exit: 1, printed: '', said: expect.stringContaining(nowhere) as unknown })
  })
})
