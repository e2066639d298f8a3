import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { events } from '@/db/schema/events'
import { promoCodes, promotions } from '@/db/schema/promotions'
import { testDatabase } from '@/db/testing'
import { makeOccurrence } from '@/domains/events/testing'
import { reserve } from '@/domains/inventory/commands/reserve'
import { RESERVATION_EXTENSION_MS } from '@/domains/inventory/contract'
import { makeOnSaleEvent, makeTicketType } from '@/domains/inventory/testing'
import { assert } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { orderLinkSecret } from '@/platform/links'
import { makeBuyer, makeShell } from '@/platform/testing'
import { makeUser } from '@/domains/identity/testing'
import { claimOrder } from './commands/claim-order'
import { placeOrder } from './commands/place-order'
import { getOrder, listMyOrders, orderAccess, soldOutEventOf } from './queries'
import { makeReservation, orderInput } from './testing'

const database = testDatabase()
const { db } = database
const now = new Date()
const shell = makeShell(database, now)

afterEach(() => shell.settled())

async function bought(scope = makeBuyer(), quantity = 1) {
  const sale = await makeOnSaleEvent(db, { now, priceMinor: 0, quota: 3 })
  const { orderId } = await placeOrder(shell, scope, orderInput(await makeReservation(db, scope, { ...sale, quantity, now })))
  return { ...sale, scope, orderId }
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'seen',
    (error: unknown) => (error instanceof DomainError ? error.code : 'another error'),
  )

test('an order is seen by its browser, its account and the mailed link, and by nobody else; one round trip', async () => {
  const { scope, orderId } = await bought()
  const before = database.roundTrips()
  expect(await getOrder(db, { scope, hasLink: false }, orderId, now)).toMatchObject({ id: orderId, status: 'confirmed', tickets: [{ status: 'active' }] })
  expect(database.roundTrips() - before).toBe(1)
  const stranger = makeBuyer()
  const accessToken = await orderLinkSecret(shell.env.AUTH_SECRET, orderId)
  const byLink = await orderAccess({ ...shell, scope: stranger }, { orderId, accessToken })
  expect(await codeOf(getOrder(db, byLink, orderId, now))).toBe('seen')
  const other = await orderAccess({ ...shell, scope: stranger }, { orderId, accessToken: await orderLinkSecret(shell.env.AUTH_SECRET, newId('ord')) })
  expect(await codeOf(getOrder(db, other, orderId, now))).toBe('orders.not_found')
  expect(await codeOf(getOrder(db, { scope: stranger, hasLink: false }, orderId, now))).toBe('orders.not_found')
})

test('a guest’s order is taken into an account once, with its tickets', async () => {
  const { scope, orderId } = await bought()
  const [{ userId: mine }, { userId: theirs }] = [await makeUser(db), await makeUser(db)]
  expect(await codeOf(claimOrder(shell, { scope: makeBuyer(), hasLink: false }, theirs, orderId))).toBe('orders.not_found')
  expect(await claimOrder(shell, { scope, hasLink: false }, mine, orderId)).toEqual({ outcome: 'claimed' })
  expect(await claimOrder(shell, { scope, hasLink: false }, mine, orderId)).toEqual({ outcome: 'already_yours' })
  expect(await codeOf(claimOrder(shell, { scope, hasLink: true }, theirs, orderId))).toBe('orders.belongs_to_another_account')
  expect((await listMyOrders(db, mine, { limit: 20 }, now)).orders).toMatchObject([{ id: orderId, ticketCount: 1 }])
  expect((await listMyOrders(db, theirs, { limit: 20 }, now)).orders).toEqual([])
})

test('my orders come newest first, page by page, each once', async () => {
  const { userId } = await makeUser(db)
  const scope = makeBuyer({ userId })
  const made = [await bought(scope), await bought(scope), await bought(scope)].map(({ orderId }) => orderId)
  const first = await listMyOrders(db, userId, { limit: 2 }, now)
  const second = await listMyOrders(db, userId, { limit: 2, ...(first.nextCursor && { cursor: first.nextCursor }) }, now)
  expect([...first.orders, ...second.orders].map(({ id }) => id)).toEqual(made.toReversed())
  expect(second.nextCursor).toBeNull()
})

test('my orders to come are those of events that are not over and not cancelled; the rest is past', async () => {
  const { userId } = await makeUser(db)
  const scope = makeBuyer({ userId })
  const [ahead, over] = [await bought(scope), await bought(scope)]
  const ids = async (when: 'upcoming' | 'past', at: Date) =>
    (await listMyOrders(db, userId, { when, limit: 20 }, at)).orders.map(({ id }) => id)
  await db.update(events).set({ status: 'cancelled' }).where(eq(events.id, over.eventId))
  expect([await ids('upcoming', now), await ids('past', now)]).toEqual([[ahead.orderId], [over.orderId]])
  const afterwards = new Date(ahead.endsAt.getTime() + 1)
  expect([await ids('upcoming', afterwards), await ids('past', afterwards)]).toEqual([[], [over.orderId, ahead.orderId]])
})

test('an event is sold out when nothing is left of what everyone may buy', async () => {
  const part = await bought(makeBuyer(), 2)
  expect(await soldOutEventOf(db, part.orderId)).toBeNull()
  const whole = await bought(makeBuyer(), 3)
  await makeTicketType(db, { ...whole, visibility: 'hidden', quota: 9 })
  expect(await soldOutEventOf(db, whole.orderId)).toBe(whole.eventId)
})

test('a pending order says until when its tickets are held and of which reservation; its lines say their date, its discount its name', async () => {
  const scope = makeBuyer()
  const sale = await makeOnSaleEvent(db, { now })
  const { occurrenceId } = await makeOccurrence(db, { orgId: sale.orgId, eventId: sale.eventId, startsAt: sale.startsAt })
  const dated = await makeTicketType(db, { orgId: sale.orgId, eventId: sale.eventId, occurrenceIds: [occurrenceId], position: 1 })
  const [promotionId, code] = [newId('prm'), `FAIR${newId('req').slice(-8).toUpperCase()}`]
  await db.batch([
    db.insert(promotions).values({ id: promotionId, orgId: sale.orgId, eventId: sale.eventId, name: 'Friends of the house', kind: 'percentage', percentBps: 1000 }),
    db.insert(promoCodes).values({ id: newId('pcd'), orgId: sale.orgId, promotionId, code }),
  ])
  const lines = [{ ticketTypeId: dated.ticketTypeId, occurrenceId, quantity: 1 }]
  const held = await reserve(shell, scope, { eventId: sale.eventId, requestId: newId('req'), lines })
  assert(held.outcome === 'reserved', 'the stock is there')
  const { orderId } = await placeOrder(shell, scope, orderInput(held.reservationId, { promoCode: code }))
  expect(await getOrder(db, { scope, hasLink: false }, orderId, now)).toMatchObject({
    status: 'pending',
    reservationId: held.reservationId,
    expiresAt: new Date(now.getTime() + RESERVATION_EXTENSION_MS),
    now,
    event: { colors: ['#1f1147', '#ff6b4a'] },
    discountName: 'Friends of the house',
    lines: [{ kind: 'ticket', occurrenceId, occurrenceStartsAt: sale.startsAt }, { kind: 'discount', occurrenceStartsAt: null }, { kind: 'tax' }],
  })
})

test('a confirmed order has no clock, and its tickets say how long they are good for', async () => {
  const scope = makeBuyer()
  const validUntil = new Date('2031-05-01T10:00:00Z')
  const sale = await makeOnSaleEvent(db, { now, priceMinor: 0, validUntil })
  const { orderId } = await placeOrder(shell, scope, orderInput(await makeReservation(db, scope, { ...sale, quantity: 1, now })))
  expect(await getOrder(db, { scope, hasLink: false }, orderId, now)).toMatchObject({
    status: 'confirmed', expiresAt: null, discountName: null, tickets: [{ validUntil }],
  })
})
