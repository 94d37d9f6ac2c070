import rulebook from 'virtual:instrument/rulebook'
import { compiledForm } from '../../src/core/engine/compiled/compile.ts'
import { evaluateMany, scoreIn, stateIn } from '../../src/core/engine/compiled/many.ts'
import { settle, truthThrough } from '../../src/core/engine/compiled/network.ts'
import { readFacts } from '../../src/core/engine/compiled/questions.ts'
import { tableOf } from '../../src/core/engine/compiled/table.ts'
import { evaluate } from '../../src/core/engine/evaluate.ts'
import { compare } from '../../src/core/engine/fraction.ts'
import { evaluatePlainly } from '../../src/core/engine/plain.ts'
import { randomResponses, seeded } from '../core/engine/random-responses.ts'
import { straightLine } from './generated.mjs'
import { jsonLogicEngine, jsonLogicJs, jsonRulesEngine, plainFacts } from './peers.mjs'
import { times } from './synthetic.mjs'

const SIZES = [1, 10, 100, 1000]
const ROUNDS = 7
/** Processor time that a contestant gets in a round; one call at least. */
const ROUND_MICROSECONDS = 60_000
/** Time to warm up, so that the code has been compiled by the time it counts. */
const WARM_MICROSECONDS = 400_000
/** A contestant whose first call takes longer than this is measured by that call alone. */
const SLOW_MICROSECONDS = 3_000_000

/** Measures all contestants at all sizes and prints one table a size. */
export async function bench(sizes) {
  for (const size of sizes.length > 0 ? sizes : SIZES) await benchSize(size)
}

async function benchSize(size) {
  const instrument = times(rulebook, size)
  const random = seeded(size)
  // Other answers each time, so that no contestant learns one assessment by heart.
  const count = Math.max(4, Math.ceil(64 / size))
  const full = Array.from({ length: count }, () => answered(instrument, random))
  const halves = Array.from({ length: count }, () => randomResponses(instrument, random, 0.5))
  const contestants = contestantsFor(instrument, full, halves)
  await checkParity(contestants, instrument, full, halves)
  const samples = await measure(contestants)
  print(size, instrument, samples)
}

/** Every question answered; a few do not apply, which every contestant can be told. */
function answered(instrument, random) {
  const responses = randomResponses(instrument, random, 0)
  for (const { id } of instrument.questions) {
    if (random() < 0.05) responses[id] = { answer: { none: 'not-applicable', reason: 'so' }, evidence: [] }
  }
  return responses
}

function contestantsFor(instrument, full, halves) {
  const form = compiledForm(instrument)
  const facts = full.map((responses) => plainFacts(instrument, responses))
  const [rulesEngine, logicJs, logicEngine] = [jsonRulesEngine(instrument), jsonLogicJs(instrument), jsonLogicEngine(instrument)]
  // Facts that have been read, so that rules alone can be timed: one working space for each assessment.
  const read = full.map((responses) => readInto(form, responses))
  const generated = straightLineOrNull(form.network)
  const truths = new Uint8Array(instrument.rules.length)
  const rows = Array.from({ length: Math.ceil(1024 / full.length) }, () => full).flat()
  const table = tableOf(instrument, rows)
  const all = [
    { name: 'json-rules-engine', does: 'rules', run: (i) => rulesEngine(facts[i]), found: (i) => rulesEngine(facts[i]) },
    { name: 'json-logic-js', does: 'rules', run: (i) => logicJs(facts[i]), found: (i) => logicJs(facts[i]) },
    { name: 'json-logic-engine, compiled', does: 'rules', run: (i) => logicEngine(facts[i]), found: (i) => logicEngine(facts[i]) },
    {
      name: 'Lacuna, plain', does: 'everything',
      run: (i) => evaluatePlainly(instrument, { responses: full[i] }),
      found: (i) => evaluatePlainly(instrument, { responses: full[i] }).findings.map(({ state }) => state === 'found'),
    },
    {
      name: 'Lacuna', does: 'everything',
      run: (i) => evaluate(instrument, { responses: full[i] }),
      found: (i) => evaluate(instrument, { responses: full[i] }).findings.map(({ state }) => state === 'found'),
    },
    { name: 'Lacuna, half answered', does: 'everything', run: (i) => evaluate(instrument, { responses: halves[i] }), found: null },
    {
      name: 'Lacuna, rules alone', does: 'rules', run: (i) => { settle(form.network, read[i]) },
      found: (i) => {
        settle(form.network, read[i])
        return form.network.rules.map(({ root }) => truthThrough(root, form.network.truth) === 2)
      },
    },
    {
      name: 'Lacuna, many at once', does: 'rules, scores', per: table.size, run: () => evaluateMany(instrument, table),
      found: (i) => {
        const results = evaluateMany(instrument, table)
        return instrument.rules.map((_, rule) => stateIn(results, rule, i) === 'found')
      },
    },
  ]
  if (generated !== null) {
    const run = (i) => { generated(read[i].words, truths) }
    all.push({ name: 'generated straight-line code', does: 'rules', run, found: (i) => (run(i), [...truths].map((truth) => truth === 2)) })
  }
  return all.map((one) => ({ per: 1, ...one, assessments: full.length }))
}

/** A hundred thousand lines and more in one function are beyond the compiler. */
function straightLineOrNull(network) {
  return network.leaves.length > 30_000 ? null : straightLine(network)
}

function readInto(form, responses) {
  const { facts } = form
  readFacts(form.index, responses, facts)
  settle(form.network, facts)
  return structuredClone(facts)
}

/** Before anything is timed: all contestants find the same rules, and the forms of Lacuna the same scores. */
async function checkParity(contestants, instrument, full, halves) {
  const expected = full.map((responses) => evaluatePlainly(instrument, { responses }))
  for (const { name, found } of contestants) {
    if (found === null) continue
    // Each of the slow ones is asked once at the largest sizes.
    for (let i = 0; i < (instrument.rules.length > 1000 ? 1 : full.length); i += 1) {
      const actual = await found(i)
      const differs = expected[i].findings.findIndex(({ state }, rule) => (state === 'found') !== actual[rule])
      if (differs >= 0) throw new Error(`${name} differs at ${instrument.rules[differs].id}`)
    }
  }
  for (const responses of [...full, ...halves]) {
    const [a, b] = [evaluate(instrument, { responses }), evaluatePlainly(instrument, { responses })]
    if (!sameScores(a, b)) throw new Error('the compiled form scores otherwise than the plain one')
  }
  const results = evaluateMany(instrument, tableOf(instrument, full))
  expected.forEach(({ recommendations }, i) => recommendations.forEach(({ score }, index) => {
    if (!sameRange(scoreIn(results, index, i), score)) throw new Error('many at once score otherwise than one by one')
  }))
}

function sameScores(a, b) {
  return sameRange(a.overall, b.overall) && a.recommendations.every((one, index) => {
    const other = b.recommendations[index]
    return sameRange(one.score, other.score) && sameRange(one.evidenced, other.evidenced) && one.rating?.low === other.rating?.low && one.rating?.high === other.rating?.high
  })
}

function sameRange(a, b) {
  return a === null || b === null ? a === b : compare(a.low, b.low) === 0 && compare(a.high, b.high) === 0
}

/** Rounds in turn, so that a busy moment of the machine strikes all alike; processor time, so that others strike less. */
async function measure(contestants) {
  const samples = new Map(contestants.map((contestant) => [contestant, []]))
  for (const contestant of contestants) {
    let warm = 0
    let calls = 0
    while (warm < WARM_MICROSECONDS) {
      const [spent] = await timed(contestant, 1, calls)
      if (calls === 0 && spent > SLOW_MICROSECONDS) samples.get(contestant).push(spent / contestant.per)
      warm += Math.max(spent, 1)
      calls += 1
    }
    contestant.calls = Math.max(1, Math.round((calls * ROUND_MICROSECONDS) / warm))
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contestant of contestants) {
      if (round === 0) contestant.isSlow = samples.get(contestant).length > 0
      if (contestant.isSlow) continue
      const [spent, calls] = await timed(contestant, contestant.calls, round)
      samples.get(contestant).push(spent / calls / contestant.per)
    }
  }
  return samples
}

async function timed({ run, assessments }, calls, start) {
  const before = process.cpuUsage()
  for (let call = 0; call < calls; call += 1) {
    const result = run((start + call) % assessments)
    if (result instanceof Promise) await result
  }
  const { user, system } = process.cpuUsage(before)
  return [user + system, calls]
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

function print(size, instrument, samples) {
  const rows = [...samples].map(([{ name, does }, times]) => ({ name, does, time: median(times), rounds: times.length }))
  const slowest = rows.find(({ name }) => name === 'json-rules-engine').time
  const limit = rows.find(({ name }) => name === 'generated straight-line code')?.time
  console.log(`\n${size}×: ${instrument.rules.length} rules, ${instrument.questions.length} questions (processor time an assessment, medians)`)
  console.log(['contestant'.padEnd(30), 'does'.padEnd(17), 'µs'.padStart(12), 'json-rules ÷'.padStart(13), '÷ limit'.padStart(9), 'rounds'.padStart(7)].join(' '))
  for (const { name, does, time, rounds } of rows) {
    const beside = limit === undefined ? '' : (time / limit).toFixed(1)
    console.log([name.padEnd(30), does.padEnd(17), time.toFixed(2).padStart(12), `${Math.round(slowest / time).toLocaleString('en')}×`.padStart(13), beside.padStart(9), String(rounds).padStart(7)].join(' '))
  }
}
