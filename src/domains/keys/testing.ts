import type { Db } from '@/db/client'
import { apiKeys } from '@/db/schema/organisations'
import { assert } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { KEY_PERMISSIONS } from '@/lib/permissions'
import { mintOrgScope, type KeyCredential, type OrgScope } from '@/platform/authz'
import { sha256 } from '@/platform/random'
import { makeSecret } from './commands/make-secret'
import { readKey } from './model'

type KeyFacts = Pick<typeof apiKeys.$inferInsert, 'orgId'> & Partial<Omit<typeof apiKeys.$inferInsert, 'id' | 'prefix' | 'secretHash'>>

/** A key that may do all a key can do, for ever, unless told otherwise. */
export async function makeKey(db: Db, facts: KeyFacts): Promise<{ keyId: Id<'key'>; key: string; credential: KeyCredential }> {
  const keyId = newId('key')
  const { key, prefix, secretHash } = await makeSecret()
  await db.insert(apiKeys).values({ name: 'Box office', scopes: [...KEY_PERMISSIONS], requestId: newId('req'), ...facts, id: keyId, prefix, secretHash })
  return { keyId, key, credential: { prefix, secretHash } }
}

/** What a key shows of itself. */
export async function credentialOf(key: string): Promise<KeyCredential> {
  const parts = readKey(key)
  assert(parts, 'a key has its form')
  return { prefix: parts.prefix, secretHash: await sha256(parts.secret) }
}

/** The scope of an owner who looks after the keys. */
export function keysOf(orgId: Id<'org'>, userId: Id<'usr'>): OrgScope {
  return mintOrgScope({ orgId, actor: { kind: 'user', id: userId }, role: 'owner', permission: 'keys.manage' })
}
