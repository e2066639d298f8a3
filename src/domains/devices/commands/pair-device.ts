import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import { newSecret, sha256 } from '@/platform/random'
import { limitTries } from '@/platform/redis'
import type { Shell } from '@/platform/shell'
import type { DeviceError, PairDeviceInput } from '../contract'

type PairingShell = Pick<Shell, 'db' | 'redis' | 'now' | 'requestId' | 'ip'>

/**
 * Makes the browser that shows a code the device it stands for; the token of a phone that was it before dies. One statement,
 * so of two that show one code one is paired. Throws `devices.code_unknown`, also for a code that was used or ran out.
 */
export async function pairDevice(shell: PairingShell, { code }: PairDeviceInput): Promise<{ eventId: Id<'evt'>; secret: string }> {
  await limitTries(shell.redis, 'devicePairing', shell.ip ?? 'unknown')
  const secret = newSecret()
  const [tokenHash, pairingHash] = await Promise.all([sha256(secret), sha256(code)])
  const [paired] = await runStatement(
    shell.db,
    sql`
      with paired as (
        update devices set token_hash = ${tokenHash}, paired_at = ${at(shell.now)}, last_seen_at = ${at(shell.now)},
          pairing_hash = null, pairing_expires_at = null
        where pairing_hash = ${pairingHash} and pairing_expires_at > ${at(shell.now)} and revoked_at is null
        returning id, org_id, event_id, name
      ),
      audited as (${auditCte(
        shell,
        { orgId: sql`org_id`, actor: { kind: 'device', id: sql`id` }, action: 'device.paired', subjectId: sql`id`, after: sql`jsonb_build_object('name', name)` },
        sql`paired`,
      )})
      select event_id as "eventId" from paired`,
    z.object({ eventId: idSchema('evt') }),
  )
  if (!paired) throw new DomainError<DeviceError>('devices.code_unknown', 'not_found')
  return { eventId: paired.eventId, secret }
}
