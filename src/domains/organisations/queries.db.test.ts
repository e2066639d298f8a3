import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sessions, users } from '@/db/schema/identity'
import { organisations } from '@/db/schema/organisations'
import { testDatabase } from '@/db/testing'
import { makeSession, makeUser } from '@/domains/identity/testing'
import { newId } from '@/lib/ids'
import { listMine } from './queries'
import { makeMember, makeOrganisation } from './testing'

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
