import { fileURLToPath } from 'node:url'
import { compileCatalogue } from '../../../src/build/messages.ts'
import type { Messages } from '../../../src/core/language.ts'
import type { Change, ReportAnswer, Report, ReportFinding, ProfileRow, WordedRange } from '../../../src/core/report/model.ts'
import { readFolder } from '../../../src/core/rulebook/load/folder.ts'
import { loadInstrument } from '../../../src/core/rulebook/load/load.ts'
import { INDICATORS, type InstrumentText, LEADS, type Question, type Rule, type Rulebook } from '../../../src/core/rulebook/types.ts'
import { createMessages } from '../../../src/i18n/messages.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

export const messages: Messages = createMessages('en', compileCatalogue(at('src/locales'), 'en'))

const QUOTES = [
  'The wage subsidy is granted on presentation of the prosecutor’s certificate.',
  'Providers shall receive the survivor without regard to nationality, residence status or participation in criminal proceedings; where a service is limited in time, the period begins on the day on which the individual plan is signed, and it may be prolonged as often as the plan requires. The competent directorate shall report on prolongations each year.',
  'Artículo 14, párrafo 2: «la protección no está supeditada a la denuncia».',
]

interface Content {
  readonly rulebook: Rulebook
  readonly text: InstrumentText
}

/** A report with real questions and rules and invented answers; the same on every call. */
export function sampleReport(): Report {
  const content = instrument()
  const { rulebook, text } = content
  const random = sequence(7)
  const answers = new Map(rulebook.questions.map((question, index) => [question.id, answerTo(content, question, index, random)]))
  const found = pickFindings(rulebook)
  const rows = rulebook.recommendations.map((recommendation, index) => row(content, recommendation.number, index, answers))
  const open = rulebook.questions.filter(({ id }) => answers.get(id)?.answered === false)
  return {
    locale: 'en',
    direction: 'ltr',
    title: 'Gap report: Republic of Example',
    about: [
      { label: 'Assessed', value: 'Republic of Example' }, { label: 'Kind', value: 'Self-assessment' },
      { label: 'Period', value: '1 January 2025 to 31 December 2025' },
      { label: 'Answered by', value: 'Inter-ministerial committee (Government)' },
      { label: 'Instrument', value: `Recommendations on trafficking in women and girls, 2018, version ${rulebook.version}` },
    ],
    marks: [`Unfinished: ${open.length} questions open`],
    summary: {
      headline: `3 critical red flags and ${open.length} open questions`,
      paragraphs: [
        `Self-assessment of Republic of Example by Inter-ministerial committee: ${127 - open.length} of 127 questions answered, 4 of them in part; 2 do not apply.`,
        '41 answers have evidence attached. Counting only these, the score lies between 12.5 and 81.',
        'Over the recommendations addressed to States (68, 69, 70, 71, 72 and 73) the score lies between 41.5 and 66.02 of 100. The distance between the two is what is not known yet.',
        'For sure: 68 LC. Cannot be better than partially compliant as things stand: 70 and 72. The rating of 3 recommendations (69, 71 and 73) cannot be told yet.',
      ],
      worst: found.slice(0, 5).map(({ id, recommendation }) => ({ rule: id, title: text.rules[id]?.title ?? '', recommendation, severity: 'critical' })),
      changes: rulebook.questions.slice(40, 43).map((question, index) => change(content, question, index === 2 ? undefined : found[index])),
    },
    profile: { overall: range(41.5, 66.02), rows, thresholds: [40, 70, 90] },
    findings: [
      { kind: 'red-flag', severity: 'critical', title: 'Red flags: critical', findings: found.slice(0, 4).map((rule) => finding(content, rule, answers)) },
      { kind: 'red-flag', severity: 'major', title: 'Red flags: major', findings: found.slice(4, 9).map((rule) => finding(content, rule, answers)) },
      { kind: 'inconsistency', severity: null, title: 'Answers that disagree', findings: found.slice(9, 12).map((rule) => finding(content, rule, answers)) },
    ],
    clearedByNotApplicable: found.slice(2, 4).map(({ id }) => ({
      rule: id, title: text.rules[id]?.title ?? '',
      reasons: [{ question: 'q', text: text.questions[rulebook.questions[9]?.id ?? '']?.text ?? '', reason: 'The State has no regions below the national level.' }],
    })),
    undetermined: rulebook.rules.slice(20, 30).map(({ id, recommendation, severity }) => ({
      rule: id, recommendation, title: text.rules[id]?.title ?? '', severity: severity ?? '',
      needs: rulebook.questions.filter((question) => question.recommendation === recommendation).slice(0, 2)
        .map((question) => ({ question: question.id, text: text.questions[question.id]?.text ?? '' })),
    })),
    unknown: LEADS.flatMap((lead) => {
      const questions = open.filter((question) => question.lead === lead)
      return questions.length === 0 ? [] : [{
        lead, title: messages.t(`lead.${lead}`),
        questions: questions.map(({ id, recommendation }, index) => ({
          question: id, recommendation, text: text.questions[id]?.text ?? '', state: index % 2 === 0 ? 'not answered yet' : 'we do not know',
          ask: index % 2 === 0 ? null : 'Directorate of Immigration, statistics unit', lookFor: text.questions[id]?.lookFor ?? '',
        })),
      }]
    }),
    answers: rulebook.recommendations.map(({ number, criteria }) => ({
      recommendation: number, title: `${number}. ${text.recommendations[number]?.title ?? ''}`, summary: text.recommendations[number]?.summary ?? '',
      criteria: criteria.map(({ id, questions }) => ({
        id, title: text.criteria[id]?.title ?? '', answers: questions.flatMap((question) => answers.get(question) ?? []),
      })),
    })),
    method: (['questions', 'scores', 'rules', 'evidence'] as const).map((key) => ({
      title: messages.t(`method.${key}.title`), paragraphs: [messages.t(`method.${key}.text`)],
    })),
    provenance: [
      { label: 'Made with', value: 'Lacuna 0.1.0' }, { label: 'Assessment', value: '5e0c2f4a-1111-4222-8333-444455556666' },
      { label: 'Fingerprint', value: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
    ],
    disclaimer: [messages.t('disclaimer.un'), messages.t('disclaimer.self')],
  }
}

function instrument(): Content {
  const { instrument: loaded, problems } = loadInstrument(readFolder(at('rules/un-sg-2018-trafficking-women-girls')))
  const text = loaded?.texts['en']
  if (loaded === null || text === undefined) throw new Error(JSON.stringify(problems))
  return { rulebook: loaded.rulebook, text }
}

function change({ text }: Content, { id, recommendation, lead }: Question, rule: Rule | undefined): Change {
  const words = text.questions[id]
  const [goal = '', ...others] = Object.values(words?.options ?? {})
  const asked = words?.text ?? ''
  const measure = rule === undefined ? null : { label: 'Law', text: text.rules[rule.id]?.remedy ?? '' }
  return {
    question: id, recommendation, lead: messages.t(`lead.${lead}`), measure, asked, now: others.at(-1) ?? '', goal,
    text: `${measure === null ? '' : `${measure.text} `}The answer to “${asked}” is then: ${goal}.`,
    effect: `Effect: the best rating that ${recommendation} can reach rises from partially compliant to compliant; the least score rises from 25.76 to 39.39.`,
  }
}

/** Twelve rules from all recommendations, the gravest first. */
function pickFindings({ rules }: Rulebook): Rule[] {
  const flags = rules.filter(({ kind }) => kind === 'red-flag')
  const critical = flags.filter(({ severity }) => severity === 'critical')
  const major = flags.filter(({ severity }) => severity === 'major')
  return [...critical.slice(-4), ...major.slice(0, 5), ...rules.filter(({ kind }) => kind === 'inconsistency').slice(0, 3)]
}

function row({ rulebook, text }: Content, recommendation: number, index: number, answers: ReadonlyMap<string, ReportAnswer>): ProfileRow {
  const low = [72.25, 38, 52.5, 0, 31.25, 60, 90.5, 45, 12][index] ?? 0
  const high = [81, 74.1, 82, 100, 54.17, 60, 97, 45, 88][index] ?? 100
  const questions = rulebook.questions.filter((question) => question.recommendation === recommendation)
  const answered = questions.filter(({ id }) => answers.get(id)?.answered === true).length
  const capped = index === 2 || index === 4
  return {
    recommendation, title: text.recommendations[recommendation]?.title ?? '',
    score: index === 7 ? null : range(low, high),
    evidenced: index === 7 ? null : range(Math.max(0, low - 22), Math.min(100, high + 11)),
    lawOnPaper: false,
    byIndicator: INDICATORS.map((indicator, offset) => ({
      indicator, label: messages.t(`indicator.${indicator}`), score: offset === 2 && index % 2 === 0 ? null : range(low, high),
    })),
    rating: index === 7 ? null : { low: 'NC', high: 'PC', short: 'NC to PC', words: 'between NC non-compliant and PC partially compliant' },
    caps: capped ? [{ rule: 'r', title: 'Support conditional on cooperation', at: 'PC', state: 'found', words: 'Capped at PC by “Support conditional on cooperation”' }] : [],
    capAt: capped ? 70 : null,
    criteria: rulebook.recommendations.find(({ number }) => number === recommendation)?.criteria
      .map(({ id }) => ({ id, title: text.criteria[id]?.title ?? '', score: range(low, high) })) ?? [],
    answered, questions: questions.length, progress: messages.t('profile.progress', { answered, questions: questions.length }),
    alternative: '',
  }
}

function answerTo({ text }: Content, question: Question, index: number, random: () => number): ReportAnswer {
  const words = text.questions[question.id]
  const options = Object.values(words?.options ?? {})
  const chosen = options[Math.floor(random() * options.length)] ?? '412 cases'
  const answered = random() > 0.33
  const value = Math.round(random() * 10) * 10
  const basis = messages.t('basis.paragraphs', { count: question.basis.length, list: messages.list(question.basis.map(String)) })
  const evidence = answered && random() > 0.4 ? [{
    type: 'Regulation or decree', citation: `Regulation ${index}/2021, article ${1 + (index % 14)}`, quote: QUOTES[index % QUOTES.length] ?? '',
    page: String(3 + index), url: index % 2 === 0 ? `https://www.example.gov/legislation/consolidated/2021/regulation-${index}-on-support?version=in-force&lang=en#art9` : '',
  }] : []
  return {
    question: question.id, text: words?.text ?? '', answer: answered ? chosen : 'No answer yet', answered,
    value: question.weight === 0 ? null : answered ? range(value, index % 11 === 0 ? Math.min(100, value + 30) : value) : range(0, 100),
    evidence, note: index % 9 === 0 ? 'To be confirmed with the Ministry of Labour before the report is sent; the figure for 2025 is provisional.' : '', basis,
  }
}

function finding({ rulebook, text }: Content, rule: Rule, answers: ReadonlyMap<string, ReportAnswer>): ReportFinding {
  const words = text.rules[rule.id]
  const questions = rulebook.questions.filter(({ recommendation }) => recommendation === rule.recommendation).slice(0, 2)
  return {
    rule: rule.id, kind: rule.kind, severity: rule.severity, state: 'found', recommendation: rule.recommendation,
    title: words?.title ?? '', finding: words?.finding ?? '', why: words?.why ?? '',
    basis: messages.t('basis.paragraphs', { count: rule.basis.length, list: messages.list(rule.basis.map(String)) }),
    because: questions.map(({ id }) => ({ question: id, text: text.questions[id]?.text ?? '', answer: answers.get(id)?.answer ?? '', evidence: answers.get(id)?.evidence.length ?? 0 })),
    cap: rule.cap === null ? null : messages.t('findings.cap', { recommendation: String(rule.cap.recommendation), rating: 'PC partially compliant' }),
    remedy: rule.remedy === null ? null : { type: rule.remedy, label: messages.t(`remedy.${rule.remedy}`), text: words?.remedy ?? '' },
    precedents: rule.precedents.map((id) => ({
      country: messages.country(rulebook.precedents.find((precedent) => precedent.id === id)?.country ?? ''),
      text: text.precedents[id] ?? '', basis: messages.t('basis.paragraphs', { count: 1, list: '52' }),
    })),
  }
}

export function range(low: number, high: number): WordedRange {
  const words = low === high ? messages.number(low) : messages.t('range.words', { low: messages.number(low), high: messages.number(high) })
  return { low, high, words }
}

/** Numbers from 0 to 1 that only look like chance. */
function sequence(start: number): () => number {
  let state = start
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
