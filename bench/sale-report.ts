import type { Floors } from './floors.ts'
import type { Floor } from './load.ts'
import type { Counts } from './neon-counts.ts'
import type { OrderCost } from './order-cost.ts'
import type { ProcessorTime } from './processor-time.ts'
import type { SaleFigures } from './sale.ts'
import type { Size } from './suite.ts'
import { rateTable, table, waitTable } from './table.ts'

export interface SaleSeen {
  size: Size
  sale: SaleFigures
  reserveAlone: Record<'overHttp' | 'byNeonHttp' | 'byPg', Floor>
  orderCost: OrderCost
  /** While it sold: mails sent, and what it asked of the database for each order, mails and schedules in it. */
  meanwhile: Counts & { mails: number }
  /** From the first request to the last confirmed order; null where the system does not tell. */
  processorMs: ProcessorTime | null
}

export function saleTables(seen: SaleSeen, floors: Floors): string[] {
  return [speeds(seen, floors), waits(seen), costs(seen), processorTimes(seen), meantime(seen)]
}

function speeds({ sale, reserveAlone: { overHttp, byNeonHttp, byPg } }: SaleSeen, floors: Floors): string {
  return rateTable('sale', [
    { what: 'reserve: answers of the sale, yes or no', perSecond: sale.answersPerSecond, ownSql: byNeonHttp },
    { what: 'reserve: granted in the sale', perSecond: sale.reservationsPerSecond, ownSql: byNeonHttp },
    { what: 'paid orders with their tickets', perSecond: sale.ordersPerSecond },
    { what: 'paid orders, once selling', perSecond: sale.ordersPerSecondOnceSelling },
    { what: 'reserve alone, over HTTP, always granted', perSecond: overHttp.perSecond, ownSql: byNeonHttp },
    { what: 'its SQL by neon-http', perSecond: byNeonHttp.perSecond },
    { what: 'its SQL by pg', perSecond: byPg.perSecond },
  ], floors)
}

function waits({ sale, reserveAlone: { overHttp, byNeonHttp, byPg } }: SaleSeen): string {
  return waitTable('ms', [
    { what: 'reserve, yes or no', ms: sale.reserveMs },
    { what: 'place, to the payment page', ms: sale.placeMs },
    { what: 'pay, to the tickets', ms: sale.confirmMs },
    { what: 'whole purchase', ms: sale.purchaseMs },
    { what: 'reserve alone, over HTTP', ms: overHttp.ms },
    { what: 'its SQL by neon-http', ms: byNeonHttp.ms },
    { what: 'its SQL by pg', ms: byPg.ms },
  ])
}

function costs({ orderCost }: SaleSeen): string {
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

function meantime({ sale, meanwhile }: SaleSeen): string {
  return table([
    ['the sale itself', ''],
    ['seconds, from the first wish to the last answer', sale.seconds.toFixed(1)],
    ['looks at an order until its tickets were there', String(sale.looksPerOrder)],
    ['mails with tickets sent meanwhile', String(meanwhile.mails)],
    ['statements an order, mails and schedules in it', String(meanwhile.statements)],
    ['round trips an order, mails and schedules in it', String(meanwhile.roundTrips)],
  ])
}

const PARTS = {
  site: 'site on workerd', vendors: 'local vendors (Neon, Stripe, QStash, Resend, Redis REST)', postgres: 'Postgres', redis: 'Redis',
  buyers: 'the buyers (this program)', helpers: 'what this program started beside', others: 'everything else on the machine',
}

function processorTimes({ processorMs, sale }: SaleSeen): string {
  if (!processorMs) return '  Processor time is not to be had on this system.'
  const all = Object.values(processorMs).reduce((sum, ms) => sum + ms, 0)
  return table([
    ['processor time of the sale', 'ms an order', 'share'],
    ...Object.entries(processorMs).map(([part, ms]) => [
      Object.entries(PARTS).find(([name]) => name === part)?.[1] ?? part, (ms / sale.orders).toFixed(2), `${((ms * 100) / all).toFixed(0)} %`,
    ]),
  ])
}
