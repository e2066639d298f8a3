import { eq } from 'drizzle-orm'
import superjson from 'superjson'
import { describe, expect, test } from 'vitest'
import { events } from '@/db/schema/events'
import { priceTiers, stocks, ticketTypes } from '@/db/schema/inventory'
import { testDatabase } from '@/db/testing'
import { makeOccurrence } from '@/domains/events/testing'
import { assert } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS, HOUR_MS } from '@/lib/time'
import { listen, publishState, takeTurn, watchState, type LiveState } from '@/platform/live'
import { makeBuyer, makeShell } from '@/platform/testing'
import type { LiveOffers } from '../contract'
import { makeOnSaleEvent, makePriceTier, makeTicketType } from '../testing'
import { offersTopic, publishOffers, stockMoved } from './publish-offers'
import { reserve } from './reserve'

const database = testDatabase()
const { db } = database
const now = new Date()
const shell = makeShell(database, now)
const { redis, env } = shell

const change = { is: 'change' } as const
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 })

/** Everybody who watches an event, as one ear: what was told, in order. */
async function watch(eventId: Id<'evt'>) {
  const leaving = new AbortController()
  const states = await listen(env, offersTopic(eventId), leaving.signal)
  await watchState(redis, offersTopic(eventId), Date.now())
  const told: LiveState[] = []
  const hear = async () => {
    for await (const state of states) told.push(state)
  }
  const over = hear().catch(() => undefined)
  return {
    told,
    newest: () => superjson.parse<LiveOffers>(told.at(-1)?.json ?? ''),
    async leave() {
      leaving.abort()
      await over
    },
  }
}

const take = (eventId: Id<'evt'>, ticketTypeId: Id<'tty'>, quantity = 1) =>
  reserve({ ...shell, now: new Date() }, makeBuyer(), { eventId, requestId: newId('req'), lines: [{ ticketTypeId, occurrenceId: null, quantity }] })

describe('a change', () => {
  test('costs one query, however many watch, after the answer; and says what is left', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { quota: 3 })
    const watchers = await Promise.all(Array.from({ length: 50 }, () => watch(eventId)))
    const before = database.statements()
    await take(eventId, ticketTypeId)
    expect(database.statements() - before).toBe(1)
    await shell.settled()
    await eventually(() => watchers.every(({ told }) => told.length === 1)).toBe(true)
    expect(database.statements() - before).toBe(2)
    for (const { newest } of watchers) expect(newest().offers).toMatchObject([{ ticketTypeId, left: 2, state: 'on_sale' }])
    await Promise.all(watchers.map(({ leave }) => leave()))
  })

  test('of an event that nobody watches costs none, and what was kept of it is gone', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { quota: 3 })
    await publishState(redis, offersTopic(eventId), { id: 1, changesAt: 0, json: '{"of":"before"}' })
    const before = database.statements()
    await take(eventId, ticketTypeId)
    await shell.settled()
    expect(database.statements() - before).toBe(1)
    expect((await watchState(redis, offersTopic(eventId), Date.now())).state).toBeNull()
  })

  test('a burst is told of in a few states, the last of them true, under ids that grow', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { quota: 60 })
    const { told, newest, leave } = await watch(eventId)
    const before = database.statements()
    await Promise.all(Array.from({ length: 60 }, () => take(eventId, ticketTypeId)))
    await shell.settled()
    await eventually(() => told.length > 0 && newest().offers[0]?.state).toBe('sold_out')
    expect(told.length).toBeLessThan(20)
    await eventually(() => 60 + told.length).toBe(database.statements() - before)
    expect(told.map(({ id }) => id)).toEqual([...new Set(told.map(({ id }) => id))].toSorted((a, b) => a - b))
    await leave()
  })

  test('many isolates at once: one reads now, one once the pace allows, the others trust that one', async () => {
    const { eventId } = await makeOnSaleEvent(db)
    const { told, leave } = await watch(eventId)
    const before = database.statements()
    await Promise.all(Array.from({ length: 20 }, () => publishOffers(shell, eventId)))
    await eventually(() => told.length).toBe(2)
    expect(database.statements() - before).toBe(2)
    await leave()
  })
})

describe('what is lost on the way', () => {
  test('an isolate that took its turn and died owes a state: who looks is told so, and the next one makes up for it', async () => {
    const { eventId } = await makeOnSaleEvent(db)
    const topic = offersTopic(eventId)
    const { told, leave } = await watch(eventId)
    await publishOffers(shell, eventId)
    await eventually(async () => (await takeTurn(redis, topic, Date.now(), { is: 'next' })).outcome).toBe('publish')
    expect((await watchState(redis, topic, Date.now())).isOwed).toBe(false)
    expect((await watchState(redis, topic, Date.now() + 5_000)).isOwed).toBe(true)
    await publishOffers(shell, eventId)
    await eventually(() => told.length).toBe(2)
    expect((await watchState(redis, topic, Date.now() + 5_000)).isOwed).toBe(false)
    await leave()
  })

  test('one who was to be next and died keeps nobody else from it', async () => {
    const { eventId } = await makeOnSaleEvent(db)
    const topic = offersTopic(eventId)
    await watchState(redis, topic, Date.now())
    const turn = () => takeTurn(redis, topic, Date.now(), change)
    const turns = [await turn(), await turn(), await turn()]
    expect(turns.map(({ outcome }) => outcome)).toEqual(['publish', 'wait', 'covered'])
    await eventually(async () => (await turn()).outcome).toBe('publish')
  })

  test('a state that was read earlier and comes later is not told', async () => {
    const { eventId } = await makeOnSaleEvent(db)
    const topic = offersTopic(eventId)
    const { told, leave } = await watch(eventId)
    for (const id of [7, 5, 7, 8]) await publishState(redis, topic, { id, changesAt: 0, json: `{"id":${id}}` })
    await eventually(() => told.map(({ id }) => id)).toEqual([7, 8])
    expect((await watchState(redis, topic, Date.now())).state).toEqual({ id: 8, changesAt: 0, json: '{"id":8}' })
    await leave()
  })

  test('a database that does not answer is no error of the sale', async () => {
    const { eventId } = await makeOnSaleEvent(db)
    await watchState(redis, offersTopic(eventId), Date.now())
    const broken = makeShell({ settings: { ...database.settings, DATABASE_URL: `${database.url}_gone` } }, now)
    stockMoved(broken, [eventId, eventId])
    await expect(broken.settled()).resolves.toBeUndefined()
  })
})

describe('what is told', () => {
  const newest = async (eventId: Id<'evt'>) => {
    const { told, newest: state, leave } = await watch(eventId)
    await publishOffers(shell, eventId)
    await eventually(() => told.length).toBe(1)
    await leave()
    return { ...state(), changesAt: told[0]?.changesAt, json: told[0]?.json ?? '' }
  }

  test('is public: neither hidden types nor those sold by code, nor a number that is nobody’s business', async () => {
    const { orgId, eventId, ticketTypeId } = await makeOnSaleEvent(db, { quota: 98_765 })
    const [hidden, byCode] = [
      await makeTicketType(db, { orgId, eventId, visibility: 'hidden', position: 1, name: { en: 'Friends of the house' } }),
      await makeTicketType(db, { orgId, eventId, visibility: 'code', position: 2, name: { en: 'Crew' } }),
    ]
    const { offers, json } = await newest(eventId)
    expect(offers).toMatchObject([{ ticketTypeId, left: null }])
    for (const secret of [hidden.ticketTypeId, byCode.ticketTypeId, 'Friends', 'Crew', '98765']) expect(json).not.toContain(secret)
  })

  test('covers all dates to come, and says when the clock alone will change it', async () => {
    const { orgId, eventId, startsAt } = await makeOnSaleEvent(db)
    const dates = []
    for (const at of [-2 * DAY_MS, DAY_MS, 2 * DAY_MS]) {
      dates.push((await makeOccurrence(db, { orgId, eventId, startsAt: new Date(Date.now() + at) })).occurrenceId)
    }
    const [past, next, last] = dates
    assert(past && next && last, 'three dates')
    const { ticketTypeId } = await makeTicketType(db, { orgId, eventId, occurrenceIds: [past, next, last] })
    const endsAt = new Date(Date.now() + HOUR_MS)
    const { priceTierId } = await makePriceTier(db, { orgId, ticketTypeId, endsAt })
    const told = await newest(eventId)
    expect(told.offers.map(({ occurrenceId }) => occurrenceId)).toEqual([null, next, last])
    expect(told.offers[1]).toMatchObject({ price: { minor: 2000 }, tier: { endsAt }, nextPrice: { minor: 2500 } })
    expect(told.changesAt).toBe(endsAt.getTime())
    expect(startsAt.getTime()).toBeGreaterThan(endsAt.getTime())
    await db.update(priceTiers).set({ endsAt: new Date(Date.now() - 1) }).where(eq(priceTiers.id, priceTierId))
    expect((await newest(eventId)).offers[1]).toMatchObject({ price: { minor: 2500 }, tier: null })
  })

  test('of a draft or of nothing is nothing', async () => {
    const { eventId, stockId, ticketTypeId } = await makeOnSaleEvent(db)
    await db.update(events).set({ status: 'draft' }).where(eq(events.id, eventId))
    for (const id of [eventId, newId('evt')]) {
      const { told, leave } = await watch(id)
      await publishOffers(shell, id)
      await eventually(() => told.map(({ json }) => json)).toEqual(['null'])
      await leave()
    }
    await db.update(events).set({ status: 'published' }).where(eq(events.id, eventId))
    await db.update(stocks).set({ sold: 100 }).where(eq(stocks.id, stockId))
    await db.update(ticketTypes).set({ salesEndAt: new Date(Date.now() - 1) }).where(eq(ticketTypes.id, ticketTypeId))
    expect((await newest(eventId)).offers).toMatchObject([{ state: 'closed' }])
  })
})
