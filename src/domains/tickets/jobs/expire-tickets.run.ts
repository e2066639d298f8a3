import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { only } from '@/lib/assert'
import { inBatches } from '@/lib/batches'
import { auditCte } from '@/platform/audit'
import { log } from '@/platform/log'
import type { Shell } from '@/platform/shell'
import { TICKET_EXPIRY } from '@/db/schema/tickets'

export const EXPIRE_BATCH = 500
/** One run ends at most this many batches; the next one goes on. */
const BATCHES_MAX = 40

/**
 * Marks tickets that had expired, by whichever of the three rules, when the day began in their event's zone: what a look at
 * 00:00 there would have found, whenever this runs, so a run that was missed is made up for. Answers how many.
 */
export async function runExpireTickets(shell: Shell): Promise<number> {
  const count = await inBatches(() => expireBatch(shell), { size: EXPIRE_BATCH, most: BATCHES_MAX })
  if (count > 0) log('info', 'tickets.expired', { count })
  return count
}

async function expireBatch(shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>): Promise<number> {
  const now = at(shell.now)
  const rows = await runStatement(
    shell.db,
    sql`
      with due as materialized (
        select k.id
        from tickets k join events e on e.id = k.event_id
        where k.status = 'active'
          and (k.valid_until < ${now} or k.subscription_ends_at < ${now} or (k.scan_window_days is not null and k.first_scan_at < ${now}))
          and ${TICKET_EXPIRY} < date_trunc('day', ${now}, e.time_zone)
        order by k.id limit ${EXPIRE_BATCH}
        for no key update of k skip locked
      ),
      expired as (
        update tickets set status = 'expired' from due
        where tickets.id = due.id and tickets.status = 'active'
        returning tickets.id, tickets.org_id
      ),
      audited as (${auditCte(
        shell,
        {
          orgId: sql`org_id`,
          actor: { kind: 'system', id: 'expire-tickets' },
          action: 'ticket.expired',
          subjectId: sql`id`,
          after: sql`'{"status": "expired"}'::jsonb`,
        },
        sql`expired`,
      )})
      select count(*)::int as count from expired`,
    z.object({ count: z.number() }),
  )
  return only(rows).count
}
