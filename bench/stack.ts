import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { createDb, type Db } from '../src/db/client.ts'
import { parseEnv, type Env } from '../src/env.ts'
import { assert } from '../src/lib/assert.ts'
import { createQueue } from '../src/platform/queue.ts'
import { scheduleJobs } from '../src/trpc/jobs.ts'
import { freePort } from '../local-cloud/free-port.ts'
import { buildWorker } from '../scripts/build.ts'
import { migrate } from '../scripts/migrate.ts'
import { seed } from '../scripts/seed.ts'
import { serveWorker, type ServedWorker, type WorkerOptions } from '../scripts/workerd.ts'

const WORKER_LOG = '.local/logs/bench.log'
const STOP_TIMEOUT_MS = 20_000

const started = z.object({
  env: z.record(z.string(), z.string()),
  urls: z.object({ postgres: z.string(), neon: z.string(), qstash: z.string(), stripe: z.string(), resend: z.string() }),
})

export interface Stack {
  /** The site's address, no trailing slash. */
  url: string
  urls: z.output<typeof started>['urls']
  qstash: { url: string; token: string }
  db: Db
  /** What the product reads, checked; and as it is told. */
  settings: Env
  env: Record<string, string>
  /** Process ids: the site, and the vendors with Postgres and Redis below them. */
  pids: { worker: number; cloud: number }
  /** The errors that the site has logged, one a line. */
  loggedErrors(): Promise<string[]>
  /** Ends the site and starts another at the same address. */
  restartWorker(options?: Pick<WorkerOptions, 'v8Flags'>): Promise<ServedWorker>
  stop(): Promise<void>
}

/** The whole product as it ships, alone on free ports in a directory that is thrown away: nothing is turned off. */
export async function startStack({ build }: { build: boolean }): Promise<Stack> {
  if (build) await buildWorker()
  const dataDir = await mkdtemp(join(tmpdir(), 'fairground-bench-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const stops: (() => Promise<void>)[] = [() => rm(dataDir, { recursive: true, force: true })]
  const stop = async () => {
    for (const end of stops.splice(0).toReversed()) await end()
  }
  try {
    const cloud = fork(fileURLToPath(new URL('cloud.ts', import.meta.url)), [dataDir, url], { execArgv: ['--import', 'tsx'] })
    stops.push(() => letGo(cloud))
    const { env, urls } = started.parse(await firstWord(cloud))
    const settings = parseEnv(env)
    await migrate(settings.DATABASE_URL)
    const db = createDb(settings)
    await seed({ db, now: new Date() })
    await scheduleJobs({ queue: createQueue(settings) })
    await rm(WORKER_LOG, { force: true })
    let worker = await serveWorker({ port, env, logFile: WORKER_LOG })
    stops.push(() => worker.stop())
    assert(cloud.pid !== undefined, 'a process that spoke has an id')
    const pids = { worker: worker.pid, cloud: cloud.pid }
    const restartWorker = async (options: Pick<WorkerOptions, 'v8Flags'> = {}) => {
      await worker.stop()
      worker = await serveWorker({ port, env, logFile: WORKER_LOG, ...options })
      pids.worker = worker.pid
      return worker
    }
    const qstash = { url: urls.qstash, token: settings.QSTASH_TOKEN }
    return { url, urls, qstash, db, settings, env, pids, loggedErrors, restartWorker, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function loggedErrors(): Promise<string[]> {
  const lines = (await readFile(WORKER_LOG, 'utf8')).split('\n')
  return lines.filter((line) => /"level":"error"|uncaught exception/i.test(line))
}

async function firstWord(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('The local cloud ended before it was up.')
  })
  const [message] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => undefined)
  return message
}

async function letGo(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || !child.connected) return
  const ended = once(child, 'exit')
  child.disconnect()
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
  await ended
  clearTimeout(impatience)
}
