import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '@/db/client'
import { events } from '@/db/schema/events'
import { sessions, totpFactors, users } from '@/db/schema/identity'
import { invitations, members, organisations } from '@/db/schema/organisations'
import type { IdentityError } from '@/domains/identity/contract'
import { only } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { isSecondFactorFresh, needsSecondFactor, permissionsOf, rolesWith, type Permission } from '@/lib/permissions'
import {
  mintEventScope, mintEventsScope, mintOrgScope, mintPlatformScope, type EventScope, type EventsScope, type OrgScope, type PlatformScope,
} from '@/platform/authz'
import { linkSecret, sameSecret } from '@/platform/links'
import type { Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import {
  INVITATIONS_SHOWN_MAX, MEMBERS_MAX, MY_ORGANISATIONS_MAX, organisationProfile, type InvitationLink, type InvitationView, type Members,
  type MyOrganisations, type OrganisationProfile, WAITING_INVITATIONS_MAX, type WaitingInvitations,
} from './contract'
import { invitationState } from './model'

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

/** What the row of a session says of the second factor is true now; the access token would be believed for a quarter of an hour. */
function assertSecondFactor(isFresh: boolean): void {
  if (!isFresh) throw new DomainError<IdentityError>('identity.second_factor_needed', 'forbidden')
}

/** What proves a claim to an organisation, if anything does. */
async function membershipOf(db: Db, claim: Claim & { orgId: Id<'org'> }) {
  const [row] = await db
    .select({ role: members.role, eventIds: members.eventIds, secondFactorAt: sessions.secondFactorAt })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.orgId))
    .innerJoin(sessions, bySession(claim))
    .where(and(eq(members.orgId, claim.orgId), isMember(claim)))
  return row && { ...row, orgId: claim.orgId, actor: { kind: 'user', id: claim.session.userId } as const, permission: claim.permission }
}

/**
 * The proof that a user may act for an organisation, or null. A member of some events only is not enough. One round trip. Throws
 * `identity.second_factor_needed`.
 */
export async function orgScopeOf(db: Db, claim: Claim & { orgId: Id<'org'> }): Promise<OrgScope | null> {
  const found = await membershipOf(db, claim)
  if (!found || found.eventIds) return null
  const { orgId, actor, role, permission } = found
  assertSecondFactor(!needsSecondFactor(permission, found.secondFactorAt, claim.now))
  return mintOrgScope({ orgId, actor, role, permission })
}

/** The proof that a user may do this at all events of an organisation or at some, or null. One round trip. Throws as `orgScopeOf`. */
export async function eventsScopeOf(db: Db, claim: Claim & { orgId: Id<'org'> }): Promise<EventsScope | null> {
  const found = await membershipOf(db, claim)
  if (!found) return null
  const { orgId, eventIds, actor, permission } = found
  assertSecondFactor(!needsSecondFactor(permission, found.secondFactorAt, claim.now))
  return mintEventsScope({ orgId, eventIds, actor, permission })
}

/** In SQL that `events e` is one that a scope is about. */
export function isOfScope({ orgId, eventIds }: EventsScope): SQL {
  return eventIds === null ? sql`e.org_id = ${orgId}` : sql`e.org_id = ${orgId} and e.id = any(${sql.param(eventIds)}::text[])`
}

/** The proof that a user may act on an event, or null. One round trip. Throws `identity.second_factor_needed`. */
export async function eventScopeOf(db: Db, claim: Claim & { eventId: Id<'evt'> }): Promise<EventScope | null> {
  const [row] = await db
    .select({ orgId: events.orgId, secondFactorAt: sessions.secondFactorAt })
    .from(events)
    .innerJoin(members, eq(members.orgId, events.orgId))
    .innerJoin(organisations, eq(organisations.id, members.orgId))
    .innerJoin(sessions, bySession(claim))
    .where(and(eq(events.id, claim.eventId), isMember(claim), or(isNull(members.eventIds), sql`${events.id} = any(${members.eventIds})`)))
  if (!row) return null
  const { session, eventId, permission, now } = claim
  assertSecondFactor(!needsSecondFactor(permission, row.secondFactorAt, now))
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

/** The proof that somebody runs the installation, or null. One round trip. Throws `identity.second_factor_needed`. */
export async function platformScopeOf(db: Db, session: Claim['session'], now: Date): Promise<PlatformScope | null> {
  const [row] = await db
    .select({ isAdmin: users.isAdmin, secondFactorAt: sessions.secondFactorAt })
    .from(users)
    .innerJoin(sessions, bySession({ session, now }))
    .where(and(eq(users.id, session.userId), eq(users.status, 'active')))
  if (!row?.isAdmin) return null
  assertSecondFactor(isSecondFactorFresh(row.secondFactorAt, now))
  return mintPlatformScope({ actor: { kind: 'user', id: session.userId } })
}

/** What an organisation says about itself. One round trip. */
export async function getProfile(db: Db, { orgId }: OrgScope): Promise<OrganisationProfile> {
  const rows = await db
    .select({
      name: organisations.name, slug: organisations.slug, country: organisations.country, supportEmail: organisations.supportEmail,
      website: organisations.website, taxId: organisations.taxId, colors: organisations.colors, locales: organisations.locales,
      currencies: organisations.currencies,
    })
    .from(organisations)
    .where(eq(organisations.id, orgId))
  return organisationProfile.parse(only(rows))
}

/** An organisation's members, by name. */
export function selectMembers(db: Db, orgId: Id<'org'>) {
  return db
    .select({
      id: members.id, userId: members.userId, name: users.name, email: users.email, role: members.role, eventIds: members.eventIds,
      since: members.createdAt, hasSecondFactor: sql<boolean>`${totpFactors.confirmedAt} is not null`,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(totpFactors, eq(totpFactors.userId, members.userId))
    .where(eq(members.orgId, orgId))
    .orderBy(asc(users.name), asc(members.id))
    .limit(MEMBERS_MAX)
}

/** Who works for an organisation, and who was asked to. One round trip. */
export async function listMembers(db: Db, { orgId, role }: OrgScope, now: Date): Promise<Members> {
  const [memberRows, invitationRows] = await db.batch([
    selectMembers(db, orgId),
    db
      .select({
        id: invitations.id, email: invitations.email, role: invitations.role, eventIds: invitations.eventIds, invitedBy: users.name,
        expiresAt: invitations.expiresAt,
      })
      .from(invitations)
      .leftJoin(users, eq(users.id, invitations.invitedBy))
      .where(and(eq(invitations.orgId, orgId), isNull(invitations.acceptedAt), isNull(invitations.closedAt)))
      .orderBy(desc(invitations.createdAt), desc(invitations.id))
      .limit(INVITATIONS_SHOWN_MAX),
  ])
  const mayManage = role !== null && rolesWith('members.manage').includes(role)
  return {
    members: memberRows.map(({ hasSecondFactor, ...row }) => ({ ...row, hasSecondFactor: mayManage ? hasSecondFactor : null })),
    invitations: invitationRows.map((row) => ({ ...row, isExpired: row.expiresAt <= now })),
  }
}

/** The secret of an invitation's link: derived, so every mail of one invitation has the same, and it lies nowhere. */
export function invitationSecret(authSecret: string, invitationId: Id<'inv'>): Promise<string> {
  return linkSecret(authSecret, `invitation-link:${invitationId}`)
}

export async function opensInvitation(authSecret: string, invitationId: Id<'inv'>, secret: string): Promise<boolean> {
  return sameSecret(secret, await invitationSecret(authSecret, invitationId))
}

/** What an invitation says to who holds its link; null for a wrong one, and when the organisation is gone. One round trip. */
export async function getInvitation(
  { db, env, now }: Pick<Shell, 'db' | 'env' | 'now'>,
  { invitationId, secret }: InvitationLink,
): Promise<InvitationView | null> {
  if (!(await opensInvitation(env.AUTH_SECRET, invitationId, secret))) return null
  const [row] = await db
    .select({
      name: organisations.name, slug: organisations.slug, colors: organisations.colors, role: invitations.role, email: invitations.email,
      invitedBy: users.name, expiresAt: invitations.expiresAt, acceptedAt: invitations.acceptedAt, closedAt: invitations.closedAt,
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.orgId))
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(and(eq(invitations.id, invitationId), isNull(organisations.deletedAt)))
  if (!row) return null
  const { name, slug, colors, role, email, invitedBy, expiresAt } = row
  return { organisation: { name, slug, colors: colors && [colors[0], colors[1]] }, role, email, invitedBy, expiresAt, state: invitationState(row, now) }
}

/** Who asks somebody to join and waits for their answer; their address has to be proven, as the mail's link would. One round trip. */
export async function listWaiting({ db, env, now }: Pick<Shell, 'db' | 'env' | 'now'>, { userId }: Pick<Session, 'userId'>): Promise<WaitingInvitations> {
  const inviter = alias(users, 'inviter')
  const rows = await db
    .select({
      invitationId: invitations.id, name: organisations.name, colors: organisations.colors, role: invitations.role, invitedBy: inviter.name,
      expiresAt: invitations.expiresAt,
    })
    .from(users)
    .innerJoin(invitations, eq(invitations.email, users.email))
    .innerJoin(organisations, eq(organisations.id, invitations.orgId))
    .leftJoin(inviter, eq(inviter.id, invitations.invitedBy))
    .where(
      and(
        eq(users.id, userId), isNotNull(users.emailVerifiedAt), isNull(organisations.deletedAt), isNull(invitations.acceptedAt),
        isNull(invitations.closedAt), gt(invitations.expiresAt, now),
      ),
    )
    .orderBy(asc(invitations.expiresAt), asc(invitations.id))
    .limit(WAITING_INVITATIONS_MAX)
  return Promise.all(
    rows.map(async ({ invitationId, name, colors, ...row }) => ({
      ...row,
      link: { invitationId, secret: await invitationSecret(env.AUTH_SECRET, invitationId) },
      organisation: { name, colors: colors && [colors[0], colors[1]] },
    })),
  )
}
