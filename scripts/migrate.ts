import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { z } from 'zod'

const FOLDER = fileURLToPath(new URL('../drizzle', import.meta.url))
/** Any number that nothing else locks: two runs at once would apply a migration twice. */
const LOCK = 7_316_442_801

const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) })

/**
 * Brings the database up to the migrations of `drizzle/`, over plain Postgres; answers the names of those it applied,
 * none when there was nothing to do. Two at once wait for each other.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const before = await lastApplied(client)
    await applyMigrations(drizzle(client), { migrationsFolder: FOLDER })
    const { entries } = journal.parse(JSON.parse(await readFile(`${FOLDER}/meta/_journal.json`, 'utf8')))
    return entries.filter(({ when }) => when > before).map(({ tag }) => tag)
  } finally {
    await client.end()
  }
}

/** When the newest migration of this database was written, in Unix ms; 0 for an empty database. */
async function lastApplied(client: pg.Client): Promise<number> {
  const { rows: tables } = await client.query(`select to_regclass('drizzle.__drizzle_migrations') as there`)
  if (tables[0]?.there === null) return 0
  const { rows } = await client.query('select coalesce(max(created_at), 0) as newest from drizzle.__drizzle_migrations')
  return Number(rows[0]?.newest)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env['DATABASE_URL']
  if (!url) throw new Error('DATABASE_URL is missing: the database to migrate, postgres://…')
  const applied = await migrate(url)
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}` : 'The database is up to date')
}
