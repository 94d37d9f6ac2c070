import { describe, expect, test } from 'vitest'
import { assessment, fileWith, lacuna } from './run.ts'

interface Printed {
  readonly recommendation: number
  readonly target: string
  readonly now: { low: string; high: string } | null
  readonly reachable: boolean
  readonly changes: { question: string; from: unknown; to: unknown }[]
  readonly alternatives: { question: string; from: unknown; to: unknown }[][]
  readonly why?: string[]
  readonly effort?: { given: Record<string, number>; changes: number; alternatives: number[] }
}

interface Full {
  readonly recommendations: { recommendation: number; criteria: { questions: { id: string; type: string; options: { id: string; exclusive?: boolean }[] }[] }[] }[]
}

/** Every question of a recommendation at its best, but for some. */
function best(recommendation: number, but: Record<string, unknown>): Record<string, unknown> {
  const { recommendations } = JSON.parse(lacuna('instrument').out) as Full
  const questions = recommendations.find((one) => one.recommendation === recommendation)?.criteria.flatMap((criterion) => criterion.questions) ?? []
  const answers = questions.flatMap(({ id, type, options }): [string, unknown][] => {
    if (type === 'choice') return [[id, { answer: { option: options[0]?.id } }]]
    if (type === 'multi') return [[id, { answer: { options: options.filter(({ exclusive }) => exclusive !== true).map((option) => option.id) } }]]
    return [[id, { answer: { number: 0 } }]]
  })
  return { ...Object.fromEntries(answers), ...but }
}

const planOf = (...args: string[]) => JSON.parse(lacuna('plan', ...args).out) as Printed

describe('lacuna plan', () => {
  const nearly = fileWith('nearly.json', assessment(best(72, { 'r72-support-cooperation': { answer: { option: 'some-services' } } })))

  test('names the change that reaches the rating', () => {
    const plan = planOf(nearly, '--recommendation', '72', '--target', 'C')
    expect(plan).toMatchObject({ recommendation: 72, target: 'C', now: { low: 'PC', high: 'PC' }, reachable: true })
    expect(plan.changes).toEqual([{ question: 'r72-support-cooperation', from: { option: 'some-services' }, to: { option: 'never' } }])
    expect(plan).not.toHaveProperty('why')
    expect(plan).not.toHaveProperty('effort')
  })

  test('the changes, carried out, reach it', () => {
    const half = assessment({ 'r72-support-cooperation': { answer: { none: 'unknown' } }, 'r72-support-migration-status': { answer: { option: 'all-services' } } })
    const { changes, alternatives } = planOf(fileWith('half.json', half), '--recommendation', '72', '--target', 'PC')
    expect(changes.length).toBeGreaterThan(1)
    expect(alternatives.length).toBeGreaterThan(0)
    for (const set of [changes, ...alternatives]) {
      const responses = { ...(half['responses'] as Record<string, unknown>), ...Object.fromEntries(set.map(({ question, to }) => [question, { answer: to }])) }
      const { out } = lacuna('score', fileWith('after.json', { ...half, responses }))
      const { recommendations } = JSON.parse(out) as { recommendations: { recommendation: number; rating: { low: string } }[] }
      expect(recommendations.find(({ recommendation }) => recommendation === 72)?.rating.low).not.toBe('NC')
    }
  })

  test('what is reached already needs no change', () => {
    expect(planOf(nearly, '--recommendation', '72', '--target', 'PC')).toMatchObject({ reachable: true, changes: [], alternatives: [] })
  })

  test('with efforts, the cheapest', () => {
    const plan = planOf(fileWith('empty.json', assessment({})), '--recommendation', '68', '--target', 'PC', '--effort', 'law=5,budget=2')
    expect(plan.effort?.given).toEqual({ law: 5, budget: 2 })
    expect(plan.effort?.changes).toBeGreaterThanOrEqual(plan.changes.length)
    expect(plan.effort?.alternatives).toHaveLength(plan.alternatives.length)
  })

  test.each([
    [[]],
    [[nearly, '--target', 'C']],
    [[nearly, '--recommendation', '99', '--target', 'C']],
    [[nearly, '--recommendation', '72', '--target', 'A']],
    [[nearly, '--recommendation', '72', '--target', 'C', '--effort', 'luck=1']],
    [[nearly, '--recommendation', '72', '--target', 'C', '--effort', 'law=0']],
    [[nearly, nearly, '--recommendation', '72', '--target', 'C']],
  ])('%j exits with 2', (args) => {
    const { exit, out, err } = lacuna('plan', ...args)
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('usage: lacuna plan')
  })

  test('a bad file exits with 1', () => {
    const { exit, out, err } = lacuna('plan', fileWith('bad.json', '{'), '--recommendation', '72', '--target', 'C')
    expect({ exit, out }).toEqual({ exit: 1, out: '' })
    expect(err).toContain('bad.json')
  })

  test('--help tells about it', () => {
    expect(lacuna('plan', '--help').out).toContain('usage: lacuna plan')
  })
})
