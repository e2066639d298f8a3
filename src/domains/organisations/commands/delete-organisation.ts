import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { only } from '@/lib/assert'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import type { OrgScope } from '@/platform/authz'
import { announce, newsCte } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import { DELETION_OBSTACLES, type DeleteOrganisationResult } from '../contract'
import { organisationDeleted } from '../events'

const row = z.object({ upcoming_tickets: z.boolean(), open_money: z.boolean(), open_carts: z.boolean(), outbox_id: idSchema('obx').nullable() })

/**
 * Takes an organisation away from everybody, with its keys and devices; what it still had on sale is cancelled, the rows that tax law
 * wants stay. Not while anybody holds a ticket for a day to come or has one in hand, nor while money is under way. One statement.
 */
export async function deleteOrganisation(
  shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip' | 'queue' | 'waitUntil'>,
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
            or exists (select from refunds r where r.org_id = ${orgId} and r.status = 'requested') as open_money,
          exists (select from reservations v where v.org_id = ${orgId} and v.status = 'held' and v.expires_at > ${now}) as open_carts
      ), deleted as (
        update organisations o set deleted_at = ${now} from obstacle
        where o.id = ${orgId} and o.deleted_at is null and not upcoming_tickets and not open_money and not open_carts
        returning o.id, o.name, o.slug
      ), keys_ended as (
        update api_keys a set revoked_at = ${now} from deleted where a.org_id = deleted.id and a.revoked_at is null
      ), devices_ended as (
        update devices d set revoked_at = ${now} from deleted where d.org_id = deleted.id and d.revoked_at is null
      ), events_ended as (
        update events e set status = 'cancelled', cancelled_at = ${now} from deleted
        where e.org_id = deleted.id and e.status in ('published', 'ongoing') and e.ends_at > ${now} returning e.id
      ), events_audited as (${auditCte(
        shell,
        { orgId: sql`${orgId}`, actor, action: 'event.changed', subjectId: sql`events_ended.id`, after: sql`jsonb_build_object('status', 'cancelled')` },
        sql`events_ended`,
      )}), audited as (${auditCte(
        shell,
        {
          orgId: sql`deleted.id`, actor, action: 'organisation.deleted', subjectId: sql`deleted.id`,
          after: sql`jsonb_build_object('name', deleted.name, 'slug', deleted.slug)`,
        },
        sql`deleted`,
      )}), news as (${newsCte(
        organisationDeleted,
        { orgId: sql`deleted.id`, subjectId: sql`deleted.id`, payload: sql`jsonb_build_object('orgId', deleted.id)`, now: shell.now },
        sql`deleted`,
      )})
      select upcoming_tickets, open_money, open_carts, (select id from news) as outbox_id from obstacle`,
    row,
  )
  const { outbox_id: outboxId, ...found } = only(rows)
  const obstacles = DELETION_OBSTACLES.filter((obstacle) => found[obstacle])
  if (outboxId) announce(shell, [outboxId])
  return obstacles.length > 0 ? { outcome: 'blocked', obstacles } : { outcome: 'deleted' }
}
