import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sessions, users } from '@/db/schema/identity'
import { invitations, organisations } from '@/db/schema/organisations'
import { testDatabase } from '@/db/testing'
import { makeSession, makeUser } from '@/domains/identity/testing'
import { newId } from '@/lib/ids'
import { makeShell } from '@/platform/testing'
import { invitationSecret, listMine, listWaiting } from './queries'
import { makeInvitation, makeMember, makeOrganisation } from './testing'

const database = testDatabase()
const { db } = database
const NOW = new Date('2026-07-01T12:00:00Z')

async function signedIn() {
  const { userId } = await makeUser(db)
  return { userId, sessionId: await makeSession(db, userId) }
}

describe('my organisations', () => {
  test('are those one works for, by name, with what one may do there, in one round trip', async () => {
    const session = await signedIn()
    const tide = await makeOrganisation(db, { name: 'Tide' })
    const arc = await makeOrganisation(db, { name: 'Arc', colors: ['#101010', '#fefefe'] })
    await makeOrganisation(db, { name: 'Somebody else’s' })
    await makeMember(db, { orgId: tide.orgId, role: 'owner', userId: session.userId })
    await makeMember(db, { orgId: arc.orgId, role: 'cashier', userId: session.userId })
    const before = database.roundTrips()
    const mine = await listMine(db, session, NOW)
    expect(database.roundTrips() - before).toBe(1)
    expect(mine).toMatchObject({
      isAdmin: false,
      organisations: [
        { id: arc.orgId, name: 'Arc', role: 'cashier', colors: ['#101010', '#fefefe'], permissions: ['organisation.view'], isLimited: false },
        { id: tide.orgId, name: 'Tide', role: 'owner', colors: null, permissions: expect.arrayContaining(['members.manage', 'organisation.delete']) },
      ],
    })
  })

  test('offer nothing in the whole to a member of some events', async () => {
    const session = await signedIn()
    const { orgId } = await makeOrganisation(db)
    await makeMember(db, { orgId, role: 'manager', userId: session.userId, eventIds: [newId('evt')] })
    expect(await listMine(db, session, NOW)).toMatchObject({ organisations: [{ id: orgId, isLimited: true, permissions: [] }] })
  })

  test('leave out one that was deleted', async () => {
    const session = await signedIn()
    const { orgId } = await makeOrganisation(db)
    await makeMember(db, { orgId, userId: session.userId })
    await db.update(organisations).set({ deletedAt: NOW }).where(eq(organisations.id, orgId))
    expect(await listMine(db, session, NOW)).toMatchObject({ organisations: [] })
  })

  test('are told to no session that was ended', async () => {
    const session = await signedIn()
    const { orgId } = await makeOrganisation(db)
    await makeMember(db, { orgId, userId: session.userId })
    await db.update(users).set({ isAdmin: true }).where(eq(users.id, session.userId))
    expect(await listMine(db, session, NOW)).toMatchObject({ isAdmin: true, organisations: [{ id: orgId }] })
    await db.update(sessions).set({ endedAt: NOW, endedBecause: 'revoked' }).where(eq(sessions.id, session.sessionId))
    expect(await listMine(db, session, NOW)).toEqual({ isAdmin: false, organisations: [] })
  })
})

describe('invitations that wait', () => {
  const shell = makeShell(database, NOW)

  test('are those to one’s own proven address, open still, with the link of their mail; in one round trip', async () => {
    const { userId, email } = await makeUser(db)
    const { orgId } = await makeOrganisation(db, { name: 'Tide', colors: ['#101010', '#fefefe'] })
    const inviter = await makeMember(db, { orgId })
    const { invitationId } = await makeInvitation(db, { orgId, email, role: 'manager', invitedBy: inviter.userId })
    const [other, gone] = [await makeOrganisation(db), await makeOrganisation(db, { deletedAt: NOW })]
    await makeInvitation(db, { ...other, email, expiresAt: NOW })
    await makeInvitation(db, { ...other, email, closedAt: NOW })
    await makeInvitation(db, { ...other, email, acceptedAt: NOW })
    await makeInvitation(db, { ...gone, email })
    await makeInvitation(db, { orgId, email: 'somebody.else@people.example' })
    const before = database.roundTrips()
    const waiting = await listWaiting(shell, { userId })
    expect(database.roundTrips() - before).toBe(1)
    expect(waiting).toEqual([
      {
        link: { invitationId, secret: await invitationSecret(shell.env.AUTH_SECRET, invitationId) },
        organisation: { name: 'Tide', colors: ['#101010', '#fefefe'] }, role: 'manager', invitedBy: 'Mara Voss', expiresAt: new Date('2099-01-01T00:00:00Z'),
      },
    ])
    await db.update(invitations).set({ acceptedAt: NOW }).where(eq(invitations.id, invitationId))
    expect(await listWaiting(shell, { userId })).toEqual([])
  })

  test('are not told to who has only typed the address', async () => {
    const { userId, email } = await makeUser(db, { status: 'pending_verification' })
    await makeInvitation(db, { ...(await makeOrganisation(db)), email })
    expect(await listWaiting(shell, { userId })).toEqual([])
  })
})
