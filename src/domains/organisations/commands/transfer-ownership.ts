import { sql } from 'drizzle-orm'
import { assert } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { OrgScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import type { OrganisationError } from '../contract'

/**
 * Makes another member the owner, and the owner who asks a manager. One batch, the successor first, so that there is an owner
 * at every moment; neither happens without the other. Throws `organisations.member_not_found`.
 */
export async function transferOwnership(
  shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>,
  { orgId, actor }: OrgScope,
  memberId: Id<'mem'>,
): Promise<{ outcome: 'transferred' }> {
  const { db } = shell
  assert(actor.kind === 'user', 'an organisation belongs to people')
  const [{ rows: raised }] = await db.batch([
    db.execute(sql`
      update members set role = 'owner', event_ids = null
      where id = ${memberId} and org_id = ${orgId} and user_id <> ${actor.id} returning id`),
    db.execute(sql`
      with stepped_down as (
        update members m set role = 'manager' from members successor
        where m.org_id = ${orgId} and m.user_id = ${actor.id}
          and successor.id = ${memberId} and successor.org_id = ${orgId} and successor.user_id <> m.user_id and successor.role = 'owner'
        returning m.id as from_id, successor.user_id
      )
      ${auditCte(
        shell,
        {
          orgId: sql`${orgId}`, actor, action: 'organisation.transferred', subjectId: sql`${orgId}`,
          after: sql`jsonb_build_object('owner', stepped_down.user_id)`,
        },
        sql`stepped_down`,
      )}`),
  ])
  if (raised.length === 0) throw new DomainError<OrganisationError>('organisations.member_not_found', 'not_found')
  return { outcome: 'transferred' }
}
