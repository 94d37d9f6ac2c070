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

  describe('of a small instrument', () => {
    const small = (rules: string, weight: number) => {
      const folder = mkdtempSync(join(tmpdir(), 'lacuna-small-'))
      writeFileSync(join(folder, 'instrument.yaml'), 'id: small\nversion: 1.0.0\ntitle: Small\nsubject: small things\nsource: here\nabout: This.\nofficial: https://example.org/\n')
      const question = (id: string, questionWeight: number) => [
        `      - { id: r1-${id}, indicator: structural, type: choice, weight: ${String(questionWeight)}, lead: justice, text: So?, help: Yes., look-for: Here., not-applicable: null, basis: [1], options: [`,
        '          { id: full, value: 100, label: Full }, { id: part, value: 50, label: Part }, { id: none, value: 0, label: None }] }',
      ].join('\n')
      writeFileSync(join(folder, 'r1.yaml'), [
        'recommendation: 1\ntitle: One\naddressee: states\nderivation: null\nsummary: One.\ncriteria:',
        '  - id: "1.1"\n    title: First\n    text: First.\n    weight: 1\n    basis: [1]\n    questions:',
        question('law', 2), question('other', weight),
      ].join('\n'))
      writeFileSync(join(folder, 'rules.yaml'), rules)
      return folder
    }
    const rule = (id: string, options: string) => [
      `- id: ${id}\n  kind: red-flag\n  severity: minor\n  recommendation: 1\n  title: A\n  finding: B\n  why: C\n  precedents: []\n  basis: [1]`,
      '  remedy: { type: law, text: D }',
      `  when: { question: r1-law, in: [${options}] }`,
      '  examples: [{ answers: { r1-law: none }, expect: found }, { answers: { r1-law: full }, expect: clear }, { answers: {}, expect: undetermined }]',
    ].join('\n')

    test('a rule that another implies is a remark and changes nothing', () => {
      const folder = small(`${rule('narrow', 'none')}\n\n${rule('wide', 'part, none')}\n`, 1)
      const { exit, out, err } = lacuna('check', folder)
      expect({ exit, err }).toEqual({ exit: 0, err: `${join(folder, 'rules.yaml')}:14: rule "wide" is found whenever "narrow" is, for example with { r1-law: none }\n` })
      expect(out).toContain('no problem')
    })

    test('a question that nothing uses is a problem, at its line', () => {
      const folder = small(`${rule('narrow', 'none')}\n`, 0)
      const { exit, out } = lacuna('check', folder)
      expect({ exit, out }).toEqual({ exit: 1, out: `${join(folder, 'r1.yaml')}:15: question "r1-other" has weight 0 and no rule reads it\n` })
    })
  })
})
