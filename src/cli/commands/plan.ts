import { type ChangeSet, type Plan, planRating } from '../../core/engine/plan.ts'
import type { Effort } from '../../core/engine/planner/effort.ts'
import { RATINGS, type Rating } from '../../core/engine/rating.ts'
import { REMEDY_TYPES, type RemedyType } from '../../core/rulebook/types.ts'
import { loadMessages } from '../../i18n/load.ts'
import { type Command, EXIT, parse, UsageError } from '../command.ts'
import { openAssessment } from '../files.ts'
import { loadRulebook } from '../instrument.ts'

export const plan: Command = {
  name: 'plan',
  summary: 'the smallest set of changed answers that reaches a rating',
  usage: 'usage: lacuna plan FILE --recommendation N --target C|LC|PC|NC [--effort KIND=N,...]',
  help: [
    'Prints, as JSON, the smallest set of changed answers after which the rating of a recommendation is at least the target',
    'for sure, and the next best sets. Where the target cannot be reached, "why" names the rules that stand in the way (none when',
    'the score alone cannot rise that far).',
    '',
    '  --recommendation N   the recommendation to plan for',
    `  --target R           the rating to reach: ${[...RATINGS].reverse().join(', ')}`,
    '  --effort KIND=N,...  whole numbers from 1 up; then the cheapest set instead of the smallest. Kinds:',
    `                       ${REMEDY_TYPES.join(', ')}; a kind left out has 1`,
  ].join('\n'),
  run: async (args, context) => {
    const { values, positionals } = parse(args, { recommendation: { type: 'string' }, target: { type: 'string' }, effort: { type: 'string' } })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new UsageError('expected one file')
    const target = toRating(values.target)
    const effort = values.effort === undefined ? undefined : toEffort(values.effort)
    const rulebook = await loadRulebook()
    const recommendation = toRecommendation(values.recommendation, rulebook.recommendations.map(({ number }) => number))
    const assessment = await openAssessment(file, rulebook, await loadMessages('en'), context)
    if (assessment === null) return EXIT.badInput
    context.print(JSON.stringify(record(planRating(rulebook, assessment.responses, recommendation, target, effort), effort)))
    return EXIT.done
  },
}

function record({ recommendation, target, now, reachable, best, alternatives, why }: Plan, effort: Effort | undefined) {
  const efforts = (sets: readonly ChangeSet[]) => sets.map((set) => set.effort)
  return {
    recommendation,
    target,
    now,
    reachable,
    changes: best.changes,
    alternatives: alternatives.map(({ changes }) => changes),
    ...(reachable ? {} : { why }),
    ...(effort === undefined ? {} : { effort: { given: effort, changes: best.effort, alternatives: efforts(alternatives) } }),
  }
}

function toRecommendation(name: string | undefined, numbers: readonly number[]): number {
  const number = numbers.find((one) => String(one) === name)
  if (number === undefined) throw new UsageError(`expected --recommendation, one of ${numbers.join(', ')}`)
  return number
}

function toRating(name: string | undefined): Rating {
  const rating = RATINGS.find((one) => one === name)
  if (rating === undefined) throw new UsageError(`expected --target, one of ${[...RATINGS].reverse().join(', ')}`)
  return rating
}

/** "law=3,budget=1". */
function toEffort(text: string): Effort {
  const effort: Partial<Record<RemedyType, number>> = {}
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=', 2).map((piece) => piece.trim())
    const kind = REMEDY_TYPES.find((one) => one === name)
    if (kind === undefined) throw new UsageError(`there is no kind of remedy "${name}"; there are ${REMEDY_TYPES.join(', ')}`)
    if (!/^[1-9][0-9]{0,3}$/.test(value)) throw new UsageError(`expected a whole number from 1 to 9999 for the effort of ${name}, got "${value}"`)
    effort[kind] = Number(value)
  }
  return effort
}
