import { setInterval as every } from 'node:timers/promises'
import { workerBytes } from '../scripts/build.ts'
import { sayStep as step } from '../scripts/start/say.ts'
import { sendOrFail } from './browser.ts'
import { Connection } from './connection.ts'
import { inLanes } from './lanes.ts'
import { residentMib } from './memory.ts'
import { isBought, runSale } from './sale.ts'
import { onSale } from './sale-suite.ts'
import type { Stack } from './stack.ts'
import type { Bench, Part } from './suite.ts'
import { table } from './table.ts'
import { calm } from './vendors.ts'

const MIB = 1024 * 1024
const WORKER_MIB_MAX = 4
/** What Cloudflare gives an isolate; V8's heap alone, for what is measured here. */
const HEAP_MIB = 128
const VIEWS = 1_000
const SALE = { tickets: 200, buyers: 1_000, atOnce: 64 } as const
const LOOK_EVERY_MS = 200

/** A cold site's first answers, in ms from the start of its process. */
async function firstAnswers({ url, restartWorker }: Stack): Promise<Record<string, number>> {
  const seen: Record<string, number> = {}
  for (const [what, path] of [['health', '/api/health'], ['a page from its cache', '/en'], ['a page that is rendered', '/en/events']] as const) {
    const { spawnedAt } = await restartWorker()
    const connection = new Connection(url)
    await sendOrFail(connection, what, 'GET', path, '', '')
    seen[what] = Math.round(performance.now() - spawnedAt)
    connection.close()
  }
  return seen
}

async function viewPages({ url }: Stack, paths: readonly string[], views: number): Promise<void> {
  const connections = Array.from({ length: 16 }, () => new Connection(url))
  let viewed = 0
  await inLanes(connections.length, async (lane) => {
    const connection = connections[lane]
    if (viewed >= views || !connection) return false
    viewed += 1
    await sendOrFail(connection, 'a page', 'GET', paths[viewed % paths.length] ?? '/en', '', '')
    return true
  })
  for (const connection of connections) connection.close()
}

interface Load {
  /** Resident MiB: at rest, after the pages, and the most while it sold. */
  atRest: number | null
  afterViews: number | null
  inSale: number | null
  sold: number
  brokenOff: number
}

async function underLoad(stack: Stack): Promise<Load> {
  const { pids, db } = stack
  await viewPages(stack, ['/en'], 1)
  const atRest = await residentMib(pids.worker)
  const events = await db.query.events.findMany({ columns: { slug: true }, where: (event, { eq }) => eq(event.status, 'published'), limit: 40 })
  await viewPages(stack, ['/en', '/en/events', ...events.map(({ slug }) => `/en/events/${slug}`)], VIEWS)
  const afterViews = await residentMib(pids.worker)
  const goods = await onSale(stack, SALE.tickets)
  const watch = new AbortController()
  const most = mostResident(pids.worker, watch.signal)
  const purchases = await runSale(stack, () => goods, SALE)
  await calm(stack)
  watch.abort()
  return { atRest, afterViews, inSale: await most, sold: purchases.filter(isBought).length, brokenOff: purchases.filter(({ outcome }) => outcome === 'failed').length }
}

async function mostResident(pid: number, signal: AbortSignal): Promise<number | null> {
  let most: number | null = null
  try {
    for await (const _ of every(LOOK_EVERY_MS, null, { signal })) {
      const now = await residentMib(pid)
      if (now !== null) most = Math.max(most ?? 0, now)
    }
  } catch {
    // Ended from outside: that is how one stops looking.
  }
  return most
}

/** How big the product is: to upload, to start, and in memory. */
export async function sizeSuite({ stack }: Bench): Promise<Part> {
  const workerMib = Math.round(((await workerBytes()) * 100) / MIB) / 100
  const coldMs = await step('Cold starts', () => firstAnswers(stack))
  await stack.restartWorker()
  const free = await step(`${VIEWS} pages and a sale of ${SALE.tickets}, V8 as it likes`, () => underLoad(stack))
  await stack.restartWorker({ v8Flags: [`--max-heap-size=${HEAP_MIB}`] })
  const limited = await step(`The same with V8’s heap held to ${HEAP_MIB} MiB`, () => underLoad(stack))
  await stack.restartWorker()
  const line = (what: string, { atRest, afterViews, inSale, sold }: Load) => [what, ...[atRest, afterViews, inSale].map((mib) => String(mib ?? '?')), String(sold)]
  return {
    checks: [
      { what: 'tickets sold', wanted: SALE.tickets, found: free.sold },
      { what: 'purchases broken off', wanted: 0, found: free.brokenOff },
      { what: `tickets sold with ${HEAP_MIB} MiB of heap`, wanted: SALE.tickets, found: limited.sold },
      { what: `purchases broken off with ${HEAP_MIB} MiB of heap`, wanted: 0, found: limited.brokenOff },
    ],
    aims: [{ what: 'worker gzipped, MiB', seen: workerMib, atMost: WORKER_MIB_MAX }],
    figures: { workerMib, coldMs, residentMib: { free, limited }, heapMib: HEAP_MIB, views: VIEWS, sale: SALE },
    tables: [
      table([['worker gzipped', `${workerMib} MiB`]]),
      table([['from the start of the process to the first answer', 'ms'], ...Object.entries(coldMs).map(([what, ms]) => [what, String(ms)])]),
      table([
        ['resident MiB of workerd', 'at rest', `after ${VIEWS} pages`, 'most in a sale', 'sold'],
        line('V8 as it likes', free),
        line(`V8’s heap at ${HEAP_MIB} MiB`, limited),
      ]),
    ],
  }
}
