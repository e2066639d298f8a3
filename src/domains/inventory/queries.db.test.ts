import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { reservations } from '@/db/schema/inventory'
import { testDatabase } from '@/db/testing'
import { makeOccurrence } from '@/domains/events/testing'
import { makeUser } from '@/domains/identity/testing'
import { assert } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { MINUTE_MS } from '@/lib/time'
import { makeBuyer } from '@/platform/testing'
import { takeStock } from './commands/reserve'
import { CART_MEMORY_MS, reservationView } from './contract'
import { getCart, getReservation } from './queries'
import { makeOnSaleEvent, makePriceTier, makeTicketType } from './testing'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)

async function hold(
  scope: ReturnType<typeof makeBuyer>,
  { eventId, ticketTypeId, occurrenceId = null }: { eventId: Id<'evt'>; ticketTypeId: Id<'tty'>; occurrenceId?: Id<'occ'> | null },
  at = now,
  quantity = 1,
): Promise<Id<'rsv'>> {
  const answer = await takeStock({ db, now: at }, scope, { eventId, requestId: newId('req'), lines: [{ ticketTypeId, occurrenceId, quantity }] })
  assert(answer.outcome === 'reserved', 'the stock is there')
  return answer.reservationId
}

test('a cart holds every reservation, the first to lapse on top, with what it needs to be shown; one round trip', async () => {
  const buyer = makeBuyer()
  const sale = await makeOnSaleEvent(db, { now })
  await makePriceTier(db, { orgId: sale.orgId, ticketTypeId: sale.ticketTypeId, quota: 1 })
  const { startsAt } = sale
  const { occurrenceId } = await makeOccurrence(db, { orgId: sale.orgId, eventId: sale.eventId, startsAt })
  const dated = await makeTicketType(db, { orgId: sale.orgId, eventId: sale.eventId, occurrenceIds: [occurrenceId], position: 1 })
  const second = await hold(buyer, { ...sale, ticketTypeId: dated.ticketTypeId, occurrenceId }, later(MINUTE_MS))
  const first = await hold(buyer, sale, now, 2)

  const before = database.roundTrips()
  const cart = await getCart(db, buyer, later(2 * MINUTE_MS))
  expect(database.roundTrips() - before).toBe(1)
  expect(cart.past).toEqual([])
  expect(cart.held.map(({ id }) => id)).toEqual([first, second])
  expect(cart.held).toMatchObject([
    {
      status: 'held', eventSlug: sale.slug, colors: ['#1f1147', '#ff6b4a'], onSale: true, orderId: null, endedAt: null,
      lines: [{ quantity: 1, unitMinor: 2000, tierName: { en: 'Early bird' } }, { quantity: 1, unitMinor: 2500, tierName: null }],
      total: { minor: 4500, currency: 'EUR' },
    },
    { lines: [{ occurrenceId, occurrenceStartsAt: startsAt }] },
  ])
})

test('another browser’s cart is empty; an account finds its own on every device', async () => {
  const { userId } = await makeUser(db)
  const sale = await makeOnSaleEvent(db, { now })
  const id = await hold(makeBuyer({ userId }), sale)
  expect((await getCart(db, makeBuyer({ userId }), now)).held).toMatchObject([{ id }])
  expect(await getCart(db, makeBuyer(), now)).toEqual({ now, held: [], past: [] })
})

test('what lapsed says so before the sweep comes, and is forgotten after a week', async () => {
  const buyer = makeBuyer()
  const sale = await makeOnSaleEvent(db, { now })
  const id = await hold(buyer, sale)
  const tomorrow = later(24 * 60 * MINUTE_MS)
  expect(await getCart(db, buyer, tomorrow)).toMatchObject({ held: [], past: [{ id, status: 'expired', endedAt: later(10 * MINUTE_MS) }] })
  expect(await getCart(db, buyer, later(CART_MEMORY_MS + 1))).toMatchObject({ held: [], past: [] })
})

test('of an event the last thing that happened counts, and nothing while something is held', async () => {
  const buyer = makeBuyer()
  const [one, two] = [await makeOnSaleEvent(db, { now }), await makeOnSaleEvent(db, { now })]
  const end = (id: Id<'rsv'>, status: 'released' | 'converted') =>
    db.update(reservations).set({ status, endedAt: later(MINUTE_MS) }).where(eq(reservations.id, id))
  await end(await hold(buyer, one), 'released')
  const bought = await hold(buyer, one, later(1000))
  await end(bought, 'converted')
  await end(await hold(buyer, two), 'released')
  const held = await hold(buyer, two, later(1000))
  const cart = await getCart(db, buyer, later(2 * MINUTE_MS))
  expect(cart.held).toMatchObject([{ id: held }])
  expect(cart.past).toMatchObject([{ id: bought, status: 'converted', endedAt: later(MINUTE_MS) }])
})

test('a reservation comes with the colours of its event, in one round trip', async () => {
  const buyer = makeBuyer()
  const id = await hold(buyer, await makeOnSaleEvent(db, { now }))
  const before = database.roundTrips()
  const view = await getReservation(db, buyer, id, now)
  expect(database.roundTrips() - before).toBe(1)
  expect(reservationView.parse(view)).toMatchObject({ id, status: 'held', now, colors: ['#1f1147', '#ff6b4a'], orderId: null })
  await expect(getReservation(db, makeBuyer(), id, now)).rejects.toMatchObject({ code: 'inventory.reservation_not_found' })
})
