import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { EventScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import type { DeviceError, RenewPairingResult } from '../contract'
import { makePairing } from './make-pairing'

type DeviceShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>

/** Another code for a device; the phone that has it goes on until another takes its place. One statement. Throws `devices.not_found`. */
export async function renewPairing(shell: DeviceShell, { orgId, eventId, actor }: EventScope, deviceId: Id<'dev'>): Promise<RenewPairingResult> {
  const { code, hash, expiresAt } = await makePairing(shell.now)
  const [renewed] = await runStatement(
    shell.db,
    sql`
      with renewed as (
        update devices set pairing_hash = ${hash}, pairing_expires_at = ${at(expiresAt)}
        where id = ${deviceId} and org_id = ${orgId} and event_id = ${eventId} and revoked_at is null
        returning id, name
      ),
      audited as (${auditCte(
        shell,
        { orgId: sql`${orgId}`, actor, action: 'device.code_renewed', subjectId: sql`id`, after: sql`jsonb_build_object('name', name)` },
        sql`renewed`,
      )})
      select id from renewed`,
    z.object({ id: z.string() }),
  )
  if (!renewed) throw new DomainError<DeviceError>('devices.not_found', 'not_found')
  return { deviceId, code, expiresAt }
}
