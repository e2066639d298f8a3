import { and, eq } from 'drizzle-orm'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { events } from '@/db/schema/events'
import { stocks, reservations } from '@/db/schema/inventory'
import { orderLines, orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { auditLog, outbox } from '@/db/schema/platform'
import { promoCodes, promotions, redemptions } from '@/db/schema/promotions'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { only } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import { newId, type Id } from '@/lib/ids'
import { makeBuyer, makeShell } from '@/platform/testing'
import { makeReservation, orderInput } from '../testing'
import { cancelOrder } from './cancel-order'
import { placeOrder } from './place-order'

const database = testDatabase()
const { db } = database
// The provider looks at its own clock: pages must lie in its future.
const now = new Date()
const shell = makeShell(database, now)
const { stripe: stripeUrl } = inject('cloud').urls

afterEach(() => shell.settled())

const codeOf = (error: unknown) => (error instanceof DomainError ? [error.code, error.meta] : error)

async function makeCode(orgId: Id<'org'>, facts: Partial<typeof promotions.$inferInsert> & { maxRedemptions?: number }, code = 'TEN') {
  const promotionId = newId('prm')
  const { maxRedemptions = null, ...of } = facts
  await db.insert(promotions).values({ id: promotionId, orgId, name: 'Ten off', kind: 'percentage', percentBps: 1000, ...of })
  await db.insert(promoCodes).values({ id: newId('pcd'), orgId, promotionId, code, maxRedemptions })
  return promotionId
}

const redeemed = async (orgId: Id<'org'>) => only(await db.select().from(promoCodes).where(eq(promoCodes.orgId, orgId))).redeemed

describe('placing an order', () => {
  test('writes every part of the total, opens the payment page and extends the reservation once, in two round trips', async () => {
    const { orgId, eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, priceMinor: 7900, taxBps: 810 })
    await makeCode(orgId, {})
    const buyer = makeBuyer()
    const reservationId = await makeReservation(db, buyer, { eventId, ticketTypeId, now })
    const before = database.roundTrips()
    const result = await placeOrder(shell, buyer, orderInput(reservationId, { promoCode: 'TEN' }))
    expect(database.roundTrips() - before).toBe(2)
    expect(result).toMatchObject({ outcome: 'pay', checkoutUrl: expect.stringContaining(`${stripeUrl}/pay/`) })

    const order = only(await db.select().from(orders).where(eq(orders.id, result.orderId)))
    expect(order).toMatchObject({ status: 'pending', totalMinor: 14220, discountMinor: 1580, taxMinor: 1066 })
    const parts = await db.select().from(orderLines).where(eq(orderLines.orderId, order.id))
    expect(parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(14220)
    expect(only(await db.select().from(payments).where(eq(payments.orderId, order.id)))).toMatchObject({
      status: 'pending', amountMinor: 14220, provider: 'stripe',
    })
    expect(only(await db.select().from(reservations).where(eq(reservations.id, reservationId)))).toMatchObject({ status: 'held', extendedAt: now })
    expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, order.id))).toMatchObject([{ action: 'order.placed', orgId }])
    expect(await redeemed(orgId)).toBe(1)
  })

  test('a repeat, even at the same instant, gets the first answer: one order, one payment page', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now })
    const buyer = makeBuyer()
    const input = orderInput(await makeReservation(db, buyer, { eventId, ticketTypeId, now }))
    const results = await Promise.all(Array.from({ length: 4 }, () => placeOrder(shell, buyer, input)))
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
    expect(await placeOrder(shell, buyer, input)).toEqual(results[0])
    expect(await db.select().from(orders).where(eq(orders.reservationId, input.reservationId))).toHaveLength(1)
  })

  test('what costs nothing is confirmed at once: tickets, sold stock, news', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, priceMinor: 0 })
    const buyer = makeBuyer()
    const reservationId = await makeReservation(db, buyer, { eventId, ticketTypeId, quantity: 3, now })
    const { outcome, orderId } = await placeOrder(shell, buyer, orderInput(reservationId))
    expect(outcome).toBe('confirmed')
    const issued = await db.select().from(tickets).where(eq(tickets.orderId, orderId))
    expect(issued).toHaveLength(3)
    expect(new Set(issued.map((ticket) => ticket.code)).size).toBe(3)
    for (const { code } of issued) expect(code).toMatch(/^TKT-[2-9A-HJ-NP-Z]{6}$/)
    expect(only(await db.select().from(stocks).where(eq(stocks.ticketTypeId, ticketTypeId)))).toMatchObject({ held: 0, sold: 3 })
    expect(await db.select().from(outbox).where(and(eq(outbox.subjectId, orderId), eq(outbox.name, 'order.confirmed')))).toHaveLength(1)
  })

  test('changing the cart’s code after coming back from the payment page replaces the order and gives the code back', async () => {
    const { orgId, eventId, ticketTypeId } = await makeOnSaleEvent(db, { now })
    await makeCode(orgId, { maxPerCustomer: 1 })
    const buyer = makeBuyer()
    const reservationId = await makeReservation(db, buyer, { eventId, ticketTypeId, now })
    const who = { name: 'Ada', email: 'ada.replaces@buyers.example' }
    const first = await placeOrder(shell, buyer, orderInput(reservationId, { promoCode: 'TEN', buyer: who }))
    const second = await placeOrder(shell, buyer, orderInput(reservationId, { promoCode: 'TEN', buyer: { ...who, name: 'Ada L.' } }))
    expect(second.orderId).not.toBe(first.orderId)
    const rows = await db.select({ id: orders.id, status: orders.status }).from(orders).where(eq(orders.reservationId, reservationId))
    expect(Object.fromEntries(rows.map((row) => [row.id, row.status]))).toEqual({ [first.orderId]: 'cancelled', [second.orderId]: 'pending' })
    expect(await redeemed(orgId)).toBe(1)
    expect(await db.select().from(outbox).where(eq(outbox.name, 'order.cancelled'))).not.toHaveLength(0)
    expect(only(await db.select().from(stocks).where(eq(stocks.ticketTypeId, ticketTypeId)))).toMatchObject({ held: 2 })
  })
})

describe('refusals change nothing', () => {
  test('somebody else’s reservation is not found', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now })
    const reservationId = await makeReservation(db, makeBuyer(), { eventId, ticketTypeId, now })
    expect(codeOf(await placeOrder(shell, makeBuyer(), orderInput(reservationId)).catch((error: unknown) => error))).toEqual([
      'orders.reservation_not_found', {},
    ])
  })

  test('a lapsed reservation', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now })
    const buyer = makeBuyer()
    const reservationId = await makeReservation(db, buyer, { eventId, ticketTypeId, now: new Date(now.getTime() - 10 * 60_000) })
    expect(codeOf(await placeOrder(shell, buyer, orderInput(reservationId)).catch((error: unknown) => error))).toEqual([
      'orders.reservation_expired', {},
    ])
    expect(await db.select().from(orders).where(eq(orders.reservationId, reservationId))).toEqual([])
  })

  test('a reservation for an event that was cancelled meanwhile', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now })
    const buyer = makeBuyer()
    const reservationId = await makeReservation(db, buyer, { eventId, ticketTypeId, now })
    await db.update(events).set({ status: 'cancelled' }).where(eq(events.id, eventId))
    expect(codeOf(await placeOrder(shell, buyer, orderInput(reservationId)).catch((error: unknown) => error))).toEqual(['orders.reservation_expired', {}])
    expect(await db.select().from(orders).where(eq(orders.reservationId, reservationId))).toEqual([])
  })

  test.each([
    ['unknown', 'NOPE', {}],
    ['over', 'TEN', { endsAt: now }],
    ['not_yet', 'TEN', { startsAt: new Date(now.getTime() + 1000) }],
    ['spent', 'TEN', { maxRedemptions: 0 }],
  ])('a code that is %s', async (reason, promoCode, facts) => {
    const { orgId, eventId, ticketTypeId } = await makeOnSaleEvent(db, { now })
    await makeCode(orgId, facts)
    const buyer = makeBuyer()
    const reservationId = await makeReservation(db, buyer, { eventId, ticketTypeId, now })
    const error = await placeOrder(shell, buyer, orderInput(reservationId, { promoCode })).catch((thrown: unknown) => thrown)
    expect(codeOf(error)).toEqual(['orders.code_refused', { reason }])
    expect(await redeemed(orgId)).toBe(0)
  })

  test('another organisation’s code is unknown', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now })
    const other = await makeOnSaleEvent(db, { now })
    await makeCode(other.orgId, {}, 'FOREIGN')
    const buyer = makeBuyer()
    const reservationId = await makeReservation(db, buyer, { eventId, ticketTypeId, now })
    const error = await placeOrder(shell, buyer, orderInput(reservationId, { promoCode: 'FOREIGN' })).catch((thrown: unknown) => thrown)
    expect(codeOf(error)).toEqual(['orders.code_refused', { reason: 'unknown' }])
  })

  test('the last use of a code for twelve buyers at once: one gets it', async () => {
    const { orgId, eventId, ticketTypeId } = await makeOnSaleEvent(db, { now })
    await makeCode(orgId, { maxRedemptions: 1 })
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, async () => {
        const buyer = makeBuyer()
        return placeOrder(shell, buyer, orderInput(await makeReservation(db, buyer, { eventId, ticketTypeId, now }), { promoCode: 'TEN' }))
      }),
    )
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [codeOf(result.reason)] : []))
    expect(refusals).toEqual(Array.from({ length: 11 }, () => ['orders.code_refused', { reason: 'spent' }]))
    expect(await redeemed(orgId)).toBe(1)
    expect(await db.select().from(redemptions).where(eq(redemptions.orgId, orgId))).toHaveLength(1)
  })

  test('a limit per customer holds for one address in many browsers at once', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, maxPerCustomer: 4 })
    const buyer = { name: 'Ada', email: 'one.customer@buyers.example' }
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, async () => {
        const browser = makeBuyer()
        return placeOrder(shell, browser, orderInput(await makeReservation(db, browser, { eventId, ticketTypeId, now }), { buyer }))
      }),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2)
  })
})

test('a cancelled order gives everything back once, and cannot be cancelled again', async () => {
  const { orgId, eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, maxPerCustomer: 2 })
  await makeCode(orgId, { maxPerCustomer: 1 })
  const buyer = makeBuyer()
  const reservationId = await makeReservation(db, buyer, { eventId, ticketTypeId, now })
  const { orderId } = await placeOrder(shell, buyer, orderInput(reservationId, { promoCode: 'TEN' }))
  const access = { scope: buyer, hasLink: false }
  expect(await cancelOrder(shell, { scope: makeBuyer(), hasLink: false }, orderId)).toEqual({ outcome: 'too_late' })
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => cancelOrder(shell, access, orderId)))
  expect(outcomes.filter(({ outcome }) => outcome === 'cancelled')).toHaveLength(1)
  expect(only(await db.select().from(stocks).where(eq(stocks.ticketTypeId, ticketTypeId)))).toMatchObject({ held: 0, sold: 0 })
  expect(await redeemed(orgId)).toBe(0)
  expect(only(await db.select().from(payments).where(eq(payments.orderId, orderId)))).toMatchObject({ status: 'failed' })
  expect(only(await db.select().from(reservations).where(eq(reservations.id, reservationId)))).toMatchObject({ status: 'released' })
})
