import { sql } from 'drizzle-orm'
import type { Id } from '@/lib/ids'
import type { BuyerScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import { endReservations } from './end-reservations'

type ReleaseShell = Pick<Shell, 'db' | 'redis' | 'now' | 'requestId' | 'ip' | 'queue' | 'waitUntil'>

/** The buyer lets go of what they hold; somebody else's reservation looks ended. One round trip. */
export async function releaseReservation(
  shell: ReleaseShell,
  scope: BuyerScope,
  reservationId: Id<'rsv'>,
): Promise<{ outcome: 'released' | 'ended' }> {
  const which = sql`r.id = ${reservationId} and (r.buyer_hash = ${scope.buyerHash} or r.user_id = ${scope.userId})`
  return { outcome: (await endReservations(shell, scope.actor, which, 'buyer')) > 0 ? 'released' : 'ended' }
}
