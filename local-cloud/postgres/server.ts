import { execFile, spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from '../free-port.ts'
import { isAlive } from '../processes.ts'
import { serverAccount, type Account } from './account.ts'
import { postgresBinaries, type Binaries } from './binaries.ts'
import { openCluster, PASSWORD, placeDataDir, USER } from './data-dir.ts'
import { findSurvivor, readPostmaster } from './stale.ts'
import { createDatabase } from './template.ts'

const run = promisify(execFile)

export interface Postgres {
  /** `postgres://…@127.0.0.1:<port>/fairground`, as superuser. */
  url: string
  port: number
  pid: number
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** Kept between runs; made when absent. */
  dataDir: string
  /** 0 picks a free one. */
  port: number
  /** Gets the server's own words; warnings and constraint errors are not among them. */
  log?: (line: string) => void
}

const DATABASE = 'fairground'

// Nothing here survives a power cut, and nothing here has to: it is for laptops, tests and benchmarks.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  shared_preload_libraries: 'pg_stat_statements',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_checkpoints: 'off',
} as const

/**
 * Starts PostgreSQL 18 on 127.0.0.1, or takes over the one that survived its parent in the same directory.
 * Rejects with a sentence when the port is taken or the server does not come up.
 */
export async function startPostgres({ dataDir, port, log = () => {} }: PostgresOptions): Promise<Postgres> {
  const account = await serverAccount()
  const binaries = await postgresBinaries(account)
  const cluster = await openCluster(await placeDataDir(dataDir, account), binaries, account)
  const stop = () => stopServer(cluster, binaries, account)

  let running = await findSurvivor(cluster)
  if (running !== null && (!running.ready || (port !== 0 && port !== running.port))) {
    await stop()
    running = null
  }
  running ??= await launch({ cluster, binaries, account, port: port === 0 ? await freePort() : port, log })

  const { pid } = running
  const interrupt = () => {
    if (isAlive(pid)) process.kill(pid, 'SIGINT')
  }
  process.once('exit', interrupt)
  await ensureDatabase(running.port)
  return {
    url: urlOf(running.port, DATABASE),
    port: running.port,
    pid,
    stop: async () => {
      process.off('exit', interrupt)
      await stop()
    },
  }
}

interface Launch {
  cluster: string
  binaries: Binaries
  account: Account | null
  port: number
  log: (line: string) => void
}

async function launch({ cluster, binaries, account, port, log }: Launch) {
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', cluster, ...settings], {
    ...account,
    cwd: dirname(binaries.postgres),
    // Its own process group: a Ctrl-C in the terminal is answered in order, by us.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  })
  let words = ''
  let ended: string | null = null
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (words.length < 4000) words += text
    for (const line of text.trimEnd().split('\n')) log(line)
  })
  child.on('error', (error) => (ended = error.message))
  child.on('exit', (code) => (ended ??= `it ended with code ${code}`))
  child.unref()

  const deadline = Date.now() + 30_000
  for (;;) {
    if (ended !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      if (words.includes('Address already in use')) {
        throw new Error(`Port ${port} is taken: stop what listens there or choose another.`)
      }
      throw new Error(`Postgres did not start: ${ended ?? 'it took longer than 30 s'}.\n${words}`)
    }
    const running = await readPostmaster(cluster)
    if (running?.ready && running.pid === child.pid) return running
    await sleep(10)
  }
}

async function stopServer(cluster: string, { pgCtl }: Binaries, account: Account | null): Promise<void> {
  const running = await readPostmaster(cluster)
  if (running === null || !isAlive(running.pid)) return
  await run(pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30'], { ...account, cwd: dirname(pgCtl) })
}

async function ensureDatabase(port: number): Promise<void> {
  const maintenance = urlOf(port, 'postgres')
  const client = new pg.Client({ connectionString: maintenance })
  await client.connect()
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
  await client.end()
  if (rowCount === 0) await createDatabase(maintenance, DATABASE)
}

function urlOf(port: number, database: string): string {
  return `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`
}
