import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys } from '@/db/schema/organisations'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeMember, makeOrganisation } from '@/domains/organisations/testing'
import { assert, only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS, HOUR_MS } from '@/lib/time'
import { makeShell } from '@/platform/testing'
import { keyScopeOf } from '../queries'
import { credentialOf, keysOf, makeKey } from '../testing'
import { rotateKey } from './rotate-key'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
const shell = makeShell(database, now)
const after = (ms: number) => new Date(now.getTime() + ms)

async function makeOwned(facts: Partial<Parameters<typeof makeKey>[1]> = {}) {
  const { orgId } = await makeOrganisation(db)
  const { userId } = await makeMember(db, { orgId })
  const old = await makeKey(db, { orgId, createdAt: after(-10 * DAY_MS), ...facts })
  const scope = keysOf(orgId, userId)
  const rotate = (overlapHours: number, requestId: string = newId('req')) => rotateKey(shell, scope, { orgId, keyId: old.keyId, requestId, overlapHours })
  return { ...old, orgId, userId, rotate }
}

const rowOf = async (keyId: Id<'key'>) => only(await db.select().from(apiKeys).where(eq(apiKeys.id, keyId)))
const opens = (credential: Parameters<typeof keyScopeOf>[1]['credential'], at: Date) =>
  keyScopeOf(db, { credential, permission: 'orders.view', now: at }).then(({ scope }) => scope.orgId, (error: unknown) => String(error))

test('both work until the overlap is over, then the new one alone', async () => {
  const { orgId, userId, keyId, credential, rotate } = await makeOwned({ name: 'Door list', scopes: ['orders.view'] })
  const made = await rotate(24)
  assert(made.outcome === 'rotated', 'the first time')
  expect(made.oldEndsAt).toEqual(after(24 * HOUR_MS))
  expect(await opens(credential, after(24 * HOUR_MS - 1))).toBe(orgId)
  expect(await opens(credential, after(24 * HOUR_MS))).toContain('keys.expired')
  expect(await opens(await credentialOf(made.key), after(365 * DAY_MS))).toBe(orgId)
  expect(await rowOf(made.keyId)).toMatchObject({ name: 'Door list', scopes: ['orders.view'], createdBy: userId, expiresAt: null })
  expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, keyId))).toMatchObject([
    { orgId, actorId: userId, action: 'key.rotated', after: { replacedBy: made.keyId } },
  ])
})

test('without an overlap the old one ends now', async () => {
  const { credential, rotate } = await makeOwned()
  await rotate(0)
  expect(await opens(credential, now)).toContain('keys.expired')
})

test('the new one lives as long as the old was meant to; the old never longer than it would have', async () => {
  const { keyId, rotate } = await makeOwned({ expiresAt: after(HOUR_MS) })
  const made = await rotate(48)
  assert(made.outcome === 'rotated', 'the first time')
  expect(made.oldEndsAt).toEqual(after(HOUR_MS))
  expect((await rowOf(keyId)).expiresAt).toEqual(after(HOUR_MS))
  expect((await rowOf(made.keyId)).expiresAt).toEqual(after(10 * DAY_MS + HOUR_MS))
})

test('a key has one successor, of a repeat and of two at once', async () => {
  const { orgId, rotate } = await makeOwned()
  const answers = await Promise.all([rotate(24), rotate(24), rotate(24)])
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['already_rotated', 'already_rotated', 'rotated'])
  expect(await db.select().from(apiKeys).where(eq(apiKeys.orgId, orgId))).toHaveLength(2)

  const twice = await makeOwned()
  const requestId = newId('req')
  const first = await twice.rotate(24, requestId)
  assert(first.outcome === 'rotated', 'the first time')
  expect(await twice.rotate(24, requestId)).toEqual({ outcome: 'already_rotated', keyId: first.keyId })
})

test('what has ended has no successor, and another organisation’s is not there', async () => {
  for (const facts of [{ revokedAt: now }, { expiresAt: now }]) expect(await (await makeOwned(facts)).rotate(1)).toEqual({ outcome: 'ended' })
  const [mine, theirs] = [await makeOwned(), await makeOwned()]
  await expect(
    rotateKey(shell, keysOf(mine.orgId, mine.userId), { orgId: mine.orgId, keyId: theirs.keyId, requestId: newId('req'), overlapHours: 1 }),
  ).rejects.toMatchObject({ code: 'keys.not_found', kind: 'not_found' })
  expect(await rowOf(theirs.keyId)).toMatchObject({ replacedBy: null, expiresAt: null })
})
