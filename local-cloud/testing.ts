import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Faults } from './faults.ts'
import { startNeon, type Neon } from './neon/server.ts'
import { startPostgres, type Postgres } from './postgres/server.ts'
import { isAlive } from './processes.ts'

const PREFIX = 'fairground-test-'

export interface TestDatabase {
  /** The database of the run; make one for each test file with `createDatabase(databaseUrl, name, { template })`. */
  databaseUrl: string
  /** For `NEON_HTTP_ENDPOINT`. */
  neonHttpEndpoint: string
  /** For `NEON_WS_PROXY`. */
  neonWsProxy: string
  /** What goes wrong with Neon; only for whoever runs in the same process. */
  faults: Faults
  postgres: Postgres
  neon: Neon
  stop(): Promise<void>
}

/** One Postgres with Neon in front of it on free ports, thrown away at the end. For a vitest `globalSetup`. */
export async function startTestDatabase(): Promise<TestDatabase> {
  await sweepAbandoned()
  const dataDir = join(tmpdir(), `${PREFIX}${process.pid}-${Date.now()}`)
  const faults = new Faults()
  const postgres = await startPostgres({ dataDir, port: 0 })
  const neon = await startNeon({ port: 0, postgresUrl: postgres.url, faults })
  return {
    databaseUrl: postgres.url,
    neonHttpEndpoint: neon.httpEndpoint,
    neonWsProxy: neon.wsProxy,
    faults,
    postgres,
    neon,
    stop: async () => {
      await neon.stop()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

// A killed test run could not clean up: the next one does it.
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : NaN)
    if (!(owner > 0) || isAlive(owner)) continue
    const dataDir = join(tmpdir(), name)
    // Two runs may sweep at once; the loser has nothing left to do.
    const postgres = await startPostgres({ dataDir, port: 0 }).catch(() => null)
    await postgres?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
