import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeOnSaleEvent } from '../src/domains/inventory/testing.ts'
import { liveOffersPath } from '../src/domains/inventory/ui/live-connection.ts'
import type { Id } from '../src/lib/ids.ts'
import { createRedis } from '../src/platform/redis.ts'
import { sayStep as step } from '../scripts/start/say.ts'
import { serveWorker } from '../scripts/workerd.ts'
import { Browser, clock } from './browser.ts'
import { Connection } from './connection.ts'
import { inLanes } from './lanes.ts'
import { residentMib } from './memory.ts'
import { minus, readCounts, type Counts } from './neon-counts.ts'
import { readProcessorTime, since } from './processor-time.ts'
import { reserveAnswer, wishFor, type Goods } from './purchase.ts'
import type { Stack } from './stack.ts'
import { percentile, percentiles } from './statistics.ts'
import type { Bench, Check, Part } from './suite.ts'
import { table, waitTable } from './table.ts'
import { allHeard, Watcher, type Told } from './watcher.ts'

const CHANGES = 12
/** Few enough to be told by number. */
const QUOTA = 20
const OPENED_AT_ONCE = 64
/** Fewer than one network may have; Linux has as many addresses of its own as one likes. */
const PER_NETWORK = 300
const BURST_SECONDS = 3
const BURST_LANES = 16
const PATIENCE_MS = 20_000
/** In which whatever else a change sets off has come. */
const SETTLE_MS = 700
const LAST_TOLD_MS = 2_000
const TOLD_PER_SECOND = 4

/** What workerd holds open for one page: its connection, and up to three to Redis while it is new. */
const FILES_A_PAGE = 5

/** The site in as many processes as are needed. */
interface Sites {
  urls: string[]
  pids: number[]
  stop(): Promise<void>
}

/** As at the edge, where what one of them sells the others hear of through Redis alone: each holds no more pages than the system lets it. */
async function openSites({ url, env, pids }: Stack, pages: number): Promise<Sites> {
  const limits = await readFile(`/proc/${pids.worker}/limits`, 'utf8').catch(() => '')
  const files = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Infinity)
  const more = Math.ceil((pages * FILES_A_PAGE) / files) - 1
  const workers = await Promise.all(Array.from({ length: more }, () => serveWorker({ port: 0, env, logFile: '.local/logs/bench.log' })))
  return {
    urls: [url, ...workers.map((worker) => worker.url)],
    pids: [pids.worker, ...workers.map(({ pid }) => pid)],
    stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
  }
}

/** Of all of them, MiB. */
async function memoryOf({ pids }: Sites): Promise<number | null> {
  const each = await Promise.all(pids.map(residentMib))
  return each.reduce((sum, mib) => (sum === null || mib === null ? null : sum + mib), 0)
}

const networkOf = (index: number) => (process.platform === 'linux' ? `127.0.1.${1 + Math.floor(index / PER_NETWORK)}` : undefined)

/** `after`: how many were opened before, whose networks have had their share. */
async function openAll({ urls }: Sites, eventId: Id<'evt'>, count: number, after = 0): Promise<Watcher[]> {
  const watchers: Watcher[] = []
  await inLanes(OPENED_AT_ONCE, async () => {
    if (watchers.length >= count) return false
    const watcher = new Watcher(urls[watchers.length % urls.length] ?? '', liveOffersPath(eventId), networkOf(after + watchers.length))
    watchers.push(watcher)
    await allHeard([watcher], () => true, PATIENCE_MS)
    return true
  })
  return watchers
}

const take = async ({ url }: Stack, connection: Connection, goods: Goods): Promise<void> => {
  await new Browser(connection, url).mutate('inventory.reserve', wishFor(goods), reserveAnswer)
}

interface Change {
  /** From the buyer's answer to each page that heard of it. */
  ms: number[]
  /** Pages that did not. */
  deaf: number
  counts: Counts
}

/** One ticket is taken while all watch. */
async function change(stack: Stack, connection: Connection, goods: Goods, watchers: readonly Watcher[], left: number): Promise<Change> {
  const before = await readCounts(stack.urls.neon)
  await take(stack, connection, goods)
  const answeredAt = clock()
  const deaf = await allHeard(watchers, (told) => told.left === left, PATIENCE_MS)
  await sleep(SETTLE_MS)
  const counts = minus(await readCounts(stack.urls.neon), before)
  const heard = watchers.flatMap(({ told }) => told.filter((each) => each.left === left).slice(0, 1))
  return { ms: heard.map(({ at }) => Math.max(at - answeredAt, 0)), deaf: deaf.length, counts }
}

/** Tickets are taken without a pause while all watch. */
async function burst(stack: Stack, goods: Goods, watchers: readonly Watcher[]) {
  const before = await readCounts(stack.urls.neon)
  const [witness] = watchers
  const toldBefore = witness?.told.length ?? 0
  const connections = Array.from({ length: BURST_LANES }, () => new Connection(stack.url))
  const endsAt = clock() + BURST_SECONDS * 1000
  let taken = 0
  await inLanes(BURST_LANES, async (lane) => {
    const connection = connections[lane]
    if (!connection || clock() > endsAt) return false
    await take(stack, connection, goods)
    taken += 1
    return true
  })
  const endedAt = clock()
  for (const connection of connections) connection.close()
  await sleep(SETTLE_MS)
  const deaf = await allHeard(watchers, ({ id }) => id === Math.max(...watchers.map(({ told }) => told.at(-1)?.id ?? 0)), PATIENCE_MS)
  const told: Told[] = witness?.told.slice(toldBefore) ?? []
  const { statements } = minus(await readCounts(stack.urls.neon), before)
  const last = watchers.map((watcher) => Math.max((watcher.told.at(-1)?.at ?? endedAt) - endedAt, 0))
  return { taken, told: told.length, statements: statements - taken, deaf: deaf.length, lastMs: percentiles(last) }
}

/** Connections that Redis still has for an event's pages once all have gone. */
async function leftBehind({ settings }: Stack, eventId: Id<'evt'>): Promise<number> {
  const redis = createRedis(settings)
  const endsAt = Date.now() + PATIENCE_MS
  for (;;) {
    const [, listening] = await redis.exec<[string, number]>(['PUBSUB', 'NUMSUB', `live:offers:${eventId}`])
    if (Number(listening) === 0 || Date.now() > endsAt) return Number(listening)
    await sleep(200)
  }
}

/** Thousands of open pages of one event: what a change costs the database, and when the last of them has heard of it. */
export async function liveSuite({ stack, size }: Bench): Promise<Part> {
  const count = Math.min(size.watchers, process.platform === 'linux' ? Infinity : PER_NETWORK)
  const sites = await openSites(stack, count)
  try {
    return await watchSale(stack, sites, count)
  } finally {
    await sites.stop()
  }
}

async function watchSale(stack: Stack, sites: Sites, count: number): Promise<Part> {
  const [few, many] = [await makeOnSaleEvent(stack.db, { quota: QUOTA }), await makeOnSaleEvent(stack.db, { quota: 1_000_000 })]
  const goodsOf = ({ eventId, ticketTypeId }: typeof few): Goods => ({ eventId, lines: [{ ticketTypeId, quantity: 1 }] })
  const memoryBefore = await memoryOf(sites)
  const openedFrom = clock()
  const watchers = await step(`Live: ${count} pages of one event are opened, ${OPENED_AT_ONCE} at a time`, () => openAll(sites, few.eventId, count))
  const openedPerSecond = Math.round((count * 1000) / (clock() - openedFrom))
  const memory = await memoryOf(sites)
  const timeBefore = await readProcessorTime(stack.pids)
  const connection = new Connection(stack.url)
  const changes = await step(`Live: ${CHANGES} tickets are taken, one after the other`, async () => {
    const seen: Change[] = []
    for (let taken = 1; taken <= CHANGES; taken += 1) seen.push(await change(stack, connection, goodsOf(few), watchers, QUOTA - taken))
    return seen
  })
  const processorMs = since(timeBefore, await readProcessorTime(stack.pids))
  connection.close()
  for (const watcher of watchers) watcher.close()
  const behind = await step('Live: all leave', () => leftBehind(stack, few.eventId))
  const burstWatchers = await openAll(sites, many.eventId, Math.min(count, PER_NETWORK), count + PER_NETWORK)
  const sale = await step(`Live: tickets are taken without a pause for ${BURST_SECONDS} s, ${burstWatchers.length} pages watch`, () => burst(stack, goodsOf(many), burstWatchers))
  for (const watcher of burstWatchers) watcher.close()

  const each = changes.flatMap(({ ms }) => ms)
  const last = changes.map(({ ms }) => Math.max(...ms))
  const toldMs = { toEach: percentiles(each), toLast: percentiles(last) }
  const queries = changes.map(({ counts }) => counts.statements - 1)
  const checks: Check[] = [
    { what: 'queries for a change, beside the change', wanted: 1, found: percentile(queries, 0.5) },
    { what: 'pages that did not hear of a change', wanted: 0, found: changes.reduce((sum, { deaf }) => sum + deaf, 0) },
    { what: 'pages that did not hear the last state of a burst', wanted: 0, found: sale.deaf },
    { what: 'subscriptions left once all pages were closed', wanted: 0, found: behind },
  ]
  const toldPerSecond = Math.round((sale.told * 10) / (BURST_SECONDS + SETTLE_MS / 1000)) / 10
  return {
    checks,
    aims: [
      { what: 'ms from a change to the last page, p95', seen: toldMs.toLast.p95, atMost: LAST_TOLD_MS },
      { what: 'times a second a flash sale is told of', seen: toldPerSecond, atMost: TOLD_PER_SECOND },
    ],
    figures: { size: { watchers: count, sites: sites.urls.length, changes: CHANGES }, openedPerSecond, memoryMib: { before: memoryBefore, with: memory }, processorMs, queries, toldMs, burst: { ...sale, perSecond: toldPerSecond } },
    tables: [
      table([
        ['live', ''],
        ['pages, of so many sites', `${count}, ${sites.urls.length}`],
        ['pages opened a second', String(openedPerSecond)],
        ['memory of the sites before and with them, MiB', `${memoryBefore ?? '?'} and ${memory ?? '?'}`],
        ['processor time of the sites for a page and a change, ms', processorMs ? ((processorMs.site + processorMs.helpers) / (count * CHANGES)).toFixed(3) : '?'],
        [`of ${sale.taken} tickets taken in ${BURST_SECONDS} s told`, `${sale.told} times, by ${sale.statements} queries`],
      ]),
      waitTable('ms from a change', [{ what: 'to each page', ms: toldMs.toEach }, { what: 'to the last page', ms: toldMs.toLast }, { what: 'from the end of a burst to its last state', ms: sale.lastMs }]),
    ],
  }
}
