import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeMember, makeOrganisation } from '@/domains/organisations/testing'
import { makeShell } from '@/platform/testing'
import { keyScopeOf, listKeys } from '../queries'
import { keysOf, makeKey } from '../testing'
import { revokeKey } from './revoke-key'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
const shell = makeShell(database, now)

async function makeOwner() {
  const { orgId } = await makeOrganisation(db)
  const { userId } = await makeMember(db, { orgId })
  return { orgId, scope: keysOf(orgId, userId), userId }
}

test('a revoked key opens nothing from then on, once and on record', async () => {
  const { orgId, scope, userId } = await makeOwner()
  const { keyId, credential } = await makeKey(db, { orgId })
  const answers = await Promise.all([revokeKey(shell, scope, keyId), revokeKey(shell, scope, keyId)])
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['ended', 'revoked'])
  await expect(keyScopeOf(db, { credential, permission: 'orders.view', now })).rejects.toMatchObject({ code: 'keys.revoked' })
  expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, keyId))).toMatchObject([{ orgId, actorId: userId, action: 'key.revoked' }])
  expect((await listKeys(db, scope, now)).keys).toMatchObject([{ id: keyId, state: 'revoked', endedAt: now }])
})

test('one that has run out is over already; another organisation’s is not there', async () => {
  const [mine, theirs] = [await makeOwner(), await makeOwner()]
  const { keyId } = await makeKey(db, { orgId: mine.orgId, expiresAt: now })
  expect(await revokeKey(shell, mine.scope, keyId)).toEqual({ outcome: 'ended' })
  const other = await makeKey(db, { orgId: theirs.orgId })
  await expect(revokeKey(shell, mine.scope, other.keyId)).rejects.toMatchObject({ code: 'keys.not_found' })
  expect((await listKeys(db, theirs.scope, now)).keys).toMatchObject([{ state: 'live' }])
})
