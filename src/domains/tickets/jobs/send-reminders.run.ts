import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { log } from '@/platform/log'
import type { Shell } from '@/platform/shell'
import { REMINDER_AHEAD_MS, REMINDER_KINDS, type ReminderKind } from '../model/reminders'
import { TICKET_EXPIRY } from '@/db/schema/tickets'
import { sendReminder } from './send-reminders'

export const REMINDER_BATCH = 500
const BATCHES_MAX = 40

const dueRow = z.object({ orderId: idSchema('ord'), occurrenceId: idSchema('occ').nullable(), subject: z.string(), kind: z.enum(REMINDER_KINDS) })
type Due = z.output<typeof dueRow>

/** What a reminder is known by: one of each kind for an order and a date (or an event, for tickets without a date). */
export function reminderKey(kind: ReminderKind, orderId: Id<'ord'>, subject: string): string {
  return `reminder-${kind}:${orderId}:${subject}`
}

/** Asks the queue for every reminder that is due and was not sent. Asked twice, it is still mailed once. Answers how many. */
export async function runSendReminders(shell: Shell): Promise<number> {
  const count = await askForBatches(shell, null, BATCHES_MAX)
  if (count > 0) log('info', 'reminders.asked_for', { count })
  return count
}

async function askForBatches(shell: Shell, after: Due | null, batchesLeft: number): Promise<number> {
  const due = await readDue(shell, after)
  await shell.queue.publishAll(sendReminder, due.map(({ orderId, occurrenceId, kind }) => ({ orderId, occurrenceId, kind })))
  const last = due.at(-1)
  return last === undefined || due.length < REMINDER_BATCH || batchesLeft === 1
    ? due.length
    : due.length + (await askForBatches(shell, last, batchesLeft - 1))
}

/** Orders with tickets that still admit to a beginning that is near. Who bought after the reminder's hour needs none. */
async function readDue({ db, now }: Pick<Shell, 'db' | 'now'>, after: Due | null): Promise<Due[]> {
  const [dayAhead, hoursAhead] = [REMINDER_AHEAD_MS['24h'], REMINDER_AHEAD_MS['2h']].map((ms) => new Date(now.getTime() + ms))
  if (!dayAhead || !hoursAhead) return []
  const inReach = (start: 'e' | 'c') => sql`${sql.raw(start)}.starts_at > ${at(now)} and ${sql.raw(start)}.starts_at <= ${at(dayAhead)}`
  return runStatement(
    db,
    sql`
      with beginnings as (
        select e.id as event_id, null as occurrence_id, e.id as subject, e.starts_at
        from events e where e.status in ('published', 'ongoing') and ${inReach('e')}
        union all
        select c.event_id, c.id, c.id, c.starts_at
        from occurrences c join events e on e.id = c.event_id
        where e.status in ('published', 'ongoing') and c.status = 'scheduled' and ${inReach('c')}
      ),
      kinds as (
        select b.*, case when b.starts_at > ${at(hoursAhead)} then '24h' else '2h' end as kind,
          b.starts_at - case when b.starts_at > ${at(hoursAhead)} then interval '24 hours' else interval '2 hours' end as hour
        from beginnings b
      )
      select distinct o.id as "orderId", b.occurrence_id as "occurrenceId", b.subject, b.kind
      from kinds b
      join tickets k on k.event_id = b.event_id and k.occurrence_id is not distinct from b.occurrence_id and k.status = 'active'
      join orders o on o.id = k.order_id and o.status in ('confirmed', 'partially_refunded') and o.confirmed_at <= b.hour
      where coalesce(${TICKET_EXPIRY} >= b.starts_at, true)
        and not exists (
          select from messages m where m.key = 'reminder-' || b.kind || ':' || o.id || ':' || b.subject and m.status = 'sent'
        )
        ${after ? sql`and (o.id, b.subject, b.kind) > (${after.orderId}, ${after.subject}, ${after.kind})` : sql``}
      order by o.id, b.subject, b.kind
      limit ${REMINDER_BATCH}`,
    dueRow,
  )
}
