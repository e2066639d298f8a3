import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import type { Id } from '@/lib/ids'
import { MEMBER_ROLES } from '@/lib/permissions'
import { auditCte } from '@/platform/audit'
import type { Actor, OrgScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import type { LeaveResult, RemoveMemberResult } from '../contract'
import { keepsAnOwner } from './keeps-an-owner'
import { assertMayPlace, placeable } from './may-place'

type RemovingShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>

/** Takes a member out, at once: their next request finds no organisation. Throws `organisations.role_too_high`, `.last_owner`. */
export async function removeMember(shell: RemovingShell, scope: OrgScope, memberId: Id<'mem'>): Promise<RemoveMemberResult> {
  const which = sql`m.id = ${memberId} and m.org_id = ${scope.orgId}`
  const found = await remove(shell, { which, may: sql`m.role = any(${sql.param(placeable(scope))}::text[])`, actor: scope.actor, action: 'member.removed' })
  if (!found) return { outcome: 'not_there' }
  if (!found.removed) assertMayPlace(scope, [found.role])
  return { outcome: found.removed ? 'removed' : 'not_there' }
}

/** Ends one's own membership, whatever the role. Throws `organisations.last_owner`. */
export async function leaveOrganisation(shell: RemovingShell, userId: Id<'usr'>, orgId: Id<'org'>): Promise<LeaveResult> {
  const found = await remove(shell, {
    which: sql`m.user_id = ${userId} and m.org_id = ${orgId}`, may: sql`true`, actor: { kind: 'user', id: userId }, action: 'member.left',
  })
  return { outcome: found?.removed ? 'left' : 'not_there' }
}

async function remove(shell: RemovingShell, { which, may, actor, action }: { which: SQL; may: SQL; actor: Actor; action: string }) {
  const [found] = await keepsAnOwner(
    runStatement(
      shell.db,
      sql`
        with removed as (
          delete from members m where ${which} and ${may} returning m.id, m.org_id, m.user_id, m.role
        ), audited as (${auditCte(
          shell,
          {
            orgId: sql`removed.org_id`, actor, action, subjectId: sql`removed.id`,
            after: sql`jsonb_build_object('userId', removed.user_id, 'role', removed.role)`,
          },
          sql`removed`,
        )})
        select exists (select from removed) as removed, m.role from members m where ${which}`,
      z.object({ removed: z.boolean(), role: z.enum(MEMBER_ROLES) }),
    ),
  )
  return found
}
