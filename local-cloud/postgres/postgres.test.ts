import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../free-port.ts'
import { isAlive } from '../processes.ts'
import { startPostgres, type Postgres } from './server.ts'
import { createDatabase, dropDatabase } from './template.ts'

let home: string
let running: Postgres | null = null

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fairground-postgres-test-'))
})
afterEach(async () => {
  await running?.stop()
  running = null
})
afterAll(() => rm(home, { recursive: true, force: true }))

async function start(dataDir = join(home, 'postgres'), port = 0): Promise<Postgres> {
  running = await startPostgres({ dataDir, port })
  return running
}

async function query(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

test('starts, has the extensions, keeps its data over a stop', async () => {
  const first = await start()
  for (const extension of ['btree_gist', 'citext', 'pg_trgm', 'pgcrypto', 'unaccent', 'pg_stat_statements']) {
    await query(first.url, `create extension ${extension}`)
  }
  await query(first.url, `create table kept as select 'here' as word`)
  expect(await query(first.url, `select current_setting('max_connections'), current_setting('fsync')`)).toEqual([['200', 'off']])
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)

  const second = await start()
  expect(await query(second.url, 'select word from kept')).toEqual([['here']])
})

test('keeps its data under a directory that strangers cannot enter', async () => {
  const dataDir = join(home, 'closed', 'postgres')
  await mkdir(join(home, 'closed'), { mode: 0o700 })
  // Temporary directories are opened instead; here this is none.
  vi.stubEnv('TMPDIR', import.meta.dirname)
  const first = await start(dataDir)
  await query(first.url, `create table kept as select 'here' as word`)
  await first.stop()
  const second = await start(dataDir)
  expect(await query(second.url, 'select word from kept')).toEqual([['here']])
  await second.stop()
  await rm(await realpath(dataDir), { recursive: true })
  vi.unstubAllEnvs()
})

test('a server that outlived its parent is taken over, or stopped when another port is wanted', async () => {
  const dataDir = join(home, 'postgres')
  const program = `
    import { startPostgres } from '${join(import.meta.dirname, 'server.ts')}'
    startPostgres({ dataDir: '${dataDir}', port: 0 }).then(({ pid }) => {
      process.stdout.write(String(pid), () => process.kill(process.pid, 'SIGKILL'))
    })`
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
  const left = Number(await text(parent.stdout))

  const survivor = await start(dataDir)
  expect(survivor.pid).toBe(left)
  const moved = await start(dataDir, await freePort())
  expect(moved.pid).not.toBe(survivor.pid)
  await expect(query(survivor.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('a port that is taken is one clear sentence', async () => {
  const stranger = createServer()
  const port = await new Promise<number>((done) => {
    stranger.listen(0, '127.0.0.1', () => {
      const address = stranger.address()
      done(address !== null && typeof address === 'object' ? address.port : 0)
    })
  })
  await expect(start(join(home, 'postgres'), port)).rejects.toThrow(`Port ${port} is taken`)
  stranger.close()
})

test('a database is cloned from a template, though someone is connected to it', async () => {
  const { url } = await start()
  const template = await createDatabase(url, 'template')
  await query(template, `create table stalls as select generate_series(1, 1000) as id`)
  const lingering = new pg.Client({ connectionString: template })
  lingering.on('error', () => {})
  await lingering.connect()
  const copies = await Promise.all(['a', 'b', 'c'].map((name) => createDatabase(url, name, { template: 'template' })))
  for (const copy of copies) expect(await query(copy, 'select count(*) from stalls')).toEqual([['1000']])
  for (const name of ['a', 'b', 'c', 'a']) await dropDatabase(url, name)
  await expect(query(copies[0] ?? '', 'select 1')).rejects.toMatchObject({ code: '3D000' })
})
