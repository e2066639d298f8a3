import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import type { REFUND_REASONS } from '@/db/schema/payments'
import { runStatement } from '@/db/statement'
import {
  announceConfirmed,
  confirmOrder,
  drawingCodes,
  issueTickets,
  keepProviderEvent,
  lockedPayment,
  type PaymentReport,
} from '@/domains/orders/commands/confirm-order'
import { moveStock } from '@/domains/inventory/commands/move-stock'
import { stockMoved } from '@/domains/inventory/commands/publish-offers'
import { refreshPages } from '@/domains/inventory/commands/refresh-pages'
import { postgresError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { Actor } from '@/platform/authz'
import { auditCte } from '@/platform/audit'
import { log } from '@/platform/log'
import { announce, newsCte } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import { refundRequested } from '../events'

type SettleShell = Pick<Shell, 'db' | 'redis' | 'now' | 'requestId' | 'ip' | 'queue' | 'waitUntil'>

/** How a payment ends: its tickets exist, its money goes back, or it is not ours at all. */
export type Settlement = 'confirmed' | 'repeated' | 'refunded' | 'unknown_payment'

/** Brings a payment that has happened to its end, whoever reports it, however late and however often. */
export async function settlePayment(
  shell: SettleShell,
  actor: Actor,
  report: PaymentReport & { providerPaymentId: string },
): Promise<Settlement> {
  const { outcome } = await confirmOrder(shell, actor, report)
  switch (outcome) {
    case 'confirmed':
    case 'repeated':
      return outcome
    case 'unknown_payment':
      log('error', 'payment.unknown', { paymentId: report.paymentId })
      return outcome
    case 'lapsed':
      return (await retakeStock(shell, actor, report)) ? 'confirmed' : refund(shell, actor, report, 'sold_out')
    case 'paid_twice':
      return refund(shell, actor, report, 'duplicate_payment')
    case 'amount_mismatch':
      return refund(shell, actor, report, 'amount_mismatch')
  }
}

const told = z.object({ news: z.array(idSchema('obx')) })
const retaken = told.extend({ events: z.array(idSchema('evt')) })

/** What may say no when stock, codes and allowances are taken again: then the money goes back. */
const SPENT_BY_OTHERS = new Set([
  'stock_not_oversold',
  'pool_not_oversold',
  'promo_code_not_overspent',
  'promotion_customer_limit',
  'customer_limit',
  'order_reservation_once',
])

/**
 * The order had ended unpaid and the money came all the same: it gets its tickets when everything it had taken is still to
 * be had. The constraints decide; one that says no undoes the statement.
 */
async function retakeStock(shell: SettleShell, actor: Actor, report: PaymentReport): Promise<boolean> {
  try {
    const [row] = await drawingCodes(() => runStatement(shell.db, retakeStatement(shell, actor, report), retaken))
    announce(shell, row?.news ?? [])
    stockMoved(shell, row?.events ?? [])
    refreshPages(shell, row?.events ?? [])
    return (row?.news.length ?? 0) > 0
  } catch (error) {
    if (SPENT_BY_OTHERS.has(postgresError(error)?.constraint ?? '')) return false
    throw error
  }
}

function retakeStatement(shell: SettleShell, actor: Actor, report: PaymentReport): SQL {
  const { now } = shell
  return sql`
    with ${lockedPayment(report.paymentId)},
    verdict as materialized (
      select 'confirmed' as outcome from p, o, r
      where o.status = 'cancelled' and r.status in ('released', 'expired') and p.status in ('pending', 'failed')
    ),
    confirmed as (
      update orders set status = 'confirmed', confirmed_at = ${at(now)}, cancelled_at = null, cancel_reason = null
      from o, verdict, events e
      where orders.id = o.id and e.id = orders.event_id and e.status in ('published', 'ongoing') and e.ends_at > ${at(now)}
      returning orders.id, orders.org_id, orders.event_id, orders.user_id, orders.name, orders.email, orders.reservation_id
    ),
    paid as (
      update payments set status = 'completed', paid_at = ${at(now)}, provider_payment_id = ${report.providerPaymentId}, failure_code = null
      from p, confirmed where payments.id = p.id
    ),
    converted as (
      update reservations set status = 'converted' from confirmed where reservations.id = confirmed.reservation_id
    ),
    bought as materialized (
      select l.id, l.stock_id, l.pool_id, null::text as price_tier_id, l.quantity
      from reservation_lines l join confirmed c on c.reservation_id = l.reservation_id
    ),
    -- Bought outside its tier by now: the price stays what was paid, the tier's count what it is.
    untiered as (
      update reservation_lines set price_tier_id = null from bought where reservation_lines.id = bought.id
    ),
    ${moveStock(sql`bought`, 'sellAtOnce')},
    redeemed_again as (
      update redemptions set released_at = null from confirmed where redemptions.order_id = confirmed.id
      returning redemptions.promo_code_id, redemptions.promotion_id, redemptions.email
    ),
    codes_again as (
      update promo_codes set redeemed = redeemed + 1 from redeemed_again where promo_codes.id = redeemed_again.promo_code_id
    ),
    customers_again as (
      update promotion_customers set redeemed = promotion_customers.redeemed + 1 from redeemed_again
      where promotion_customers.promotion_id = redeemed_again.promotion_id and promotion_customers.email = redeemed_again.email
    ),
    allowances_again as (
      update customer_allowances set taken = taken + again.n
      from (
        select l.ticket_type_id, c.email, sum(l.quantity)::int as n
        from confirmed c join order_lines l on l.order_id = c.id and l.kind = 'ticket' group by l.ticket_type_id, c.email
      ) as again
      where customer_allowances.ticket_type_id = again.ticket_type_id and customer_allowances.email = again.email
    ),
    ${issueTickets(now)},
    ${keepProviderEvent(report.event, now)},
    ${announceConfirmed(shell, actor)}
    select coalesce((select jsonb_agg(id) from told), '[]') as news, (select count(*) from issued) as tickets,
      coalesce((select jsonb_agg(event_id) from confirmed), '[]') as events`
}

/** Gives the whole payment back, once per payment of the provider; the refund itself is made by who hears the news. */
async function refund(
  shell: SettleShell,
  actor: Actor,
  report: PaymentReport & { providerPaymentId: string },
  reason: (typeof REFUND_REASONS)[number],
): Promise<'refunded'> {
  const { now } = shell
  const [row] = await runStatement(
    shell.db,
    sql`
      with ${lockedPayment(report.paymentId)},
      verdict as (select 'refund_requested' as outcome),
      made as (
        insert into refunds (id, org_id, payment_id, order_id, provider_payment_id, amount_minor, currency, reason, created_at)
        select new_id('rfd'), x.org_id, p.id, x.order_id, ${report.providerPaymentId}, ${report.amountMinor}, ${report.currency}, ${reason}, ${at(now)}
        from p join payments x on x.id = p.id
        on conflict (provider_payment_id) where reason <> 'provider' do nothing
        returning id, org_id, order_id
      ),
      paid as (
        update payments set status = 'completed', paid_at = ${at(now)}, provider_payment_id = ${report.providerPaymentId}, failure_code = ${reason}
        from p, made where payments.id = p.id and p.status in ('pending', 'failed')
      ),
      refused as (
        update orders set cancel_reason = 'sold_out' from o, made where orders.id = o.id and o.status = 'cancelled'
      ),
      ${keepProviderEvent(report.event, now)},
      audited as (${auditCte(
        shell,
        {
          orgId: sql`org_id`,
          actor,
          action: 'payment.refund_requested',
          subjectId: sql`order_id`,
          after: sql`jsonb_build_object('reason', ${reason}::text, 'amount', ${report.amountMinor}::int)`,
        },
        sql`made`,
      )}),
      told as (${newsCte(
        refundRequested,
        {
          orgId: sql`org_id`,
          subjectId: sql`order_id`,
          payload: sql`jsonb_build_object('refundId', id, 'orderId', order_id)`,
          now,
        },
        sql`made`,
      )})
      select coalesce((select jsonb_agg(id) from told), '[]') as news`,
    told,
  )
  announce(shell, row?.news ?? [])
  return 'refunded'
}
