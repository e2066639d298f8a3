import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, organisations } from '@/db/schema/organisations'
import { testDatabase } from '@/db/testing'
import { makeMember, makeOrganisation } from '@/domains/organisations/testing'
import { only } from '@/lib/assert'
import { DAY_MS, MINUTE_MS } from '@/lib/time'
import { noteKeyUse } from './commands/note-key-use'
import { keyScopeOf, listKeys } from './queries'
import { keysOf, makeKey } from './testing'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)

const refusal = (credential: Parameters<typeof keyScopeOf>[1]['credential']) =>
  keyScopeOf(db, { credential, permission: 'orders.view', now }).then(() => 'let in', (error: unknown) => error)

test('a key opens its own organisation with what it was given, in one round trip', async () => {
  const { orgId } = await makeOrganisation(db)
  const { keyId, credential } = await makeKey(db, { orgId, scopes: ['orders.view'] })
  const before = database.roundTrips()
  expect(await keyScopeOf(db, { credential, permission: 'orders.view', now })).toEqual({
    scope: expect.objectContaining({ orgId, permission: 'orders.view', role: null, actor: { kind: 'key', id: keyId } }), lastUsedAt: null,
  })
  expect(database.roundTrips() - before).toBe(1)
})

test('each refusal has its own name, and only who has the whole key learns what became of it', async () => {
  const { orgId } = await makeOrganisation(db)
  const { credential } = await makeKey(db, { orgId })
  const wrong = { ...credential, secretHash: 'f'.repeat(64) }
  expect(await refusal(wrong)).toMatchObject({ code: 'keys.unknown', kind: 'unauthenticated' })
  expect(await refusal({ ...credential, prefix: 'zzzzzzzzzzzz' })).toMatchObject({ code: 'keys.unknown' })
  const revoked = await makeKey(db, { orgId, revokedAt: now })
  expect(await refusal(revoked.credential)).toMatchObject({ code: 'keys.revoked', kind: 'unauthenticated' })
  expect(await refusal({ ...revoked.credential, secretHash: wrong.secretHash })).toMatchObject({ code: 'keys.unknown' })
  expect(await refusal((await makeKey(db, { orgId, expiresAt: now })).credential)).toMatchObject({ code: 'keys.expired', kind: 'unauthenticated' })
  const small = await makeKey(db, { orgId, scopes: ['gate.scan'] })
  expect(await refusal(small.credential)).toMatchObject({ code: 'keys.scope_missing', kind: 'forbidden', meta: { scope: 'orders.view' } })
  await db.update(organisations).set({ deletedAt: now }).where(eq(organisations.id, orgId))
  expect(await refusal(credential)).toMatchObject({ code: 'keys.unknown' })
})

test('the list is the organisation’s own, those that work first, and holds no hash', async () => {
  const { orgId } = await makeOrganisation(db)
  const { userId } = await makeMember(db, { orgId })
  await makeKey(db, await makeOrganisation(db))
  const gone = await makeKey(db, { orgId, createdAt: after(3), expiresAt: now })
  const live = await makeKey(db, { orgId, createdAt: after(1), createdBy: userId })
  const retiring = await makeKey(db, { orgId, createdAt: after(2), expiresAt: after(DAY_MS), replacedBy: live.keyId })
  const before = database.roundTrips()
  const { keys, live: count } = await listKeys(db, keysOf(orgId, userId), now)
  expect(database.roundTrips() - before).toBe(1)
  expect(keys.map(({ id, state }) => [id, state])).toEqual([[retiring.keyId, 'retiring'], [live.keyId, 'live'], [gone.keyId, 'expired']])
  expect(keys[1]).toMatchObject({ start: `fg_${live.credential.prefix}_`, createdBy: 'Mara Voss', lastUsedAt: null, endedAt: null })
  expect(count).toBe(1)
  expect(JSON.stringify(keys)).not.toContain(live.credential.secretHash)
})

test('a use is written down at most once a minute', async () => {
  const { keyId } = await makeKey(db, await makeOrganisation(db))
  const lastUsedAt = async () => only(await db.select().from(apiKeys).where(eq(apiKeys.id, keyId))).lastUsedAt
  await noteKeyUse(db, keyId, now)
  await noteKeyUse(db, keyId, after(MINUTE_MS - 1))
  expect(await lastUsedAt()).toEqual(now)
  await noteKeyUse(db, keyId, after(MINUTE_MS))
  expect(await lastUsedAt()).toEqual(after(MINUTE_MS))
})
