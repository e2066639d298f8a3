import pg from 'pg'

/**
 * Makes the database `name` on the server of `url` and returns its URL. With `template` it is a copy of that database,
 * in milliseconds; whoever is still connected to the template is sent away first, as Postgres demands.
 */
export async function createDatabase(url: string, name: string, { template }: { template?: string } = {}): Promise<string> {
  await withMaintenance(url, async (client) => {
    if (template === undefined) {
      await client.query(`create database ${pg.escapeIdentifier(name)}`)
      return
    }
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [template])
    await client.query(`create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)}`)
  })
  return withDatabase(url, name)
}

/** Drops the database `name`, whoever is still connected to it; nothing happens when there is none. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await withMaintenance(url, async (client) => {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  })
}

/** `url` with another database in it. */
function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(name)}`
  return other.href
}

async function withMaintenance(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
