import type { Language } from '../language.ts'
import type { Question, Rulebook } from './types.ts'

/** The whole instrument with its words, as one object for other programs: what `lacuna instrument` prints. */
export function instrumentRecord(rulebook: Rulebook, { locale, instrument }: Pick<Language, 'locale' | 'instrument'>) {
  const questions = new Map(rulebook.questions.map((question) => [question.id, question]))
  return {
    id: rulebook.id,
    version: rulebook.version,
    locale,
    ...instrument.front,
    recommendations: rulebook.recommendations.map(({ number, addressee, criteria }) => ({
      recommendation: number,
      addressee,
      derivation: null,
      ...instrument.recommendations[number],
      criteria: criteria.map((criterion) => ({
        id: criterion.id,
        ...instrument.criteria[criterion.id],
        weight: criterion.weight,
        basis: criterion.basis,
        questions: criterion.questions.flatMap((id) => {
          const question = questions.get(id)
          return question === undefined ? [] : [questionRecord(question, instrument)]
        }),
      })),
    })),
    rules: rulebook.rules.map(({ remedy, ...rule }) => {
      const { remedy: text, ...words } = instrument.rules[rule.id] ?? { title: '', finding: '', why: '' }
      return { ...rule, ...words, remedy: remedy === null ? null : { type: remedy, text: text ?? '' } }
    }),
    precedents: rulebook.precedents.map((precedent) => ({ ...precedent, text: instrument.precedents[precedent.id] ?? '' })),
  }
}

function questionRecord(question: Question, instrument: Language['instrument']) {
  const text = instrument.questions[question.id]
  const { options: labels, ...words } = text ?? { options: {} }
  const withLabels =
    question.type === 'number'
      ? {}
      : { options: question.options.map((option) => ({ ...option, label: (labels as Record<string, string>)[option.id] ?? '' })) }
  return { ...question, ...words, notApplicable: text?.notApplicable ?? null, ...withLabels }
}
