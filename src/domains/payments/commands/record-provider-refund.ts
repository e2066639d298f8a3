import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { moveStock } from '@/domains/inventory/commands/move-stock'
import { stockMoved } from '@/domains/inventory/commands/publish-offers'
import { refreshPages } from '@/domains/inventory/commands/refresh-pages'
import { idSchema } from '@/lib/id-schema'
import type { Actor } from '@/platform/authz'
import { auditCte } from '@/platform/audit'
import type { Shell } from '@/platform/shell'

export interface ProviderRefund {
  providerPaymentId: string
  /** All that has gone back of this payment so far. */
  refundedMinor: number
  currency: string
}

const answer = z.object({ outcome: z.enum(['recorded', 'known']), events: z.array(idSchema('evt')) })

/**
 * The provider says that money went back. What we had asked for ourselves is known; what somebody did in the provider's own
 * dashboard is written down here: all of it ends the order, its tickets die and the stock returns, once; a part does not.
 */
export async function recordProviderRefund(
  shell: Pick<Shell, 'db' | 'redis' | 'now' | 'requestId' | 'ip' | 'waitUntil'>,
  actor: Actor,
  { providerPaymentId, refundedMinor, currency }: ProviderRefund,
): Promise<'recorded' | 'known'> {
  const { now } = shell
  const [row] = await runStatement(
    shell.db,
    sql`
      with target as (
        select id, order_id from payments where provider = 'stripe' and provider_payment_id = ${providerPaymentId}
      ),
      o as materialized (
        select x.id, x.status, x.org_id, x.reservation_id from orders x where x.id = (select order_id from target) for no key update
      ),
      p as materialized (
        select x.id, x.status, x.amount_minor from payments x
        where x.id = (select id from target) and (select count(*) from o) >= 0 for no key update
      ),
      booked as (
        select coalesce(sum(f.amount_minor), 0)::int as minor from refunds f
        where f.provider_payment_id = ${providerPaymentId} and (select count(*) from p) >= 0
      ),
      made as (
        insert into refunds (id, org_id, payment_id, order_id, provider_payment_id, amount_minor, currency, reason, status, completed_at, created_at)
        select new_id('rfd'), o.org_id, p.id, o.id, ${providerPaymentId}, ${refundedMinor}::int - booked.minor, ${currency}, 'provider',
          'completed', ${at(now)}, ${at(now)}
        from p, o, booked where ${refundedMinor}::int > booked.minor
        returning id, org_id, order_id
      ),
      refunded as (
        update payments set status = case when ${refundedMinor}::int >= p.amount_minor then 'refunded' else 'partially_refunded' end
        from p, made where payments.id = p.id returning payments.status
      ),
      ended as (
        update orders set status = refunded.status from o, refunded
        where orders.id = o.id and o.status in ('confirmed', 'partially_refunded')
        returning orders.id, orders.status, orders.event_id, orders.reservation_id
      ),
      dead as (
        update tickets set status = 'refunded' from ended
        where tickets.order_id = ended.id and ended.status = 'refunded' and tickets.status in ('active', 'used')
      ),
      returning_lines as materialized (
        select l.stock_id, l.pool_id, l.price_tier_id, l.quantity
        from reservation_lines l join ended on ended.reservation_id = l.reservation_id and ended.status = 'refunded'
      ),
      ${moveStock(sql`returning_lines`, 'takeBack')},
      audited as (${auditCte(
        shell,
        {
          orgId: sql`org_id`,
          actor,
          action: 'payment.refunded',
          subjectId: sql`order_id`,
          after: sql`jsonb_build_object('refundId', id, 'total', ${refundedMinor}::int)`,
        },
        sql`made`,
      )})
      select case when exists (select from made) then 'recorded' else 'known' end as outcome,
        coalesce((select jsonb_agg(event_id) from ended where status = 'refunded'), '[]') as events`,
    answer,
  )
  stockMoved(shell, row?.events ?? [])
  refreshPages(shell, row?.events ?? [])
  return row?.outcome ?? 'known'
}
