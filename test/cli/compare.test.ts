import { describe, expect, test } from 'vitest'
import { assessment, fileWith, lacuna } from './run.ts'

interface Part { readonly exact: string; readonly rounded: number }
type Split = Readonly<Record<'change' | 'facts' | 'unknowns' | 'evidence' | 'instrument', Part>>
interface Printed {
  readonly files: string[]
  readonly questions: { question: string; answers: unknown[]; same: boolean }[]
  readonly recommendations: {
    recommendation: number
    scores: ({ low: number; high: number } | null)[]
    moved: { from: string; to: string; score: { low: Split; high: Split } | null; evidenced: { low: Split; high: Split } | null; caps: { come: string[]; gone: string[] } }[]
  }[]
  readonly findings: { rule: string; states: string[] }[]
}

const first = fileWith('2024.json', assessment({ 'r72-support-cooperation': { answer: { option: 'some-services' } }, 'r72-work-right': { answer: { none: 'unknown' } } }))
const second = fileWith('2025.json', assessment({
  'r72-support-cooperation': { answer: { option: 'never' }, evidence: [{ type: 'law', citation: 'Act 3/2025' }] },
  'r69-investigations': { answer: { number: 12 } },
}))

function fractionOf(text: string): [bigint, bigint] {
  const [n = '0', d = '1'] = text.split('/')
  return [BigInt(n), BigInt(d)]
}

function addsUp({ change, facts, unknowns, evidence, instrument }: Split): boolean {
  const [n, d] = [facts, unknowns, evidence, instrument].map((part) => fractionOf(part.exact)).reduce(([a, b], [c, e]) => [a * e + c * b, b * e])
  const [cn, cd] = fractionOf(change.exact)
  return n * cd === cn * d
}

describe('lacuna compare', () => {
  test('answers, scores, findings and why they moved', () => {
    const { exit, out, err } = lacuna('compare', first, second)
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    const printed = JSON.parse(out) as Printed
    expect(printed.files).toEqual([first, second])
    expect(printed.questions).toHaveLength(127)
    expect(printed.questions.find(({ question }) => question === 'r72-support-cooperation')).toEqual({
      question: 'r72-support-cooperation', answers: [{ option: 'some-services' }, { option: 'never' }], same: false,
    })
    expect(printed.questions.find(({ question }) => question === 'r69-investigations')?.answers).toEqual([null, { number: 12 }])
    expect(printed.questions.filter(({ same }) => !same)).toHaveLength(3)
    expect(printed.findings.find(({ rule }) => rule === 'support-conditional-on-cooperation')?.states).toEqual(['found', 'clear'])
    const own = printed.recommendations.find(({ recommendation }) => recommendation === 72)
    const [moved] = own?.moved ?? []
    expect(moved).toMatchObject({ from: first, to: second, caps: { come: [], gone: ['support-conditional-on-cooperation'] } })
    expect(moved?.score?.low.facts.rounded).toBeGreaterThan(0)
    expect(moved?.score?.low.change).toEqual(moved?.score?.low.facts)
    for (const { moved: steps } of printed.recommendations) {
      for (const { score, evidenced } of steps) for (const range of [score, evidenced]) if (range !== null) expect(addsUp(range.low) && addsUp(range.high)).toBe(true)
    }
  })

  test('other subjects are compared, with a note', () => {
    const other = fileWith('other.json', assessment({}, { subject: { name: 'Elsewhere', iso3: null, from: null, to: null } }))
    const { exit, out, err } = lacuna('compare', first, other)
    expect(exit).toBe(0)
    expect((JSON.parse(out) as Printed).files).toHaveLength(2)
    expect(err).toContain('different subjects')
  })

  test('an exercise beside a real assessment is refused', () => {
    const exercise = fileWith('exercise.json', assessment({}, { kind: 'exercise' }))
    const { exit, out, err } = lacuna('compare', first, exercise)
    expect({ exit, out }).toEqual({ exit: 1, out: '' })
    expect(err).toContain('exercise')
  })

  test('a bad file is named, the others are compared, and the exit is 1', () => {
    const { exit, out, err } = lacuna('compare', first, fileWith('bad.json', '{'), second)
    expect(exit).toBe(1)
    expect((JSON.parse(out) as Printed).files).toEqual([first, second])
    expect(err).toContain('bad.json')
  })

  test('one good file is too few', () => {
    expect(lacuna('compare', first, '/does/not/exist.json')).toMatchObject({ exit: 1, out: '' })
    expect(lacuna('compare', first)).toMatchObject({ exit: 2, out: '' })
  })
})
