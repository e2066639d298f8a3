import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { orders } from '@/db/schema/orders'
import { testDatabase } from '@/db/testing'
import { makeEvent } from '@/domains/events/testing'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { makeKey } from '@/domains/keys/testing'
import { assert, only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { HOUR_MS } from '@/lib/time'
import { mintOrgScope, type OrgScope } from '@/platform/authz'
import { makeBuyer, makeShell } from '@/platform/testing'
import { placeOrder } from '../commands/place-order'
import { orgOrderDetail, orgOrdersInput, orgOrdersResult } from '../contract'
import { makeReservation, orderInput } from '../testing'
import { getOrgOrder, listOrgOrders, orgOrdersQuery } from './org-orders'

const database = testDatabase()
const { db } = database
const now = new Date('2026-06-01T12:00:00Z')
const shell = makeShell(database, now)

interface Sold {
  orgId: Id<'org'>
  eventId: Id<'evt'>
  scope: OrgScope
  ids: Id<'ord'>[]
  first: Id<'ord'>
}

/** An organisation that sold `count` free orders of two tickets, an hour apart, the first one first. */
async function makeSold(count: number): Promise<Sold> {
  const sale = await makeOnSaleEvent(db, { now, priceMinor: 0 })
  const { keyId } = await makeKey(db, { orgId: sale.orgId })
  const scope = mintOrgScope({ orgId: sale.orgId, actor: { kind: 'key', id: keyId }, role: null, permission: 'orders.view' })
  const ids: Id<'ord'>[] = []
  for (let index = 0; index < count; index += 1) {
    const buyer = makeBuyer()
    const { orderId } = await placeOrder(shell, buyer, orderInput(await makeReservation(db, buyer, { ...sale, now })))
    await db.update(orders).set({ createdAt: new Date(now.getTime() + index * HOUR_MS) }).where(eq(orders.id, orderId))
    ids.push(orderId)
  }
  const [first] = ids
  assert(first, 'something was sold')
  return { ...sale, scope, ids, first }
}

const list = async (scope: OrgScope, query: z.input<typeof orgOrdersInput> = {}) =>
  orgOrdersResult.parse(await listOrgOrders(shell, scope, orgOrdersInput.parse(query)))

describe('an organisation’s orders', () => {
  let mine: Sold
  let theirs: Sold
  beforeAll(async () => {
    mine = await makeSold(5)
    theirs = await makeSold(1)
  })

  test('are its own, the latest first, each with what it cost, in one round trip', async () => {
    const before = database.roundTrips()
    const { items, nextCursor } = await list(mine.scope)
    expect(database.roundTrips() - before).toBe(1)
    expect(items.map(({ id }) => id)).toEqual(mine.ids.toReversed())
    expect(nextCursor).toBeNull()
    expect(items[0]).toMatchObject({
      eventId: mine.eventId, status: 'confirmed', ticketCount: 2, buyer: { name: 'Ada Lindqvist', locale: 'en' },
      total: { minor: 0, currency: 'EUR' }, createdAt: new Date(now.getTime() + 4 * HOUR_MS),
    })
  })

  test('page by page there is each of them once, those of the same instant too', async () => {
    const { orgId, scope, ids } = await makeSold(5)
    await db.update(orders).set({ createdAt: now }).where(eq(orders.orgId, orgId))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { items, nextCursor } = await list(scope, { limit: 2, cursor })
      expect(items.length).toBeLessThanOrEqual(2)
      seen.push(...items.map(({ id }) => id))
      cursor = nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })

  test('are narrowed by event, state and time', async () => {
    const hour = (index: number) => new Date(now.getTime() + index * HOUR_MS).toISOString()
    expect((await list(mine.scope, { eventId: mine.eventId, status: 'confirmed' })).items).toHaveLength(5)
    expect((await list(mine.scope, { status: 'pending' })).items).toEqual([])
    expect((await list(mine.scope, { eventId: theirs.eventId })).items).toEqual([])
    expect((await list(mine.scope, { createdFrom: hour(3), createdBefore: hour(4) })).items.map(({ id }) => id)).toEqual([mine.ids[3]])
  })

  test('a cursor is good for the list that gave it', async () => {
    const { nextCursor } = await list(mine.scope, { limit: 1 })
    assert(nextCursor, 'there are more')
    const refused = { code: 'common.cursor_foreign', kind: 'invalid' }
    await expect(list(theirs.scope, { limit: 1, cursor: nextCursor })).rejects.toMatchObject(refused)
    await expect(list(mine.scope, { limit: 1, status: 'pending', cursor: nextCursor })).rejects.toMatchObject(refused)
    await expect(list(mine.scope, { limit: 1, cursor: `${nextCursor}x` })).rejects.toMatchObject(refused)
    expect((await list(mine.scope, { limit: 4, cursor: nextCursor })).items).toHaveLength(4)
  })

  test('the lists of a large organisation and of one of its events are read from their indexes, unsorted', async () => {
    const { orgId, scope, first } = await makeSold(1)
    for (let count = 0; count < 8; count += 1) await makeEvent(db, { orgId })
    const copies = sql`insert into orders (id, org_id, event_id, reservation_id, number, status, buyer_hash, email, name, locale, currency,
        subtotal_minor, discount_minor, fees_minor, tax_minor, total_minor, request_id, created_at)
      select new_id('ord'), o.org_id, e.id, o.reservation_id, 'FG-' || e.id || n, 'cancelled', o.buyer_hash, o.email, o.name, o.locale, o.currency,
        0, 0, 0, 0, 0, e.id || n, o.created_at - n * interval '1 minute'
      from orders o join events e on e.org_id = o.org_id cross join generate_series(1, 400) n where o.id = ${first}`
    await db.batch([db.execute(copies), db.execute(sql`analyze orders`)])
    const { eventId } = only(await db.selectDistinct({ eventId: orders.eventId }).from(orders).where(eq(orders.id, first)))
    const planOf = async (query: z.input<typeof orgOrdersInput>) => {
      const { rows } = await db.execute(sql`explain ${orgOrdersQuery({ db }, scope, orgOrdersInput.parse(query), `${now.toISOString()} ${first}`)}`)
      return JSON.stringify(rows)
    }
    const [ofOrg, ofEvent] = [await planOf({}), await planOf({ eventId })]
    expect(ofOrg).toContain('using orders_by_org')
    expect(ofEvent).toContain('using orders_by_event')
    expect(ofOrg + ofEvent).not.toContain('Sort')
  })

  test('one with its lines, payment and tickets, in one round trip', async () => {
    const before = database.roundTrips()
    const order = orgOrderDetail.parse(await getOrgOrder(shell, mine.scope, mine.first))
    expect(database.roundTrips() - before).toBe(1)
    expect(order).toMatchObject({
      lines: [{ kind: 'ticket', quantity: 2, unitMinor: 0, name: { en: 'Standing' } }],
      payment: { provider: 'free', status: 'completed' },
      refunded: { minor: 0, currency: 'EUR' },
    })
    expect(order.ticketIds).toHaveLength(2)
  })

  test('another organisation’s is not there', async () => {
    await expect(getOrgOrder(shell, mine.scope, theirs.first)).rejects.toMatchObject({ code: 'orders.not_found', kind: 'not_found' })
    await expect(getOrgOrder(shell, mine.scope, newId('ord'))).rejects.toMatchObject({ code: 'orders.not_found' })
  })
})
