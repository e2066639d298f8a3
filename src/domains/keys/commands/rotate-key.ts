import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { assert } from '@/lib/assert'
import { DomainError, postgresError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { HOUR_MS } from '@/lib/time'
import { auditCte } from '@/platform/audit'
import type { OrgScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import { keyIdSchema, type KeyError, type RotateKeyInput, type RotateKeyResult } from '../contract'
import { worksNow } from '../queries'
import { makeSecret } from './make-secret'

type KeyShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>

const row = z.object({
  successor: keyIdSchema.nullable(),
  oldEndsAt: z.string().transform((text) => new Date(text)).nullable(),
})

/**
 * Puts a new key in the place of one, with the same name, permissions and length of life; the old one goes on for as long
 * as it was told, and no longer than it would have. One statement, once for each key. Throws `keys.not_found`.
 */
export async function rotateKey(shell: KeyShell, { orgId, actor }: OrgScope, input: RotateKeyInput): Promise<RotateKeyResult> {
  const { db, now } = shell
  assert(actor.kind === 'user', 'keys are made by people')
  const newKeyId = newId('key')
  const { key, prefix, secretHash } = await makeSecret()
  const endsAt = at(new Date(now.getTime() + input.overlapHours * HOUR_MS))
  const [old] = await runStatement(
    db,
    sql`
      with old as materialized (
        select a.*, ${worksNow(now)} as works from api_keys a where a.id = ${input.keyId} and a.org_id = ${orgId} for update
      ),
      made as (
        insert into api_keys (id, org_id, name, prefix, secret_hash, scopes, request_id, created_by, created_at, expires_at)
        select ${newKeyId}, org_id, name, ${prefix}, ${secretHash}, scopes, ${input.requestId}, ${actor.id}, ${at(now)},
          ${at(now)} + (expires_at - created_at)
        from old where works and replaced_by is null
        returning id
      ),
      retired as (
        update api_keys set replaced_by = made.id, expires_at = least(api_keys.expires_at, ${endsAt}) from made
        where api_keys.id = ${input.keyId}
        returning api_keys.id, api_keys.expires_at
      ),
      audited as (${auditCte(
        shell,
        {
          orgId: sql`${orgId}`, actor, action: 'key.rotated', subjectId: sql`id`,
          after: sql`jsonb_build_object('replacedBy', ${newKeyId}::text, 'expiresAt', expires_at)`,
        },
        sql`retired`,
      )})
      select coalesce((select id from made), old.replaced_by) as successor,
        (select to_jsonb(expires_at) #>> '{}' from retired) as "oldEndsAt"
      from old`,
    row,
  ).catch((error: unknown) => {
    // The same request for another key: what it asked for then is not this.
    if (postgresError(error)?.constraint === 'api_key_request_once') throw new DomainError<KeyError>('keys.not_found', 'not_found')
    throw error
  })
  if (!old) throw new DomainError<KeyError>('keys.not_found', 'not_found')
  if (old.successor === newKeyId && old.oldEndsAt) return { outcome: 'rotated', keyId: newKeyId, key, oldEndsAt: old.oldEndsAt }
  return old.successor ? { outcome: 'already_rotated', keyId: old.successor } : { outcome: 'ended' }
}
