import type { Answer } from '../../assessment/types.ts'
import type {
  Criterion, InstrumentFront, InstrumentText, Question, QuestionText, Recommendation, Rule, Rulebook, RuleText, WorkedCase, WorkedCaseText,
} from '../types.ts'
import { toCondition } from './conditions.ts'
import type { InstrumentFiles } from './files.ts'
import type { CaseSource, QuestionSource, RecommendationSource, RuleSource, SampleSource } from './shapes.ts'

/** The source language of the files. */
export const SOURCE_LOCALE = 'en'

export interface CompiledInstrument {
  readonly rulebook: Rulebook
  /** By locale; the source language first. */
  readonly texts: Readonly<Record<string, InstrumentText>>
  readonly cases: readonly WorkedCase[]
  readonly caseTexts: Readonly<Record<string, Readonly<Record<string, WorkedCaseText>>>>
}

/** The rulebook without its words. The files must have been checked. */
export function compileRulebook(files: InstrumentFiles): Rulebook {
  const recommendations = files.recommendations.map(({ data }) => data).sort((a, b) => a.recommendation - b.recommendation)
  const rules = files.rules.map(({ data }) => data)
  return {
    id: files.instrument?.data.id ?? 'instrument',
    version: files.instrument?.data.version ?? '0.0.0',
    recommendations: recommendations.map(compileRecommendation),
    questions: recommendations.flatMap((source) =>
      source.criteria.flatMap((criterion) =>
        criterion.questions.map((question) => compileQuestion(question, source.recommendation, criterion.id)),
      ),
    ),
    rules: recommendations.flatMap(({ recommendation }) =>
      rules.filter((rule) => rule.recommendation === recommendation).map(compileRule),
    ),
    precedents: files.precedents.map(({ data: { id, country, criteria, basis } }) => ({ id, country, criteria, basis })),
  }
}

function compileRecommendation(source: RecommendationSource): Recommendation {
  return {
    number: source.recommendation,
    addressee: source.addressee,
    criteria: source.criteria.map(
      (criterion): Criterion => ({
        id: criterion.id,
        recommendation: source.recommendation,
        weight: criterion.weight,
        basis: criterion.basis,
        questions: criterion.questions.map(({ id }) => id),
      }),
    ),
  }
}

function compileQuestion(source: QuestionSource, recommendation: number, criterion: string): Question {
  const base = {
    id: source.id,
    recommendation,
    criterion,
    indicator: source.indicator,
    weight: source.weight,
    lead: source.lead,
    mayNotApply: source['not-applicable'] !== null,
    basis: source.basis,
  }
  switch (source.type) {
    case 'choice':
      return { ...base, type: 'choice', options: source.options.map(({ id, value }) => ({ id, value })) }
    case 'multi':
      return {
        ...base,
        type: 'multi',
        options: source.options.map(({ id, points, exclusive }) => ({ id, points, exclusive: exclusive ?? false })),
      }
    case 'number':
      return { ...base, type: 'number', min: source.min, max: source.max }
  }
}

function compileRule(source: RuleSource): Rule {
  return {
    id: source.id,
    kind: source.kind,
    severity: source.severity ?? null,
    recommendation: source.recommendation,
    also: source.also ?? [],
    when: toCondition(source.when),
    cap: source.cap ?? null,
    remedy: source.remedy?.type ?? null,
    precedents: source.precedents ?? [],
    basis: source.basis,
  }
}

function compileFront({ instrument }: InstrumentFiles): InstrumentFront {
  const text = (key: keyof InstrumentFront) => flat(instrument?.data[key] ?? '')
  return { title: text('title'), subject: text('subject'), source: text('source'), about: text('about'), official: text('official') }
}

/** The words of the source language. */
export function compileSourceText(files: InstrumentFiles): InstrumentText {
  const recommendations = files.recommendations.map(({ data }) => data)
  const criteria = recommendations.flatMap((source) => source.criteria)
  const questions = criteria.flatMap((criterion) => criterion.questions)
  return {
    front: compileFront(files),
    recommendations: Object.fromEntries(
      recommendations.map(({ recommendation, title, summary, derivation }) => [
        recommendation,
        { title: flat(title), summary: flat(summary), ...(derivation === null ? {} : { derivation: flat(derivation) }) },
      ]),
    ),
    criteria: Object.fromEntries(criteria.map(({ id, title, text }) => [id, { title: flat(title), text: flat(text) }])),
    questions: Object.fromEntries(questions.map((question) => [question.id, sourceQuestionText(question)])),
    rules: Object.fromEntries(files.rules.map(({ data }) => [data.id, sourceRuleText(data)])),
    precedents: Object.fromEntries(files.precedents.map(({ data }) => [data.id, flat(data.text)])),
  }
}

function sourceQuestionText(source: QuestionSource): QuestionText {
  return {
    text: flat(source.text),
    help: flat(source.help),
    lookFor: flat(source['look-for']),
    ...(source.type === 'number' ? { unit: source.unit } : {}),
    ...(source['not-applicable'] === null ? {} : { notApplicable: flat(source['not-applicable']) }),
    options:
      source.type === 'number' ? {} : Object.fromEntries(source.options.map(({ id, label }) => [id, flat(label)])),
  }
}

function sourceRuleText({ title, finding, why, remedy }: RuleSource): RuleText {
  return {
    title: flat(title),
    finding: flat(finding),
    why: flat(why),
    ...(remedy === undefined ? {} : { remedy: flat(remedy.text) }),
  }
}

/** Folded YAML keeps a newline at its end and between paragraphs only. */
function flat(text: string): string {
  return text.trim()
}

export function compileCase(source: CaseSource): WorkedCase {
  const answers = Object.entries(source.answers).map(([id, answer]) => [id, { answer: withoutReason(answer) }])
  const nonAnswers = Object.entries(source['non-answers']).map(([id, { kind, because }]) => [
    id,
    { answer: kind === 'not-applicable' ? { none: kind, reason: flat(because) } : { none: kind } },
  ])
  return {
    id: source.id,
    fictional: source.fictional,
    country: null,
    responses: Object.fromEntries([...answers, ...nonAnswers]) as Record<string, unknown>,
    expected: source['expected-findings'],
  }
}

function withoutReason({ because: _because, ...answer }: CaseSource['answers'][string]): Answer {
  return answer as Answer
}

export function compileSample(source: SampleSource): WorkedCase {
  return {
    id: source.id,
    fictional: false,
    country: source.country,
    responses: Object.fromEntries(
      Object.entries(source.answers).map(([id, { answer, evidence }]) => [id, { answer, evidence }]),
    ),
    expected: null,
  }
}

export function sourceCaseText(source: CaseSource): WorkedCaseText {
  const notes = { ...source.answers, ...source['non-answers'] }
  return {
    title: flat(source.title),
    text: flat(source.text),
    notes: Object.fromEntries(Object.entries(notes).map(([id, { because }]) => [id, flat(because)])),
    debrief: source.debrief.map(flat),
  }
}

export function sourceSampleText(source: SampleSource): WorkedCaseText {
  return {
    title: flat(source.title),
    text: flat(source['source-note']),
    notes: Object.fromEntries(Object.entries(source.answers).map(([id, { note }]) => [id, flat(note)])),
    debrief: [],
  }
}
