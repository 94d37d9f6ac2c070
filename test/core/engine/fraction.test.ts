import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, compare, divide, fraction, fromDecimal, toTwoDecimals, whole } from '../../../src/core/engine/fraction.ts'

describe('toTwoDecimals rounds half to even', () => {
  test.each([
    [0n, 1n, 0],
    [5n, 1000n, 0],
    [15n, 1000n, 0.02],
    [25n, 1000n, 0.02],
    [35n, 1000n, 0.04],
    [1005n, 1000n, 1],
    [1015n, 1000n, 1.02],
    [89_995n, 1000n, 90],
    [89_985n, 1000n, 89.98],
    [89_994n, 1000n, 89.99],
    [8_999_501n, 100_000n, 90],
    [8_998_499n, 100_000n, 89.98],
    [8_998_501n, 100_000n, 89.99],
    [200n, 3n, 66.67],
    [100n, 3n, 33.33],
    [99_995n, 1000n, 100],
    [100n, 1n, 100],
    [2n, 400n, 0],
    [6n, 400n, 0.02],
  ])('%s ÷ %s is %s', (numerator, denominator, expected) => {
    expect(toTwoDecimals(fraction(numerator, denominator))).toBe(expected)
  })

  test('never further away than half a hundredth, ties to an even hundredth', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(1n, 10n ** 12n), (numerator, denominator) => {
        const hundredths = BigInt(Math.round(toTwoDecimals(fraction(numerator, denominator * 1000n)) * 100))
        const distance = numerator * 100n - hundredths * denominator * 1000n
        const twice = 2n * (distance < 0n ? -distance : distance)
        expect(twice <= denominator * 1000n).toBe(true)
        if (twice === denominator * 1000n) expect(hundredths % 2n).toBe(0n)
      }),
    )
  })
})

describe('fromDecimal', () => {
  test.each([
    [0, 0n, 1n],
    [7, 7n, 1n],
    [0.26, 26n, 100n],
    [12.5, 125n, 10n],
    [1e-7, 1n, 10n ** 7n],
    [1.5e-9, 15n, 10n ** 10n],
    [1e21, 10n ** 21n, 1n],
    [1.25e22, 125n * 10n ** 20n, 1n],
    [-0.5, -5n, 10n],
    [-12, -12n, 1n],
  ])('%s', (decimal, numerator, denominator) => {
    expect(fromDecimal(decimal)).toEqual({ numerator, denominator })
  })

  test('means the shortest decimal that names the number', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (decimal) => {
        const { numerator, denominator } = fromDecimal(decimal)
        const digits = denominator.toString().length - 1
        expect(Number(`${String(numerator)}e-${String(digits)}`)).toBe(decimal)
      }),
    )
  })
})

describe('compare, add, divide', () => {
  const part = fc.tuple(fc.bigInt(-50n, 50n), fc.bigInt(1n, 50n)).map(([numerator, denominator]) => fraction(numerator, denominator))

  test.each([
    [fraction(1n, 3n), fraction(2n, 6n), 0],
    [fraction(1n, 3n), fraction(33n, 100n), 1],
    [fraction(89_999n, 1000n), whole(90), -1],
    [whole(-1), whole(0), -1],
  ])('%o beside %o', (a, b, expected) => {
    expect(compare(a, b)).toBe(expected)
  })

  test('compare orders as the numbers do, both ways', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const expected = Math.sign(Number(a.numerator * b.denominator - b.numerator * a.denominator))
        expect(compare(a, b)).toBe(expected)
        // Adding 0 takes the sign from -0.
        expect(compare(b, a)).toBe(0 - expected)
      }),
    )
  })

  test('a sum divided by how many there are lies between the two', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const middle = divide(add(a, b), 2)
        expect(compare(add(middle, middle), add(a, b))).toBe(0)
        const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a]
        expect(compare(low, middle)).toBeLessThanOrEqual(0)
        expect(compare(middle, high)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('a denominator is positive', () => {
    expect(() => fraction(1n, 0n)).toThrow(RangeError)
    expect(() => fraction(1n, -1n)).toThrow(RangeError)
    expect(() => divide(whole(1), 0)).toThrow(RangeError)
  })
})
