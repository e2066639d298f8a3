import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { invitations } from '@/db/schema/organisations'
import { only } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import { newId } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import { type OrgScope } from '@/platform/authz'
import { announce, newsCte } from '@/platform/outbox'
import { limitTries } from '@/platform/redis'
import type { Shell } from '@/platform/shell'
import type { InviteInput, InviteResult, OrganisationError } from '../contract'
import { invitationMailWanted } from '../events'
import { INVITATION_TTL_MS } from '../model'
import { assertMayPlace } from './may-place'

type InvitingShell = Pick<Shell, 'db' | 'redis' | 'queue' | 'now' | 'requestId' | 'ip' | 'waitUntil'>

const row = z.object({ outbox_id: idSchema('obx').nullable(), is_member: z.boolean(), events_known: z.boolean() })

/**
 * Asks somebody by mail to become a member. One batch: an older invitation that ran out makes room, then the new one is
 * written with its mail's news, unless the address is a member's or has an open one. Throws `organisations.role_too_high`,
 * `organisations.event_unknown`.
 */
export async function inviteMember(shell: InvitingShell, scope: OrgScope, { email, role, eventIds }: InviteInput): Promise<InviteResult> {
  const { db, now } = shell
  const { orgId, actor } = scope
  assertMayPlace(scope, [role])
  await limitTries(shell.redis, 'invitation', orgId)
  const limitedTo = sql`${eventIds === null ? null : sql.param(eventIds)}::text[]`
  const [, { rows }] = await db.batch([
    db
      .update(invitations)
      .set({ closedAt: now })
      .where(and(eq(invitations.orgId, orgId), eq(invitations.email, email), isNull(invitations.acceptedAt), isNull(invitations.closedAt), lte(invitations.expiresAt, now))),
    db.execute(sql`
      with known as (
        select exists (select from members m join users u on u.id = m.user_id where m.org_id = ${orgId} and u.email = ${email}) as is_member,
          coalesce((select count(*) from events e where e.org_id = ${orgId} and e.id = any(${limitedTo})) = cardinality(${limitedTo}), true) as events_known
      ), made as (
        insert into invitations (id, org_id, email, role, event_ids, invited_by, expires_at, created_at)
        select ${newId('inv')}, ${orgId}, ${email}, ${role}, ${limitedTo}, ${actor.id}, ${at(new Date(now.getTime() + INVITATION_TTL_MS))}, ${at(now)}
        from known where not is_member and events_known
        on conflict (org_id, email) where accepted_at is null and closed_at is null do nothing
        returning id, email, role, event_ids
      ), audited as (${auditCte(
        shell,
        {
          orgId: sql`${orgId}`, actor, action: 'member.invited', subjectId: sql`made.id`,
          after: sql`jsonb_build_object('email', made.email, 'role', made.role, 'eventIds', made.event_ids)`,
        },
        sql`made`,
      )}), news as (${newsCte(
        invitationMailWanted,
        { orgId: sql`${orgId}`, subjectId: sql`made.id`, payload: sql`jsonb_build_object('invitationId', made.id)`, now },
        sql`made`,
      )})
      select is_member, events_known, (select id from news) as outbox_id from known`),
  ])
  const { outbox_id: outboxId, is_member: isMember, events_known: areEventsKnown } = only(z.array(row).parse(rows))
  if (!areEventsKnown) throw new DomainError<OrganisationError>('organisations.event_unknown', 'invalid')
  if (isMember) return { outcome: 'already_member' }
  if (!outboxId) return { outcome: 'already_invited' }
  announce(shell, [outboxId])
  return { outcome: 'invited' }
}
