import type { Client } from 'pg'
import { z } from 'zod'
import { only } from '../src/lib/assert.ts'
import type { Id } from '../src/lib/ids.ts'
import type { Purchase } from './purchase.ts'
import { isBought } from './sale.ts'
import type { Check } from './suite.ts'
import { refusedTooEarly } from './too-early.ts'

const books = z.object({
  confirmed: z.number(),
  not_confirmed: z.number(),
  paid_without_tickets: z.number(),
  money_apart: z.number(),
  not_announced: z.number(),
  types: z.array(z.object({ id: z.string(), quota: z.number(), held: z.number(), sold: z.number(), tickets: z.number() })),
  takings: z.array(z.object({ ticketTypeId: z.string(), quantity: z.number(), atMs: z.number() })),
})

const BOOKS = `
  with sums as (
    select o.id, o.status, o.total_minor, sum(l.quantity) as wanted, sum(l.quantity * l.unit_minor) as price
    from orders o join order_lines l on l.order_id = o.id and l.kind = 'ticket' where o.event_id = $1 group by o.id
  )
  select
    (select count(*)::int from sums where status = 'confirmed') as confirmed,
    (select count(*)::int from orders where event_id = $1 and status <> 'confirmed') as not_confirmed,
    (select count(*)::int from sums o join payments p on p.order_id = o.id
      where (p.status = 'completed') <> ((select count(*) from tickets k where k.order_id = o.id and k.status = 'active') = o.wanted)) as paid_without_tickets,
    (select count(*)::int from sums o left join payments p on p.order_id = o.id and p.status = 'completed'
      where o.status = 'confirmed' and (p.amount_minor is distinct from o.total_minor or o.total_minor <> o.price)) as money_apart,
    (select count(*)::int from orders o left join outbox b on b.subject_id = o.id and b.name = 'order.confirmed'
      where o.event_id = $1 and o.status = 'confirmed' and b.dispatched_at is null) as not_announced,
    (select jsonb_agg(jsonb_build_object('id', s.ticket_type_id, 'quota', s.quota, 'held', s.held, 'sold', s.sold,
      'tickets', (select count(*) from tickets k where k.event_id = $1 and k.ticket_type_id = s.ticket_type_id)))
      from stocks s where s.event_id = $1) as types,
    coalesce((select jsonb_agg(jsonb_build_object('ticketTypeId', l.ticket_type_id, 'quantity', l.quantity, 'atMs', extract(epoch from r.created_at) * 1000))
      from reservations r join reservation_lines l on l.reservation_id = r.id where r.event_id = $1), '[]') as takings`

/** What must hold when a sale is over and its news are out; the books are the database's own, read past everything of ours. */
export async function checkExactness(database: Client, purchases: readonly Purchase[], eventId: Id<'evt'>): Promise<Check[]> {
  const { rows } = await database.query(BOOKS, [eventId])
  const found = books.parse(only(rows))
  const bought = purchases.filter(isBought)
  const refused = purchases.flatMap((purchase) => (purchase.outcome === 'refused' ? [purchase] : []))
  const failed = purchases.flatMap((purchase) => (purchase.outcome === 'failed' ? [purchase] : []))
  const boughtOf = new Map(found.types.map(({ id }) => [id, 0]))
  for (const { ticketTypeId, quantity } of bought.flatMap(({ goods }) => goods.lines)) {
    boughtOf.set(ticketTypeId, (boughtOf.get(ticketTypeId) ?? 0) + quantity)
  }
  const inAll = (count: (type: z.output<typeof books>['types'][number]) => number) => found.types.reduce((sum, type) => sum + count(type), 0)
  const tooEarly = refusedTooEarly(refused, found.takings, new Map(found.types.map(({ id, quota }) => [id, quota])))
  const lack = new Set(['sold_out', 'not_enough_left'])
  return [
    { what: 'tickets sold, of those that buyers have', wanted: inAll(({ id }) => boughtOf.get(id) ?? 0), found: inAll(({ sold }) => sold) },
    { what: 'tickets issued', wanted: inAll(({ sold }) => sold), found: inAll(({ tickets }) => tickets) },
    { what: 'ticket types sold beyond their quota', wanted: 0, found: found.types.filter(({ sold, quota }) => sold > quota).length },
    {
      what: 'ticket types whose stock, tickets and buyers differ',
      wanted: 0,
      found: found.types.filter(({ id, sold, tickets }) => sold !== tickets || sold !== boughtOf.get(id)).length,
    },
    { what: 'tickets still held', wanted: 0, found: inAll(({ held }) => held) },
    { what: 'orders confirmed, of buyers with their tickets', wanted: bought.length, found: found.confirmed },
    { what: 'orders left over', wanted: 0, found: found.not_confirmed },
    { what: 'payments without tickets, or tickets without payment', wanted: 0, found: found.paid_without_tickets },
    { what: 'orders whose payment is not their total', wanted: 0, found: found.money_apart },
    { what: 'orders whose news did not go out', wanted: 0, found: found.not_announced },
    { what: 'buyers refused while what they wanted was free', wanted: 0, found: tooEarly.length, example: JSON.stringify(tooEarly[0]) },
    { what: 'buyers refused for another reason', wanted: 0, found: refused.filter(({ refusals }) => refusals.some(({ reason }) => !lack.has(reason))).length },
    { what: 'answers of 500 and more', wanted: 0, found: failed.filter(({ status }) => status >= 500).length },
    { what: 'purchases broken off', wanted: 0, found: failed.length, example: failed[0]?.failure },
  ]
}
