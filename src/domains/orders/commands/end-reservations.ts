import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { moveStock } from '@/domains/inventory/commands/move-stock'
import { stockMoved } from '@/domains/inventory/commands/publish-offers'
import { refreshPages } from '@/domains/inventory/commands/refresh-pages'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import type { Actor } from '@/platform/authz'
import { announce, newsCte } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import { orderCancelled } from '../events'

export type EndReason = 'buyer' | 'expired' | 'payment_failed'

const ended = z.object({ reservations: z.number(), events: z.array(idSchema('evt')), revived: z.array(idSchema('evt')), news: z.array(idSchema('obx')) })

/** How many one call ends at most; a sweep calls again while it is full. */
export const END_BATCH = 200

/**
 * Lets go of reservations that are still held, exactly once whoever comes first, and of the unpaid orders that hang on
 * them: stock, codes and allowances go back, the order is cancelled, its payment page is told to close. One statement.
 * `which` is a condition on `reservations r`. Answers how many ended.
 */
export async function endReservations(
  shell: Pick<Shell, 'db' | 'redis' | 'now' | 'requestId' | 'ip' | 'queue' | 'waitUntil'>,
  actor: Actor,
  which: SQL,
  reason: EndReason,
): Promise<number> {
  const { db, now } = shell
  const [row] = await runStatement(
    db,
    sql`
      with due as materialized (
        select r.id from reservations r where r.status = 'held' and ${which}
        order by r.id limit ${END_BATCH} for no key update skip locked
      ),
      ended as (
        update reservations set status = ${reason === 'expired' ? 'expired' : 'released'}, ended_at = ${at(now)}
        from due where reservations.id = due.id returning reservations.id, reservations.event_id
      ),
      dropped as materialized (
        select o.id from orders o join ended on ended.id = o.reservation_id where o.status = 'pending'
        order by o.id for no key update of o
      ),
      ${cancelOrders(shell, actor, reason)},
      freed as materialized (
        select stock_id, pool_id, price_tier_id, quantity from reservation_lines l join ended on ended.id = l.reservation_id
      ),
      ${moveStock(sql`freed`, 'release')}
      select (select count(*)::int from ended) as reservations,
        coalesce((select jsonb_agg(distinct event_id) from ended), '[]') as events,
        coalesce((select jsonb_agg(event_id) from revived), '[]') as revived,
        coalesce((select jsonb_agg(id) from told), '[]') as news`,
    ended,
  )
  if (!row) return 0
  announce(shell, row.news)
  stockMoved(shell, row.events)
  refreshPages(shell, row.revived)
  return row.reservations
}

/**
 * The CTEs that cancel the pending orders named by a CTE `dropped` (id) and give back what they had taken beside stock.
 * Defines `cancelled` and `told` (outbox ids), among others.
 */
export function cancelOrders(shell: Pick<Shell, 'now' | 'requestId' | 'ip'>, actor: Actor, reason: EndReason): SQL {
  const { now } = shell
  return sql`
    cancelled as (
      update orders set status = 'cancelled', cancel_reason = ${reason}, cancelled_at = ${at(now)}
      from dropped where orders.id = dropped.id and orders.status = 'pending'
      returning orders.id, orders.org_id, orders.email
    ),
    failed as (
      update payments set status = 'failed', failure_code = 'order_cancelled'
      from cancelled where payments.order_id = cancelled.id and payments.status = 'pending'
      returning payments.order_id, payments.provider_session_id
    ),
    given_back as (
      update redemptions set released_at = ${at(now)}
      from cancelled where redemptions.order_id = cancelled.id and redemptions.released_at is null
      returning redemptions.promo_code_id, redemptions.promotion_id, redemptions.email
    ),
    codes_back as (
      update promo_codes set redeemed = redeemed - back.n
      from (select promo_code_id, count(*)::int as n from given_back group by promo_code_id) as back
      where promo_codes.id = back.promo_code_id
    ),
    customers_back as (
      update promotion_customers set redeemed = promotion_customers.redeemed - back.n
      from (select promotion_id, email, count(*)::int as n from given_back group by promotion_id, email) as back
      where promotion_customers.promotion_id = back.promotion_id and promotion_customers.email = back.email
    ),
    allowances_back as (
      update customer_allowances set taken = greatest(taken - back.n, 0)
      from (
        select l.ticket_type_id, c.email, sum(l.quantity)::int as n
        from cancelled c join order_lines l on l.order_id = c.id and l.kind = 'ticket' group by l.ticket_type_id, c.email
      ) as back
      where customer_allowances.ticket_type_id = back.ticket_type_id and customer_allowances.email = back.email
    ),
    audited as (${auditCte(
      shell,
      { orgId: sql`org_id`, actor, action: 'order.cancelled', subjectId: sql`id`, after: sql`jsonb_build_object('reason', ${reason}::text)` },
      sql`cancelled`,
    )}),
    told as (${newsCte(
      orderCancelled,
      {
        orgId: sql`c.org_id`,
        subjectId: sql`c.id`,
        payload: sql`jsonb_build_object('orderId', c.id, 'checkoutSessionId', f.provider_session_id)`,
        now,
      },
      sql`cancelled c left join failed f on f.order_id = c.id`,
    )})`
}
