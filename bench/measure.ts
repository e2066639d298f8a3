import { count, gte } from 'drizzle-orm'
import pg from 'pg'
import { messages } from '../src/db/schema/platform.ts'
import { makeOnSaleEvent } from '../src/domains/inventory/testing.ts'
import { sayStep as step } from '../scripts/start/say.ts'
import { checkExactness } from './exactness.ts'
import { emptyProcedure, nextCachedPage, nextMiddleware, reserveByNeonHttp, reserveByPg, reserveOverHttp } from './floors.ts'
import { describeMachine } from './machine.ts'
import { minus, readCounts, type Counts } from './neon-counts.ts'
import { costOfAnOrder } from './order-cost.ts'
import { readProcessorTime, since } from './processor-time.ts'
import type { Goods, Purchase } from './purchase.ts'
import type { Results } from './report.ts'
import { isBought, runSale, saleFigures, type Crowd } from './sale.ts'
import type { Stack } from './stack.ts'
import { queueDrained, webhooksDelivered } from './vendors.ts'

const UNIT_MINOR = 2500
const ENDLESS = 1_000_000
/** As often as every lane buys beforehand: code is compiled, connections stand, statements are prepared on every backend. */
const WARM_UP_ROUNDS = 4

/** The sale, what it cost, whether it was exact, and the floors beside it; says what it is doing. */
export async function measure(stack: Stack, size: Results['size']): Promise<Results> {
  const { db, urls } = stack
  const { buyers, tickets, atOnce, quantity } = size
  const onSale = async (quota: number) => ({ ...(await makeOnSaleEvent(db, { quota, priceMinor: UNIT_MINOR })), quantity })
  const calm = async () => {
    await webhooksDelivered(urls.stripe)
    await queueDrained(urls.qstash)
  }

  const warming = { buyers: atOnce * WARM_UP_ROUNDS, atOnce }
  await step(`Warming up: ${warming.buyers} purchases and their mails`, async () => {
    await runSale(stack, await onSale(ENDLESS), warming)
    await calm()
  })
  const goods = await onSale(tickets)
  const { purchases, ...observed } = await step(`Sale: ${tickets} tickets, ${buyers} buyers, ${atOnce} at a time`, () =>
    observe(stack, goods, { buyers, atOnce }),
  )
  await step('Until all mails are out', calm)
  const database = new pg.Client({ connectionString: urls.postgres })
  await database.connect()
  const terms = { eventId: goods.eventId, quota: tickets, quantity, unitMinor: UNIT_MINOR }
  const checks = await checkExactness(database, purchases, terms, await stack.loggedErrors())
  await database.end()

  const endless = await onSale(ENDLESS)
  const orderCost = await step('One order alone, counted', () => costOfAnOrder(stack, endless))
  const load = { atOnce, seconds: size.floorSeconds }
  const floors = {
    emptyProcedure: await step('Floor: an empty tRPC procedure', () => emptyProcedure(stack, load)),
    nextMiddleware: await step('Floor: Next, its middleware alone', () => nextMiddleware(stack, load)),
    nextCachedPage: await step('Floor: Next, a page from its cache', () => nextCachedPage(stack, load)),
    reserveOverHttp: await step('Reserve alone, over HTTP', () => reserveOverHttp(stack, load, endless)),
    reserveByNeonHttp: await step('Floor: the same SQL by neon-http', () => reserveByNeonHttp(stack, load, endless)),
    reserveByPg: await step('Floor: the same SQL by pg', () => reserveByPg(stack, load, endless)),
  }
  const at = new Date().toISOString()
  return { at, machine: await describeMachine(), size, checks, sale: saleFigures(purchases), floors, orderCost, ...observed }
}

type Observed = Pick<Results, 'meanwhile' | 'processorMs'> & { purchases: Purchase[] }

/** A sale, and what it took of processors and database. */
async function observe(stack: Stack, goods: Goods, crowd: Crowd): Promise<Observed> {
  const { db, urls, pids } = stack
  const startedAt = new Date()
  const countsBefore = await readCounts(urls.neon)
  const timeBefore = await readProcessorTime(pids)
  const purchases = await runSale(stack, goods, crowd)
  const processorMs = since(timeBefore, await readProcessorTime(pids))
  const counts = minus(await readCounts(urls.neon), countsBefore)
  const [{ mails } = { mails: 0 }] = await db.select({ mails: count() }).from(messages).where(gte(messages.sentAt, startedAt))
  return { purchases, processorMs, meanwhile: { mails, ...perOrder(counts, purchases) } }
}

/** What each order sold took; a wish that was refused took one statement of its own. */
function perOrder({ roundTrips, statements }: Counts, purchases: readonly Purchase[]): Counts {
  const orders = purchases.filter(isBought).length
  const refused = purchases.filter(({ outcome }) => outcome === 'refused').length
  const share = (all: number) => Math.round(((all - refused) * 100) / orders) / 100
  return { roundTrips: share(roundTrips), statements: share(statements) }
}
