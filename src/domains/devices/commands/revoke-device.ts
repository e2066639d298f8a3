import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { EventScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import type { DeviceError, RevokeDeviceResult } from '../contract'

type DeviceShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>

/** Ends a device for good: its next request is refused, and a code that is out for it pairs nobody. Throws `devices.not_found`. */
export async function revokeDevice(shell: DeviceShell, { orgId, eventId, actor }: EventScope, deviceId: Id<'dev'>): Promise<RevokeDeviceResult> {
  const [known] = await runStatement(
    shell.db,
    sql`
      with ended as (
        update devices set revoked_at = ${at(shell.now)}, pairing_hash = null, pairing_expires_at = null
        where id = ${deviceId} and org_id = ${orgId} and event_id = ${eventId} and revoked_at is null
        returning id, name
      ),
      audited as (${auditCte(
        shell,
        { orgId: sql`${orgId}`, actor, action: 'device.revoked', subjectId: sql`id`, after: sql`jsonb_build_object('name', name)` },
        sql`ended`,
      )})
      select exists (select from ended) as revoked from devices where id = ${deviceId} and org_id = ${orgId} and event_id = ${eventId}`,
    z.object({ revoked: z.boolean() }),
  )
  if (!known) throw new DomainError<DeviceError>('devices.not_found', 'not_found')
  return { outcome: known.revoked ? 'revoked' : 'over' }
}
