import { expect, test } from 'vitest'
import { expiresAt, isExpired, type TicketValidity } from './validity'

const at = (text: string) => new Date(`${text}Z`)
const none: TicketValidity = { validUntil: null, subscriptionEndsAt: null, firstScanAt: null, scanWindowDays: null }

test('without a rule a ticket never expires', () => {
  expect(expiresAt(none)).toBeNull()
  expect(isExpired({ ...none, scanWindowDays: 3 }, at('2999-01-01T00:00'))).toBe(false)
  expect(isExpired({ ...none, firstScanAt: at('2026-07-01T00:00') }, at('2999-01-01T00:00'))).toBe(false)
})

test.each([
  ['a date', { validUntil: at('2026-07-05T22:00') }],
  ['a subscription', { subscriptionEndsAt: at('2026-07-05T22:00') }],
  ['a window after the first scan', { firstScanAt: at('2026-07-02T22:00'), scanWindowDays: 3 }],
])('%s ends it: valid in its last instant, expired in the next', (_, rule) => {
  const ticket = { ...none, ...rule }
  expect(isExpired(ticket, at('2026-07-05T22:00:00.000'))).toBe(false)
  expect(isExpired(ticket, at('2026-07-05T22:00:00.001'))).toBe(true)
})

test('whichever comes first counts', () => {
  const ticket = { validUntil: at('2026-08-01T00:00'), subscriptionEndsAt: at('2026-07-20T00:00'), firstScanAt: at('2026-07-01T12:00'), scanWindowDays: 7 }
  expect(expiresAt(ticket)).toEqual(at('2026-07-08T12:00'))
  expect(expiresAt({ ...ticket, firstScanAt: null })).toEqual(at('2026-07-20T00:00'))
})

test('a day of the window is 24 hours, though the clocks change in it', () => {
  expect(expiresAt({ ...none, firstScanAt: at('2026-10-24T20:00'), scanWindowDays: 1 })).toEqual(at('2026-10-25T20:00'))
})
