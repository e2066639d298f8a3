import type { Client } from 'pg'
import { z } from 'zod'
import { only } from '../src/lib/assert.ts'
import type { Id } from '../src/lib/ids.ts'
import type { Purchase } from './purchase.ts'
import { isBought } from './sale.ts'

/** A promise of the sale: `found` must be `wanted`. */
export interface Check {
  what: string
  wanted: number
  found: number
  /** One of those that should not be. */
  example?: string | undefined
}

const books = z.object({
  held: z.number(),
  sold: z.number(),
  tickets: z.number(),
  confirmed: z.number(),
  not_confirmed: z.number(),
  paid_without_tickets: z.number(),
  money_apart: z.number(),
  not_announced: z.number(),
  last_taken_at_ms: z.number().nullable(),
})

const BOOKS = `
  select s.held, s.sold,
    (select count(*)::int from tickets k where k.event_id = s.event_id) as tickets,
    (select count(*)::int from orders o where o.event_id = s.event_id and o.status = 'confirmed') as confirmed,
    (select count(*)::int from orders o where o.event_id = s.event_id and o.status <> 'confirmed') as not_confirmed,
    (select count(*)::int from orders o join payments p on p.order_id = o.id where o.event_id = s.event_id
      and (p.status = 'completed') <> ((select count(*) from tickets k where k.order_id = o.id and k.status = 'active') = $2)) as paid_without_tickets,
    (select count(*)::int from orders o left join payments p on p.order_id = o.id and p.status = 'completed'
      where o.event_id = s.event_id and o.status = 'confirmed'
      and (p.amount_minor is distinct from o.total_minor or o.total_minor <> $2 * $3::int)) as money_apart,
    (select count(*)::int from orders o left join outbox b on b.subject_id = o.id and b.name = 'order.confirmed'
      where o.event_id = s.event_id and o.status = 'confirmed' and b.dispatched_at is null) as not_announced,
    (select extract(epoch from max(r.created_at))::float8 * 1000 from reservations r where r.event_id = s.event_id) as last_taken_at_ms
  from stocks s where s.event_id = $1`

export interface SaleTerms {
  eventId: Id<'evt'>
  quota: number
  quantity: number
  unitMinor: number
}

/** What must hold when the sale is over and its news are out; the books are the database's own, read past everything of ours. */
export async function checkExactness(database: Client, purchases: readonly Purchase[], sale: SaleTerms, loggedErrors: readonly string[]): Promise<Check[]> {
  const { quota, quantity } = sale
  const { rows } = await database.query(BOOKS, [sale.eventId, quantity, sale.unitMinor])
  const found = books.parse(only(rows))
  const bought = purchases.filter(isBought)
  const refused = purchases.flatMap((purchase) => (purchase.outcome === 'refused' ? [purchase] : []))
  const failed = purchases.flatMap((purchase) => (purchase.outcome === 'failed' ? [purchase] : []))
  // Stock never came back, so whoever heard "no" before the last ticket was asked for heard it while one was free.
  const tooEarly = refused.filter(({ reserve }) => reserve.receivedAt < (found.last_taken_at_ms ?? Infinity))
  return [
    { what: 'tickets sold', wanted: quota, found: found.sold },
    { what: 'tickets issued', wanted: quota, found: found.tickets },
    { what: 'tickets still held', wanted: 0, found: found.held },
    { what: 'buyers with their tickets', wanted: quota / quantity, found: bought.length },
    { what: 'orders confirmed', wanted: quota / quantity, found: found.confirmed },
    { what: 'orders left over', wanted: 0, found: found.not_confirmed },
    { what: 'payments without tickets, or tickets without payment', wanted: 0, found: found.paid_without_tickets },
    { what: 'orders whose payment is not their total', wanted: 0, found: found.money_apart },
    { what: 'orders whose news did not go out', wanted: 0, found: found.not_announced },
    { what: 'buyers refused while a ticket was free', wanted: 0, found: tooEarly.length },
    { what: 'buyers refused for another reason', wanted: 0, found: refused.filter(({ reasons }) => reasons.join() !== 'sold_out').length },
    { what: 'answers of 500 and more', wanted: 0, found: failed.filter(({ status }) => status >= 500).length },
    { what: 'purchases broken off', wanted: 0, found: failed.length, example: failed[0]?.failure },
    { what: 'errors in the site’s log', wanted: 0, found: loggedErrors.length, example: loggedErrors[0] },
  ]
}
