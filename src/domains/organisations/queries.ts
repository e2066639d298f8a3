import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { events } from '@/db/schema/events'
import { sessions, users } from '@/db/schema/identity'
import { members, organisations } from '@/db/schema/organisations'
import type { Id } from '@/lib/ids'
import { permissionsOf, rolesWith, type Permission } from '@/lib/permissions'
import { mintEventScope, mintOrgScope, type EventScope, type OrgScope } from '@/platform/authz'
import type { Session } from '@/platform/session'
import { MY_ORGANISATIONS_MAX, type MyOrganisations } from './contract'

interface Claim {
  session: Pick<Session, 'userId' | 'sessionId'>
  permission: Permission
  now: Date
}

/** That the claim's user is a member whose role carries the permission, by a session that was not ended meanwhile. */
const isMember = ({ session, permission }: Claim) =>
  and(eq(members.userId, session.userId), inArray(members.role, [...rolesWith(permission)]), isNull(organisations.deletedAt))

const bySession = ({ session, now }: Pick<Claim, 'session' | 'now'>) =>
  and(eq(sessions.id, session.sessionId), eq(sessions.userId, session.userId), isNull(sessions.endedAt), gt(sessions.expiresAt, now))

/** The proof that a user may act for an organisation, or null. A member of some events only is not enough. One round trip. */
export async function orgScopeOf(db: Db, claim: Claim & { orgId: Id<'org'> }): Promise<OrgScope | null> {
  const [row] = await db
    .select({ role: members.role })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.orgId))
    .innerJoin(sessions, bySession(claim))
    .where(and(eq(members.orgId, claim.orgId), isMember(claim), isNull(members.eventIds)))
  if (!row) return null
  return mintOrgScope({ orgId: claim.orgId, actor: { kind: 'user', id: claim.session.userId }, role: row.role, permission: claim.permission })
}

/** The proof that a user may act on an event, or null. One round trip. */
export async function eventScopeOf(db: Db, claim: Claim & { eventId: Id<'evt'> }): Promise<EventScope | null> {
  const [row] = await db
    .select({ orgId: events.orgId })
    .from(events)
    .innerJoin(members, eq(members.orgId, events.orgId))
    .innerJoin(organisations, eq(organisations.id, members.orgId))
    .innerJoin(sessions, bySession(claim))
    .where(and(eq(events.id, claim.eventId), isMember(claim), or(isNull(members.eventIds), sql`${events.id} = any(${members.eventIds})`)))
  if (!row) return null
  const { session, eventId, permission } = claim
  return mintEventScope({ orgId: row.orgId, eventId, actor: { kind: 'user', id: session.userId }, permission })
}

/** Where somebody works, with what they may do there. One round trip. */
export async function listMine(db: Db, session: Claim['session'], now: Date): Promise<MyOrganisations> {
  const [rows, [user]] = await db.batch([
    db
      .select({
        id: organisations.id, slug: organisations.slug, name: organisations.name, colors: organisations.colors,
        role: members.role, eventIds: members.eventIds,
      })
      .from(members)
      .innerJoin(organisations, eq(organisations.id, members.orgId))
      .innerJoin(sessions, bySession({ session, now }))
      .where(and(eq(members.userId, session.userId), isNull(organisations.deletedAt)))
      .orderBy(asc(organisations.name), asc(organisations.id))
      .limit(MY_ORGANISATIONS_MAX),
    db
      .select({ isAdmin: users.isAdmin })
      .from(users)
      .innerJoin(sessions, bySession({ session, now }))
      .where(eq(users.id, session.userId)),
  ])
  return {
    organisations: rows.map(({ eventIds, colors, ...row }) => ({
      ...row,
      colors: colors && [colors[0], colors[1]],
      isLimited: eventIds !== null,
      permissions: eventIds === null ? permissionsOf(row.role) : [],
    })),
    isAdmin: user?.isAdmin ?? false,
  }
}
