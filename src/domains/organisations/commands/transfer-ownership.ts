import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { assert } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { OrgScope } from '@/platform/authz'
import { announce, newsCte } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import type { OrganisationError } from '../contract'
import { handedOn } from '../events'

/**
 * Makes another member the owner, and the owner who asks a manager. One batch, the successor first, so that there is an owner
 * at every moment; neither happens without the other; both are told by mail. Throws `organisations.member_not_found`.
 */
export async function transferOwnership(
  shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip' | 'queue' | 'waitUntil'>,
  { orgId, actor }: OrgScope,
  memberId: Id<'mem'>,
): Promise<{ outcome: 'transferred' }> {
  const { db } = shell
  assert(actor.kind === 'user', 'an organisation belongs to people')
  const [{ rows: raised }, { rows: news }] = await db.batch([
    db.execute(sql`
      update members set role = 'owner', event_ids = null
      where id = ${memberId} and org_id = ${orgId} and user_id <> ${actor.id} returning id`),
    db.execute(sql`
      with stepped_down as (
        update members m set role = 'manager' from members successor
        where m.org_id = ${orgId} and m.user_id = ${actor.id}
          and successor.id = ${memberId} and successor.org_id = ${orgId} and successor.user_id <> m.user_id and successor.role = 'owner'
        returning m.user_id as from_user_id, successor.user_id
      ), audited as (${auditCte(
        shell,
        {
          orgId: sql`${orgId}`, actor, action: 'organisation.transferred', subjectId: sql`${orgId}`,
          after: sql`jsonb_build_object('owner', stepped_down.user_id)`,
        },
        sql`stepped_down`,
      )}), news as (${newsCte(
        handedOn,
        {
          orgId: sql`${orgId}`, subjectId: sql`${orgId}`, now: shell.now,
          payload: sql`jsonb_build_object('orgId', ${orgId}::text, 'fromUserId', from_user_id, 'toUserId', user_id)`,
        },
        sql`stepped_down`,
      )})
      select id from news`),
  ])
  announce(shell, z.array(z.object({ id: idSchema('obx') })).parse(news).map(({ id }) => id))
  if (raised.length === 0) throw new DomainError<OrganisationError>('organisations.member_not_found', 'not_found')
  return { outcome: 'transferred' }
}
