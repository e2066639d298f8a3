import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { DomainError } from '@/lib/errors'
import { MEMBER_ROLES } from '@/lib/permissions'
import { auditCte } from '@/platform/audit'
import type { OrgScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import type { ChangeMemberInput, ChangeMemberResult, OrganisationError } from '../contract'
import { keepsAnOwner } from './keeps-an-owner'
import { assertMayPlace, placeable } from './may-place'

const row = z.object({ changed: z.boolean(), role: z.enum(MEMBER_ROLES), eventsKnown: z.boolean() })

/**
 * Gives a member another role, or other events. One statement. Throws `organisations.member_not_found`, `.role_too_high` for
 * a role above one's own, the old or the new, `.last_owner`, `.event_unknown`.
 */
export async function changeMember(
  shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>,
  scope: OrgScope,
  { memberId, role, eventIds }: ChangeMemberInput,
): Promise<ChangeMemberResult> {
  const { orgId, actor } = scope
  assertMayPlace(scope, [role])
  const limitedTo = sql`${eventIds === null ? null : sql.param(eventIds)}::text[]`
  const [found] = await keepsAnOwner(
    runStatement(
      shell.db,
      sql`
        with member as (
          select m.id, m.role, m.event_ids,
            coalesce((select count(*) from events e where e.org_id = ${orgId} and e.id = any(${limitedTo})) = cardinality(${limitedTo}), true) as events_known
          from members m where m.id = ${memberId} and m.org_id = ${orgId}
        ), changed as (
          update members m set role = ${role}, event_ids = ${limitedTo} from member
          where m.id = member.id and member.events_known and m.role = any(${sql.param(placeable(scope))}::text[])
            and (m.role, m.event_ids) is distinct from (${role}, ${limitedTo})
          returning m.id, m.role, m.event_ids, jsonb_build_object('role', member.role, 'eventIds', member.event_ids) as before
        ), audited as (${auditCte(
          shell,
          {
            orgId: sql`${orgId}`, actor, action: 'member.changed', subjectId: sql`changed.id`,
            after: sql`jsonb_build_object('role', changed.role, 'eventIds', changed.event_ids, 'before', changed.before)`,
          },
          sql`changed`,
        )})
        select exists (select from changed) as changed, member.role, member.events_known as "eventsKnown" from member`,
      row,
    ),
  )
  if (!found) throw new DomainError<OrganisationError>('organisations.member_not_found', 'not_found')
  if (!found.eventsKnown) throw new DomainError<OrganisationError>('organisations.event_unknown', 'invalid')
  assertMayPlace(scope, [found.role])
  return { outcome: found.changed ? 'changed' : 'unchanged' }
}
