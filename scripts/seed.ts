import { fileURLToPath } from 'node:url'
import { createDb, type Db } from '../src/db/client.ts'
import { organisations } from '../src/db/schema/organisations.ts'
import { DAY_MS, HOUR_MS } from '../src/lib/time.ts'
import { addArena } from './seed/arena.ts'
import type { World } from './seed/build.ts'
import { addEvenings } from './seed/evenings.ts'
import { addFestival } from './seed/festival.ts'
import { addMarket } from './seed/market.ts'
import { addPeople, DEMO_ACCOUNTS, DEMO_PASSWORD } from './seed/people.ts'
import { emptyRows, insertRows, type Rows } from './seed/rows.ts'
import { sell } from './seed/sales.ts'

/** The same numbers in the same order, every time: a small linear congruential generator (Numerical Recipes). */
function chanceFrom(first: number): () => number {
  let state = first
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A believable world as of `now`; nothing is written. */
export async function makeWorld(now: Date): Promise<Rows> {
  const world: World = { rows: emptyRows(), now, chance: chanceFrom(20_260_703) }
  const { organisations: byName, buyer } = await addPeople(world)
  const festival = await addFestival(world, byName)
  const market = await addMarket(world, byName)
  const arena = await addArena(world, byName)
  const evenings = await addEvenings(world, byName)

  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const [, second] = festival.weekend.tiers
  await sell(world, {
    buyer, at: ago(6), lines: [{ sold: festival.weekend, quantity: 2, ...(second && { tier: second }) }, { sold: festival.camping, quantity: 1 }],
  })
  await sell(world, { buyer, at: ago(2), lines: [{ sold: market.visit, quantity: 2 }, { sold: market.behind, quantity: 1 }] })
  await sell(world, { buyer, at: ago(1), lines: [{ sold: arena.single, quantity: 1 }] })
  const past = evenings.get('teodora-vell-leipzig')
  if (past) await sell(world, { buyer, at: ago(15), lines: [{ sold: past, quantity: 2 }], scannedAt: new Date(ago(8).getTime() - HOUR_MS) })
  return world.rows
}

/** Fills an empty database with a demo world, in one transaction; leaves alone one that has an organisation. */
export async function seed({ db, now }: { db: Db; now: Date }): Promise<Rows | null> {
  const [someone] = await db.select({ id: organisations.id }).from(organisations).limit(1)
  if (someone) return null
  const rows = await makeWorld(now)
  await insertRows(db, rows)
  return rows
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { DATABASE_URL, NEON_HTTP_ENDPOINT } = process.env
  if (!DATABASE_URL) throw new Error('DATABASE_URL is missing: the database to fill, postgres://…')
  const startedAt = performance.now()
  console.log('Filling the world: a festival, a market, an arena and evenings in many cities…')
  const rows = await seed({ db: createDb({ DATABASE_URL, NEON_HTTP_ENDPOINT }), now: new Date() })
  if (rows) {
    const counts = Object.entries(rows).map(([table, { length }]) => `${length} ${table}`)
    console.log(`${counts.join(', ')}\nin ${((performance.now() - startedAt) / 1000).toFixed(1)} s. To sign in, with the password "${DEMO_PASSWORD}":`)
    for (const { email, is } of DEMO_ACCOUNTS) console.log(`  ${email}  ${is}`)
  } else {
    console.log('There is a world already; it is left as it is.')
  }
}
