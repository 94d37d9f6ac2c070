import { checkAnswer } from '../../assessment/answer.ts'
import type { Response } from '../../assessment/types.ts'
import { truth } from '../../engine/conditions.ts'
import { evaluate } from '../../engine/evaluate.ts'
import type { RuleState } from '../../engine/evaluation.ts'
import { knowledgeOf } from '../../engine/knowledge.ts'
import type { Question, Rulebook } from '../types.ts'
import { toCondition } from './conditions.ts'
import type { InstrumentFiles, Placed } from './files.ts'
import { compileCase, compileSample } from './compile.ts'
import type { RuleSource } from './shapes.ts'
import type { KeyPath, SourceProblem } from './source.ts'

type RuleExample = RuleSource['examples'][number]

/** Runs every example of every rule, every worked case and every sample, and reports each that does not come out as said. */
export function checkExamples(files: InstrumentFiles, rulebook: Rulebook): SourceProblem[] {
  const questions = new Map(rulebook.questions.map((question) => [question.id, question]))
  return [
    ...files.rules.flatMap((placed) =>
      placed.data.examples.flatMap((example, index) => checkRuleExample(placed, example, index, rulebook, questions)),
    ),
    ...files.cases.flatMap((placed) => {
      const { responses, expected } = compileCase(placed.data)
      return checkResponses(placed, responses, questions, (id) => [id in placed.data.answers ? 'answers' : 'non-answers', id]).concat(
        expected === null ? [] : checkExpected(placed, responses as Record<string, Response>, expected, rulebook),
      )
    }),
    ...files.samples.flatMap((placed) => checkResponses(placed, compileSample(placed.data).responses, questions, (id) => ['answers', id])),
  ]
}

function checkRuleExample(
  placed: Placed<RuleSource>,
  example: RuleExample,
  index: number,
  rulebook: Rulebook,
  questions: ReadonlyMap<string, Question>,
): SourceProblem[] {
  const at: KeyPath = ['examples', index]
  const responses: Record<string, Response> = {}
  const problems: SourceProblem[] = []
  for (const [id, short] of Object.entries(example.answers)) {
    const question = questions.get(id)
    if (question === undefined) {
      problems.push(problemAt(placed, [...at, 'answers', id], `rule "${placed.data.id}": there is no question "${id}"`))
      continue
    }
    const checked = checkAnswer(question, longForm(question, short), ['answers', id])
    for (const { code, details } of checked.problems) {
      problems.push(problemAt(placed, [...at, 'answers', id], `rule "${placed.data.id}": ${code} ${Object.values(details).join(', ')}`.trimEnd()))
    }
    if (checked.answer === null) continue
    const evidence = example.evidence?.includes(id) ? [{ type: 'other' }] : []
    responses[id] = { answer: checked.answer, evidence }
  }
  example.evidence?.forEach((id, nth) => {
    if (!(id in example.answers)) problems.push(problemAt(placed, [...at, 'evidence', nth], `rule "${placed.data.id}": evidence for "${id}", which the example does not answer`))
  })
  if (problems.length > 0) return problems
  const found = truth(toCondition(placed.data.when), knowledgeOf(rulebook, responses))
  const state = stateOf(found)
  return state === example.expect ? [] : [problemAt(placed, at, `rule "${placed.data.id}": the example expects ${example.expect}, the rule is ${state}`)]
}

function stateOf(found: boolean | null): RuleState {
  return found === null ? 'undetermined' : found ? 'found' : 'clear'
}

/** Examples write an answer in short: an option, a list of options, a number or a non-answer by its name. */
function longForm(question: Question, short: RuleExample['answers'][string]): Readonly<Record<string, unknown>> {
  if (typeof short === 'object' && !Array.isArray(short)) return short
  if (short === 'not-applicable') return { none: short, reason: 'example' }
  if (short === 'unknown' || short === 'undecided' || short === 'later') return { none: short }
  if (Array.isArray(short)) return { options: short }
  return question.type === 'number' ? { number: short } : { option: short }
}

function checkResponses(
  placed: Placed<unknown>,
  responses: Readonly<Record<string, unknown>>,
  questions: ReadonlyMap<string, Question>,
  keysOf: (id: string) => KeyPath,
): SourceProblem[] {
  return Object.entries(responses).flatMap(([id, response]) => {
    const question = questions.get(id)
    if (question === undefined) return [problemAt(placed, keysOf(id), `there is no question "${id}"`)]
    const { answer } = response as { answer: Record<string, unknown> }
    return checkAnswer(question, answer, [id]).problems.map(({ code, details }) =>
      problemAt(placed, keysOf(id), `${id}: ${code} ${Object.values(details).join(', ')}`.trimEnd()),
    )
  })
}

function checkExpected(
  placed: Placed<unknown>,
  responses: Readonly<Record<string, Response>>,
  expected: { readonly found: readonly string[]; readonly undetermined: readonly string[] },
  rulebook: Rulebook,
): SourceProblem[] {
  const states = new Map(evaluate(rulebook, { responses }).findings.map(({ rule, state }) => [rule.id, state]))
  const wrong = (id: string, wanted: RuleState, key: string) =>
    states.get(id) === wanted ? [] : [problemAt(placed, ['expected-findings', key], `"${id}" should be ${wanted} and is ${states.get(id) ?? 'no rule'}`)]
  const surprises = [...states].filter(([id, state]) => state === 'found' && !expected.found.includes(id))
  return [
    ...expected.found.flatMap((id) => wrong(id, 'found', 'found')),
    ...expected.undetermined.flatMap((id) => wrong(id, 'undetermined', 'undetermined')),
    ...surprises.map(([id]) => problemAt(placed, ['expected-findings', 'found'], `"${id}" is found, and not named here`)),
  ]
}

function problemAt(placed: Placed<unknown>, keys: KeyPath, message: string): SourceProblem {
  return { file: placed.source.path, line: placed.source.lineOf([...placed.at, ...keys]), message }
}
