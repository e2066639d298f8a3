import { eq } from 'drizzle-orm'
import superjson from 'superjson'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { events } from '@/db/schema/events'
import { testDatabase } from '@/db/testing'
import type { LiveOffers } from '@/domains/inventory/contract'
import { stockMoved } from '@/domains/inventory/commands/publish-offers'
import { reserve } from '@/domains/inventory/commands/reserve'
import { makeOnSaleEvent, makePriceTier } from '@/domains/inventory/testing'
import { newId, type Id } from '@/lib/ids'
import { answerApi } from '@/platform/front-door'
import { makeBuyer, makeShell } from '@/platform/testing'

const database = testDatabase()
const { db, settings } = database
const shell = makeShell(database, new Date())
beforeAll(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
})

const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 })

let networks = 0
const aNetwork = () => `198.51.100.${(networks += 1)}`

async function get(path: string, { method = 'GET', ip = aNetwork(), headers = {} }: { method?: string; ip?: string; headers?: Record<string, string> } = {}) {
  const request = new Request(`http://127.0.0.1/api/live/${path}`, { method, headers: { 'cf-connecting-ip': ip, ...headers } })
  const response = await answerApi(request, { waitUntil: () => {} })
  if (!response) throw new Error(`${path} is no API path`)
  return response
}

/** An open page: its events in order, and what it sees now. */
async function open(eventId: Id<'evt'>, headers: Record<string, string> = {}, query = '') {
  const response = await get(`events/${eventId}${query}`, { headers })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const seen: { id: number; state: LiveOffers }[] = []
  let text = ''
  const read = async () => {
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      text += part.value
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const event of blocks) {
        const [, id, json] = /^id: (\d+)\ndata: (.+)$/.exec(event) ?? []
        if (json) seen.push({ id: Number(id), state: superjson.parse<LiveOffers>(json) })
      }
    }
  }
  const over = read()
  return {
    seen,
    left: () => seen.at(-1)?.state.offers[0]?.left,
    over,
    async leave() {
      await reader?.cancel()
      await over
    },
  }
}

const take = (eventId: Id<'evt'>, ticketTypeId: Id<'tty'>) =>
  reserve({ ...shell, now: new Date() }, makeBuyer(), { eventId, requestId: newId('req'), lines: [{ ticketTypeId, occurrenceId: null, quantity: 1 }] })

describe('an open page', () => {
  test('gets the state at once and each change after it; hundreds of them cost one query each time', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { quota: 5 })
    const before = database.statements()
    const pages = await Promise.all(Array.from({ length: 100 }, () => open(eventId)))
    await eventually(() => pages.every(({ left }) => left() === 5)).toBe(true)
    expect(database.statements() - before).toBe(1)
    const opened = database.statements()
    await take(eventId, ticketTypeId)
    await eventually(() => pages.every(({ left }) => left() === 4)).toBe(true)
    expect(database.statements() - opened).toBe(2)
    await Promise.all(pages.map(({ leave }) => leave()))
  })

  test('that comes back gets what is newer than it has seen, and nothing when there is nothing newer', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { quota: 5 })
    const first = await open(eventId)
    await eventually(() => first.left()).toBe(5)
    const seenId = String(first.seen.at(-1)?.id)
    await first.leave()
    const again = await open(eventId, { 'last-event-id': seenId })
    await take(eventId, ticketTypeId)
    await eventually(() => again.left()).toBe(4)
    expect(again.seen).toHaveLength(1)
    await again.leave()
    const later = await open(eventId, {}, `?after=${seenId}`)
    await eventually(() => later.left()).toBe(4)
    await later.leave()
  })

  test('sees a price tier end on the minute, without anybody buying', async () => {
    const { orgId, eventId, ticketTypeId } = await makeOnSaleEvent(db)
    await makePriceTier(db, { orgId, ticketTypeId, endsAt: new Date(Date.now() + 1_500) })
    const pages = await Promise.all([open(eventId), open(eventId), open(eventId)])
    const prices = () => pages.map(({ seen }) => seen.at(-1)?.state.offers[0]?.price.minor)
    await eventually(prices).toEqual([2000, 2000, 2000])
    const before = database.statements()
    await eventually(prices).toEqual([2500, 2500, 2500])
    expect(database.statements() - before).toBe(1)
    await Promise.all(pages.map(({ leave }) => leave()))
  })

  test('of an event that is taken back ends', async () => {
    const { eventId } = await makeOnSaleEvent(db)
    const page = await open(eventId)
    await eventually(() => page.seen.length).toBe(1)
    await db.update(events).set({ status: 'draft' }).where(eq(events.id, eventId))
    stockMoved(shell, [eventId])
    await expect(page.over).resolves.toBeUndefined()
  })
})

describe('refusals', () => {
  test('what is not public or not there, and ways in that are none', async () => {
    const { eventId } = await makeOnSaleEvent(db, { event: { status: 'draft' } })
    for (const path of [`events/${eventId}`, `events/${newId('evt')}`, 'events/evt_1', 'events', `events/${newId('evt')}/more`, 'orders']) {
      expect([path, (await get(path)).status]).toEqual([path, 404])
    }
    expect((await get(`events/${eventId}`, { method: 'HEAD' })).status).toBe(405)
  })

  test('too many from one network are sent away with a time to wait; others are let in', async () => {
    const ip = aNetwork()
    const { eventId } = await makeOnSaleEvent(db)
    const responses = await Promise.all(Array.from({ length: 405 }, () => get(`events/${eventId}`, { ip })))
    const refused = responses.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(5)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    await Promise.all(responses.map(({ body }) => body?.cancel()))
    await (await open(eventId)).leave()
  })

  test('without Redis there is no stream: the page is told to do without', async () => {
    const { eventId } = await makeOnSaleEvent(db)
    const { services } = await import('@/platform/shell')
    const { env } = services()
    const url = env.UPSTASH_REDIS_REST_URL
    env.UPSTASH_REDIS_REST_URL = 'http://127.0.0.1:9'
    const response = await get(`events/${eventId}`)
    env.UPSTASH_REDIS_REST_URL = url
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
  })
})
