import { test } from 'vitest'
import { evaluate, knowledgeOf } from '../../src/core/engine/evaluate.ts'
import { explain } from '../../src/core/engine/explain.ts'
import { ratingRange } from '../../src/core/engine/rating.ts'
import { scoreRecommendation, scoreByIndicator } from '../../src/core/engine/score.ts'
import { shippedInstrument } from './rulebook/shipped.ts'
const cpu = (f: () => void, n = 500) => { for (let i = 0; i < 200; i++) f(); const a = process.cpuUsage(); for (let i = 0; i < n; i++) f(); const b = process.cpuUsage(a); return (b.user / 1000 / n).toFixed(3) }
test('prof', () => { const { rulebook, cases } = shippedInstrument(); const f = cases[0]!.responses as any; console.log('knowledge evalonly', cpu(() => evaluate(rulebook, { responses: f }), 3000), cpu(() => evaluate(rulebook, { responses: {} }), 3000)) })
test('time', () => {
  const { rulebook, cases } = shippedInstrument()
  const full = cases[0]!.responses as any
  const half = Object.fromEntries(Object.entries(full).filter((_, i) => i % 2 === 0)) as any
  for (const [name, responses] of [['halvoria', full], ['half', half], ['empty', {}]] as const) {
    const k = knowledgeOf(rulebook, responses)
    const scores = rulebook.recommendations.map(r => scoreRecommendation(r, k.question, k.known))
    const caps = rulebook.recommendations.map(r => rulebook.rules.filter(x => x.cap?.recommendation === r.number)) as any[]
    console.log(name, 'all', cpu(() => evaluate(rulebook, { responses })), 'knowledge', cpu(() => knowledgeOf(rulebook, responses)),
      'explain', cpu(() => rulebook.rules.forEach(r => explain(r.when, k))),
      'score', cpu(() => rulebook.recommendations.forEach(r => scoreRecommendation(r, k.question, k.known))),
      'ind', cpu(() => scores.forEach(s => scoreByIndicator(s, 'process'))),
      'rating', cpu(() => scores.forEach((s, i) => ratingRange(s, caps[i], k))))
  }
})
