import { test } from 'vitest'
import { knowledgeOf } from '../../../src/core/engine/evaluate.ts'
import { reasonsOf } from '../../../src/core/engine/reasons.ts'
import { instrument } from '../../instrument.ts'
test('x', () => {
  const full = Object.entries(instrument.cases[0]?.responses ?? {}) as any
  for (const r of [full, full.filter((_:any, i:number) => i % 2 === 0), []]) {
    const k = knowledgeOf(instrument.rulebook, Object.fromEntries(r))
    const ts = instrument.rulebook.rules.map((rule) => { reasonsOf(rule, k); const s = performance.now(); const x= reasonsOf(rule, k); return [performance.now() - s, rule.id, x.clearedBy.sets.map(s => s.ways.length+s.waysLeftOut).join(), x.foundBy.sets.map(s => s.ways.length+s.waysLeftOut).join()] as const }).sort((a,b)=>b[0]-a[0])
    console.log(ts.slice(0,4), ts.reduce((s,t)=>s+t[0],0))
  }
})
