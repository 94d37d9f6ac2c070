/**
 * The limit on this machine: the whole network of rules written out as one straight piece of code, without a loop and
 * without a call. Only a benchmark may do this, for a strict content security policy forbids `new Function`.
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
  return new Function('state', 'evidenced', 'sure', 'open', 'low', 'high', 'truths', [...lines, ...results].join('\n'))
}

function leafCode(leaf) {
  const q = leaf.question
  const told = (code) => `state[${q}] === 3 ? 0 : state[${q}] === 0 ? 1 : ${code}`
  switch (leaf.kind) {
    case 'choice':
      return told(`(open[${q}] & ${~leaf.bits}) === 0 ? 2 : (open[${q}] & ${leaf.bits}) === 0 ? 0 : 1`)
    case 'multi':
      return told(`(sure[${q}] & ${leaf.bits}) !== 0 ? 2 : (open[${q}] & ${leaf.bits}) !== 0 || (sure[${q}] === 0 && ${leaf.alone !== 0}) ? 1 : 0`)
    case 'below':
      return told(`high[${q}] < ${leaf.limit} ? 2 : low[${q}] >= ${leaf.limit} ? 0 : 1`)
    case 'at-or-above':
      return told(`high[${q}] < ${leaf.limit} ? 0 : low[${q}] >= ${leaf.limit} ? 2 : 1`)
    case 'evidence':
      return told(`evidenced[${q}] === 0 ? 2 : 0`)
    default:
      return ratioCode(leaf)
  }
}

function ratioCode({ question: a, second: b, ratio: { terms } }) {
  const below = (first, second) => `${first} * ${terms.denominator} < ${terms.numerator} * ${second}`
  return [
    `state[${a}] === 3 || state[${b}] === 3 ? 0 : state[${a}] === 0 || state[${b}] === 0 || low[${b}] <= 0 ? 1`,
    `${below(`high[${a}]`, `low[${b}]`)} ? 2`,
    `${below(`low[${a}]`, `high[${b}]`)} ? 1 : 0`,
  ].join(' : ')
}

function nodeCode(needed, inputs) {
  if (needed === inputs.length) return `Math.min(2, ${inputs.join(', ')})`
  if (needed === 1) return `Math.max(0, ${inputs.join(', ')})`
  const count = (test) => inputs.map((input) => `(${input} ${test} ? 1 : 0)`).join(' + ')
  return `${count('=== 2')} >= ${needed} ? 2 : ${count('!== 0')} >= ${needed} ? 1 : 0`
}
