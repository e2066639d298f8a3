import { sql } from 'drizzle-orm'
import { at } from '@/db/literals'
import { inBatches } from '@/lib/batches'
import { log } from '@/platform/log'
import type { Shell } from '@/platform/shell'
import { END_BATCH, endReservations } from '../commands/end-reservations'

/** One run ends at most this many batches; the next one, a minute later, goes on. */
const BATCHES_MAX = 50

/** Ends every reservation whose time is over, and the orders that were not paid by then. Answers how many. */
export async function runExpireReservations(shell: Shell): Promise<number> {
  const actor = { kind: 'system', id: 'expire-reservations' } as const
  const batch = () => endReservations(shell, actor, sql`r.expires_at <= ${at(shell.now)}`, 'expired')
  const ended = await inBatches(batch, { size: END_BATCH, most: BATCHES_MAX })
  if (ended > 0) log('info', 'reservations.expired', { count: ended })
  return ended
}
