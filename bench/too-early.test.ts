import { expect, test } from 'vitest'
import { newId } from '../src/lib/ids.ts'
import { refusedTooEarly } from './too-early.ts'

const [eventId, one, other] = [newId('evt'), newId('tty'), newId('tty')]
const quotas = new Map([[one, 10], [other, 10]])
const takings = [
  { ticketTypeId: one, quantity: 8, atMs: 100 },
  { ticketTypeId: other, quantity: 10, atMs: 100 },
  { ticketTypeId: one, quantity: 1, atMs: 200 },
]

/** Somebody who wanted two of each, and heard then that there are not enough of these. */
const refused = (receivedAt: number, ...types: string[]) => ({
  outcome: 'refused' as const,
  goods: { eventId, lines: [{ ticketTypeId: one, quantity: 2 }, { ticketTypeId: other, quantity: 2 }] },
  reserve: { sentAt: receivedAt - 5, receivedAt },
  refusals: types.map((ticketTypeId) => ({ ticketTypeId, reason: 'not_enough_left' })),
})

test('who was refused while as many were free was refused too early', () => {
  const early = refused(150, one)
  expect(refusedTooEarly([early, refused(250, one), refused(150, other)], takings, quotas)).toEqual([early])
})

test('each type that was refused counts', () => {
  const half = refused(150, other, one)
  expect(refusedTooEarly([half], takings, quotas)).toEqual([half])
})
