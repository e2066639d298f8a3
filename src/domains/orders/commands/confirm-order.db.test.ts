import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { priceTiers, reservations, stocks } from '@/db/schema/inventory'
import { payments } from '@/db/schema/payments'
import { auditLog, outbox } from '@/db/schema/platform'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeOnSaleEvent, makePriceTier } from '@/domains/inventory/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { makeBuyer, makeShell } from '@/platform/testing'
import { makeReservation, orderInput } from '../testing'
import { cancelOrder } from './cancel-order'
import { confirmOrder, type PaymentReport } from './confirm-order'
import { placeOrder } from './place-order'

const database = testDatabase()
const { db } = database
const now = new Date()
const shell = makeShell(database, now)
const provider = { kind: 'provider', id: 'stripe' } as const

afterEach(() => shell.settled())

async function waiting(facts: Parameters<typeof makeOnSaleEvent>[1] = {}, quantity = 2) {
  const sale = await makeOnSaleEvent(db, { now, ...facts })
  const buyer = makeBuyer()
  const reservationId = await makeReservation(db, buyer, { ...sale, quantity, now })
  const { orderId } = await placeOrder(shell, buyer, orderInput(reservationId))
  const payment = only(await db.select().from(payments).where(eq(payments.orderId, orderId)))
  return { ...sale, buyer, reservationId, orderId, report: reportOf(payment) }
}

const reportOf = (payment: { id: Id<'pay'>; amountMinor: number; currency: string }): PaymentReport => ({
  paymentId: payment.id,
  providerPaymentId: newId('req'),
  amountMinor: payment.amountMinor,
  currency: payment.currency,
  event: { id: newId('req'), type: 'payment_intent.succeeded', payload: {} },
})

const ticketsOf = (orderId: Id<'ord'>) => db.select().from(tickets).where(eq(tickets.orderId, orderId))

describe('confirming an order', () => {
  test('is one round trip of one statement, with tickets, stock, audit and news', async () => {
    const { orgId, orderId, reservationId, ticketTypeId, report } = await waiting()
    const before = { roundTrips: database.roundTrips(), statements: database.statements() }
    expect(await confirmOrder(shell, provider, report)).toEqual({ outcome: 'confirmed', orderId })
    expect(database.roundTrips() - before.roundTrips).toBe(1)
    expect(database.statements() - before.statements).toBe(1)
    expect(await ticketsOf(orderId)).toMatchObject([{ status: 'active', orgId }, { status: 'active', orgId }])
    expect(only(await db.select().from(stocks).where(eq(stocks.ticketTypeId, ticketTypeId)))).toMatchObject({ held: 0, sold: 2 })
    expect(only(await db.select().from(reservations).where(eq(reservations.id, reservationId)))).toMatchObject({ status: 'converted' })
    expect(await db.select().from(outbox).where(eq(outbox.subjectId, orderId))).toMatchObject([{ name: 'order.confirmed', payload: { orderId } }])
    const audit = await db.select().from(auditLog).where(eq(auditLog.subjectId, orderId))
    expect(audit.map((entry) => [entry.action, entry.actorKind])).toEqual([['order.placed', 'guest'], ['order.confirmed', 'provider']])
  })

  test('reported ten times at once: one of them does it', async () => {
    const { orderId, report } = await waiting()
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => confirmOrder(shell, provider, { ...report, event: { id: newId('req'), type: 'x', payload: {} } })),
    )
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['confirmed', ...Array.from({ length: 9 }, () => 'repeated')])
    expect(await ticketsOf(orderId)).toHaveLength(2)
  })

  test('against a cancellation at the same instant: one of the two, never both', async () => {
    const racers = await Promise.all(Array.from({ length: 12 }, () => waiting({}, 1)))
    const ends = await Promise.all(
      racers.map(async ({ buyer, orderId, report }) => {
        const [confirmed, cancelled] = await Promise.all([
          confirmOrder(shell, provider, report),
          cancelOrder(shell, { scope: buyer, hasLink: false }, orderId),
        ])
        return [confirmed.outcome, cancelled.outcome, (await ticketsOf(orderId)).length].join(' ')
      }),
    )
    for (const end of ends) expect(['confirmed too_late 1', 'lapsed cancelled 0']).toContain(end)
  })

  test('a tier’s count goes from held to sold with the stock’s', async () => {
    const sale = await makeOnSaleEvent(db, { now })
    const { priceTierId } = await makePriceTier(db, { orgId: sale.orgId, ticketTypeId: sale.ticketTypeId, quota: 1 })
    const buyer = makeBuyer()
    const { orderId } = await placeOrder(shell, buyer, orderInput(await makeReservation(db, buyer, { ...sale, now })))
    const payment = only(await db.select().from(payments).where(eq(payments.orderId, orderId)))
    expect(payment.amountMinor).toBe(4500)
    await confirmOrder(shell, provider, reportOf(payment))
    expect(only(await db.select().from(priceTiers).where(eq(priceTiers.id, priceTierId)))).toMatchObject({ held: 0, sold: 1 })
  })

  test('a subscription ends so many days after it was paid', async () => {
    const { orderId, report } = await waiting({ admission: 'subscription', subscriptionDays: 30 }, 1)
    await confirmOrder(shell, provider, report)
    expect(await ticketsOf(orderId)).toMatchObject([{ maxScans: null, subscriptionEndsAt: new Date(now.getTime() + 30 * DAY_MS) }])
  })
})

describe('what cannot be confirmed changes nothing', () => {
  test('another amount, another currency, a payment nobody knows', async () => {
    const { orderId, report } = await waiting()
    expect((await confirmOrder(shell, provider, { ...report, amountMinor: 1 })).outcome).toBe('amount_mismatch')
    expect((await confirmOrder(shell, provider, { ...report, currency: 'JPY' })).outcome).toBe('amount_mismatch')
    expect(await confirmOrder(shell, provider, { ...report, paymentId: newId('pay') })).toEqual({ outcome: 'unknown_payment', orderId: null })
    expect(await ticketsOf(orderId)).toEqual([])
  })

  test('an order that is paid already, by another payment of the provider', async () => {
    const { orderId, report } = await waiting()
    await confirmOrder(shell, provider, report)
    expect((await confirmOrder(shell, provider, { ...report, providerPaymentId: 'pi_second' })).outcome).toBe('paid_twice')
    expect(await ticketsOf(orderId)).toHaveLength(2)
  })
})
