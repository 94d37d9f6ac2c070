import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FOLDER } from '../instrument.ts'
import { fileWith, lacuna } from './run.ts'

describe('lacuna instrument', () => {
  test.each(['en', 'zh'])('prints the whole instrument in %s', (locale) => {
    const { exit, out } = lacuna('instrument', '--locale', locale)
    expect(exit).toBe(0)
    const record = JSON.parse(out) as {
      recommendations: { criteria: { questions: { text: string; options?: { label: string }[] }[] }[] }[]
      rules: { finding: string }[]
      precedents: { text: string }[]
      locale: string
    }
    const criteria = record.recommendations.flatMap((recommendation) => recommendation.criteria)
    const questions = criteria.flatMap((criterion) => criterion.questions)
    expect([record.locale, record.recommendations.length, criteria.length, questions.length, record.rules.length, record.precedents.length]).toEqual([locale, 9, 44, 127, 77, 92])
    const texts = [
      ...questions.flatMap(({ text, options = [] }) => [text, ...options.map(({ label }) => label)]),
      ...record.rules.map(({ finding }) => finding),
      ...record.precedents.map(({ text }) => text),
    ]
    expect(texts.filter((text) => text.trim() === '')).toEqual([])
    expect(texts.filter((text) => /[\u4e00-\u9fff]/.test(text)).length > texts.length / 2).toBe(locale === 'zh')
  })
})

describe('lacuna blank', () => {
  test('prints an empty file that lacuna score reads', () => {
    const { exit, out } = lacuna('blank')
    expect(exit).toBe(0)
    expect(lacuna('score', fileWith('blank.json', out)).exit).toBe(0)
  })

  test('asks about one recommendation', () => {
    expect(JSON.parse(lacuna('blank', '--recommendation', '72').out)).toMatchObject({ scope: { depth: 'full', recommendations: [72] }, responses: {} })
  })
})

describe('lacuna check', () => {
  test('says one line when all is well', () => {
    const { exit, out } = lacuna('check')
    expect(exit).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(out).toContain('127 questions, 77 rules')
  })

  test('names all problems of all files with file and line', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'lacuna-check-')), 'instrument')
    cpSync(FOLDER, folder, { recursive: true })
    const edit = (file: string, change: (text: string) => string) => {
      const path = join(folder, file)
      const before = readFileSync(path, 'utf8')
      const after = change(before)
      expect(after).not.toBe(before)
      writeFileSync(path, after)
    }
    edit('rules/r72.yaml', (text) => text.replace('in: [all-services, some-services]', 'in: [all-services, some-servces]'))
    edit('recommendations/r68.yaml', (text) => text.replace('weight: 3', 'weight: 7'))
    edit('recommendations/r70.yaml', (text) => text.replace('indicator: structural', 'indicatr: structural'))
    edit('translations/zh/rules/r67.yaml', (text) => text.replace(/^ {2}why:.*\n/m, ''))
    const { exit, out } = lacuna('check', folder)
    expect(exit).toBe(1)
    const lines = out.trim().split('\n')
    expect(lines.every((line) => /^.+\.yaml:\d+: .+/.test(line))).toBe(true)
    expect(out).toMatch(/recommendations\/r68\.yaml:\d+: .*weight from 1 to 4/)
    expect(out).toMatch(/recommendations\/r70\.yaml:\d+: .*indicatr/)
    expect(out).toMatch(/translations\/zh\/rules\/r67\.yaml:\d+: .*no translation/)
    expect(out).toMatch(/rules\/r72\.yaml:\d+: .*some-servces/)
  })
})
