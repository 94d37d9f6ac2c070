import type { Answer, Assessment, Evidence } from '../assessment/types.ts'
import { isAnswer } from '../assessment/types.ts'
import { fraction } from '../engine/fraction.ts'
import { known } from '../engine/possible.ts'
import { scaleOf } from '../engine/score.ts'
import { valueRange } from '../engine/value.ts'
import type { Language } from '../language.ts'
import { LEADS, type Question, type Rulebook } from '../rulebook/types.ts'
import type { AnswerSection, ReportAnswer, UnknownGroup, WordedRange } from './model.ts'
import { answerInWords, paragraphsInWords, wordedRange } from './words.ts'

export function buildAnswers(rulebook: Rulebook, assessment: Assessment, language: Language): AnswerSection[] {
  const questions = new Map(rulebook.questions.map((question) => [question.id, question]))
  return rulebook.recommendations.map((recommendation) => {
    const text = language.instrument.recommendations[recommendation.number]
    return {
      recommendation: recommendation.number,
      title: language.t('answers.recommendation', { recommendation: String(recommendation.number), title: text?.title ?? '' }),
      summary: text?.summary ?? '',
      criteria: recommendation.criteria.map((criterion) => ({
        id: criterion.id,
        title: language.instrument.criteria[criterion.id]?.title ?? '',
        answers: criterion.questions.flatMap((id) => {
          const question = questions.get(id)
          return question === undefined ? [] : [describeAnswer(question, assessment, language)]
        }),
      })),
    }
  })
}

function describeAnswer(question: Question, assessment: Assessment, language: Language): ReportAnswer {
  const response = assessment.responses[question.id]
  return {
    question: question.id,
    text: language.instrument.questions[question.id]?.text ?? question.id,
    answer: answerInWords(question.id, response?.answer, language),
    answered: isAnswer(response?.answer),
    value: valueInWords(question, assessment, language),
    evidence: (response?.evidence ?? []).map((item) => evidenceInWords(item, language)),
    note: response?.note ?? '',
    basis: paragraphsInWords(question.basis, language),
  }
}

function valueInWords(question: Question, assessment: Assessment, language: Language): WordedRange | null {
  const { possible } = known(question, assessment.responses[question.id])
  if (question.weight === 0 || possible.state === 'not-applicable') return null
  const scale = scaleOf([question])
  const range = valueRange(question, possible.answers, scale)
  if (range === null) return null
  const exact = (units: number) => fraction(BigInt(units), BigInt(scale))
  return wordedRange({ low: exact(range.low), high: exact(range.high) }, language)
}

const EVIDENCE_KEYS = [
  'law', 'regulation', 'policy', 'procedure', 'statistics', 'budget', 'judgment', 'report', 'interview', 'other',
] as const

/** Kinds of evidence that the form offers have names in every language; a word of the assessor's own stays as it is. */
function evidenceInWords({ type, citation, quote, page, url }: Evidence, { t }: Language): ReportAnswer['evidence'][number] {
  const key = EVIDENCE_KEYS.find((one) => one === type)
  return {
    type: key === undefined ? type : t(`evidence.${key}`),
    citation: citation ?? '',
    quote: quote ?? '',
    page: page ?? '',
    url: url ?? '',
  }
}

/** Open questions by the body that usually knows, in the order of the bodies. */
export function buildUnknown(rulebook: Rulebook, assessment: Assessment, language: Language): UnknownGroup[] {
  return LEADS.flatMap((lead) => {
    const questions = rulebook.questions.flatMap((question) => {
      const answer = assessment.responses[question.id]?.answer
      const state = openState(answer)
      if (question.lead !== lead || state === null) return []
      return [
        {
          question: question.id,
          recommendation: question.recommendation,
          text: language.instrument.questions[question.id]?.text ?? question.id,
          state: language.t(`unknown.state.${state}`),
          ask: answer !== undefined && 'none' in answer && answer.none === 'unknown' ? (answer.ask ?? null) : null,
          lookFor: language.instrument.questions[question.id]?.lookFor ?? '',
        },
      ]
    })
    return questions.length === 0 ? [] : [{ lead, title: language.t(`lead.${lead}`), questions }]
  })
}

/** Why a question is still open; null when it is settled. */
export function openState(answer: Answer | undefined): 'missing' | 'unknown' | 'undecided' | 'later' | 'partial' | null {
  if (answer === undefined) return 'missing'
  if ('none' in answer) return answer.none === 'not-applicable' ? null : answer.none
  const inPart = 'oneOf' in answer || 'atLeast' in answer || 'atMost' in answer || 'rest' in answer
  return inPart ? 'partial' : null
}
