import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { isOfScope } from '@/domains/organisations/queries'
import type { EventsScope } from '@/platform/authz'
import { DESK_EVENTS_MAX, deskEventsResult, type DeskEvents } from '../contract'

const deskRow = deskEventsResult.shape.events.element.extend({ startsAt: z.coerce.date(), endsAt: z.coerce.date() })

/** An organisation's events, drafts and past ones too, with what is sold; for a member of some, those. One round trip. */
export async function listDeskEvents(db: Db, scope: EventsScope, now: Date): Promise<DeskEvents> {
  const rows = await runStatement(
    db,
    sql`
      select e.id, e.slug, e.kind, e.status, e.name, e.time_zone as "timeZone", v.name as "venueName", v.city, e.capacity,
        date.starts_at as "startsAt", date.ends_at as "endsAt", date.is_over as "isOver", count.sold, count.held
      from events e
      join venues v on v.id = e.venue_id
      left join lateral (
        select o.id, o.starts_at, o.ends_at from occurrences o
        where o.event_id = e.id and o.status = 'scheduled' and o.ends_at > ${at(now)} order by o.starts_at limit 1
      ) next on e.kind = 'session_series'
      cross join lateral (
        select coalesce(next.starts_at, e.starts_at) as starts_at, coalesce(next.ends_at, e.ends_at) as ends_at,
          e.status in ('completed', 'cancelled') or coalesce(next.ends_at, e.ends_at) <= ${at(now)} as is_over
      ) date
      cross join lateral (
        select coalesce(sum(s.sold), 0)::int as sold, coalesce(sum(s.held), 0)::int as held
        from stocks s join ticket_types t on t.id = s.ticket_type_id
        where s.event_id = e.id and t.kind not in ('camping', 'parking') and (s.occurrence_id is null or next.id is null or s.occurrence_id = next.id)
      ) count
      where ${isOfScope(scope)}
      order by date.is_over, case when date.is_over then null else date.starts_at end, date.starts_at desc, e.id
      limit ${DESK_EVENTS_MAX}`,
    deskRow,
  )
  return { events: rows }
}
