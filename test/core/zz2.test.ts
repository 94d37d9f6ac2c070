import { test } from 'vitest'
import { knowledgeOf } from '../../src/core/engine/evaluate.ts'
import { canBeFound, bestWithout } from '../../src/core/engine/joint.ts'
import { shippedInstrument } from './rulebook/shipped.ts'
const cpu = (f: () => void, n = 1000) => { for (let i = 0; i < 200; i++) f(); const a = process.cpuUsage(); for (let i = 0; i < n; i++) f(); const b = process.cpuUsage(a); return (b.user / 1000 / n).toFixed(4) }
test('time', () => {
  const { rulebook, cases } = shippedInstrument()
  for (const responses of [{}, cases[0]!.responses as any]) {
  const k = knowledgeOf(rulebook, responses)
  for (const r of rulebook.recommendations) {
    const caps = rulebook.rules.filter(x => x.cap?.recommendation === r.number)
    console.log('REC', r.number, caps.length, 'found', cpu(() => caps.forEach(c => canBeFound(c.when, k))), 'best', cpu(() => bestWithout(caps.map(c => c.when), { knowledge: k, gain: () => 1n })))
  }}
})
