import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { OrgScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import type { KeyError, RevokeKeyResult } from '../contract'
import { worksNow } from '../queries'

type KeyShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>

/** Ends a key at once, for good. One statement. Throws `keys.not_found`. */
export async function revokeKey(shell: KeyShell, { orgId, actor }: OrgScope, keyId: Id<'key'>): Promise<RevokeKeyResult> {
  const [found] = await runStatement(
    shell.db,
    sql`
      with ended as (
        update api_keys a set revoked_at = ${at(shell.now)}
        where a.id = ${keyId} and a.org_id = ${orgId} and ${worksNow(shell.now)}
        returning a.id, a.name
      ),
      audited as (${auditCte(
        shell,
        { orgId: sql`${orgId}`, actor, action: 'key.revoked', subjectId: sql`id`, after: sql`jsonb_build_object('name', name)` },
        sql`ended`,
      )})
      select exists (select from ended) as revoked from api_keys where id = ${keyId} and org_id = ${orgId}`,
    z.object({ revoked: z.boolean() }),
  )
  if (!found) throw new DomainError<KeyError>('keys.not_found', 'not_found')
  return { outcome: found.revoked ? 'revoked' : 'ended' }
}
