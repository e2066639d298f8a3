import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { reserveStatement, takeStock } from '../src/domains/inventory/commands/reserve.ts'
import { RESERVATION_TTL_MS, type ReserveInput } from '../src/domains/inventory/contract.ts'
import { assert } from '../src/lib/assert.ts'
import { newId } from '../src/lib/ids.ts'
import { mintBuyerScope } from '../src/platform/authz.ts'
import { newSecret } from '../src/platform/random.ts'
import { POOL_MAX } from '../local-cloud/neon/backend.ts'
import { Browser } from './browser.ts'
import { measure, overHttp, type Floor, type Load } from './load.ts'
import { reserveAnswer, wishFor, type Goods } from './purchase.ts'
import type { Stack } from './stack.ts'

/** Reservations through the whole product, of stock that does not end. */
export const reserveOverHttp = ({ url }: Stack, load: Load, goods: Goods): Promise<Floor> =>
  overHttp(load, url, async (connection) => {
    const { answer } = await new Browser(connection, url).mutate('inventory.reserve', wishFor(goods), reserveAnswer)
    assert(answer.outcome === 'reserved', 'the stock does not end')
  })

const stranger = () =>
  mintBuyerScope({ buyerHash: newSecret(), userId: null, verifiedEmail: null, actor: { kind: 'guest', id: null } })

/** The same command called in this process: its SQL by neon-http alone. */
export const reserveByNeonHttp = ({ db }: Stack, load: Load, goods: Goods): Promise<Floor> =>
  measure(load, async () => {
    const { outcome } = await takeStock({ db, now: new Date() }, stranger(), wishFor(goods))
    assert(outcome === 'reserved', 'the stock does not end')
  })

/** The same SQL on kept connections to Postgres, as many as the local Neon has. */
export async function reserveByPg({ urls }: Stack, load: Load, goods: Goods): Promise<Floor> {
  const dialect = new PgDialect({ casing: 'snake_case' })
  const pool = new pg.Pool({ connectionString: urls.postgres, max: POOL_MAX })
  const floor = await measure(load, async () => {
    const now = new Date()
    const input: ReserveInput = wishFor(goods)
    const attempt = { reservationId: newId('rsv'), expiresAt: new Date(now.getTime() + RESERVATION_TTL_MS), now, scope: stranger(), input }
    const { sql: text, params: values } = dialect.sqlToQuery(reserveStatement(attempt))
    const { rows } = await pool.query({ name: 'reserve', text, values })
    assert(rows[0]?.granted === true, 'the stock does not end')
  })
  await pool.end()
  return floor
}
