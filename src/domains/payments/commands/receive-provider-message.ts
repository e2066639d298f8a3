import { and, eq, sql } from 'drizzle-orm'
import { payments, providerEvents } from '@/db/schema/payments'
import { endReservations } from '@/domains/orders/commands/end-reservations'
import type { Id } from '@/lib/ids'
import { unreachable } from '@/lib/assert'
import type { Actor } from '@/platform/authz'
import type { ProviderMessage, ProviderNews } from '@/platform/payments'
import type { Shell } from '@/platform/shell'
import { recordProviderRefund } from './record-provider-refund'
import { settlePayment } from './settle-payment'

/**
 * Acts on an event whose signature was proven. Each effect bears repeating and any order, so a duplicate, a late one and a
 * retry after a crash all end in the same place; the event is kept once, and marked when its effect is there.
 */
export async function receiveProviderMessage(shell: Shell, { news, ...kept }: ProviderMessage): Promise<string> {
  const actor: Actor = { kind: 'provider', id: 'stripe' }
  // The hot one keeps the event in the statement of its effect: one round trip.
  if (news.kind === 'paid') return settlePayment(shell, actor, { ...news, event: kept })
  const outcome = await act(shell, actor, news)
  await shell.db
    .insert(providerEvents)
    .values({
      provider: 'stripe',
      providerEventId: kept.id,
      type: kept.type,
      payload: kept.payload,
      receivedAt: shell.now,
      processedAt: shell.now,
      outcome,
    })
    .onConflictDoNothing()
  return outcome
}

async function act(shell: Shell, actor: Actor, news: Exclude<ProviderNews, { kind: 'paid' }>): Promise<string> {
  switch (news.kind) {
    case 'page_expired':
      return (await endReservations(shell, actor, pendingOf(news.paymentId), 'expired')) > 0 ? 'expired' : 'ended_before'
    case 'declined': {
      // The page stays open: the buyer may try another card. What went wrong is shown with the order.
      await shell.db
        .update(payments)
        .set({ failureCode: news.code })
        .where(and(eq(payments.id, news.paymentId), eq(payments.status, 'pending')))
      return 'declined'
    }
    case 'refunded':
      return recordProviderRefund(shell, actor, news)
    case 'ignored':
      return 'ignored'
    default:
      return unreachable(news)
  }
}

const pendingOf = (paymentId: Id<'pay'>) => sql`r.id = (
  select o.reservation_id from payments p join orders o on o.id = p.order_id where p.id = ${paymentId} and o.status = 'pending'
)`
