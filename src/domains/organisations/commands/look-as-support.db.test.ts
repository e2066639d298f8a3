import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sessions, users } from '@/db/schema/identity'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeSession, makeUser } from '@/domains/identity/testing'
import { assert } from '@/lib/assert'
import { newId } from '@/lib/ids'
import { makeShell } from '@/platform/testing'
import { platformScopeOf } from '../queries'
import { makeMember, makeOrganisation } from '../testing'
import { searchOrganisations, viewAsSupport } from './look-as-support'

const database = testDatabase()
const { db } = database
const NOW = new Date('2026-05-01T12:00:00Z')
const shell = makeShell(database, NOW)

async function admin() {
  const { userId } = await makeUser(db)
  const session = { userId, sessionId: await makeSession(db, userId) }
  expect(await platformScopeOf(db, session, NOW)).toBeNull()
  await db.update(users).set({ isAdmin: true }).where(eq(users.id, userId))
  await expect(platformScopeOf(db, session, NOW)).rejects.toMatchObject({ code: 'identity.second_factor_needed' })
  await db.update(sessions).set({ secondFactorAt: NOW }).where(eq(sessions.id, session.sessionId))
  const scope = await platformScopeOf(db, session, NOW)
  assert(scope, 'an admin runs the installation')
  return { scope, userId }
}

test('who runs the installation finds organisations by any of their names, and is on record', async () => {
  const { scope, userId } = await admin()
  const { orgId } = await makeOrganisation(db, { name: 'Höllental & 100%', slug: 'hoellental', supportEmail: 'help@hoellental.example' })
  await makeOrganisation(db)
  await makeMember(db, { orgId })
  for (const q of ['höllen', '100%', 'HOELLENTAL', 'help@hoellental', orgId]) {
    expect(await searchOrganisations(shell, scope, q)).toMatchObject({ organisations: [{ id: orgId, members: 1, events: 0, isDeleted: false }], total: 1 })
  }
  expect(await searchOrganisations(shell, scope, '')).toMatchObject({ total: 2 })
  expect(await searchOrganisations(shell, scope, 'nobody at all')).toEqual({ organisations: [], total: 0 })
  expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, userId))).toHaveLength(7)
})

test('each look into an organisation is on record there', async () => {
  const { scope, userId } = await admin()
  const { orgId } = await makeOrganisation(db, { name: 'Tidelines' })
  const { email } = await makeMember(db, { orgId, role: 'manager' })
  for (const look of [1, 2]) {
    expect(await viewAsSupport(shell, scope, orgId), `look ${look}`).toMatchObject({ profile: { name: 'Tidelines' }, members: [{ email, role: 'manager' }] })
  }
  const looks = await db.select().from(auditLog).where(and(eq(auditLog.orgId, orgId), eq(auditLog.action, 'support.viewed')))
  expect(looks).toMatchObject([{ actorId: userId, subjectId: orgId }, { actorId: userId }])
  await expect(viewAsSupport(shell, scope, newId('org'))).rejects.toMatchObject({ code: 'organisations.not_found' })
})
