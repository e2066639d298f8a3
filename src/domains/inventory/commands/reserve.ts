import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { asJson, at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { only } from '@/lib/assert'
import { postgresError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import { newId, type Id } from '@/lib/ids'
import { currencySchema } from '@/lib/money-schema'
import type { BuyerScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import { RESERVATION_TTL_MS, refusalSchema, reservedLineSchema, type ReserveInput, type ReserveResult } from '../contract'
import { stockMoved } from './publish-offers'
import { refreshPages } from './refresh-pages'

const jsonDate = z.string().transform((text) => new Date(text)).pipe(z.date())

const answer = z.object({
  reservation_id: idSchema('rsv'),
  expires_at: jsonDate,
  granted: z.boolean(),
  repeated: z.boolean(),
  currency: currencySchema.nullable(),
  lines: z.array(reservedLineSchema),
  refusals: z.array(refusalSchema.extend({ at: jsonDate.nullable() })),
  turned: z.boolean(),
})

interface Taken {
  result: ReserveResult
  /** Something of the event has run out by this. */
  turned: boolean
}

/**
 * Takes stock for a buyer, all lines or none, in one statement; a repeated request id gets the first answer. Prices come
 * from the tiers open at `now`, in order; a line that reaches over a tier's end is split. Refusals are values: each line
 * that could not be had, with its reason and the number it speaks of. Open pages are told after the answer.
 */
export async function reserve(
  shell: Pick<Shell, 'db' | 'now' | 'redis' | 'waitUntil'>,
  scope: BuyerScope,
  input: ReserveInput,
): Promise<ReserveResult> {
  const { result, turned } = await take(shell, scope, input)
  if (result.outcome === 'reserved') stockMoved(shell, [input.eventId])
  if (turned) refreshPages(shell, [input.eventId])
  return result
}

/** `reserve` by itself: nobody is told. */
export async function takeStock(shell: Pick<Shell, 'db' | 'now'>, scope: BuyerScope, input: ReserveInput): Promise<ReserveResult> {
  return (await take(shell, scope, input)).result
}

async function take({ db, now }: Pick<Shell, 'db' | 'now'>, scope: BuyerScope, input: ReserveInput): Promise<Taken> {
  try {
    return await attempt(db, now, scope, input)
  } catch (error) {
    // The same request twice at the same instant: the second finds what the first has made.
    if (postgresError(error)?.constraint !== 'reservation_request_once') throw error
    return attempt(db, now, scope, input)
  }
}

async function attempt(db: Db, now: Date, scope: BuyerScope, input: ReserveInput): Promise<Taken> {
  const reservationId = newId('rsv')
  const expiresAt = new Date(now.getTime() + RESERVATION_TTL_MS)
  const row = only(await runStatement(db, reserveStatement({ reservationId, expiresAt, now, scope, input }), answer))
  if (!row.granted || !row.currency) {
    return { result: { outcome: 'refused', refusals: row.refusals }, turned: false }
  }
  const minor = row.lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0)
  const { reservation_id: id, expires_at: expires, lines, turned } = row
  return { result: { outcome: 'reserved', reservationId: id, expiresAt: expires, lines, total: { minor, currency: row.currency } }, turned }
}

interface Attempt {
  reservationId: Id<'rsv'>
  expiresAt: Date
  now: Date
  scope: BuyerScope
  input: ReserveInput
}

/** The statement of `reserve`; answers one row. */
export function reserveStatement({ reservationId, expiresAt, now, scope, input }: Attempt): SQL {
  const wanted = input.lines.map((line, index) => ({
    line: index,
    type_id: line.ticketTypeId,
    occurrence_id: line.occurrenceId,
    quantity: line.quantity,
  }))
  return sql`
    with wanted as (
      select * from jsonb_to_recordset(${asJson(wanted)}) as w(line int, type_id text, occurrence_id text, quantity int)
    ),
    prior as (
      select id, expires_at from reservations where buyer_hash = ${scope.buyerHash} and request_id = ${input.requestId}
    ),
    event as (
      select id, org_id, status, ends_at from events where id = ${input.eventId} and status <> 'draft'
    ),
    unlocked as (
      select unnest(p.ticket_type_ids) as type_id
      from event e
      join promo_codes c on c.org_id = e.org_id and c.code = ${input.accessCode ?? ''} and c.active
      join promotions p on p.id = c.promotion_id and (p.event_id is null or p.event_id = e.id)
        and (p.starts_at is null or p.starts_at <= ${at(now)}) and (p.ends_at is null or p.ends_at > ${at(now)})
    ),
    -- What the snapshot says. Who is refused here was refused by a state that was true, without waiting in the line of locks.
    judged as materialized (
      select w.line, w.type_id, w.occurrence_id, w.quantity, s.id as stock_id, s.pool_id, t.price_minor, t.currency,
        e.org_id, t.sales_start_at, t.min_per_order, t.max_per_order,
        sum(w.quantity) over (partition by s.pool_id order by w.line) as pool_running,
        least(s.quota - s.held - s.sold, p.quota - p.held - p.sold) as free,
        case
          when t.id is null or s.id is null then 'unknown_ticket_type'
          when e.status not in ('published', 'ongoing') or e.ends_at <= ${at(now)} then 'event_not_on_sale'
          when o.id is not null and (o.status <> 'scheduled' or o.ends_at <= ${at(now)}) then 'occurrence_over'
          when t.visibility = 'code' and t.id not in (select type_id from unlocked) then 'code_required'
          when t.sales_start_at > ${at(now)} then 'sale_not_open'
          when t.sales_end_at <= ${at(now)} then 'sale_closed'
          when w.quantity < t.min_per_order then 'below_minimum'
          when w.quantity + coalesce(hand.quantity, 0) > t.max_per_order then 'above_maximum'
          when least(s.quota - s.held - s.sold, p.quota - p.held - p.sold) <= 0 then 'sold_out'
          when s.quota - s.held - s.sold < w.quantity
            or p.quota - p.held - p.sold < sum(w.quantity) over (partition by s.pool_id order by w.line) then 'not_enough_left'
        end as reason
      from wanted w
      left join event e on true
      left join ticket_types t on t.id = w.type_id and t.event_id = ${input.eventId} and e.id is not null
      left join stocks s on s.event_id = ${input.eventId} and s.ticket_type_id = t.id
        and s.occurrence_id is not distinct from w.occurrence_id
      left join pools p on p.id = s.pool_id
      left join occurrences o on o.id = s.occurrence_id
      left join lateral (
        select sum(l.quantity) as quantity
        from reservations r join reservation_lines l on l.reservation_id = r.id and l.ticket_type_id = w.type_id
        where r.buyer_hash = ${scope.buyerHash} and r.status = 'held' and r.expires_at > ${at(now)}
      ) as hand on true
    ),
    open as (
      select bool_and(reason is null) and not exists (select from prior) as ok from judged
    ),
    -- Locked in one order everywhere (pools, stocks, tiers; by id), and judged again by what is true under the lock.
    pools_now as materialized (
      select id, quota - held - sold as free from pools
      where id = any (array(select pool_id from judged)) and (select ok from open) order by id for no key update
    ),
    stocks_now as materialized (
      select id, quota - held - sold as free from stocks
      where id = any (array(select stock_id from judged)) and (select ok from open) and (select count(*) from pools_now) >= 0
      order by id for no key update
    ),
    tiers_now as materialized (
      select id, ticket_type_id, position, price_minor, coalesce(quota - held - sold, 1000000) as free from price_tiers
      where ticket_type_id = any (array(select type_id from judged)) and (select ok from open) and (select count(*) from stocks_now) >= 0
        and (starts_at is null or starts_at <= ${at(now)}) and (ends_at is null or ends_at > ${at(now)})
      order by id for no key update
    ),
    settled as materialized (
      select j.*, coalesce(j.reason, case
          when (select ok from open) is not true then null
          when least(s.free, p.free) <= 0 then 'sold_out'
          when s.free < j.quantity or p.free < j.pool_running then 'not_enough_left'
        end) as final_reason,
        coalesce(least(s.free, p.free), j.free) as final_free
      from judged j left join stocks_now s on s.id = j.stock_id left join pools_now p on p.id = j.pool_id
    ),
    granted as (
      select (select ok from open) and bool_and(final_reason is null) as ok from settled
    ),
    lines as (
      select *, sum(quantity) over by_line - quantity as lo, sum(quantity) over by_line as hi
      from settled where (select ok from granted)
      window by_line as (partition by type_id order by line)
    ),
    prices as (
      select type_id, tier_id, price_minor, sum(free) over by_position - free as lo, sum(free) over by_position as hi
      from (
        select ticket_type_id as type_id, id as tier_id, position, price_minor, free from tiers_now
        union all
        select distinct type_id, null, 2147483647, price_minor, 1000000 from lines
      ) as offered
      window by_position as (partition by type_id order by position)
    ),
    pieces as materialized (
      select l.line, l.stock_id, l.pool_id, l.type_id, l.occurrence_id, l.currency, l.org_id, p.tier_id, p.price_minor,
        (least(l.hi, p.hi) - greatest(l.lo, p.lo))::int as quantity
      from lines l join prices p on p.type_id = l.type_id and least(l.hi, p.hi) > greatest(l.lo, p.lo)
    ),
    held_pools as (
      update pools set held = held + taking.n
      from (select pool_id, sum(quantity)::int as n from pieces group by pool_id) as taking where pools.id = taking.pool_id
      returning quota - held - sold = 0 as turned
    ),
    held_stocks as (
      update stocks set held = held + taking.n
      from (select stock_id, sum(quantity)::int as n from pieces group by stock_id) as taking where stocks.id = taking.stock_id
      returning quota - held - sold = 0 as turned
    ),
    held_tiers as (
      update price_tiers set held = held + taking.n
      from (select tier_id, sum(quantity)::int as n from pieces group by tier_id) as taking where price_tiers.id = taking.tier_id
      returning coalesce(quota - held - sold = 0, false) as turned
    ),
    made as (
      insert into reservations (id, org_id, event_id, buyer_hash, user_id, request_id, expires_at, created_at)
      select ${reservationId}, (select org_id from event), ${input.eventId}, ${scope.buyerHash}, ${scope.userId},
        ${input.requestId}, ${at(expiresAt)}, ${at(now)}
      where (select ok from granted)
      returning id
    ),
    made_lines as (
      insert into reservation_lines
        (id, reservation_id, stock_id, pool_id, price_tier_id, ticket_type_id, occurrence_id, quantity, unit_minor, currency)
      select new_id('rsl'), made.id, stock_id, pool_id, tier_id, type_id, occurrence_id, quantity, price_minor, currency
      from pieces, made
    ),
    outcome_lines as (
      select line, type_id, occurrence_id, tier_id, quantity, price_minor, currency from pieces
      union all
      select 0, l.ticket_type_id, l.occurrence_id, l.price_tier_id, l.quantity, l.unit_minor, l.currency
      from reservation_lines l join prior on prior.id = l.reservation_id
    )
    select
      coalesce((select id from prior), ${reservationId}) as reservation_id,
      to_jsonb(coalesce((select expires_at from prior), ${at(expiresAt)})) #>> '{}' as expires_at,
      coalesce((select ok from granted), false) or exists (select from prior) as granted,
      exists (select from prior) as repeated,
      exists (select from held_pools where turned) or exists (select from held_stocks where turned)
        or exists (select from held_tiers where turned) as turned,
      (select max(currency) from outcome_lines) as currency,
      coalesce((select jsonb_agg(jsonb_build_object('ticketTypeId', type_id, 'occurrenceId', occurrence_id,
        'priceTierId', tier_id, 'quantity', quantity, 'unitMinor', price_minor) order by line, price_minor)
        from outcome_lines), '[]') as lines,
      coalesce((select jsonb_agg(jsonb_build_object('ticketTypeId', type_id, 'occurrenceId', occurrence_id, 'reason', final_reason,
        'at', case when final_reason = 'sale_not_open' then sales_start_at end,
        'limit', case final_reason when 'below_minimum' then min_per_order when 'above_maximum' then max_per_order
          when 'sold_out' then 0 when 'not_enough_left' then final_free end) order by line)
        from settled where final_reason is not null), '[]') as refusals`
}
