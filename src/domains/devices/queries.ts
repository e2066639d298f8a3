import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { isOfScope } from '@/domains/organisations/queries'
import { assert } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { DevicePermission } from '@/lib/permissions'
import { MINUTE_MS } from '@/lib/time'
import { mintEventScope, type DeviceCredential, type EventScope, type EventsScope } from '@/platform/authz'
import { DEVICE_EVENTS_MAX, DEVICES_LISTED_MAX, devicesResult, type DeviceError, type DevicesResult, type ThisDevice } from './contract'
import { deviceState } from './model'

const jsonDate = z.string().transform((text) => new Date(text))

/** In SQL that `devices d` is the one shown, at its event, and not revoked: for a claim that its statement proves. */
export function deviceProof({ eventId, tokenHash }: DeviceCredential): SQL {
  return sql`d.event_id = ${eventId} and d.token_hash = ${tokenHash} and d.revoked_at is null`
}

/** In SQL the update that writes down that the device was there, at most once a minute. */
export function deviceSeen(deviceId: SQL, now: Date): SQL {
  return sql`update devices set last_seen_at = ${at(now)}
    where id = ${deviceId} and (last_seen_at is null or last_seen_at <= ${at(new Date(now.getTime() - MINUTE_MS))})`
}

const found = z.object({ id: idSchema('dev'), orgId: idSchema('org'), name: z.string(), zoneId: idSchema('zon').nullable() })

async function findDevice(db: Db, credential: DeviceCredential, now: Date): Promise<z.output<typeof found> | null> {
  const [row] = await runStatement(
    db,
    sql`
      with device as (
        select d.id, d.org_id, d.name, d.zone_id from devices d
        join organisations g on g.id = d.org_id and g.deleted_at is null
        where ${deviceProof(credential)}
      ),
      seen as (${deviceSeen(sql`(select id from device)`, now)})
      select id, org_id as "orgId", name, zone_id as "zoneId" from device`,
    found,
  )
  return row ?? null
}

/** The proof that a device may do this at its event; writes down that it was there. One round trip. Throws `devices.over`. */
export async function deviceScopeOf(db: Db, { credential, permission, now }: { credential: DeviceCredential; permission: DevicePermission; now: Date }): Promise<EventScope> {
  const device = await findDevice(db, credential, now)
  if (!device) throw new DomainError<DeviceError>('devices.over', 'unauthenticated')
  return mintEventScope({ orgId: device.orgId, eventId: credential.eventId, actor: { kind: 'device', id: device.id }, permission })
}

/** What this browser is. One round trip, none for one that is no device. */
export async function thisDevice(db: Db, credential: DeviceCredential | null, now: Date): Promise<ThisDevice> {
  if (!credential) return { state: 'none' }
  const { eventId } = credential
  const device = await findDevice(db, credential, now)
  return device ? { state: 'paired', eventId, name: device.name, zoneId: device.zoneId } : { state: 'over', eventId }
}

const listed = devicesResult.shape.devices.element
  .omit({ state: true })
  .extend({ pairedAt: jsonDate.nullable(), lastSeenAt: jsonDate.nullable(), revokedAt: jsonDate.nullable(), pairingExpiresAt: jsonDate.nullable() })
const lists = z.object({ devices: z.array(listed), events: devicesResult.shape.events })

/** The devices of the events that a member works for, those that work first, and where another can stand. One round trip. */
export async function listDevices(db: Db, scope: EventsScope, now: Date): Promise<DevicesResult> {
  const [row] = await runStatement(
    db,
    sql`
      with theirs as materialized (
        select e.id, e.name, e.starts_at, e.ends_at, e.status from events e where ${isOfScope(scope)}
      ),
      listed as (
        select d.*, theirs.name as event_name, z.name as zone_name from devices d
        join theirs on theirs.id = d.event_id left join zones z on z.id = d.zone_id
        where d.org_id = ${scope.orgId}
        order by d.revoked_at is not null, d.created_at desc, d.id desc limit ${DEVICES_LISTED_MAX}
      ),
      open as (
        select id, name, starts_at from theirs
        where status in ('draft', 'published', 'ongoing') and ends_at > ${at(now)} order by starts_at, id limit ${DEVICE_EVENTS_MAX}
      )
      select
        coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'eventId', l.event_id, 'eventName', l.event_name, 'name', l.name,
          'zoneName', l.zone_name, 'pairedAt', l.paired_at, 'lastSeenAt', l.last_seen_at, 'revokedAt', l.revoked_at,
          'pairingExpiresAt', l.pairing_expires_at) order by l.revoked_at is not null, l.created_at desc, l.id desc) from listed l), '[]') as devices,
        coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'zones', coalesce((
          select jsonb_agg(jsonb_build_object('id', z.id, 'name', z.name) order by z.position, z.name) from zones z where z.event_id = o.id), '[]'))
          order by o.starts_at, o.id) from open o), '[]') as events`,
    lists,
  )
  assert(row, 'a select of lists has one row')
  const devices = row.devices.map(({ pairingExpiresAt, ...device }) => ({ ...device, state: deviceState({ ...device, pairingExpiresAt }, now) }))
  return { devices, events: row.events }
}
