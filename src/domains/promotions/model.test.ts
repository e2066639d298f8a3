import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { planDiscount, type CodeFacts, type PromotionTerms } from './model'

const now = new Date('2026-07-01T12:00:00Z')
const day = newId('tty')
const vip = newId('tty')

function facts(terms: PromotionTerms, over: Partial<CodeFacts> = {}): CodeFacts {
  return {
    terms, active: true, startsAt: null, endsAt: null, maxRedemptions: null, redeemed: 0, maxPerCustomer: null,
    redeemedByCustomer: 0, ticketTypeIds: null, ...over,
  }
}

const cart = [
  { ticketTypeId: day, quantity: 3, unitMinor: 5000 },
  { ticketTypeId: vip, quantity: 1, unitMinor: 12000 },
]
const tenPercent = facts({ kind: 'percentage', percentBps: 1000 })

test('a percentage of each line it is for', () => {
  expect(planDiscount(tenPercent, cart, 'EUR', now)).toEqual({ outcome: 'applied', perLineMinor: [1500, 1200] })
  expect(planDiscount({ ...tenPercent, ticketTypeIds: [vip] }, cart, 'EUR', now)).toEqual({ outcome: 'applied', perLineMinor: [0, 1200] })
})

test('a fixed amount is shared by cost and never goes below nothing', () => {
  expect(planDiscount(facts({ kind: 'fixed', amountMinor: 16000, currency: 'EUR' }), cart, 'EUR', now)).toEqual({
    outcome: 'applied', perLineMinor: [8889, 7111],
  })
})

test('buy three get one: the cheapest of four is free', () => {
  const terms = facts({ kind: 'buy_x_get_y', buyQuantity: 3, getQuantity: 1 })
  expect(planDiscount(terms, cart, 'EUR', now)).toEqual({ outcome: 'applied', perLineMinor: [5000, 0] })
  expect(planDiscount(terms, cart.slice(0, 1), 'EUR', now)).toEqual({ outcome: 'refused', reason: 'quantity_too_small' })
})

test.each([
  [null, 'unknown'],
  [{ ...tenPercent, active: false }, 'unknown'],
  [{ ...tenPercent, startsAt: new Date('2026-07-02T00:00:00Z') }, 'not_yet'],
  [{ ...tenPercent, endsAt: new Date('2026-07-01T12:00:00Z') }, 'over'],
  [{ ...tenPercent, maxRedemptions: 5, redeemed: 5 }, 'spent'],
  [{ ...tenPercent, maxPerCustomer: 1, redeemedByCustomer: 1 }, 'customer_limit'],
  [{ ...tenPercent, ticketTypeIds: [newId('tty')] }, 'not_for_these'],
  [facts({ kind: 'fixed', amountMinor: 100, currency: 'NGN' }), 'not_for_these'],
] as const)('refused, and why: case %#', (code, reason) => {
  expect(planDiscount(code, cart, 'EUR', now)).toEqual({ outcome: 'refused', reason })
})

test('no code takes more off a line than it costs', () => {
  const terms = fc.oneof(
    fc.record({ kind: fc.constant('percentage' as const), percentBps: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ kind: fc.constant('fixed' as const), amountMinor: fc.integer({ min: 1, max: 10_000_000 }), currency: fc.constant('EUR') }),
    fc.record({ kind: fc.constant('buy_x_get_y' as const), buyQuantity: fc.integer({ min: 1, max: 9 }), getQuantity: fc.integer({ min: 1, max: 9 }) }),
  )
  const line = fc.record({ ticketTypeId: fc.constant(day), quantity: fc.integer({ min: 1, max: 50 }), unitMinor: fc.integer({ min: 0, max: 99_999 }) })
  fc.assert(
    fc.property(terms, fc.array(line, { minLength: 1, maxLength: 8 }), (of, lines) => {
      const plan = planDiscount(facts(of), lines, 'EUR', now)
      if (plan.outcome === 'refused') return
      plan.perLineMinor.forEach((off, index) => {
        const cost = (lines[index]?.quantity ?? 0) * (lines[index]?.unitMinor ?? 0)
        expect(off).toBeGreaterThanOrEqual(0)
        expect(off).toBeLessThanOrEqual(cost)
      })
    }),
  )
})
