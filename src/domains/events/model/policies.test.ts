import { describe, expect, test } from 'vitest'
import { type Policies, policyDeadline } from '../contract'
import { spanOf, termsOf } from './policies'

const startsAt = new Date('2026-07-03T18:00:00Z')
const now = new Date('2026-06-01T12:00:00Z')
const policies: Policies = {
  refund: { hoursBefore: 48, feeBps: 1000, feeMinor: 0 },
  transfer: { hoursBefore: 0, feeMinor: 250 },
  cancellation: { withinDays: 14, feeMinor: 0 },
}

describe('terms', () => {
  test('each with its deadline and what it costs', () => {
    expect(termsOf(policies, 'EUR', startsAt, now)).toEqual({
      refund: { hours: 48, until: new Date('2026-07-01T18:00:00Z'), closed: false, fee: { kind: 'share', bps: 1000 } },
      transfer: { hours: null, until: startsAt, closed: false, fee: { kind: 'amount', amount: { minor: 250, currency: 'EUR' } } },
      cancellation: { withinDays: 14, fee: { kind: 'none' } },
    })
  })

  test('closed from the deadline on', () => {
    const until = policyDeadline({ hoursBefore: 48 }, startsAt)
    expect(termsOf(policies, 'EUR', startsAt, new Date(until.getTime() - 1)).refund?.closed).toBe(false)
    expect(termsOf(policies, 'EUR', startsAt, until).refund?.closed).toBe(true)
  })

  test('a series has spans, its dates have deadlines', () => {
    expect(termsOf(policies, 'NGN', null, now).refund).toMatchObject({ hours: 48, until: null, closed: false })
  })

  test('what is not granted is not there; a share and an amount go together', () => {
    const strict: Policies = { refund: null, transfer: null, cancellation: { withinDays: 30, feeMinor: 100 } }
    expect(termsOf(strict, 'KWD', startsAt, now)).toEqual({
      refund: null, transfer: null, cancellation: { withinDays: 30, fee: { kind: 'amount', amount: { minor: 100, currency: 'KWD' } } },
    })
    const both = { ...policies, refund: { hoursBefore: 1, feeBps: 500, feeMinor: 100 } }
    expect(termsOf(both, 'EUR', startsAt, now).refund?.fee).toEqual({ kind: 'both', bps: 500, amount: { minor: 100, currency: 'EUR' } })
  })
})

test.each([[48, 'days', 2], [24, 'hours', 24], [36, 'hours', 36], [336, 'days', 14], [1, 'hours', 1]] as const)(
  '%i hours are said in %s: %i', (hours, unit, count) => expect(spanOf(hours)).toEqual({ unit, count }),
)
