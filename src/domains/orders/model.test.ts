import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { priceOrder, type PricedLine } from './model'

const line = fc.record({
  ticketTypeId: fc.constant(newId('tty')),
  occurrenceId: fc.constant(null),
  quantity: fc.integer({ min: 1, max: 100 }),
  unitMinor: fc.integer({ min: 0, max: 1_000_000_00 }),
  taxBps: fc.constantFrom(0, 250, 700, 750, 810, 1900, 2000, 2700),
})
const order = fc.array(fc.tuple(line, fc.integer({ min: 0, max: 200_000_00 })), { minLength: 1, maxLength: 20 })
const fee = fc.integer({ min: 0, max: 5000 })

test('every part of every order adds up to what was shown less the discount', () => {
  fc.assert(
    fc.property(order, fee, (entries, feeBps) => {
      const lines = entries.map(([of]) => of)
      const price = priceOrder(lines, entries.map(([, discount]) => discount), feeBps)
      const shown = lines.reduce((sum, of) => sum + of.quantity * of.unitMinor, 0)
      expect(price.parts.reduce((sum, of) => sum + of.amountMinor, 0)).toBe(price.totalMinor)
      expect(price.subtotalMinor - price.discountMinor + price.feesMinor + price.taxMinor).toBe(price.totalMinor)
      expect(price.totalMinor).toBe(shown - price.discountMinor)
      expect(price.chargedMinor.reduce((sum, of) => sum + of, 0)).toBe(price.totalMinor)
      expect(price.totalMinor).toBeGreaterThanOrEqual(0)
      for (const part of price.parts) expect(part.kind === 'discount' ? -part.amountMinor : part.amountMinor).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('a pass at 79.00 with 8.1 % tax and a 2 % fee', () => {
  const lines: PricedLine[] = [{ ticketTypeId: newId('tty'), occurrenceId: null, quantity: 2, unitMinor: 7900, taxBps: 810 }]
  expect(priceOrder(lines, [1580], 200)).toMatchObject({
    grossMinor: 15800,
    discountMinor: 1580,
    totalMinor: 14220,
    taxMinor: 1066,
    feesMinor: 284,
    subtotalMinor: 14450,
  })
})

test('what costs nothing has no fee and no tax', () => {
  const lines: PricedLine[] = [{ ticketTypeId: newId('tty'), occurrenceId: null, quantity: 3, unitMinor: 0, taxBps: 810 }]
  const price = priceOrder(lines, [0], 500)
  expect(price.totalMinor).toBe(0)
  expect(price.parts.map((of) => of.kind)).toEqual(['ticket'])
})
