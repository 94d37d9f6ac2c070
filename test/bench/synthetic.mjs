/** The instrument n times over, side by side: every recommendation, question and rule again, under names of its own. */
export function times(rulebook, n) {
  if (n === 1) return rulebook
  const copies = Array.from({ length: n }, (_, index) => copyOf(rulebook, index))
  return {
    ...rulebook,
    recommendations: copies.flatMap(({ recommendations }) => recommendations),
    questions: copies.flatMap(({ questions }) => questions),
    rules: copies.flatMap(({ rules }) => rules),
  }
}

function copyOf(rulebook, index) {
  const named = (id) => `${id}-x${index}`
  const number = (recommendation) => recommendation + index * 100
  return {
    recommendations: rulebook.recommendations.map((recommendation) => ({
      ...recommendation,
      number: number(recommendation.number),
      criteria: recommendation.criteria.map((criterion) => ({
        ...criterion,
        id: named(criterion.id),
        recommendation: number(criterion.recommendation),
        questions: criterion.questions.map(named),
      })),
    })),
    questions: rulebook.questions.map((question) => ({
      ...question,
      id: named(question.id),
      recommendation: number(question.recommendation),
      criterion: named(question.criterion),
    })),
    rules: rulebook.rules.map((rule) => ({
      ...rule,
      id: named(rule.id),
      recommendation: number(rule.recommendation),
      also: rule.also.map(number),
      when: renamed(rule.when, named),
      cap: rule.cap === null ? null : { ...rule.cap, recommendation: number(rule.cap.recommendation) },
    })),
  }
}

function renamed(condition, named) {
  if ('all' in condition) return { all: condition.all.map((part) => renamed(part, named)) }
  if ('any' in condition) return { any: condition.any.map((part) => renamed(part, named)) }
  if ('not' in condition) return { not: renamed(condition.not, named) }
  if ('atLeast' in condition) {
    return { atLeast: { count: condition.atLeast.count, of: condition.atLeast.of.map((part) => renamed(part, named)) } }
  }
  if ('ratio' in condition) return { ...condition, ratio: condition.ratio.map(named) }
  return { ...condition, question: named(condition.question) }
}
