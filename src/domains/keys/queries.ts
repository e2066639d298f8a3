import { and, desc, eq, sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { at } from '@/db/literals'
import { users } from '@/db/schema/identity'
import { apiKeys, organisations } from '@/db/schema/organisations'
import { DomainError } from '@/lib/errors'
import type { KeyPermission } from '@/lib/permissions'
import { mintOrgScope, type KeyCredential, type OrgScope } from '@/platform/authz'
import { sameSecret } from '@/platform/links'
import { KEYS_LISTED_MAX, KEYS_MAX, keyView, type KeyError, type KeysResult } from './contract'
import { keyStart, keyState } from './model'

/** In SQL what `keyState` calls live or retiring, of `api_keys a`. */
export const worksNow = (now: Date): SQL => sql`(a.revoked_at is null and (a.expires_at is null or a.expires_at > ${at(now)}))`

/** In SQL that `api_keys a` is the key shown, works, and was given the permission: for a claim that its statement proves. */
export function keyProof({ prefix, secretHash }: KeyCredential, permission: KeyPermission, now: Date): SQL {
  return sql`a.prefix = ${prefix} and a.secret_hash = ${secretHash} and ${worksNow(now)} and ${permission} = any(a.scopes)`
}

interface KeyClaim {
  credential: KeyCredential
  permission: KeyPermission
  now: Date
}

/**
 * The proof that a key may act for its organisation, and when it was last used. One round trip. Throws `keys.unknown`,
 * `keys.revoked`, `keys.expired` and `keys.scope_missing`.
 */
export async function keyScopeOf(db: Db, { credential, permission, now }: KeyClaim): Promise<{ scope: OrgScope; lastUsedAt: Date | null }> {
  const [key] = await db
    .select({
      id: apiKeys.id,
      orgId: apiKeys.orgId,
      secretHash: apiKeys.secretHash,
      scopes: apiKeys.scopes,
      expiresAt: apiKeys.expiresAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
      replacedBy: apiKeys.replacedBy,
      deletedAt: organisations.deletedAt,
    })
    .from(apiKeys)
    .innerJoin(organisations, eq(organisations.id, apiKeys.orgId))
    .where(eq(apiKeys.prefix, credential.prefix))
  if (!key || key.deletedAt || !(await sameSecret(key.secretHash, credential.secretHash))) {
    throw new DomainError<KeyError>('keys.unknown', 'unauthenticated')
  }
  const state = keyState(key, now)
  if (state === 'revoked') throw new DomainError<KeyError>('keys.revoked', 'unauthenticated')
  if (state === 'expired') throw new DomainError<KeyError>('keys.expired', 'unauthenticated')
  if (!key.scopes.includes(permission)) throw new DomainError<KeyError>('keys.scope_missing', 'forbidden', { scope: permission })
  const scope = mintOrgScope({ orgId: key.orgId, actor: { kind: 'key', id: key.id }, role: null, permission })
  return { scope, lastUsedAt: key.lastUsedAt }
}

/** An organisation's keys, those that work first. One round trip. */
export async function listKeys(db: Db, { orgId }: OrgScope, now: Date): Promise<KeysResult> {
  const works = sql<boolean>`(${apiKeys.revokedAt} is null and (${apiKeys.expiresAt} is null or ${apiKeys.expiresAt} > ${at(now)}))`
  const rows = await db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      scopes: apiKeys.scopes,
      createdAt: apiKeys.createdAt,
      createdBy: users.name,
      expiresAt: apiKeys.expiresAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
      replacedBy: apiKeys.replacedBy,
    })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.createdBy))
    .where(and(eq(apiKeys.orgId, orgId)))
    .orderBy(desc(works), desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(KEYS_LISTED_MAX)
  const keys = rows.map(({ prefix, revokedAt, replacedBy, ...row }) => {
    const state = keyState({ revokedAt, replacedBy, expiresAt: row.expiresAt }, now)
    const endedAt = revokedAt ?? (state === 'expired' ? row.expiresAt : null)
    return { ...row, start: keyStart(prefix), state, endedAt }
  })
  return { now, keys: z.array(keyView).parse(keys), limit: KEYS_MAX, live: keys.filter(({ state }) => state === 'live').length }
}
