import { sql } from 'drizzle-orm'
import { at } from '@/db/literals'
import { log } from '@/platform/log'
import type { Shell } from '@/platform/shell'
import { END_BATCH, endReservations } from '../commands/end-reservations'

/** One run ends at most this many batches; the next one, a minute later, goes on. */
const BATCHES_MAX = 50

/** Ends every reservation whose time is over, and the orders that were not paid by then. Answers how many. */
export async function runExpireReservations(shell: Shell): Promise<number> {
  const actor = { kind: 'system', id: 'expire-reservations' } as const
  let ended = 0
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const now = await endReservations(shell, actor, sql`r.expires_at <= ${at(shell.now)}`, 'expired')
    ended += now
    if (now < END_BATCH) break
  }
  if (ended > 0) log('info', 'reservations.expired', { count: ended })
  return ended
}
