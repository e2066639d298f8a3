import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { makeDevice } from '@/domains/devices/testing'
import { makeEvent } from '@/domains/events/testing'
import { makeOnSaleEvent, makeTicketType } from '@/domains/inventory/testing'
import { makeKey } from '@/domains/keys/testing'
import { ORDER_FLOW } from '@/domains/orders/model'
import { makeReservation, orderInput } from '@/domains/orders/testing'
import { placeOrder } from '@/domains/orders/commands/place-order'
import { postgresError } from '@/lib/errors'
import { newId, type Id } from '@/lib/ids'
import { makeBuyer, makeShell } from '@/platform/testing'
import { scans } from './schema/gate'
import { artists, performances, stages } from './schema/events'
import { ORDER_STATUSES, orders } from './schema/orders'
import { stocks } from './schema/inventory'
import { auditLog } from './schema/platform'
import { testDatabase } from './testing'

const database = testDatabase()
const { db } = database
const now = new Date()

const broken = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => 'accepted',
    (error: unknown) => postgresError(error)?.constraint ?? 'another error',
  )

test('an order becomes what the table of states allows, and nothing else', async () => {
  const shell = makeShell(database, now)
  const buyer = makeBuyer()
  const { orderId } = await placeOrder(shell, buyer, orderInput(await makeReservation(db, buyer, { ...(await makeOnSaleEvent(db, { now })), now })))
  const confirmedAt = (status: string) => (status === 'pending' || status === 'cancelled' ? sql`null` : sql`now()`)
  const put = (status: (typeof ORDER_STATUSES)[number]) =>
    db.update(orders).set({ status, confirmedAt: confirmedAt(status) }).where(eq(orders.id, orderId))
  for (const from of ORDER_STATUSES) {
    for (const to of ORDER_STATUSES.filter((status) => status !== from)) {
      await db.batch([
        db.execute(sql`alter table orders disable trigger order_status_flows`),
        put(from),
        db.execute(sql`alter table orders enable trigger order_status_flows`),
      ])
      const allowed = ORDER_FLOW[from].some((status) => status === to)
      expect([from, to, await broken(put(to))]).toEqual([from, to, allowed ? 'accepted' : 'order_status_flows'])
    }
  }
  await shell.settled()
})

test('two performances never overlap on one stage; one may begin as the other ends', async () => {
  const { orgId, eventId, startsAt } = await makeEvent(db, { now })
  const [stageId, otherStage, artistId] = [newId('stg'), newId('stg'), newId('art')]
  await db.insert(stages).values([{ id: stageId, orgId, eventId, name: 'Dune', position: 0 }, { id: otherStage, orgId, eventId, name: 'Tide', position: 1 }])
  await db.insert(artists).values({ id: artistId, orgId, name: 'Mira Solenne', genre: 'pop' })
  const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
  const play = (stage: typeof stageId, from: number, to: number) =>
    broken(db.insert(performances).values({ id: newId('prf'), orgId, eventId, stageId: stage, artistId, startsAt: at(from), endsAt: at(to) }))
  expect(await play(stageId, 0, 60)).toBe('accepted')
  expect(await play(stageId, 59, 90)).toBe('performance_alone_on_stage')
  expect(await play(otherStage, 59, 90)).toBe('accepted')
  expect(await play(stageId, 60, 90)).toBe('accepted')
})

test('the audit log is append only', async () => {
  await db.insert(auditLog).values({ at: now, actorKind: 'system', actorId: 'test', action: 'test.done', subjectId: 'x' })
  expect(await broken(db.update(auditLog).set({ action: 'test.undone' }))).toBe('audit_log_append_only')
  expect(await broken(db.delete(auditLog))).toBe('audit_log_append_only')
  expect(await broken(db.execute(sql`truncate audit_log`))).toBe('audit_log_append_only')
})

test('a scan was made by a person, a device or a key, never by two of them', async () => {
  const { orgId, eventId } = await makeEvent(db, { now })
  const [{ deviceId }, { keyId }] = await Promise.all([makeDevice(db, { orgId, eventId }), makeKey(db, { orgId })])
  const scan = (by: { deviceId?: Id<'dev'>; keyId?: Id<'key'> }) =>
    broken(db.insert(scans).values({ id: newId('scn'), orgId, eventId, nonce: newId('req'), result: 'malformed', scannedAt: now, ...by }))
  expect(await scan({ keyId })).toBe('accepted')
  expect(await scan({ deviceId })).toBe('accepted')
  expect(await scan({ deviceId, keyId })).toBe('scan_made_by_one')
})

test('no code path oversells a stock, nor mixes events in one', async () => {
  const { orgId, eventId, stockId } = await makeOnSaleEvent(db, { now, quota: 5 })
  expect(await broken(db.update(stocks).set({ sold: 3, held: 3 }).where(eq(stocks.id, stockId)))).toBe('stock_not_oversold')
  expect(await broken(db.update(stocks).set({ held: -1 }).where(eq(stocks.id, stockId)))).toBe('stock_not_oversold')
  const other = await makeOnSaleEvent(db, { now })
  const { ticketTypeId } = await makeTicketType(db, { orgId: other.orgId, eventId: other.eventId })
  expect(await broken(db.insert(stocks).values({ id: newId('stk'), orgId, eventId, ticketTypeId, quota: 1 }))).toBe('stock_is_of_one_event')
})
