import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { only } from '@/lib/assert'
import { inBatches } from '@/lib/batches'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import { log } from '@/platform/log'
import { announce, newsCte } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import { eventsAdvanced } from '../events'
import { nextOccurrence } from '../queries'

export const ADVANCE_BATCH = 500
/** One run moves at most this many batches; the next one goes on. */
const BATCHES_MAX = 40

/**
 * Moves every event on to what the clock says: `published → ongoing` when its doors open, `→ completed` when it is over, a
 * series to its next date. Whenever it runs it does what was missed. Answers how many.
 */
export async function runAdvanceEvents(shell: Shell): Promise<number> {
  const count = await inBatches(() => advanceBatch(shell), { size: ADVANCE_BATCH, most: BATCHES_MAX })
  if (count > 0) log('info', 'events.advanced', { count })
  return count
}

async function advanceBatch(shell: Shell): Promise<number> {
  const now = at(shell.now)
  const rows = await runStatement(
    shell.db,
    sql`
      with due as materialized (
        select e.id, moved.status, moved.next_at
        from events e
          left join lateral (${nextOccurrence(shell.now)}) next on e.kind = 'session_series'
          cross join lateral (select
            case when e.ends_at <= ${now} then 'completed' when e.admission_opens_at <= ${now} then 'ongoing' else e.status end as status,
            coalesce(next.occurrence_at, e.starts_at) as next_at) moved
        where e.status in ('published', 'ongoing')
          and (e.ends_at <= ${now} or e.status = 'published' and e.admission_opens_at <= ${now} or e.kind = 'session_series' and e.next_at <= ${now})
          and (moved.status, moved.next_at) <> (e.status, e.next_at)
        order by e.id limit ${ADVANCE_BATCH}
        for no key update of e skip locked
      ),
      was as (select id, status from events where id in (select id from due)),
      advanced as (
        update events set status = due.status, next_at = due.next_at from due
        where events.id = due.id and events.status in ('published', 'ongoing')
        returning events.id, events.org_id, events.status
      ),
      audited as (${auditCte(
        shell,
        {
          orgId: sql`org_id`,
          actor: { kind: 'system', id: 'advance-events' },
          action: sql`case status when 'completed' then 'event.completed' else 'event.opened' end`,
          subjectId: sql`id`,
          after: sql`jsonb_build_object('status', status)`,
        },
        sql`(select advanced.* from advanced join was on was.id = advanced.id where was.status <> advanced.status) turned`,
      )}),
      news as (${newsCte(
        eventsAdvanced,
        { orgId: sql`null`, subjectId: sql`ids[1]`, payload: sql`jsonb_build_object('eventIds', ids)`, now: shell.now },
        sql`(select array_agg(id) as ids from advanced having count(*) > 0) all_of_them`,
      )})
      select (select count(*)::int from advanced) as count, (select id from news) as "outboxId"`,
    z.object({ count: z.number(), outboxId: idSchema('obx').nullable() }),
  )
  const { count, outboxId } = only(rows)
  if (outboxId) announce(shell, [outboxId])
  return count
}
