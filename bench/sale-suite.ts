import { count, gte } from 'drizzle-orm'
import { messages } from '../src/db/schema/platform.ts'
import { makeOnSaleEvent } from '../src/domains/inventory/testing.ts'
import { sayStep as step } from '../scripts/start/say.ts'
import { withDatabase } from './database.ts'
import { checkExactness } from './exactness.ts'
import { minus, readCounts, type Counts } from './neon-counts.ts'
import { costOfAnOrder } from './order-cost.ts'
import { readProcessorTime, since } from './processor-time.ts'
import type { Goods, Purchase } from './purchase.ts'
import { reserveByNeonHttp, reserveByPg, reserveOverHttp } from './reserve-alone.ts'
import { saleTables, type SaleSeen } from './sale-report.ts'
import { isBought, runSale, saleFigures, type Crowd } from './sale.ts'
import type { Stack } from './stack.ts'
import { ratioOf, type Bench, type Check, type Part } from './suite.ts'
import { calm } from './vendors.ts'

const UNIT_MINOR = 2500
const ENDLESS = 1_000_000
/** As often as every lane buys beforehand: code is compiled, connections stand, statements are prepared on every backend. */
const WARM_UP_ROUNDS = 4
/** Ten times what the faster of two established shops sells on such a machine: see docs/adr. */
const PAID_ORDERS_PER_SECOND = 110
const RATIO_TO_OWN_SQL = 0.5

/** Stock of one type at an event of its own. */
export async function onSale({ db }: Stack, quota: number): Promise<Goods> {
  const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { quota, priceMinor: UNIT_MINOR })
  return { eventId, lines: [{ ticketTypeId, quantity: 1 }] }
}

/** Lets every road be walked before it is measured. */
export async function warmUp(stack: Stack, atOnce: number): Promise<void> {
  const goods = await onSale(stack, ENDLESS)
  await step(`Warming up: ${atOnce * WARM_UP_ROUNDS} purchases and their mails`, async () => {
    await runSale(stack, () => goods, { buyers: atOnce * WARM_UP_ROUNDS, atOnce })
    await calm(stack)
  })
}

/** The books of an event, once everything has come to rest. */
export async function settledChecks(stack: Stack, purchases: readonly Purchase[], eventId: Goods['eventId']): Promise<Check[]> {
  await step('Until all mails are out', () => calm(stack))
  return withDatabase(stack.urls.postgres, (database) => checkExactness(database, purchases, eventId))
}

/** A flash sale: what it sold and cost, whether it was exact, and a reservation alone beside its own SQL. */
export async function saleSuite({ stack, floors, size }: Bench): Promise<Part> {
  const { buyers, tickets, atOnce, seconds } = size
  const goods = await onSale(stack, tickets)
  const { purchases, ...observed } = await step(`Sale: ${tickets} tickets, ${buyers} buyers, ${atOnce} at a time`, () =>
    observe(stack, goods, { buyers, atOnce }),
  )
  const checks = await settledChecks(stack, purchases, goods.eventId)
  const sold = purchases.filter(isBought).length
  checks.unshift({ what: 'tickets of the sale that found a buyer', wanted: tickets, found: sold })

  const endless = await onSale(stack, ENDLESS)
  const load = { atOnce, seconds }
  const figures: SaleSeen = {
    size,
    sale: saleFigures(purchases),
    reserveAlone: {
      overHttp: await step('Reserve alone, over HTTP', () => reserveOverHttp(stack, load, endless)),
      byNeonHttp: await step('The same SQL by neon-http', () => reserveByNeonHttp(stack, load, endless)),
      byPg: await step('The same SQL by pg', () => reserveByPg(stack, load, endless)),
    },
    orderCost: await step('One order alone, counted', () => costOfAnOrder(stack, endless)),
    ...observed,
  }
  const { overHttp, byNeonHttp } = figures.reserveAlone
  return {
    checks,
    aims: [
      { what: 'paid orders a second', seen: figures.sale.ordersPerSecond, atLeast: PAID_ORDERS_PER_SECOND },
      { what: 'reserve over HTTP ÷ its SQL by neon-http', seen: ratioOf(overHttp.perSecond, byNeonHttp.perSecond), atLeast: RATIO_TO_OWN_SQL },
    ],
    figures,
    tables: saleTables(figures, floors),
  }
}

type Observed = Pick<SaleSeen, 'meanwhile' | 'processorMs'> & { purchases: Purchase[] }

/** A sale, and what it took of processors and database. */
async function observe(stack: Stack, goods: Goods, crowd: Crowd): Promise<Observed> {
  const { db, urls, pids } = stack
  const startedAt = new Date()
  const countsBefore = await readCounts(urls.neon)
  const timeBefore = await readProcessorTime(pids)
  const purchases = await runSale(stack, () => goods, crowd)
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
