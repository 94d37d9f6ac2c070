import { describe, expect, test } from 'vitest'
import { assessment, fileWith, lacuna } from './run.ts'

interface Finding {
  readonly rule: string
  readonly state: string
  readonly because: string[]
  readonly needs: string[]
}

interface Record_ {
  readonly file: string
  readonly answered: number
  readonly answeredInPart: number
  readonly questions: number
  readonly overall: unknown
  readonly recommendations: {
    readonly recommendation: number
    readonly score: { low: number; high: number } | null
    readonly evidenced: unknown
    readonly rating: unknown
    readonly caps: unknown[]
  }[]
  readonly findings: Finding[]
}

function scored(out: string): Record_[] {
  return out.trim().split('\n').map((line) => JSON.parse(line) as Record_)
}

const conditional = assessment({
  'r72-support-cooperation': { answer: { option: 'some-services' }, evidence: [{ type: 'law', citation: 'Act 12/2019, art. 7' }] },
})

describe('lacuna score', () => {
  test('prints one JSON object a line, in the order given', () => {
    const files = [fileWith('b.json', assessment({})), fileWith('a.json', conditional)]
    const { exit, out, err } = lacuna('score', ...files)
    expect(err).toBe('')
    expect(exit).toBe(0)
    expect(scored(out).map(({ file }) => file)).toEqual(files)
  })

  test('an empty assessment knows nothing, and says so', () => {
    const [record] = scored(lacuna('score', fileWith('empty.json', assessment({}))).out)
    expect(record).toMatchObject({ answered: 0, questions: 127, overall: { low: 0, high: 100 } })
    expect(record?.recommendations.map(({ recommendation }) => recommendation)).toEqual([67, 68, 69, 70, 71, 72, 73, 74, 75])
    for (const { score, rating } of record?.recommendations ?? []) {
      expect(score).toEqual({ low: 0, high: 100 })
      expect(rating).toEqual({ low: 'NC', high: 'C' })
    }
    expect(record?.findings).toHaveLength(77)
    expect(record?.findings.every(({ state, because }) => state === 'undetermined' && because.length === 0)).toBe(true)
  })

  test('a finding names the answers that decide it, and its cap binds the rating', () => {
    const [record] = scored(lacuna('score', fileWith('conditional.json', conditional)).out)
    expect(record?.findings.find(({ rule }) => rule === 'support-conditional-on-cooperation')).toMatchObject({
      state: 'found', because: ['r72-support-cooperation'], needs: [],
    })
    const own = record?.recommendations.find(({ recommendation }) => recommendation === 72)
    expect(own?.caps).toContainEqual({ rule: 'support-conditional-on-cooperation', at: 'PC', state: 'found' })
    expect(own?.rating).toEqual({ low: 'NC', high: 'PC' })
  })

  test('partial answers are counted, and narrow the bounds', () => {
    const [record] = scored(lacuna('score', fileWith('partial.json', assessment({
      'r72-support-cooperation': { answer: { oneOf: ['never', 'some-services'] } },
      'r69-investigations': { answer: { atLeast: 40 } },
      'r69-forms-criminalised': { answer: { options: ['sexual-exploitation'], rest: 'unknown' } },
    }))).out)
    expect(record).toMatchObject({ answered: 3, answeredInPart: 3 })
    expect(record?.recommendations.find(({ recommendation }) => recommendation === 69)?.score?.low).toBeGreaterThan(0)
  })

  test('a bad file is named with its place, and the others are still scored', () => {
    const good = fileWith('good.json', assessment({}))
    const bad = fileWith('bad.json', assessment({ 'r72-support-cooperation': { answer: { option: 'sometimes' } }, 'r99-nothing': {} }))
    const { exit, out, err } = lacuna('score', bad, good, '/does/not/exist.json')
    expect(exit).toBe(1)
    expect(scored(out).map(({ file }) => file)).toEqual([good])
    expect(err).toContain(`${bad}:`)
    expect(err).toContain('$.responses["r72-support-cooperation"].answer.option')
    expect(err).toContain('"sometimes"')
    expect(err).toContain('$.responses["r99-nothing"]')
    expect(err).toContain('/does/not/exist.json: cannot be read (ENOENT)')
    expect(err).toMatch(/bad\.json:\d+: \$/)
  })

  test.each([
    ['not JSON', '{"format": ', 'not valid JSON'],
    ['not ours', '{"format": "other"}', 'not a Lacuna assessment'],
    ['a newer version', JSON.stringify(assessment({}, { formatVersion: 2 })), 'newer version of Lacuna'],
    ['another instrument', JSON.stringify(assessment({}, { instrument: { id: 'other', version: '1.0.0' } })), 'another instrument'],
  ])('refuses a file that is %s', (_, content, message) => {
    const { exit, out, err } = lacuna('score', fileWith('refused.json', content))
    expect(exit).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(message)
  })

  test('--table is for people', () => {
    const { exit, out } = lacuna('score', '--table', fileWith('table.json', conditional))
    expect(exit).toBe(0)
    expect(out).toMatch(/72 .* to .*NC to PC\s+support-conditional-on-cooperation/)
    expect(out).toContain('critical support-conditional-on-cooperation')
  })
})

describe('bad usage', () => {
  test.each([[[]], [['fly']], [['score']], [['score', '--fast', 'x']], [['instrument', '--locale', 'xx']], [['blank', '--recommendation', '99']], [['check', '/does/not/exist']]])(
    '%j exits with 2, prints nothing, says what is expected',
    (args) => {
      const { exit, out, err } = lacuna(...args)
      expect(exit).toBe(2)
      expect(out).toBe('')
      expect(err).toContain('usage:')
    },
  )

  test.each(['score', 'instrument', 'blank', 'check', 'report'])('lacuna %s --help tells about it', (command) => {
    const { exit, out } = lacuna(command, '--help')
    expect(exit).toBe(0)
    expect(out).toContain(`usage: lacuna ${command}`)
  })
})
