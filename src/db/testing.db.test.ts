import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createDb } from './client'
import { organisations } from './schema/organisations'
import { testDatabase } from './testing'

const first = testDatabase()

test('the clone is migrated, empty and its own', async () => {
  const { rows } = await first.db.execute(sql`select current_database() as name`)
  expect(rows).toEqual([{ name: first.name }])
  expect(await first.db.select().from(organisations)).toEqual([])
})

test('round trips and statements are counted, those of another database are not', async () => {
  const before = { roundTrips: first.roundTrips(), statements: first.statements() }
  await first.db.execute(sql`select 1`)
  await first.db.batch([first.db.select().from(organisations), first.db.select().from(organisations)])
  const elsewhere = createDb({ ...first.settings, DATABASE_URL: first.url.replace(first.name, 'postgres') })
  await elsewhere.execute(sql`select 1`)
  expect(first.roundTrips() - before.roundTrips).toBe(2)
  expect(first.statements() - before.statements).toBe(3)
})

test('a broken constraint keeps its name', async () => {
  await expect(first.db.execute(sql`select 1 / 0`)).rejects.toMatchObject({ cause: { code: '22012' } })
})
