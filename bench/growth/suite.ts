import { z } from 'zod'
import { makeSession } from '../../src/domains/identity/testing.ts'
import { makeMember } from '../../src/domains/organisations/testing.ts'
import { createDb } from '../../src/db/client.ts'
import { assert } from '../../src/lib/assert.ts'
import { newId } from '../../src/lib/ids.ts'
import { freePort } from '../../local-cloud/free-port.ts'
import { migrate } from '../../scripts/migrate.ts'
import { sayStep as step } from '../../scripts/start/say.ts'
import { serveWorker } from '../../scripts/workerd.ts'
import { Browser } from '../browser.ts'
import { Connection } from '../connection.ts'
import { withDatabase } from '../database.ts'
import { wishFor, reserveAnswer } from '../purchase.ts'
import { sessionCookie } from '../session.ts'
import type { Stack } from '../stack.ts'
import { percentiles, type Percentiles } from '../statistics.ts'
import { ratioOf, type Bench, type Part } from '../suite.ts'
import { table } from '../table.ts'
import { fill, type Bulk } from './fill.ts'

const SMALL: Bulk = { events: 100, tickets: 1_000, ticketsOfFirst: 800, scannedShare: 0.2 }
const LARGE: Bulk = { events: 20_000, tickets: 1_000_000, ticketsOfFirst: 100_000, scannedShare: 0.2 }
const P95_RATIO_MAX = 1.3
const WARM_UP = 60
const ASKED = 700

const scanned = z.object({ reason: z.string() })
const listed = z.object({ items: z.array(z.unknown()) })
const tickets = z.object({ tickets: z.array(z.unknown()) })

/** One thing that is asked; answers how long it took, in ms. */
type Ask = () => Promise<number>

interface Site {
  asks: Record<string, Ask>
  stop(): Promise<void>
}

/** A site of its own on a database of its own, in the same Postgres. */
async function openSite(stack: Stack, name: string, bulk: Bulk): Promise<Site> {
  const { urls, env, settings } = stack
  await withDatabase(urls.postgres, (admin) => admin.query(`create database ${name}`))
  const databaseUrl = new URL(urls.postgres)
  databaseUrl.pathname = `/${name}`
  await migrate(databaseUrl.href)
  const { filled, unread } = await withDatabase(databaseUrl.href, async (database) => {
    const made = await fill(database, bulk)
    await database.query('vacuum analyze')
    const { rows } = await database.query<{ code: string }>("select code from tickets where event_id = $1 and status = 'active' limit $2", [
      made.eventId, WARM_UP + ASKED,
    ])
    return { filled: made, unread: rows.map(({ code }) => code) }
  })

  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const db = createDb({ ...settings, DATABASE_URL: databaseUrl.href })
  const worker = await serveWorker({ port, env: { ...env, DATABASE_URL: databaseUrl.href, APP_URL: url }, logFile: '.local/logs/bench.log' })
  const guard = await makeMember(db, { orgId: filled.orgId, role: 'security' })
  const connection = new Connection(url)
  const visitor = new Browser(connection, url)
  const scanner = new Browser(connection, url, await sessionCookie(guard, url, settings.AUTH_SECRET))
  const account = { ...filled, sessionId: await makeSession(db, filled.userId) }
  const holder = new Browser(connection, url, await sessionCookie(account, url, settings.AUTH_SECRET))

  const query = (input: object): Ask => async () => {
    const { answer, span } = await visitor.query('events.list', { limit: 20, ...input }, listed)
    assert(answer.items.length > 0, 'something is found')
    return span.receivedAt - span.sentAt
  }
  return {
    asks: {
      reservation: async () => {
        const goods = { eventId: filled.eventId, lines: [{ ticketTypeId: filled.ticketTypeId, quantity: 2 }] }
        const { answer, span } = await new Browser(connection, url).mutate('inventory.reserve', wishFor(goods), reserveAnswer)
        assert(answer.outcome === 'reserved', 'the stock does not end')
        return span.receivedAt - span.sentAt
      },
      scan: async () => {
        const { answer, span } = await scanner.mutate('gate.scan', { eventId: filled.eventId, text: unread.pop(), zoneId: null, nonce: newId('req') }, scanned)
        assert(answer.reason === 'admitted', 'an unread ticket is let in')
        return span.receivedAt - span.sentAt
      },
      'my tickets': async () => {
        const { answer, span } = await holder.query('tickets.mine', { when: 'upcoming', limit: 20 }, tickets)
        assert(answer.tickets.length === 20, 'a full page')
        return span.receivedAt - span.sentAt
      },
      list: query({}),
      'list in a city': query({ city: 'Berlin' }),
      'search for a name': query({ q: 'lantern amber 11' }),
    },
    stop: async () => {
      connection.close()
      await worker.stop()
      await withDatabase(urls.postgres, (admin) => admin.query(`drop database ${name} with (force)`))
    },
  }
}

interface Grown {
  small: Percentiles
  large: Percentiles
  p95Ratio: number
}

/** Asks both in turns, one request at a time, so that what else the machine does meets both. */
async function compare(small: Ask, large: Ask): Promise<Grown> {
  const times = { small: new Array<number>(), large: new Array<number>() }
  for (let asked = 0; asked < WARM_UP + ASKED; asked += 1) {
    const first = asked % 2 === 0
    const [one, other] = [await (first ? small : large)(), await (first ? large : small)()]
    if (asked < WARM_UP) continue
    times.small.push(first ? one : other)
    times.large.push(first ? other : one)
  }
  const [inSmall, inLarge] = [percentiles(times.small), percentiles(times.large)]
  return { small: inSmall, large: inLarge, p95Ratio: ratioOf(inLarge.p95, inSmall.p95) }
}

/** What a thousand times as many rows cost. */
export async function growthSuite({ stack }: Bench): Promise<Part> {
  const said = ({ events, tickets: count }: Bulk) => `${count} tickets, ${events} events`
  const small = await step(`A site with ${said(SMALL)}`, () => openSite(stack, 'growth_small', SMALL))
  const large = await step(`A site with ${said(LARGE)}`, () => openSite(stack, 'growth_large', LARGE))
  const grown: Record<string, Grown> = {}
  try {
    for (const [what, ask] of Object.entries(small.asks)) {
      const other = large.asks[what]
      assert(other, 'both are asked the same')
      grown[what] = await step(`In turns: ${what}`, () => compare(ask, other), ({ p95Ratio }) => `p95 ${p95Ratio} times`)
    }
  } finally {
    await small.stop()
    await large.stop()
  }
  return {
    checks: [],
    aims: Object.entries(grown).map(([what, { p95Ratio }]) => ({ what: `${what}: p95 in the large ÷ small`, seen: p95Ratio, atMost: P95_RATIO_MAX })),
    figures: { size: { small: SMALL, large: LARGE, asked: ASKED }, grown },
    tables: [
      table([
        ['ms, one request at a time', 'p50 small', 'p50 large', 'p95 small', 'p95 large', 'p95 ratio'],
        ...Object.entries(grown).map(([what, { small: one, large: other, p95Ratio }]) => [
          what, ...[one.p50, other.p50, one.p95, other.p95].map((ms) => ms.toFixed(1)), p95Ratio.toFixed(2),
        ]),
      ]),
    ],
  }
}
