import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { only } from '@/lib/assert'
import { auditCte } from '@/platform/audit'
import type { OrgScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import type { DeleteOrganisationResult } from '../contract'

/**
 * Takes an organisation away from everybody, with its keys and devices; the rows that tax law wants stay. Not while anybody
 * holds a ticket for a day to come, nor while money is under way. One statement.
 */
export async function deleteOrganisation(
  shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>,
  { orgId, actor }: OrgScope,
): Promise<DeleteOrganisationResult> {
  const now = at(shell.now)
  const rows = await runStatement(
    shell.db,
    sql`
      with obstacle as (
        select exists (
            select from tickets k join events e on e.id = k.event_id
            where e.org_id = ${orgId} and e.ends_at > ${now} and e.status <> 'cancelled' and k.status = 'active'
          ) as upcoming_tickets,
          exists (select from orders o where o.org_id = ${orgId} and o.status = 'pending')
            or exists (select from payments p where p.org_id = ${orgId} and p.status = 'pending')
            or exists (select from refunds r where r.org_id = ${orgId} and r.status = 'requested') as open_money
      ), deleted as (
        update organisations o set deleted_at = ${now} from obstacle
        where o.id = ${orgId} and o.deleted_at is null and not upcoming_tickets and not open_money
        returning o.id, o.name, o.slug
      ), keys_ended as (
        update api_keys a set revoked_at = ${now} from deleted where a.org_id = deleted.id and a.revoked_at is null
      ), devices_ended as (
        update devices d set revoked_at = ${now} from deleted where d.org_id = deleted.id and d.revoked_at is null
      ), audited as (${auditCte(
        shell,
        {
          orgId: sql`deleted.id`, actor, action: 'organisation.deleted', subjectId: sql`deleted.id`,
          after: sql`jsonb_build_object('name', deleted.name, 'slug', deleted.slug)`,
        },
        sql`deleted`,
      )})
      select upcoming_tickets as "upcomingTickets", open_money as "openMoney" from obstacle`,
    z.object({ upcomingTickets: z.boolean(), openMoney: z.boolean() }),
  )
  const { upcomingTickets, openMoney } = only(rows)
  if (!upcomingTickets && !openMoney) return { outcome: 'deleted' }
  return { outcome: 'blocked', obstacles: [...(upcomingTickets ? (['upcoming_tickets'] as const) : []), ...(openMoney ? (['open_money'] as const) : [])] }
}
