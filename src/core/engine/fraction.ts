/**
 * Exact rational numbers. Scores are compared with thresholds before anything is rounded, so that 89.996 is never
 * shown as 90 and rated accordingly.
 */
export interface Fraction {
  readonly numerator: bigint
  /** Always positive. The fraction need not be in lowest terms. */
  readonly denominator: bigint
}

/** @throws RangeError when the denominator is not positive. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator <= 0n) throw new RangeError(`a fraction needs a positive denominator, got ${denominator}`)
  return { numerator, denominator }
}

export function whole(n: number): Fraction {
  return { numerator: BigInt(n), denominator: 1n }
}

export function add(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  }
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: -b.numerator, denominator: b.denominator })
}

/** The same number with the least denominator. */
export function inLowestTerms({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator]
  while (b !== 0n) [a, b] = [b, a % b]
  return { numerator: numerator / a, denominator: denominator / a }
}

export function divide(a: Fraction, n: number): Fraction {
  return fraction(a.numerator, a.denominator * BigInt(n))
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The number a report prints: rounded to two decimals, half to even (ISO 80000-1, rule A). */
export function toTwoDecimals({ numerator, denominator }: Fraction): number {
  const hundredfold = numerator * 100n
  let quotient = hundredfold / denominator
  const rest = (hundredfold % denominator) * 2n
  if (rest > denominator || (rest === denominator && quotient % 2n === 1n)) quotient += 1n
  return Number(quotient) / 100
}

/** A decimal literal of the instrument as an exact ratio: 0.26 is 26/100. */
export function fromDecimal(decimal: number): Fraction {
  const [mantissa = '0', exponent = '0'] = decimal.toString().split('e')
  const [integer = '0', fractional = ''] = mantissa.split('.')
  const shift = fractional.length - Number(exponent)
  const digits = BigInt(integer + fractional)
  return shift >= 0
    ? { numerator: digits, denominator: 10n ** BigInt(shift) }
    : { numerator: digits * 10n ** BigInt(-shift), denominator: 1n }
}
