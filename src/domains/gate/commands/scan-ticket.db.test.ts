import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { devices } from '@/db/schema/gate'
import { sessions } from '@/db/schema/identity'
import { apiKeys } from '@/db/schema/organisations'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { revokeDevice } from '@/domains/devices/commands/revoke-device'
import { devicesOf, makeDevice } from '@/domains/devices/testing'
import { makeZone } from '@/domains/events/testing'
import { makeKey } from '@/domains/keys/testing'
import { makeMember } from '@/domains/organisations/testing'
import { newId, type Id } from '@/lib/ids'
import { HOUR_MS, MINUTE_MS } from '@/lib/time'
import { mintEventClaim, type KeyCredential } from '@/platform/authz'
import { makeGateClaim, makeShell } from '@/platform/testing'
import type { ScanResult } from '../contract'
import { gateTests, NOW } from '../testing'

const database = testDatabase()
const { db } = database
const { scan, gateOf, qrOf, ticketRow, scansOf, after } = gateTests(database)

describe('admission', () => {
  test('a valid ticket is let in, in one round trip of one statement, and it is on record', async () => {
    const gate = await gateOf()
    const text = await qrOf(gate)
    const before = [database.roundTrips(), database.statements()]
    const result = await scan(gate.claim, { text })
    expect([database.roundTrips(), database.statements()]).toEqual(before.map((count) => count + 1))

    const ticket = await ticketRow(gate.ticketId)
    expect(result).toEqual({
      reason: 'admitted', scannedAt: NOW, at: null, repeated: false,
      ticket: { code: ticket.code, typeName: { en: 'Standing' }, scanCount: 1, maxScans: 1 },
    })
    expect(ticket).toMatchObject({ status: 'used', scanCount: 1, firstScanAt: NOW, lastScanAt: NOW })
    expect(await scansOf(gate.eventId)).toMatchObject([
      { orgId: gate.orgId, ticketId: gate.ticketId, zoneId: null, scannedBy: gate.userId, deviceId: null, keyId: null, result: 'admitted', scannedAt: NOW, priorScanAt: null },
    ])
    const audited = await db.select().from(auditLog).where(eq(auditLog.subjectId, gate.ticketId))
    expect(audited).toMatchObject([{ orgId: gate.orgId, actorId: gate.userId, action: 'ticket.admitted', after: { scanCount: 1, zoneId: null } }])
  })

  test('a second scan is told when the first let it in', async () => {
    const gate = await gateOf()
    const text = await qrOf(gate)
    await scan(gate.claim, { text })
    const later = after(MINUTE_MS)
    expect(await scan(gate.claim, { text, now: later })).toMatchObject({ reason: 'already_used', at: NOW, scannedAt: later, ticket: { scanCount: 1 } })
    expect((await scansOf(gate.eventId)).map(({ result, priorScanAt }) => [result, priorScanAt])).toEqual([['admitted', null], ['already_used', NOW]])
    expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, gate.ticketId))).toHaveLength(1)
  })

  test.each(['', 'tkt ', 'lower', 'spaced'])('a typed code does the same (%j)', async (form) => {
    const gate = await gateOf()
    const { code } = await ticketRow(gate.ticketId)
    const typed = { '': code, 'tkt ': code.replace('-', ' '), lower: code.slice(4).toLowerCase(), spaced: code.split('').join(' ') }[form] ?? code
    expect(await scan(gate.claim, { text: typed })).toMatchObject({ reason: 'admitted', ticket: { code } })
  })

  test('a ticket for three times is let in three times', async () => {
    const gate = await gateOf({ maxScans: 3 })
    const text = await qrOf(gate)
    const results: ScanResult[] = []
    for (const hour of [-1, 0, 1, 2]) results.push(await scan(gate.claim, { text, now: after(hour * HOUR_MS) }))
    expect(results.map(({ reason, ticket }) => [reason, ticket?.scanCount])).toEqual([['admitted', 1], ['admitted', 2], ['admitted', 3], ['already_used', 3]])
    expect(results[3]?.at).toEqual(NOW)
    expect(await ticketRow(gate.ticketId)).toMatchObject({ status: 'used', firstScanAt: NOW, lastScanAt: after(HOUR_MS) })
  })

  test('twenty scanners with one ticket: one admission', async () => {
    const gate = await gateOf()
    const text = await qrOf(gate)
    const results = await Promise.all(Array.from({ length: 20 }, () => scan(gate.claim, { text })))
    expect(results.map(({ reason }) => reason).toSorted()).toEqual(['admitted', ...Array.from({ length: 19 }, () => 'already_used')])
    expect(results.every(({ reason, at }) => reason === 'admitted' || at?.getTime() === NOW.getTime())).toBe(true)
    expect(await ticketRow(gate.ticketId)).toMatchObject({ scanCount: 1, status: 'used' })
    expect(await scansOf(gate.eventId)).toHaveLength(20)
  })

  test('twenty scanners with one ticket for five times: five admissions, counted', async () => {
    const gate = await gateOf({ maxScans: 5 })
    const text = await qrOf(gate)
    const results = await Promise.all(Array.from({ length: 20 }, () => scan(gate.claim, { text })))
    const counts = results.flatMap(({ reason, ticket }) => (reason === 'admitted' && ticket ? [ticket.scanCount] : []))
    expect(counts.toSorted()).toEqual([1, 2, 3, 4, 5])
    expect(await ticketRow(gate.ticketId)).toMatchObject({ scanCount: 5, status: 'used' })
  })
})

describe('a repeated nonce gets the first answer', () => {
  test('one after another, whatever has happened since', async () => {
    const gate = await gateOf({ maxScans: 3 })
    const text = await qrOf(gate)
    const nonce = newId('req')
    const first = await scan(gate.claim, { text, nonce })
    await scan(gate.claim, { text, now: after(0) })
    expect(await scan(gate.claim, { text, nonce, now: after(HOUR_MS) })).toEqual({ ...first, repeated: true })
    expect(await ticketRow(gate.ticketId)).toMatchObject({ scanCount: 2 })
    expect(await scansOf(gate.eventId)).toHaveLength(2)
  })

  test('of a refusal too, with its time', async () => {
    const gate = await gateOf()
    const text = await qrOf(gate)
    const nonces = { early: newId('req'), used: newId('req') }
    const early = await scan(gate.claim, { text, nonce: nonces.early, now: after(-3 * HOUR_MS) })
    expect(early).toMatchObject({ reason: 'not_open_yet', at: after(-2 * HOUR_MS) })
    await scan(gate.claim, { text })
    const used = await scan(gate.claim, { text, nonce: nonces.used })
    expect(await scan(gate.claim, { text, nonce: nonces.early })).toMatchObject({ reason: 'not_open_yet', at: early.at, scannedAt: early.scannedAt, repeated: true })
    expect(await scan(gate.claim, { text, nonce: nonces.used })).toEqual({ ...used, repeated: true })
  })

  test('ten at the same instant', async () => {
    const gate = await gateOf({ maxScans: 3 })
    const text = await qrOf(gate)
    const nonce = newId('req')
    const results = await Promise.all(Array.from({ length: 10 }, () => scan(gate.claim, { text, nonce })))
    expect(results.every(({ reason, ticket }) => reason === 'admitted' && ticket?.scanCount === 1)).toBe(true)
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await ticketRow(gate.ticketId)).toMatchObject({ scanCount: 1 })
  })

  test('but never for another ticket', async () => {
    const gate = await gateOf({ quantity: 2 })
    const [first, second] = await Promise.all(gate.ticketIds.map((ticketId) => qrOf({ ticketId, eventId: gate.eventId })))
    const nonce = newId('req')
    await scan(gate.claim, { text: first ?? '', nonce })
    await expect(scan(gate.claim, { text: second ?? '', nonce })).rejects.toMatchObject({ code: 'gate.nonce_reused' })
    expect(await ticketRow(gate.ticketIds[1] ?? gate.ticketId)).toMatchObject({ scanCount: 0 })
  })
})

describe('who may scan', () => {
  const refusal = expect.objectContaining({ code: 'gate.not_allowed', kind: 'forbidden' })

  test('members of every role but the cashier', async () => {
    const gate = await gateOf({ maxScans: 9 })
    const text = await qrOf(gate)
    for (const role of ['owner', 'manager', 'staff', 'security'] as const) {
      const member = await makeMember(db, { orgId: gate.orgId, role })
      expect((await scan(makeGateClaim(gate.eventId, member), { text })).reason).toBe('admitted')
    }
    const cashier = await makeMember(db, { orgId: gate.orgId, role: 'cashier' })
    await expect(scan(makeGateClaim(gate.eventId, cashier), { text })).rejects.toEqual(refusal)
    expect(await scansOf(gate.eventId)).toHaveLength(4)
  })

  test('nobody of another organisation, and nothing is kept of their try', async () => {
    const [gate, other] = await Promise.all([gateOf(), gateOf()])
    const stranger = makeGateClaim(gate.eventId, other)
    for (const text of [await qrOf(gate), 'hello', await qrOf(other)]) await expect(scan(stranger, { text })).rejects.toEqual(refusal)
    await expect(scan(makeGateClaim(newId('evt'), gate), { text: await qrOf(gate) })).rejects.toEqual(refusal)
    expect(await scansOf(gate.eventId)).toEqual([])
    expect(await ticketRow(gate.ticketId)).toMatchObject({ scanCount: 0, status: 'active' })
  })

  test('a member of some events at those only', async () => {
    const [gate, other] = await Promise.all([gateOf(), gateOf()])
    const member = await makeMember(db, { orgId: gate.orgId, role: 'security', eventIds: [gate.eventId] })
    const elsewhere = await makeMember(db, { orgId: gate.orgId, role: 'security', eventIds: [other.eventId] })
    const text = await qrOf(gate)
    await expect(scan(makeGateClaim(gate.eventId, elsewhere), { text })).rejects.toEqual(refusal)
    expect((await scan(makeGateClaim(gate.eventId, member), { text })).reason).toBe('admitted')
  })

  test('nobody by a session that has ended', async () => {
    const gate = await gateOf()
    await db.update(sessions).set({ endedAt: NOW, endedBecause: 'revoked' }).where(eq(sessions.id, gate.sessionId))
    await expect(scan(gate.claim, { text: await qrOf(gate) })).rejects.toEqual(refusal)
    expect(await ticketRow(gate.ticketId)).toMatchObject({ scanCount: 0 })
  })

  test('at no entrance of another event', async () => {
    const [gate, other] = await Promise.all([gateOf(), gateOf()])
    const { zoneId } = await makeZone(db, { orgId: other.orgId, eventId: other.eventId })
    const unknown = { code: 'gate.unknown_zone', kind: 'not_found' }
    await expect(scan(gate.claim, { text: await qrOf(gate), zoneId })).rejects.toMatchObject(unknown)
    await expect(scan(gate.claim, { text: await qrOf(gate), zoneId: newId('zon') })).rejects.toMatchObject(unknown)
    expect(await scansOf(gate.eventId)).toEqual([])
  })
})

describe('a program with a key', () => {
  const claimOf = (eventId: Id<'evt'>, credential: KeyCredential) => mintEventClaim({ eventId, by: { kind: 'key', credential, permission: 'gate.scan' } })

  test('lets in by one statement, which proves the key and says that it was used', async () => {
    const gate = await gateOf()
    const { keyId, credential } = await makeKey(db, { orgId: gate.orgId, scopes: ['gate.scan'] })
    const text = await qrOf(gate)
    const before = [database.roundTrips(), database.statements()]
    expect(await scan(claimOf(gate.eventId, credential), { text })).toMatchObject({ reason: 'admitted' })
    expect([database.roundTrips(), database.statements()]).toEqual(before.map((count) => count + 1))
    expect(await scansOf(gate.eventId)).toMatchObject([{ scannedBy: null, deviceId: null, keyId, result: 'admitted' }])
    expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, gate.ticketId))).toMatchObject([
      { orgId: gate.orgId, actorKind: 'key', actorId: keyId, action: 'ticket.admitted' },
    ])
    expect(await db.select({ lastUsedAt: apiKeys.lastUsedAt }).from(apiKeys).where(eq(apiKeys.id, keyId))).toEqual([{ lastUsedAt: NOW }])
  })

  test('another organisation’s, a smaller, a revoked and an expired key, and half a key let nobody in', async () => {
    const [gate, other] = [await gateOf(), await gateOf()]
    const { orgId } = gate
    const keys = await Promise.all([
      makeKey(db, { orgId: other.orgId }),
      makeKey(db, { orgId, scopes: ['gate.view', 'orders.view'] }),
      makeKey(db, { orgId, revokedAt: NOW }),
      makeKey(db, { orgId, expiresAt: NOW }),
    ])
    const whole = await makeKey(db, { orgId })
    const text = await qrOf(gate)
    for (const credential of [...keys.map((key) => key.credential), { ...whole.credential, secretHash: 'f'.repeat(64) }]) {
      await expect(scan(claimOf(gate.eventId, credential), { text })).rejects.toMatchObject({ code: 'gate.not_allowed' })
    }
    expect(await ticketRow(gate.ticketId)).toMatchObject({ scanCount: 0 })
    expect(await scansOf(gate.eventId)).toEqual([])
  })
})

describe('by a paired device', () => {
  const claimOf = ({ credential }: Awaited<ReturnType<typeof makeDevice>>, eventId: Id<'evt'>) => mintEventClaim({ eventId, by: { kind: 'device', credential } })

  test('it lets in by one statement, which says which device it was and when it was there', async () => {
    const gate = await gateOf()
    const device = await makeDevice(db, gate)
    const text = await qrOf(gate)
    const before = [database.roundTrips(), database.statements()]
    expect(await scan(claimOf(device, gate.eventId), { text })).toMatchObject({ reason: 'admitted' })
    expect([database.roundTrips(), database.statements()]).toEqual(before.map((count) => count + 1))
    expect(await scansOf(gate.eventId)).toMatchObject([{ scannedBy: null, deviceId: device.deviceId, keyId: null, result: 'admitted' }])
    const audited = await db.select().from(auditLog).where(eq(auditLog.subjectId, gate.ticketId))
    expect(audited).toMatchObject([{ actorKind: 'device', actorId: device.deviceId, action: 'ticket.admitted' }])
    expect(await db.select().from(devices).where(eq(devices.id, device.deviceId))).toMatchObject([{ lastSeenAt: NOW }])
  })

  test('revoked, of another event, or at an entrance that is not its own it lets nobody in', async () => {
    const [gate, other] = [await gateOf(), await gateOf()]
    const text = await qrOf(gate)
    const { zoneId } = await makeZone(db, gate)
    const [device, elsewhere, inside] = [await makeDevice(db, gate), await makeDevice(db, other), await makeDevice(db, { ...gate, zoneId })]
    await revokeDevice({ ...makeShell(database, NOW) }, devicesOf(gate, gate.userId), device.deviceId)
    for (const claim of [claimOf(device, gate.eventId), claimOf(elsewhere, gate.eventId), claimOf(inside, gate.eventId)]) {
      await expect(scan(claim, { text })).rejects.toMatchObject({ code: 'devices.over' })
    }
    expect(await ticketRow(gate.ticketId)).toMatchObject({ scanCount: 0, status: 'active' })
    expect(await scansOf(gate.eventId)).toEqual([])
  })
})
