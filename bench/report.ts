import type { Check } from './exactness.ts'
import type { Floor } from './floors.ts'
import type { Counts } from './neon-counts.ts'
import type { OrderCost } from './order-cost.ts'
import type { ProcessorTime } from './processor-time.ts'
import type { SaleFigures } from './sale.ts'

export interface Results {
  at: string
  machine: Record<string, string | number>
  size: { buyers: number; tickets: number; atOnce: number; quantity: number; floorSeconds: number }
  checks: Check[]
  sale: SaleFigures
  /** While it sold: mails sent, and what it asked of the database for each order, mails and schedules in it. */
  meanwhile: Counts & { mails: number }
  floors: Record<'emptyProcedure' | 'nextMiddleware' | 'nextCachedPage' | 'reserveOverHttp' | 'reserveByNeonHttp' | 'reserveByPg', Floor>
  orderCost: OrderCost
  /** Processor time of the sale, from the first request to the last confirmed order; null where the system does not tell. */
  processorMs: ProcessorTime | null
}

export const holds = ({ wanted, found }: Check): boolean => wanted === found

/** Columns as wide as their widest cell; all but the first to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const pad = (cell: string, column: number) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))
  return rows.map((row) => `  ${row.map(pad).join('   ')}`.trimEnd()).join('\n')
}

const ratio = (perSecond: number, floor: Floor) => (perSecond / floor.perSecond).toFixed(perSecond < floor.perSecond / 10 ? 3 : 2)

function speeds({ sale, floors }: Results): string {
  const { emptyProcedure, nextMiddleware, nextCachedPage, reserveByNeonHttp, reserveByPg } = floors
  const line = (name: string, perSecond: number) => [
    name, perSecond.toFixed(perSecond < 1000 ? 1 : 0), ...[emptyProcedure, nextCachedPage, reserveByNeonHttp, reserveByPg].map((floor) => ratio(perSecond, floor)),
  ]
  return table([
    ['', 'per s', '÷ empty tRPC', '÷ Next page', '÷ neon-http', '÷ pg'],
    line('reserve: answers of the sale, yes or no', sale.answersPerSecond),
    line('reserve: granted in the sale', sale.reservationsPerSecond),
    line('paid orders with their tickets', sale.ordersPerSecond),
    line('paid orders, once selling', sale.ordersPerSecondOnceSelling),
    line('reserve alone, over HTTP, always granted', floors.reserveOverHttp.perSecond),
    line('floor: empty tRPC procedure', emptyProcedure.perSecond),
    line('floor: Next, its middleware alone', nextMiddleware.perSecond),
    line('floor: Next, a page from its cache', nextCachedPage.perSecond),
    line('floor: the same SQL by neon-http', reserveByNeonHttp.perSecond),
    line('floor: the same SQL by pg', reserveByPg.perSecond),
  ])
}

function waits({ sale, floors }: Results): string {
  const line = (name: string, { p50, p95, p99 }: SaleFigures['reserveMs']) => [name, ...[p50, p95, p99].map((ms) => ms.toFixed(1))]
  return table([
    ['ms', 'p50', 'p95', 'p99'],
    line('reserve, yes or no', sale.reserveMs),
    line('place, to the payment page', sale.placeMs),
    line('pay, to the tickets', sale.confirmMs),
    line('whole purchase', sale.purchaseMs),
    line('floor: empty tRPC procedure', floors.emptyProcedure.ms),
    line('floor: the same SQL by neon-http', floors.reserveByNeonHttp.ms),
    line('floor: the same SQL by pg', floors.reserveByPg.ms),
  ])
}

function costs({ orderCost }: Results): string {
  const { mail, ...toTickets } = orderCost
  const steps = Object.entries(toTickets)
  const sum = (pick: (step: OrderCost['mail']) => number) => steps.reduce((total, [, step]) => total + pick(step), 0)
  const line = (name: string, statements: number, roundTrips: number) => [name, String(statements), String(roundTrips)]
  return table([
    ['one paid order', 'statements', 'round trips'],
    ...steps.map(([name, step]) => line(name, step.statements, step.roundTrips)),
    line('to the tickets', sum((step) => step.statements), sum((step) => step.roundTrips)),
    line('afterwards, for the mail', mail.statements, mail.roundTrips),
  ])
}

function meantime({ sale, meanwhile }: Results): string {
  return table([
    ['the sale itself', ''],
    ['seconds, from the first wish to the last answer', sale.seconds.toFixed(1)],
    ['looks at an order until its tickets were there', String(sale.looksPerOrder)],
    ['mails with tickets sent meanwhile', String(meanwhile.mails)],
    ['statements an order, mails and schedules in it', String(meanwhile.statements)],
    ['round trips an order, mails and schedules in it', String(meanwhile.roundTrips)],
  ])
}

function processorTimes({ processorMs, checks, machine }: Results): string {
  if (!processorMs) return '  Processor time is not to be had on this system.'
  const orders = checks.find(({ what }) => what === 'orders confirmed')?.found ?? 0
  const all = Object.values(processorMs).reduce((sum, ms) => sum + ms, 0)
  const names = {
    site: 'site on workerd', vendors: 'local vendors (Neon, Stripe, QStash, Resend, Redis REST)', postgres: 'Postgres',
    redis: 'Redis', buyers: 'the buyers (this program)', others: 'everything else on the machine',
  }
  return table([
    [`processor time of the sale, ${machine['cores']} cores`, 'ms per order', 'share'],
    ...Object.entries(processorMs).map(([part, ms]) => [
      Object.entries(names).find(([name]) => name === part)?.[1] ?? part, (ms / orders).toFixed(2), `${((ms * 100) / all).toFixed(0)} %`,
    ]),
  ])
}

/** All of it as tables for a terminal. */
export function report(results: Results): string {
  const { checks } = results
  const promises = table(checks.map((check) => [check.what, String(check.found), holds(check) ? 'as it must be' : `WRONG: must be ${check.wanted}`]))
  const examples = checks.flatMap(({ example }) => (example ? [`  ${example.slice(0, 500)}`] : []))
  return [speeds(results), waits(results), costs(results), processorTimes(results), meantime(results), promises, ...examples].join('\n\n')
}
