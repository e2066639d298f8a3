import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { events } from '@/db/schema/events'
import { members } from '@/db/schema/organisations'
import type { Id } from '@/lib/ids'
import { mintEventScope, mintOrgScope, rolesWith, type EventScope, type OrgScope, type Permission } from '@/platform/authz'

/** The proof that a user may act for an organisation, or null. A member of some events only is not enough. One round trip. */
export async function orgScopeOf(
  db: Db,
  userId: Id<'usr'>,
  orgId: Id<'org'>,
  permission: Permission,
): Promise<OrgScope | null> {
  const rows = await db
    .select({ orgId: members.orgId })
    .from(members)
    .where(
      and(
        eq(members.orgId, orgId),
        eq(members.userId, userId),
        inArray(members.role, rolesWith(permission)),
        isNull(members.eventIds),
      ),
    )
  return rows[0] ? mintOrgScope({ orgId, actor: { kind: 'user', id: userId }, permission }) : null
}

/** The proof that a user may act on an event, or null. One round trip. */
export async function eventScopeOf(
  db: Db,
  userId: Id<'usr'>,
  eventId: Id<'evt'>,
  permission: Permission,
): Promise<EventScope | null> {
  const rows = await db
    .select({ orgId: events.orgId })
    .from(events)
    .innerJoin(members, eq(members.orgId, events.orgId))
    .where(
      and(
        eq(events.id, eventId),
        eq(members.userId, userId),
        inArray(members.role, rolesWith(permission)),
        or(isNull(members.eventIds), sql`${events.id} = any(${members.eventIds})`),
      ),
    )
  const [row] = rows
  return row ? mintEventScope({ orgId: row.orgId, eventId, actor: { kind: 'user', id: userId }, permission }) : null
}
