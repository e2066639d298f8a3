import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { assert, only } from '@/lib/assert'
import { newId } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { auditCte } from '@/platform/audit'
import type { OrgScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import { keyIdSchema, KEYS_MAX, type CreateKeyInput, type CreateKeyResult } from '../contract'
import { worksNow } from '../queries'
import { makeSecret } from './make-secret'

type KeyShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>

const row = z.object({ made: z.boolean(), earlier: keyIdSchema.nullable() })

/**
 * Makes a key and tells its text, once: a repeat of the request learns that it is there. One batch, which locks the
 * organisation first, so that two at a time cannot pass the limit together.
 */
export async function createKey(shell: KeyShell, { orgId, actor }: OrgScope, input: CreateKeyInput): Promise<CreateKeyResult> {
  const { db, now } = shell
  assert(actor.kind === 'user', 'keys are made by people')
  const keyId = newId('key')
  const { key, prefix, secretHash } = await makeSecret()
  const expiresAt = input.expiresInDays === null ? sql`null` : at(new Date(now.getTime() + input.expiresInDays * DAY_MS))
  const [, { rows }] = await db.batch([
    db.execute(sql`select from organisations where id = ${orgId} for update`),
    db.execute(sql`
      with working as (select count(*) from api_keys a where a.org_id = ${orgId} and a.replaced_by is null and ${worksNow(now)}),
      made as (
        insert into api_keys (id, org_id, name, prefix, secret_hash, scopes, request_id, created_by, created_at, expires_at)
        select ${keyId}, ${orgId}, ${input.name}, ${prefix}, ${secretHash}, ${sql.param([...input.scopes])}::text[], ${input.requestId},
          ${actor.id}, ${at(now)}, ${expiresAt}
        from working where working.count < ${KEYS_MAX}
        on conflict (org_id, request_id) do nothing
        returning id, name, scopes, expires_at
      ),
      audited as (${auditCte(
        shell,
        {
          orgId: sql`${orgId}`, actor, action: 'key.created', subjectId: sql`id`,
          after: sql`jsonb_build_object('name', name, 'scopes', scopes, 'expiresAt', expires_at)`,
        },
        sql`made`,
      )})
      select exists (select from made) as made,
        (select id from api_keys where org_id = ${orgId} and request_id = ${input.requestId}) as earlier`),
  ])
  const { made, earlier } = only(z.array(row).parse(rows))
  if (made) return { outcome: 'created', keyId, key }
  return earlier ? { outcome: 'already_created', keyId: earlier } : { outcome: 'too_many', limit: KEYS_MAX }
}
