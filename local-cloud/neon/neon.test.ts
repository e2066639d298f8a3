import { neon, neonConfig, Pool } from '@neondatabase/serverless'
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/neon-http'
import { drizzle as drizzleWs } from 'drizzle-orm/neon-serverless'
import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import ws from 'ws'
import { createDatabase, dropDatabase } from '../postgres/template.ts'
import { startTestDatabase, type TestDatabase } from '../testing.ts'

const stalls = pgTable('stalls', {
  id: integer().primaryKey(),
  name: text().notNull().unique('stall_name_taken'),
  openedAt: timestamp({ withTimezone: true }),
})

let cloud: TestDatabase
const http = () => drizzle(neon(cloud.databaseUrl))

beforeAll(async () => {
  cloud = await startTestDatabase()
  neonConfig.fetchEndpoint = cloud.neonHttpEndpoint
  neonConfig.wsProxy = cloud.neonWsProxy
  neonConfig.useSecureWebSocket = false
  neonConfig.webSocketConstructor = ws
  await http().execute(sql`create table stalls (id int primary key, name text not null, "openedAt" timestamptz,
    constraint stall_name_taken unique (name))`)
})
afterAll(() => cloud.stop())

beforeEach(async () => {
  cloud.faults.clear()
  await http().execute(sql`truncate stalls`)
  await http().insert(stalls).values({ id: 1, name: 'Crêpes', openedAt: new Date('2026-07-01T10:00:00Z') })
})

const names = async () => (await http().select({ name: stalls.name }).from(stalls).orderBy(stalls.id)).map(({ name }) => name)

test('a query answers typed rows, the same the first time and prepared', async () => {
  for (let round = 0; round < 4; round += 1) {
    expect(await http().select().from(stalls).where(eq(stalls.id, 1))).toEqual([
      { id: 1, name: 'Crêpes', openedAt: new Date('2026-07-01T10:00:00Z') },
    ])
  }
  const plain = neon(cloud.databaseUrl)
  const kinds = await plain`select null as nothing, array[1,2] as list, '{"a":1}'::jsonb as doc, true as yes, 3::bigint as big`
  expect(kinds).toEqual([{ nothing: null, list: [1, 2], doc: { a: 1 }, yes: true, big: '3' }])
})

test('a prepared text survives a migration of its table', async () => {
  const all = () => neon(cloud.databaseUrl)`select * from moving`
  await http().execute(sql`drop table if exists moving`)
  await http().execute(sql`create table moving as select 1 as a`)
  for (let round = 0; round < 3; round += 1) expect(await all()).toEqual([{ a: 1 }])
  await http().execute(sql`alter table moving add b int default 2`)
  expect(await all()).toEqual([{ a: 1, b: 2 }])
  await http().batch([http().execute(sql`select * from moving`), http().execute(sql`select 1`)])
})

test('a batch is one transaction: all or nothing', async () => {
  const db = http()
  await expect(
    db.batch([db.insert(stalls).values({ id: 2, name: 'Bao' }), db.insert(stalls).values({ id: 3, name: 'Crêpes' })]),
  ).rejects.toMatchObject({ code: '23505', constraint: 'stall_name_taken' })
  expect(await names()).toEqual(['Crêpes'])
  await db.batch([db.insert(stalls).values({ id: 2, name: 'Bao' }), db.insert(stalls).values({ id: 3, name: 'Pho' })])
  expect(await names()).toEqual(['Crêpes', 'Bao', 'Pho'])
})

test('a batch keeps its isolation, read only and SET LOCAL to itself', async () => {
  const db = neon(cloud.databaseUrl)
  const [isolation, readOnly] = await db.transaction(
    [db`select current_setting('transaction_isolation') as v`, db`select current_setting('transaction_read_only') as v`],
    { isolationLevel: 'Serializable', readOnly: true },
  )
  expect([isolation, readOnly]).toEqual([[{ v: 'serializable' }], [{ v: 'on' }]])
  const [, inside] = await db.transaction([db`set local statement_timeout = 1234`, db`show statement_timeout`])
  expect(inside).toEqual([{ statement_timeout: '1234ms' }])
  expect(await db`show statement_timeout`).toEqual([{ statement_timeout: '0' }])
})

test('a single error is the cause, with all its fields', async () => {
  await expect(http().insert(stalls).values({ id: 2, name: 'Crêpes' })).rejects.toMatchObject({
    cause: { name: 'NeonDbError', code: '23505', severity: 'ERROR', table: 'stalls', constraint: 'stall_name_taken' },
  })
  await expect(neon(cloud.databaseUrl)`selec 1`).rejects.toMatchObject({ code: '42601', position: '1' })
})

test('a wrong password and an unknown database are errors of Postgres', async () => {
  const wrong = new URL(cloud.databaseUrl)
  wrong.password = 'wrong'
  await expect(neon(wrong.href)`select 1`).rejects.toMatchObject({ code: '28P01' })
  wrong.password = new URL(cloud.databaseUrl).password
  wrong.pathname = '/nowhere'
  await expect(neon(wrong.href)`select 1`).rejects.toMatchObject({ code: '3D000' })
})

test('a transaction left open is not given to the next', async () => {
  const db = neon(cloud.databaseUrl)
  await db`begin`
  await db`insert into stalls values (9, 'Ghost')`
  expect(await names()).toEqual(['Crêpes', 'Ghost'])
})

test('a backend that is killed at work fails its query, and only that', async () => {
  const db = neon(cloud.databaseUrl)
  const killed = Promise.allSettled([db`select pg_sleep(5)`])
  const kill = () => db`select pg_terminate_backend(pid) from pg_stat_activity
    where query = 'select pg_sleep(5)' and state = 'active'`
  await expect.poll(kill).toHaveLength(1)
  expect(await killed).toMatchObject([{ status: 'rejected', reason: { code: '57P01' } }])
  expect(await names()).toEqual(['Crêpes'])
})

test('the WebSocket carries an interactive transaction, and rolls it back', async () => {
  const pool = new Pool({ connectionString: cloud.databaseUrl })
  const db = drizzleWs(pool)
  await db.transaction(async (tx) => {
    const [first] = await tx.select().from(stalls).for('update')
    await tx.insert(stalls).values({ id: 2, name: `${first?.name} 2` })
  })
  await expect(
    db.transaction(async (tx) => {
      await tx.insert(stalls).values({ id: 3, name: 'Pho' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await names()).toEqual(['Crêpes', 'Crêpes 2'])
  await pool.end()
})

test('200 buyers and 50 tickets: exactly 50 are sold', async () => {
  const db = http()
  await db.execute(sql`create table if not exists quota (sold int, total int)`)
  await db.batch([db.execute(sql`truncate quota`), db.execute(sql`insert into quota values (0, 50)`)])
  const buy = () => db.execute(sql`update quota set sold = sold + 1 where sold + 1 <= total returning sold`)
  const bought = await Promise.all(Array.from({ length: 200 }, buy))
  expect(bought.filter(({ rowCount }) => rowCount === 1)).toHaveLength(50)
})

test('round trips and statements are counted for each database', async () => {
  const url = await createDatabase(cloud.databaseUrl, 'counted', { template: 'fairground' })
  const read = async (query: string) => (await fetch(`${cloud.neon.url}/stats${query}`)).json()
  const db = drizzle(neon(url))
  await db.select().from(stalls)
  await db.batch([db.select().from(stalls), db.select().from(stalls)])
  expect(await read('?database=counted')).toEqual({ roundTrips: 2, statements: 3 })
  const pool = new Pool({ connectionString: url })
  await drizzleWs(pool).transaction(async (tx) => {
    await tx.select().from(stalls).where(eq(stalls.id, 1))
    await tx.execute(sql`select 1`)
  })
  await pool.end()
  // begin, two statements, commit
  expect(await read('?database=counted')).toEqual({ roundTrips: 6, statements: 7 })
  const all = await read('')
  await names()
  expect((await read('')).statements).toBe(all.statements + 1)
  await fetch(`${cloud.neon.url}/stats/reset?database=counted`, { method: 'POST' })
  expect(await read('?database=counted')).toEqual({ roundTrips: 0, statements: 0 })
  await dropDatabase(cloud.databaseUrl, 'counted')
})

test('slow answers late', async () => {
  cloud.faults.add({ vendor: 'neon', fault: { kind: 'slow', ms: 150 } })
  const before = performance.now()
  await names()
  expect(performance.now() - before).toBeGreaterThan(145)
})

test('down does nothing, lost_answer does it and says nothing', async () => {
  cloud.faults.add({ vendor: 'neon', match: '/sql', fault: { kind: 'down' } })
  await expect(http().insert(stalls).values({ id: 2, name: 'Bao' })).rejects.toThrow('Failed query')
  expect(await names()).toEqual(['Crêpes'])
  cloud.faults.add({ vendor: 'neon', match: '/sql', fault: { kind: 'lost_answer' } })
  await expect(http().insert(stalls).values({ id: 2, name: 'Bao' })).rejects.toThrow('Failed query')
  expect(await names()).toEqual(['Crêpes', 'Bao'])
})

test('status answers an error and does nothing', async () => {
  cloud.faults.add({ vendor: 'neon', fault: { kind: 'status', status: 503 } })
  await expect(neon(cloud.databaseUrl)`insert into stalls values (5, 'x')`).rejects.toThrow('503')
  expect(await names()).toEqual(['Crêpes'])
})
