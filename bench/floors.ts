import { setTimeout as sleep } from 'node:timers/promises'
import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { reserve, reserveStatement } from '../src/domains/inventory/commands/reserve.ts'
import { RESERVATION_TTL_MS } from '../src/domains/inventory/contract.ts'
import { assert } from '../src/lib/assert.ts'
import { newId } from '../src/lib/ids.ts'
import { mintBuyerScope } from '../src/platform/authz.ts'
import { newSecret } from '../src/platform/random.ts'
import { POOL_MAX } from '../local-cloud/neon/backend.ts'
import { Browser, sendOrFail } from './browser.ts'
import { Connection } from './connection.ts'
import { inLanes } from './lanes.ts'
import { reserveAnswer, type Goods } from './purchase.ts'
import type { Stack } from './stack.ts'
import { percentiles, type Percentiles } from './statistics.ts'

const WARM_UP_MS = 1_000

export interface Load {
  atOnce: number
  seconds: number
}

export interface Floor {
  perSecond: number
  ms: Percentiles
}

/** How often something can be done a second, so many at once; after a moment of warming up. */
async function measure({ atOnce, seconds }: Load, work: (lane: number) => Promise<void>): Promise<Floor> {
  const times: number[] = []
  let state: 'warming' | 'counting' | 'over' = 'warming'
  const lanes = inLanes(atOnce, async (lane) => {
    const startedAt = performance.now()
    await work(lane)
    if (state === 'counting') times.push(performance.now() - startedAt)
    return state !== 'over'
  })
  await sleep(WARM_UP_MS)
  state = 'counting'
  const startedAt = performance.now()
  await Promise.race([sleep(seconds * 1000), lanes])
  state = 'over'
  const perSecond = Math.round((times.length * 1000) / (performance.now() - startedAt))
  await lanes
  return { perSecond, ms: percentiles(times) }
}

async function overHttp(load: Load, url: string, work: (connection: Connection) => Promise<unknown>): Promise<Floor> {
  const connections = Array.from({ length: load.atOnce }, () => new Connection(url))
  const floor = await measure(load, async (lane) => {
    const connection = connections[lane]
    assert(connection, 'a lane has its connection')
    await work(connection)
  })
  for (const connection of connections) connection.close()
  return floor
}

/** The road to the API alone: a procedure that does nothing. */
export const emptyProcedure = ({ url }: Stack, load: Load) =>
  overHttp(load, url, (connection) => sendOrFail(connection, 'ping', 'GET', '/api/trpc/ping', `origin: ${url}\r\n`, ''))

/** Next's middleware alone: it leads a visitor to the pages of their language. Next's server is not asked. */
export const nextMiddleware = ({ url }: Stack, load: Load) =>
  overHttp(load, url, (connection) => sendOrFail(connection, 'Next', 'GET', '/', '', ''))

/** A page of Next from its cache. No route handler is left to Next here; an empty one was measured to cost a tenth more than this. */
export const nextCachedPage = ({ url }: Stack, load: Load) =>
  overHttp(load, url, (connection) => sendOrFail(connection, 'Next', 'GET', '/en', '', ''))

const wishFor = ({ eventId, ticketTypeId, quantity }: Goods) => ({
  eventId,
  requestId: newId('req'),
  lines: [{ ticketTypeId, occurrenceId: null, quantity }],
})

/** Reservations through the whole product, of stock that does not end. */
export const reserveOverHttp = ({ url }: Stack, load: Load, goods: Goods) =>
  overHttp(load, url, async (connection) => {
    const { answer } = await new Browser(connection, url).mutate('inventory.reserve', wishFor(goods), reserveAnswer)
    assert(answer.outcome === 'reserved', 'the stock does not end')
  })

const stranger = () =>
  mintBuyerScope({ buyerHash: newSecret(), userId: null, verifiedEmail: null, actor: { kind: 'guest', id: null } })

/** The same command called in this process: its SQL by neon-http alone. */
export const reserveByNeonHttp = ({ db }: Stack, load: Load, goods: Goods) =>
  measure(load, async () => {
    const { outcome } = await reserve({ db, now: new Date() }, stranger(), wishFor(goods))
    assert(outcome === 'reserved', 'the stock does not end')
  })

/** The same SQL on kept connections to Postgres, as many as the local Neon has. */
export async function reserveByPg({ urls }: Stack, load: Load, goods: Goods): Promise<Floor> {
  const dialect = new PgDialect({ casing: 'snake_case' })
  const pool = new pg.Pool({ connectionString: urls.postgres, max: POOL_MAX })
  const floor = await measure(load, async () => {
    const now = new Date()
    const attempt = { reservationId: newId('rsv'), expiresAt: new Date(now.getTime() + RESERVATION_TTL_MS), now, scope: stranger(), input: wishFor(goods) }
    const { sql: text, params: values } = dialect.sqlToQuery(reserveStatement(attempt))
    const { rows } = await pool.query({ name: 'reserve', text, values })
    assert(rows[0]?.granted === true, 'the stock does not end')
  })
  await pool.end()
  return floor
}
