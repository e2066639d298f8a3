import type { Db } from '@/db/client'
import { devices } from '@/db/schema/gate'
import { newId, type Id } from '@/lib/ids'
import { mintEventScope, type DeviceCredential, type EventScope } from '@/platform/authz'
import { newReadableCode, newSecret, sha256 } from '@/platform/random'
import { CODE_LENGTH } from './model'

type DeviceFacts = Pick<typeof devices.$inferInsert, 'orgId' | 'eventId'> & Partial<Omit<typeof devices.$inferInsert, 'id' | 'tokenHash'>>

/** A phone that was paired as a scanner, and what it shows of itself. */
export async function makeDevice(db: Db, facts: DeviceFacts): Promise<{ deviceId: Id<'dev'>; secret: string; credential: DeviceCredential }> {
  const deviceId = newId('dev')
  const secret = newSecret()
  const tokenHash = await sha256(secret)
  await db.insert(devices).values({ kind: 'scanner', name: 'North gate', pairedAt: new Date('2026-07-03T16:00:00Z'), ...facts, id: deviceId, tokenHash })
  return { deviceId, secret, credential: { eventId: facts.eventId, tokenHash } }
}

/** Devices that wait for their phones, each by its code. */
export async function makeWaitingDevices(db: Db, { orgId, eventId }: Pick<DeviceFacts, 'orgId' | 'eventId'>, count: number): Promise<string[]> {
  const codes = Array.from({ length: count }, () => newReadableCode(CODE_LENGTH))
  const rows = codes.map(async (code) => ({
    id: newId('dev'), orgId, eventId, kind: 'scanner' as const, name: 'North gate', pairingHash: await sha256(code), pairingExpiresAt: new Date('2099-01-01T00:00:00Z'),
  }))
  await db.insert(devices).values(await Promise.all(rows))
  return codes
}

/** The scope of a member who looks after an event's devices. */
export function devicesOf({ orgId, eventId }: { orgId: Id<'org'>; eventId: Id<'evt'> }, userId: Id<'usr'>): EventScope {
  return mintEventScope({ orgId, eventId, actor: { kind: 'user', id: userId }, permission: 'devices.manage' })
}
