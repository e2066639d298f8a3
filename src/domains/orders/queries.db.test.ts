import { afterEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/testing'
import { makeOnSaleEvent, makeTicketType } from '@/domains/inventory/testing'
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
  expect((await listMyOrders(db, mine, { limit: 20 })).orders).toMatchObject([{ id: orderId, ticketCount: 1 }])
  expect((await listMyOrders(db, theirs, { limit: 20 })).orders).toEqual([])
})

test('my orders come newest first, page by page, each once', async () => {
  const { userId } = await makeUser(db)
  const scope = makeBuyer({ userId })
  const made = [await bought(scope), await bought(scope), await bought(scope)].map(({ orderId }) => orderId)
  const first = await listMyOrders(db, userId, { limit: 2 })
  const second = await listMyOrders(db, userId, { limit: 2, ...(first.nextCursor && { cursor: first.nextCursor }) })
  expect([...first.orders, ...second.orders].map(({ id }) => id)).toEqual(made.toReversed())
  expect(second.nextCursor).toBeNull()
})

test('an event is sold out when nothing is left of what everyone may buy', async () => {
  const part = await bought(makeBuyer(), 2)
  expect(await soldOutEventOf(db, part.orderId)).toBeNull()
  const whole = await bought(makeBuyer(), 3)
  await makeTicketType(db, { ...whole, visibility: 'hidden', quota: 9 })
  expect(await soldOutEventOf(db, whole.orderId)).toBe(whole.eventId)
})
