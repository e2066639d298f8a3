import { createDb } from '../../src/db/client.ts'
import { parseEnv } from '../../src/env.ts'
import { createQueue } from '../../src/platform/queue.ts'
import { STRIPE_EVENTS } from '../../src/platform/stripe.ts'
import { scheduleJobs } from '../../src/trpc/jobs.ts'
import { joinLocalCloud, type JoinedCloud } from '../../local-cloud/join.ts'
import { buildWorker } from '../build.ts'
import { migrate } from '../migrate.ts'
import { seed } from '../seed.ts'
import { serveWorker } from '../workerd.ts'
import type { Step } from './say.ts'

const HEALTH_TIMEOUT_MS = 30_000

export interface StackOptions {
  /** Where the local cloud keeps everything between runs. */
  dataDir: string
  /** The first of the cloud's eight ports in a row, or any that are free. */
  cloudPorts: 'free' | number
  /** Where the site listens, on 127.0.0.1. */
  port: number
  step: Step
  /** Gets what must be ended, each as soon as it runs; to be called in reverse order. */
  onStarted(stop: () => Promise<void>): void
}

export interface Stack {
  /** The site's address, no trailing slash. */
  url: string
  cloud: JoinedCloud
}

/** The whole product on this machine: vendors, build, migrations, demo world, schedules, and the site on workerd. */
export async function startStack({ dataDir, cloudPorts, port, step, onStarted }: StackOptions): Promise<Stack> {
  const url = `http://127.0.0.1:${port}`
  const cloud = await step(
    'Local cloud: Postgres, Redis, QStash, Stripe, Google and a mailbox, on 127.0.0.1',
    () => joinLocalCloud({ dataDir, ports: cloudPorts, appUrl: url, stripeEvents: STRIPE_EVENTS }),
    ({ joined, redisEngine }) => (joined ? 'found running' : `Redis by ${redisEngine === 'memory' ? 'an engine of our own' : redisEngine}`),
  )
  onStarted(cloud.stop)
  const settings = parseEnv(cloud.env)

  await step('Build: Next, OpenNext, the worker (a few minutes after a change)', buildWorker, ({ built }) =>
    built ? 'built' : 'nothing changed since the last one',
  )
  await step('Database: migrations', () => migrate(settings.DATABASE_URL), (applied) =>
    applied.length > 0 ? `applied ${applied.length}` : 'up to date',
  )
  await step('World: a festival, a market, an arena, evenings in many cities', () => seed({ db: createDb(settings), now: new Date() }), (rows) =>
    rows ? `${Object.values(rows).reduce((sum, { length }) => sum + length, 0)} rows` : 'there already, kept as it is',
  )
  await step('Schedules of the background work', () => scheduleJobs({ queue: createQueue(settings) }), (names) => names.join(', '))
  await step('Site on workerd', async () => {
    const site = await serveWorker({ port, env: cloud.env })
    onStarted(site.stop)
    await isUp(url)
  })
  return { url, cloud }
}

/** Waits until the site answers for itself and draws its first page. */
async function isUp(url: string): Promise<void> {
  const signal = AbortSignal.timeout(HEALTH_TIMEOUT_MS)
  for (const path of ['/api/health', '/en']) {
    const status = await fetch(`${url}${path}`, { signal }).then((answer) => answer.status, () => null)
    if (status === 200) continue
    const said = status === null ? 'did not answer' : `answered ${status}`
    throw new Error(`The site started, but ${path} ${said}: see .local/logs/workerd.log.`)
  }
}
