import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys } from '@/db/schema/organisations'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeMember, makeOrganisation } from '@/domains/organisations/testing'
import { assert, only } from '@/lib/assert'
import { newId } from '@/lib/ids'
import { makeShell } from '@/platform/testing'
import { sha256 } from '@/platform/random'
import { KEYS_MAX, type CreateKeyInput } from '../contract'
import { readKey } from '../model'
import { keysOf, makeKey } from '../testing'
import { createKey } from './create-key'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
const shell = makeShell(database, now)

async function makeOwner() {
  const { orgId } = await makeOrganisation(db)
  const { userId } = await makeMember(db, { orgId })
  const scope = keysOf(orgId, userId)
  const input = (facts: Partial<CreateKeyInput> = {}): CreateKeyInput => ({
    orgId, requestId: newId('req'), name: 'Box office', scopes: ['orders.view', 'gate.scan'], expiresInDays: 90, ...facts,
  })
  return { orgId, userId, scope, input }
}

test('a key is told once, its hash is kept, and it is on record without it', async () => {
  const { orgId, userId, scope, input } = await makeOwner()
  const made = await createKey(shell, scope, input())
  assert(made.outcome === 'created', 'the first fits')
  const parts = readKey(made.key)
  assert(parts, 'a key has its form')
  const row = only(await db.select().from(apiKeys).where(eq(apiKeys.id, made.keyId)))
  expect(row).toMatchObject({
    orgId, name: 'Box office', prefix: parts.prefix, secretHash: await sha256(parts.secret), scopes: ['orders.view', 'gate.scan'],
    createdBy: userId, createdAt: now, expiresAt: new Date('2026-09-29T12:00:00Z'), lastUsedAt: null, revokedAt: null, replacedBy: null,
  })
  expect(JSON.stringify(row)).not.toContain(parts.secret)
  const audited = await db.select().from(auditLog).where(eq(auditLog.subjectId, made.keyId))
  expect(audited).toMatchObject([
    { orgId, actorKind: 'user', actorId: userId, action: 'key.created', after: { name: 'Box office', scopes: ['orders.view', 'gate.scan'] } },
  ])
  expect(JSON.stringify(audited)).not.toContain(parts.secret)
})

test('one without an end has none', async () => {
  const { scope, input } = await makeOwner()
  const made = await createKey(shell, scope, input({ expiresInDays: null }))
  assert(made.outcome === 'created', 'it fits')
  expect(only(await db.select().from(apiKeys).where(eq(apiKeys.id, made.keyId))).expiresAt).toBeNull()
})

test('a repeat of the request makes no second key and tells nothing, at the same instant too', async () => {
  const { orgId, scope, input } = await makeOwner()
  const asked = input()
  const answers = await Promise.all([createKey(shell, scope, asked), createKey(shell, scope, asked), createKey(shell, scope, asked)])
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['already_created', 'already_created', 'created'])
  expect(await db.select().from(apiKeys).where(eq(apiKeys.orgId, orgId))).toHaveLength(1)
})

test('the same request id of another organisation is another request', async () => {
  const [one, two] = [await makeOwner(), await makeOwner()]
  const requestId = newId('req')
  expect(await createKey(shell, one.scope, one.input({ requestId }))).toMatchObject({ outcome: 'created' })
  expect(await createKey(shell, two.scope, two.input({ requestId }))).toMatchObject({ outcome: 'created' })
})

test('an organisation has so many at a time, however many ask at once; ended and replaced ones do not count', async () => {
  const { orgId, scope, input } = await makeOwner()
  for (const facts of [{ revokedAt: now }, { expiresAt: now }]) await makeKey(db, { orgId, ...facts })
  for (let at = 2; at < KEYS_MAX; at += 1) await makeKey(db, { orgId })
  const answers = await Promise.all([1, 2, 3, 4].map(() => createKey(shell, scope, input())))
  expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(2)
  expect(answers).toContainEqual({ outcome: 'too_many', limit: KEYS_MAX })
})
