import type { Db } from '@/db/client'
import { users } from '@/db/schema/identity'
import { invitations, members, organisations } from '@/db/schema/organisations'
import { makeSession } from '@/domains/identity/testing'
import { assert } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import type { MemberRole, Permission } from '@/lib/permissions'
import type { EventsScope, OrgScope } from '@/platform/authz'
import { eventsScopeOf, orgScopeOf } from './queries'

/** An organisation without members. */
export async function makeOrganisation(
  db: Db,
  facts: Partial<Omit<typeof organisations.$inferInsert, 'id'>> = {},
): Promise<{ orgId: Id<'org'> }> {
  const orgId = newId('org')
  await db.insert(organisations).values({
    id: orgId,
    slug: orgId.replace('_', '-'),
    name: 'Northlight',
    country: 'DE',
    supportEmail: 'help@northlight.example',
    ...facts,
  })
  return { orgId }
}

interface MemberFacts {
  orgId: Id<'org'>
  role?: MemberRole
  /** An existing user; without one a new active user is made. */
  userId?: Id<'usr'>
  /** Limits the member to these events. */
  eventIds?: Id<'evt'>[]
  /** When they last showed a second factor in their session; a moment ago, unless told otherwise. */
  secondFactorAt?: Date | null
}

interface MadeMember {
  memberId: Id<'mem'>
  userId: Id<'usr'>
  email: string
  sessionId: Id<'ses'>
}

/** A member of an organisation who is signed in, `owner` by default. */
export async function makeMember(db: Db, { orgId, role = 'owner', userId, eventIds, secondFactorAt = new Date() }: MemberFacts): Promise<MadeMember> {
  const id = userId ?? newId('usr')
  const memberId = newId('mem')
  const email = `${id}@members.example`
  const member = db.insert(members).values({ id: memberId, orgId, userId: id, role, eventIds: eventIds ?? null })
  if (userId) await member
  else await db.batch([db.insert(users).values({ id, email, name: 'Mara Voss', status: 'active', emailVerifiedAt: new Date() }), member])
  return { memberId, userId: id, email, sessionId: await makeSession(db, id, { secondFactorAt }) }
}

/** The proof that a new member with that role, `owner` by default, may do something there: as the ladder makes it. */
export async function makeOrgScope(db: Db, { permission, ...facts }: Omit<MemberFacts, 'eventIds'> & { permission: Permission }): Promise<OrgScope> {
  const session = await makeMember(db, facts)
  const scope = await orgScopeOf(db, { session, orgId: facts.orgId, permission, now: new Date() })
  assert(scope, `${facts.role ?? 'owner'} carries ${permission}`)
  return scope
}

/** The proof that a new member may do something at the events they are limited to, at all without such. */
export async function makeEventsScope(db: Db, { permission, ...facts }: MemberFacts & { permission: Permission }): Promise<EventsScope> {
  const session = await makeMember(db, facts)
  const scope = await eventsScopeOf(db, { session, orgId: facts.orgId, permission, now: new Date() })
  assert(scope, `${facts.role ?? 'owner'} carries ${permission}`)
  return scope
}

/** An open invitation, to work as staff by default. */
export async function makeInvitation(
  db: Db,
  facts: Pick<typeof invitations.$inferInsert, 'orgId' | 'email'> & Partial<typeof invitations.$inferInsert>,
): Promise<{ invitationId: Id<'inv'> }> {
  const invitationId = newId('inv')
  await db.insert(invitations).values({ role: 'staff', expiresAt: new Date('2099-01-01T00:00:00Z'), ...facts, id: invitationId })
  return { invitationId }
}
