import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { assert, only } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { EventScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import { DEVICES_MAX, type CreateDeviceInput, type CreateDeviceResult, type DeviceError } from '../contract'
import { makePairing } from './make-pairing'

type DeviceShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>

/** A device for an entrance, and the code that makes a phone that device. One statement. Throws `devices.unknown_zone`. */
export async function createDevice(shell: DeviceShell, { orgId, eventId, actor }: EventScope, { name, zoneId }: CreateDeviceInput): Promise<CreateDeviceResult> {
  assert(actor.kind === 'user', 'devices are made by people')
  const deviceId = newId('dev')
  const { code, hash, expiresAt } = await makePairing(shell.now)
  const zone = sql`${zoneId}::text`
  const row = only(
    await runStatement(
      shell.db,
      sql`
        with entrance as (select id from zones where id = ${zone} and event_id = ${eventId}),
        made as (
          insert into devices (id, org_id, event_id, kind, name, zone_id, pairing_hash, pairing_expires_at, created_by, created_at)
          select ${deviceId}, ${orgId}, ${eventId}, 'scanner', ${name}, ${zone}, ${hash}, ${at(expiresAt)}, ${actor.id}, ${at(shell.now)}
          where (${zone} is null or exists (select from entrance))
            and (select count(*) from devices where event_id = ${eventId} and revoked_at is null) < ${DEVICES_MAX}
          returning id, name, zone_id
        ),
        audited as (${auditCte(
          shell,
          { orgId: sql`${orgId}`, actor, action: 'device.created', subjectId: sql`id`, after: sql`jsonb_build_object('name', name, 'eventId', ${eventId}::text, 'zoneId', zone_id)` },
          sql`made`,
        )})
        select exists (select from made) as made, ${zone} is null or exists (select from entrance) as "zoneKnown"`,
      z.object({ made: z.boolean(), zoneKnown: z.boolean() }),
    ),
  )
  if (!row.zoneKnown) throw new DomainError<DeviceError>('devices.unknown_zone', 'not_found')
  return row.made ? { outcome: 'created', deviceId, code, expiresAt } : { outcome: 'too_many', limit: DEVICES_MAX }
}
