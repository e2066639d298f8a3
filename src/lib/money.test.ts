import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, formatMoney, includedTax, shareBps } from './money'

const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
const weights = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 30 })

test('allocate loses nothing and is fair to within one unit', () => {
  fc.assert(
    fc.property(minor, weights, (amount, of) => {
      const parts = allocate(amount, of)
      const all = of.reduce((sum, weight) => sum + weight, 0)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
      fc.pre(all > 0)
      parts.forEach((part, index) => expect(Math.abs(part - (amount * (of[index] ?? 0)) / all)).toBeLessThan(1))
    }),
  )
})

test('allocate gives what cannot be divided to the first part', () => {
  expect(allocate(7, [0, 0])).toEqual([7, 0])
  expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33])
})

test('shares round half away from zero, never below nothing', () => {
  expect(shareBps(1999, 250)).toBe(50)
  expect(shareBps(-1999, 250)).toBe(-50)
  expect(shareBps(1, 5000)).toBe(1)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 10_000 }), (amount, bps) => {
      const share = shareBps(amount, bps)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(amount)
    }),
  )
})

test('tax inside a gross amount, put on the net amount again, is the gross amount', () => {
  expect(includedTax(1081, 810)).toBe(81)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 10_000 }), (gross, bps) => {
      const tax = includedTax(gross, bps)
      expect(tax).toBeGreaterThanOrEqual(0)
      expect(Math.abs(gross - tax + shareBps(gross - tax, bps) - gross)).toBeLessThanOrEqual(1)
    }),
  )
})

test('a sign of letters keeps its order in a line from right to left', () => {
  expect(formatMoney({ minor: 3200, currency: 'USD' }, 'ar')).toContain('US$\u200E')
  expect(formatMoney({ minor: 3200, currency: 'EUR' }, 'ar')).not.toContain('\u200E')
  expect(formatMoney({ minor: 3200, currency: 'USD' }, 'fr')).not.toContain('\u200E')
})

test('a currency’s own exponent', () => {
  const plain = (text: string) => text.replaceAll(/\s/gu, ' ')
  expect(plain(formatMoney({ minor: 7900, currency: 'EUR' }, 'de'))).toBe('79,00 €')
  expect(formatMoney({ minor: 7900, currency: 'JPY' }, 'en')).toBe('¥7,900')
  expect(plain(formatMoney({ minor: 7900, currency: 'KWD' }, 'en'))).toBe('KWD 7.900')
})
