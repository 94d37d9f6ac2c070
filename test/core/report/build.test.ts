import { describe, expect, test } from 'vitest'
import type { Response } from '../../../src/core/assessment/types.ts'
import { evaluate } from '../../../src/core/engine/evaluate.ts'
import { toTwoDecimals } from '../../../src/core/engine/fraction.ts'
import { buildReport } from '../../../src/core/report/build.ts'
import { rankChanges } from '../../../src/core/report/changes.ts'
import type { Report, WordedRange } from '../../../src/core/report/model.ts'
import { SEVERITIES } from '../../../src/core/rulebook/types.ts'
import { assessmentWith, caseAssessment, languages, leavesOf, objectsOf, reportOf, rulebook } from './fixture.ts'

const halvoria = caseAssessment('halvoria')
const talmera = caseAssessment('talmera')
const blank = assessmentWith({})
const language = languages.en

/** What a change of instrument or engine would move, without the instrument's long texts. */
function skeleton({ title, marks, about, summary, profile, findings, clearedByNotApplicable, undetermined, unknown, answers }: Report) {
  return {
    title, marks, about, summary,
    profile: {
      overall: profile.overall,
      thresholds: profile.thresholds,
      rows: profile.rows.map(({ byIndicator, caps, criteria, ...row }) => ({
        ...row,
        byIndicator: byIndicator.map(({ label, score }) => `${label}: ${score?.words ?? 'none'}`),
        caps: caps.map(({ rule, state, at }) => `${rule}: ${state}, ${at}`),
        criteria: criteria.map(({ id, score }) => `${id}: ${score?.words ?? 'none'}`),
      })),
    },
    findings: findings.map(({ title: group, findings: own }) => ({ group, rules: own.map(({ rule }) => rule) })),
    clearedByNotApplicable: clearedByNotApplicable.map(({ rule, reasons }) => ({ rule, reasons: reasons.map(({ question }) => question) })),
    undetermined: undetermined.map(({ rule, severity, needs }) => ({ rule, severity, needs: needs.map(({ question }) => question) })),
    unknown: unknown.map(({ title: group, questions }) => `${group}: ${questions.length}`),
    answers: answers.map(({ recommendation, criteria }) => `${recommendation}: ${criteria.flatMap((criterion) => criterion.answers).length}`),
  }
}

describe('the golden report of a worked case', () => {
  test.each(['en', 'zh'] as const)('is as it was, in %s', async (locale) => {
    await expect(`${JSON.stringify(skeleton(reportOf(halvoria, locale)), null, 2)}\n`).toMatchFileSnapshot(`golden/halvoria.${locale}.json`)
  })

  test('is the same each time, and leaves the assessment as it was', () => {
    const before = structuredClone(halvoria)
    expect(JSON.stringify(reportOf(halvoria))).toBe(JSON.stringify(reportOf(halvoria)))
    expect(halvoria).toEqual(before)
  })
})

describe.each([['halvoria', halvoria], ['talmera', talmera], ['blank', blank]] as const)('the report of %s', (_, assessment) => {
  const report = reportOf(assessment)
  const evaluation = evaluate(rulebook, assessment)

  test('has a row for each recommendation and every question once', () => {
    expect(report.profile.rows.map(({ recommendation }) => recommendation)).toEqual(rulebook.recommendations.map(({ number }) => number))
    const asked = report.answers.flatMap(({ criteria }) => criteria).flatMap(({ answers }) => answers).map(({ question }) => question)
    expect([...asked].sort()).toEqual(rulebook.questions.map(({ id }) => id).sort())
    expect(report.profile.rows.reduce((sum, { answered }) => sum + answered, 0)).toBe(evaluation.counts.answered)
    expect(report.profile.rows.reduce((sum, { questions }) => sum + questions, 0)).toBe(rulebook.questions.length)
  })

  test('tells every rule that was found, once, and in groups from grave to good', () => {
    const told = report.findings.flatMap(({ findings }) => findings).map(({ rule }) => rule)
    expect([...told].sort()).toEqual(evaluation.findings.filter(({ state }) => state === 'found').map(({ rule }) => rule.id).sort())
    const groups = report.findings.map(({ kind, severity }) => `${kind} ${severity ?? ''}`.trim())
    const order = [...SEVERITIES.map((severity) => `red-flag ${severity}`), 'inconsistency', 'evidence-gap', 'promising-practice']
    expect(groups).toEqual(order.filter((group) => groups.includes(group)))
    expect(report.findings.every(({ findings }) => findings.length > 0)).toBe(true)
  })

  test('says of every undetermined rule which questions would tell', () => {
    const open = evaluation.findings.filter(({ state, rule }) => state === 'undetermined' && rule.kind !== 'promising-practice')
    expect(report.undetermined.map(({ rule }) => rule).sort()).toEqual(open.map(({ rule }) => rule.id).sort())
    const ranks = report.undetermined.map(({ severity }) => SEVERITIES.findIndex((one) => one === severity))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    expect(report.undetermined.filter(({ needs }) => needs.length === 0)).toEqual([])
  })

  test('leads every open question to one body', () => {
    const open = rulebook.questions.filter(({ id }) => {
      const answer = assessment.responses[id]?.answer
      return answer === undefined || ('none' in answer && answer.none !== 'not-applicable')
    })
    expect(report.unknown.flatMap(({ questions }) => questions).map(({ question }) => question).sort()).toEqual(open.map(({ id }) => id).sort())
  })
})

describe.each(['en', 'zh'] as const)('a report in %s', (locale) => {
  const reports = [halvoria, talmera, blank].map((assessment) => reportOf(assessment, locale))

  /** What a person may leave empty. */
  const mayBeEmpty = /\.(note|citation|quote|page|url)$/

  test('has no empty text', () => {
    const empty = reports.flatMap((report) => leavesOf(report)).filter(({ value, path }) => typeof value === 'string' && value.trim() === '' && !mayBeEmpty.test(path))
    expect(empty).toEqual([])
  })

  test('has no text with a hole in it, and none that names a rule or a question by its id', () => {
    const ids = [...rulebook.rules, ...rulebook.questions].map(({ id }) => id).filter((id) => id.includes('-'))
    const isName = /\.(rule|question|criteria\.\d+\.id)$/
    const texts = reports.flatMap((report) => leavesOf(report)).flatMap(({ path, value }) => (typeof value === 'string' && !isName.test(path) ? [{ path, value }] : []))
    expect(texts.filter(({ value }) => /[{}]|undefined|\[object|NaN/.test(value))).toEqual([])
    expect(texts.filter(({ value }) => ids.some((id) => value.includes(id)))).toEqual([])
  })

  test('shows no score without both its bounds', () => {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
    const ranges = reports.flatMap((report) => objectsOf(report)).flatMap(({ path, value }) =>
      'low' in value && 'high' in value && 'words' in value && typeof value.low === 'number' ? [{ path, range: value as WordedRange }] : [],
    )
    expect(ranges.length).toBeGreaterThan(300)
    const bare = ranges.filter(({ range: { low, high, words } }) => {
      const shown = words.match(/\d+(?:\.\d+)?/g) ?? []
      return low > high || JSON.stringify(shown) !== JSON.stringify(low === high ? [number.format(low)] : [number.format(low), number.format(high)])
    })
    expect(bare).toEqual([])
  })

  test('says the bounds, the rating, the caps and the progress of each row in its alternative', () => {
    const rows = reports.flatMap(({ profile }) => profile.rows)
    const silent = rows.filter(({ alternative, score, rating, evidenced, progress, caps }) => {
      const words = [score?.words, rating?.words, evidenced?.words, progress, ...caps.filter(({ state }) => state === 'found').map((cap) => cap.words)]
      return words.some((text) => text !== undefined && !alternative.includes(text))
    })
    expect(silent).toEqual([])
  })
})

test('a report in Chinese has Chinese wherever the English one has words', () => {
  const chinese = new Map(leavesOf(reportOf(halvoria, 'zh')).map(({ path, value }) => [path, value]))
  const own = /\.(rule|question|kind|severity|state|type|lead|indicator|id|low|high|at)$|^(locale|direction|provenance|about)/
  const left = leavesOf(reportOf(halvoria, 'en')).filter(({ path, value }) => {
    const counterpart = chinese.get(path)
    return typeof value === 'string' && /[a-z]{3}/.test(value) && !own.test(path) && typeof counterpart === 'string' && !/\p{Script=Han}/u.test(counterpart)
  })
  expect(left).toEqual([])
})

describe('the summary', () => {
  const report = reportOf(halvoria)

  test('counts what the data carry', () => {
    const { counts } = evaluate(rulebook, halvoria)
    const critical = report.findings.find(({ kind, severity }) => kind === 'red-flag' && severity === 'critical')?.findings ?? []
    const open = report.unknown.flatMap(({ questions }) => questions).length
    expect(report.summary.headline).toBe(`${critical.length} critical red flags and ${open} open questions`)
    expect(report.summary.paragraphs[0]).toContain(`${counts.answered} of ${counts.questions} questions are answered`)
    const overall = report.profile.overall
    expect(report.summary.paragraphs[1]).toContain(`between ${overall?.low ?? ''} and ${overall?.high ?? ''} of 100`)
  })

  test('names at most five findings, the gravest first, and three changes', () => {
    expect(report.summary.worst).toHaveLength(5)
    expect(new Set(report.summary.worst.map(({ severity }) => severity))).toEqual(new Set(['critical']))
    expect(report.summary.changes).toHaveLength(3)
  })

  test('of nothing answered says so, and offers no change', () => {
    const { summary, findings, marks } = reportOf(blank)
    expect(summary.headline).toBe('Nothing has been answered yet')
    expect(summary.paragraphs[0]).toBe(`Exercise, answered by Workshop group 2. None of ${rulebook.questions.length} questions is answered.`)
    expect([summary.worst, summary.changes, findings]).toEqual([[], [], []])
    expect(marks.at(-1)).toBe(`Unfinished: ${rulebook.questions.length} questions open`)
  })
})

describe('the changes that would move most', () => {
  const before = evaluate(rulebook, halvoria)
  const ranked = rankChanges(rulebook, halvoria, before)

  test('clear what they say and raise what they say, and nothing new is found', () => {
    for (const { question, clears, least } of ranked) {
      const best = question.type === 'choice'
        ? { option: question.options[0]?.id ?? '' }
        : { options: question.type === 'multi' ? question.options.filter(({ exclusive }) => !exclusive).map(({ id }) => id) : [] }
      const after = evaluate(rulebook, { responses: { ...halvoria.responses, [question.id]: { answer: best } } })
      const states = new Map(after.findings.map(({ rule, state }) => [rule.id, state]))
      expect(clears.map((id) => states.get(id))).toEqual(clears.map(() => 'clear'))
      const own = after.recommendations.find(({ recommendation }) => recommendation === question.recommendation)
      expect(least.after).toEqual(own?.score?.low)
      const found = (list: typeof after.findings) => list.filter(({ rule, state }) => state === 'found' && rule.kind !== 'promising-practice').map(({ rule }) => rule.id)
      expect(found(before.findings)).toEqual(expect.arrayContaining(found(after.findings)))
    }
  })

  test('come first where they clear a critical finding, and among equals where more becomes possible', () => {
    const severityOf = (id: string) => rulebook.rules.find((rule) => rule.id === id)?.severity
    const critical = ranked.map(({ clears }) => clears.filter((id) => severityOf(id) === 'critical').length)
    expect(critical).toEqual([...critical].sort((a, b) => b - a))
    const one = ranked.filter((_, index) => critical[index] === 1)
    const lifting = one.map(({ ceiling }) => ceiling !== null)
    expect(lifting.indexOf(false)).toBeGreaterThan(0)
    expect(lifting.slice(lifting.indexOf(false))).not.toContain(true)
  })

  test('change facts only, never what is unknown', () => {
    expect(ranked.filter(({ question }) => halvoria.responses[question.id]?.answer === undefined)).toEqual([])
  })

  test('say the least score before and after', () => {
    const { changes } = reportOf(halvoria).summary
    changes.forEach(({ effect, recommendation }, index) => {
      const least = ranked[index]?.least
      if (least === undefined) throw new Error('a change is told that was not ranked')
      expect(effect).toContain(`the least score of ${recommendation} rises from ${toTwoDecimals(least.before)} to ${toTwoDecimals(least.after)}`)
    })
  })
})

describe('rules cleared only because a question does not apply', () => {
  const report = reportOf(talmera)

  test('are listed with the reason as it was given', () => {
    expect(report.clearedByNotApplicable.length).toBeGreaterThan(0)
    for (const { reasons } of report.clearedByNotApplicable) {
      for (const { question, reason } of reasons) {
        expect(talmera.responses[question]?.answer).toEqual({ none: 'not-applicable', reason })
      }
    }
  })

  test('are told again as open once the question is open', () => {
    for (const { rule, reasons } of report.clearedByNotApplicable) {
      const skipped = new Set(reasons.map(({ question }) => question))
      const responses: Record<string, Response> = Object.fromEntries(Object.entries(talmera.responses).filter(([id]) => !skipped.has(id)))
      expect(reportOf(assessmentWith(responses)).undetermined.map((one) => one.rule)).toContain(rule)
    }
  })

  test('leave out what would be clear without it', () => {
    let spared = 0
    for (const seed of Array(8).keys()) {
      const { all, applicable } = answersWithGaps(seed)
      const now = evaluate(rulebook, { responses: all }).findings
      const without = evaluate(rulebook, { responses: applicable }).findings
      const told = now.filter(({ rule, state }, index) => rule.kind !== 'promising-practice' && state === 'clear' && without[index]?.state !== 'clear')
      spared += now.filter(({ state, because }, index) => state === 'clear' && without[index]?.state === 'clear' && because.some((id) => !(id in applicable))).length
      expect(reportOf(assessmentWith(all)).clearedByNotApplicable.map(({ rule }) => rule)).toEqual(told.map(({ rule }) => rule.id))
    }
    expect(spared).toBeGreaterThan(0)
  })

  test('are none where every question was answered or left open', () => {
    expect(reportOf(halvoria).clearedByNotApplicable).toEqual([])
  })
})

/** Every choice answered somehow, and every question that may be left out left out, in many mixtures. */
function answersWithGaps(seed: number) {
  const all: Record<string, Response> = {}
  const applicable: Record<string, Response> = {}
  rulebook.questions.forEach((question, index) => {
    const turn = (seed * 7919 + index * 104729 + seed * index * 31) % 97
    if (question.mayNotApply && turn % 2 === 0) {
      all[question.id] = { answer: { none: 'not-applicable', reason: 'There is none.' } }
    } else if (question.type === 'choice') {
      const option = question.options[turn % question.options.length]?.id ?? ''
      all[question.id] = applicable[question.id] = { answer: { option } }
    }
  })
  return { all, applicable }
}

test('the bar of a cap stands at the lowest of several caps, in whichever order the rules stand', () => {
  const turned = { ...rulebook, rules: [...rulebook.rules].reverse() }
  const rows = (book: typeof rulebook) =>
    buildReport(book, halvoria, evaluate(book, halvoria), language, { appVersion: '0.0.0' }).profile.rows
  const several = rows(rulebook).filter(({ caps }) => new Set(caps.filter(({ state }) => state === 'found').map(({ at }) => at)).size > 1)
  expect(several.length).toBeGreaterThan(0)
  expect(rows(turned).map(({ capAt }) => capAt)).toEqual(rows(rulebook).map(({ capAt }) => capAt))
})

test('what a person typed stands in the report as it was typed', () => {
  const [question] = rulebook.questions
  const evidence = { type: 'law', citation: '<b>Act</b> 12/2019', url: 'javascript:alert(1)', quote: '«ماده ۷» =1+1', page: '14–15' }
  const typed = reportOf(assessmentWith({ [question?.id ?? '']: { evidence: [evidence], note: '  two\nlines  ' } }))
  const answer = typed.answers.flatMap(({ criteria }) => criteria).flatMap(({ answers }) => answers).find((one) => one.question === question?.id)
  expect(answer).toMatchObject({ evidence: [{ ...evidence, type: 'Law' }], note: '  two\nlines  ' })
})
