import { sql } from 'drizzle-orm'
import type { Id } from '@/lib/ids'
import type { Shell } from '@/platform/shell'
import type { OrderAccess } from '../queries'
import { endReservations } from './end-reservations'

type CancelShell = Pick<Shell, 'db' | 'redis' | 'now' | 'requestId' | 'ip' | 'queue' | 'waitUntil'>

/** The buyer gives up an order that is not paid yet; its tickets go back on sale. `too_late`: nothing changed. */
export async function cancelOrder(
  shell: CancelShell,
  { scope, hasLink }: OrderAccess,
  orderId: Id<'ord'>,
): Promise<{ outcome: 'cancelled' | 'too_late' }> {
  const which = sql`r.id = (
    select o.reservation_id from orders o
    where o.id = ${orderId} and o.status = 'pending'
      and (${hasLink} or o.buyer_hash = ${scope.buyerHash} or o.user_id = ${scope.userId})
  )`
  return { outcome: (await endReservations(shell, scope.actor, which, 'buyer')) > 0 ? 'cancelled' : 'too_late' }
}
