import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { only } from '@/lib/assert'
import type { Id } from '@/lib/ids'
import { rolesWith } from '@/lib/permissions'
import type { EventScope } from '@/platform/authz'
import { GATE_EVENTS_MAX, gateEventResult, gateEventsResult, ZONES_MAX, type GateEvent, type GateEvents } from './contract'

const jsonDate = z.string().transform((text) => new Date(text))
const listed = gateEventsResult.shape.events.element.extend({ startsAt: jsonDate, endsAt: jsonDate })

/** How long after its end an event is still offered: for those who count, and for gates that close late. */
const DAYS_AFTER = 3

/** The events a user may scan for, in one round trip; none for somebody who may not scan. */
export async function listGateEvents(db: Db, userId: Id<'usr'>, now: Date): Promise<GateEvents> {
  const events = await runStatement(
    db,
    sql`
      select e.id, e.name, e.time_zone as "timeZone", v.name as "venueName", v.city,
        to_jsonb(date.starts_at) #>> '{}' as "startsAt", to_jsonb(date.ends_at) #>> '{}' as "endsAt",
        case
          when e.status = 'cancelled' then 'cancelled'
          when e.status = 'completed' or date.ends_at <= ${at(now)} then 'over'
          when date.admission_opens_at > ${at(now)} then 'upcoming'
          else 'open'
        end as phase
      from members m
      join organisations g on g.id = m.org_id and g.deleted_at is null
      join events e on e.org_id = m.org_id and (m.event_ids is null or e.id = any(m.event_ids))
      join venues v on v.id = e.venue_id
      left join lateral (
        select o.starts_at, o.ends_at, o.admission_opens_at from occurrences o
        where o.event_id = e.id and o.status = 'scheduled' and o.ends_at > ${at(now)}
        order by o.starts_at limit 1
      ) next on e.kind = 'session_series'
      cross join lateral (
        select coalesce(next.starts_at, e.starts_at) as starts_at, coalesce(next.ends_at, e.ends_at) as ends_at,
          coalesce(next.admission_opens_at, e.admission_opens_at) as admission_opens_at
      ) date
      where m.user_id = ${userId} and m.role = any(${sql.param([...rolesWith('gate.view')])}::text[])
        and e.status <> 'draft' and e.ends_at > ${at(now)} - ${DAYS_AFTER} * interval '24 hours'
      order by e.status in ('completed', 'cancelled') or date.ends_at <= ${at(now)}, date.starts_at, e.id
      limit ${GATE_EVENTS_MAX}`,
    listed,
  )
  return { events }
}

/** What a scanner shows of its event, in one round trip. */
export async function getGateEvent(db: Db, { eventId }: EventScope): Promise<GateEvent> {
  const rows = await runStatement(
    db,
    sql`
      select e.id, e.name, e.time_zone as "timeZone",
        coalesce((select jsonb_agg(jsonb_build_object('id', z.id, 'name', z.name) order by z.position, z.name)
          from (select * from zones z where z.event_id = e.id order by z.position, z.name limit ${ZONES_MAX}) z), '[]') as zones,
        counts.admitted, counts.issued
      from events e
      cross join lateral (
        select count(*)::int as issued, count(k.first_scan_at)::int as admitted from tickets k
        where k.event_id = e.id and k.status in ('active', 'used', 'expired')
      ) counts
      where e.id = ${eventId}`,
    gateEventResult,
  )
  return only(rows)
}
