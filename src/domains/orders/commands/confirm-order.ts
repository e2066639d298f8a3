import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { asJson, at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { moveStock } from '@/domains/inventory/commands/move-stock'
import { assert } from '@/lib/assert'
import { postgresError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import type { Actor } from '@/platform/authz'
import { auditCte } from '@/platform/audit'
import { announce, newsCte } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import { orderConfirmed } from '../events'

/** A payment as somebody reports it; `free` is ours. */
export interface PaymentReport {
  paymentId: Id<'pay'>
  /** The provider's own id of the money that moved; null when nothing had to be paid. */
  providerPaymentId: string | null
  amountMinor: number
  currency: string
  /** What the provider told us, kept with the effect; null when we asked ourselves or nothing was paid. */
  event: { id: string; type: string; payload: unknown } | null
}

/**
 * `confirmed`: paid, and the tickets exist. `repeated`: it already was, by this very payment. The others have changed
 * nothing: `lapsed`, the order had ended unpaid; `paid_twice`, it was paid by another payment; `amount_mismatch`;
 * `unknown_payment`.
 */
const CONFIRM_OUTCOMES = ['confirmed', 'repeated', 'lapsed', 'paid_twice', 'amount_mismatch', 'unknown_payment'] as const
export type ConfirmOutcome = (typeof CONFIRM_OUTCOMES)[number]

const answer = z.object({
  outcome: z.enum(CONFIRM_OUTCOMES),
  order_id: idSchema('ord').nullable(),
  tickets: z.number(),
  news: z.array(idSchema('obx')),
})

type ConfirmShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip' | 'queue' | 'waitUntil'>

/** Turns a paid order into tickets: held stock becomes sold, once, in one statement, whoever reports it and how often. */
export async function confirmOrder(
  shell: ConfirmShell,
  actor: Actor,
  report: PaymentReport,
): Promise<{ outcome: ConfirmOutcome; orderId: Id<'ord'> | null }> {
  const [row] = await drawingCodes(() => runStatement(shell.db, confirmStatement(shell, actor, report), answer))
  assert(row, 'a confirmation answers one row')
  announce(shell, row.news)
  return { outcome: row.outcome, orderId: row.order_id }
}

/** Ticket codes are drawn; one that is taken already aborts the statement, which then draws again. */
export async function drawingCodes<T>(run: () => Promise<T>, drawsLeft = 5): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (drawsLeft === 1 || postgresError(error)?.constraint !== 'ticket_code_once') throw error
    return drawingCodes(run, drawsLeft - 1)
  }
}

/** The CTEs `r`, `o` and `p`: reservation, order and payment of a payment id, locked in this order everywhere. */
export function lockedPayment(paymentId: Id<'pay'>): SQL {
  return sql`
    target as (
      select p.id, p.order_id, o.reservation_id from payments p join orders o on o.id = p.order_id where p.id = ${paymentId}
    ),
    r as materialized (
      select x.id, x.status from reservations x where x.id = (select reservation_id from target) for no key update
    ),
    o as materialized (
      select x.id, x.status from orders x
      where x.id = (select order_id from target) and (select count(*) from r) >= 0 for no key update
    ),
    p as materialized (
      select x.id, x.status, x.amount_minor, x.currency, x.provider_payment_id from payments x
      where x.id = (select id from target) and (select count(*) from o) >= 0 for no key update
    )`
}

/** The CTE `issued`: a ticket for each unit of the ticket lines of the orders in a CTE `confirmed`. */
export function issueTickets(now: Date): SQL {
  return sql`
    issued as (
      insert into tickets (id, org_id, event_id, occurrence_id, ticket_type_id, order_id, order_line_id, user_id, code,
        holder_name, holder_email, valid_until, subscription_ends_at, scan_window_days, max_scans, created_at)
      select new_id('tkt'), c.org_id, c.event_id, l.occurrence_id, l.ticket_type_id, c.id, l.id, c.user_id, new_ticket_code(),
        c.name, c.email, t.valid_until, ${at(now)} + make_interval(days => t.subscription_days), t.scan_window_days, t.max_scans,
        ${at(now)}
      from confirmed c
      join order_lines l on l.order_id = c.id and l.kind = 'ticket'
      join ticket_types t on t.id = l.ticket_type_id
      cross join generate_series(1, l.quantity)
      returning id
    )`
}

/** The CTE that keeps a provider's event with what came of it; processed unless more must happen. `verdict` has `outcome`. */
export function keepProviderEvent(event: PaymentReport['event'], now: Date): SQL {
  return sql`
    kept as (
      insert into provider_events (provider, provider_event_id, type, payload, received_at, processed_at, outcome)
      select 'stripe', event.id, event.type, event.payload, ${at(now)},
        case when verdict.outcome not in ('lapsed', 'paid_twice', 'amount_mismatch') then ${at(now)} end, verdict.outcome
      from verdict, jsonb_to_recordset(${asJson(event ? [event] : [])}) as event(id text, type text, payload jsonb)
      on conflict (provider, provider_event_id) do update
        set processed_at = coalesce(provider_events.processed_at, excluded.processed_at)
    )`
}

/** The statement of `confirmOrder`, for a batch that has just written the order. */
export function confirmStatement(shell: Pick<Shell, 'now' | 'requestId' | 'ip'>, actor: Actor, report: PaymentReport): SQL {
  const { now } = shell
  const { paymentId, providerPaymentId, amountMinor, currency } = report
  return sql`
    with ${lockedPayment(paymentId)},
    verdict as materialized (
      select case
          when p.id is null then 'unknown_payment'
          when p.status not in ('pending', 'failed') and p.provider_payment_id is not distinct from ${providerPaymentId} then 'repeated'
          when p.status not in ('pending', 'failed') then 'paid_twice'
          when p.amount_minor <> ${amountMinor} or p.currency <> ${currency} then 'amount_mismatch'
          when o.status = 'pending' and r.status = 'held' then 'confirmed'
          else 'lapsed'
        end as outcome
      from (select 1) as always left join p on true left join o on true left join r on true
    ),
    confirmed as (
      update orders set status = 'confirmed', confirmed_at = ${at(now)}
      from o, verdict where orders.id = o.id and verdict.outcome = 'confirmed'
      returning orders.id, orders.org_id, orders.event_id, orders.user_id, orders.name, orders.email, orders.reservation_id
    ),
    paid as (
      update payments set status = 'completed', paid_at = ${at(now)}, provider_payment_id = ${providerPaymentId}, failure_code = null
      from p, verdict where payments.id = p.id and verdict.outcome = 'confirmed'
    ),
    converted as (
      update reservations set status = 'converted', ended_at = ${at(now)}
      from r, verdict where reservations.id = r.id and verdict.outcome = 'confirmed'
    ),
    bought as materialized (
      select stock_id, pool_id, price_tier_id, quantity
      from reservation_lines l join confirmed c on c.reservation_id = l.reservation_id
    ),
    ${moveStock(sql`bought`, 'sell')},
    ${issueTickets(now)},
    ${keepProviderEvent(report.event, now)},
    ${announceConfirmed(shell, actor)}
    select verdict.outcome, (select id from o) as order_id, (select count(*)::int from issued) as tickets,
      coalesce((select jsonb_agg(id) from told), '[]') as news
    from verdict`
}

/** The CTEs `audited` and `told` for the orders in a CTE `confirmed`. */
export function announceConfirmed(shell: Pick<Shell, 'now' | 'requestId' | 'ip'>, actor: Actor): SQL {
  return sql`
    audited as (${auditCte(
      shell,
      {
        orgId: sql`org_id`,
        actor,
        action: 'order.confirmed',
        subjectId: sql`id`,
        after: sql`jsonb_build_object('tickets', (select count(*) from issued))`,
      },
      sql`confirmed`,
    )}),
    told as (${newsCte(
      orderConfirmed,
      { orgId: sql`org_id`, subjectId: sql`id`, payload: sql`jsonb_build_object('orderId', id)`, now: shell.now },
      sql`confirmed`,
    )})`
}
