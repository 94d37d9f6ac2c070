/**
 * The limit on this machine: the whole network of rules written out as one straight piece of code, without a loop and
 * without a call, over the same words. Only a benchmark may do this, for a strict content security policy forbids `new Function`.
 */
export function straightLine(network) {
  const name = (node) => `t${node}`
  const through = (edge) => ((edge & 1) === 0 ? name(edge >> 1) : `(2 - ${name(edge >> 1)})`)
  const lines = network.leaves.map((leaf, node) => `const ${name(node)} = ${leafCode(leaf)}`)
  let start = 0
  network.needed.forEach((needed, inner) => {
    const end = network.inputsEnd[inner]
    const inputs = [...network.inputs.slice(start, end)].map(through)
    start = end
    lines.push(`const ${name(network.leaves.length + inner)} = ${nodeCode(needed, inputs)}`)
  })
  const results = network.rules.map(({ root }, rule) => `truths[${rule}] = ${through(root)}`)
  return new Function('words', 'truths', [...lines, ...results].join('\n'))
}

/** As settleLeaves: not false any more 1, true for sure 2. */
function leafCode({ word, yes, no }) {
  return `((words[${word}] & ${yes}) !== 0 ? 1 : 0) + ((words[${word}] & ${no}) === 0 ? 1 : 0)`
}

function nodeCode(needed, inputs) {
  if (needed === inputs.length) return `Math.min(2, ${inputs.join(', ')})`
  if (needed === 1) return `Math.max(0, ${inputs.join(', ')})`
  const count = (test) => inputs.map((input) => `(${input} ${test} ? 1 : 0)`).join(' + ')
  return `${count('=== 2')} >= ${needed} ? 2 : ${count('!== 0')} >= ${needed} ? 1 : 0`
}
