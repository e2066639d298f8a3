import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { devices } from '@/db/schema/gate'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeEvent, makeZone } from '@/domains/events/testing'
import { makeEventsScope, makeMember, makeOrganisation } from '@/domains/organisations/testing'
import { only } from '@/lib/assert'
import { newId } from '@/lib/ids'
import { MINUTE_MS } from '@/lib/time'
import { mintEventsScope } from '@/platform/authz'
import { sha256 } from '@/platform/random'
import { makeShell } from '@/platform/testing'
import { pairDeviceInput } from '../contract'
import { deviceScopeOf, listDevices, thisDevice } from '../queries'
import { devicesOf, makeDevice } from '../testing'
import { createDevice } from './create-device'
import { pairDevice } from './pair-device'
import { renewPairing } from './renew-pairing'
import { revokeDevice } from './revoke-device'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-03T12:00:00Z')
const shell = makeShell(database, now)
const after = (ms: number) => makeShell(database, new Date(now.getTime() + ms))

async function makeDesk() {
  const { orgId } = await makeOrganisation(db)
  const { eventId } = await makeEvent(db, { orgId, startsAt: new Date('2026-07-03T18:00:00Z'), endsAt: new Date('2026-07-05T02:00:00Z') })
  const { userId } = await makeMember(db, { orgId })
  const own = { orgId, eventId }
  return { ...own, userId, scope: devicesOf(own, userId), org: mintEventsScope({ orgId, eventIds: null, actor: { kind: 'user', id: userId }, permission: 'devices.view' }) }
}

const pair = (code: string, at = shell) => pairDevice(at, pairDeviceInput.parse({ code }))
const credentialOf = async ({ eventId, secret }: Awaited<ReturnType<typeof pairDevice>>) => ({ eventId, tokenHash: await sha256(secret) })

async function made(desk: Awaited<ReturnType<typeof makeDesk>>, zoneId: Parameters<typeof createDevice>[2]['zoneId'] = null) {
  const answer = await createDevice(shell, desk.scope, { eventId: desk.eventId, name: 'North gate', zoneId })
  if (answer.outcome !== 'created') throw new Error('There is room for one')
  return answer
}

describe('pairing', () => {
  test('a code makes one phone the device, at its event and entrance, on record; only hashes are kept', async () => {
    const desk = await makeDesk()
    const { zoneId } = await makeZone(db, desk)
    const { deviceId, code } = await made(desk, zoneId)
    const token = await pair(code.toLowerCase())
    expect(token.eventId).toBe(desk.eventId)
    expect(await thisDevice(db, await credentialOf(token), now)).toEqual({ state: 'paired', eventId: desk.eventId, name: 'North gate', zoneId })
    const row = only(await db.select().from(devices).where(eq(devices.id, deviceId)))
    expect(JSON.stringify(row)).not.toContain(token.secret)
    expect(row).toMatchObject({ pairingHash: null, pairingExpiresAt: null, pairedAt: now, createdBy: desk.userId })
    const audited = await db.select().from(auditLog).where(eq(auditLog.subjectId, deviceId)).orderBy(auditLog.id)
    expect(audited).toMatchObject([
      { orgId: desk.orgId, action: 'device.created', actorKind: 'user', actorId: desk.userId },
      { orgId: desk.orgId, action: 'device.paired', actorKind: 'device', actorId: deviceId },
    ])
  })

  test('twenty phones with one code: one is paired', async () => {
    const { code } = await made(await makeDesk())
    const tried = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => pair(code, { ...shell, ip: `203.0.113.${index}` })))
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a code that ran out, was used, was replaced or never was pairs nobody', async () => {
    const desk = await makeDesk()
    const [late, used, replaced] = [await made(desk), await made(desk), await made(desk)]
    await pair(used.code)
    const renewed = await renewPairing(shell, desk.scope, replaced.deviceId)
    await expect(pair(late.code, after(10 * MINUTE_MS))).rejects.toMatchObject({ code: 'devices.code_unknown' })
    for (const code of [used.code, replaced.code, 'ABCDE-23456']) await expect(pair(code)).rejects.toMatchObject({ code: 'devices.code_unknown' })
    await expect(pair(renewed.code)).resolves.toMatchObject({ eventId: desk.eventId })
  })

  test('another phone takes its place: the one before is over', async () => {
    const desk = await makeDesk()
    const { deviceId, code } = await made(desk)
    const first = await credentialOf(await pair(code))
    const again = await renewPairing(shell, desk.scope, deviceId)
    expect(await thisDevice(db, first, now)).toMatchObject({ state: 'paired' })
    const second = await credentialOf(await pair(again.code))
    expect(await thisDevice(db, first, now)).toEqual({ state: 'over', eventId: desk.eventId })
    expect(await thisDevice(db, second, now)).toMatchObject({ state: 'paired' })
  })

  test('an entrance of another event is none; another organiser’s device is not there', async () => {
    const [mine, theirs] = [await makeDesk(), await makeDesk()]
    const { zoneId } = await makeZone(db, theirs)
    await expect(made(mine, zoneId)).rejects.toMatchObject({ code: 'devices.unknown_zone' })
    const { deviceId } = await made(theirs)
    await expect(renewPairing(shell, mine.scope, deviceId)).rejects.toMatchObject({ code: 'devices.not_found' })
    await expect(revokeDevice(shell, mine.scope, deviceId)).rejects.toMatchObject({ code: 'devices.not_found' })
    expect((await listDevices(db, mine.org, now)).devices).toEqual([])
  })

  test('an event has so many and no more; revoked ones do not count', async () => {
    const desk = await makeDesk()
    const row = (revokedAt: Date | null) => ({ orgId: desk.orgId, eventId: desk.eventId, kind: 'scanner' as const, name: 'x', revokedAt })
    await db.insert(devices).values([...Array.from({ length: 99 }, () => ({ ...row(null), id: newId('dev') })), { ...row(now), id: newId('dev') }])
    await made(desk)
    expect(await createDevice(shell, desk.scope, { eventId: desk.eventId, name: 'One more', zoneId: null })).toEqual({ outcome: 'too_many', limit: 100 })
  })
})

describe('revoking', () => {
  test('once and on record; then it may nothing, and a code that is out pairs nobody', async () => {
    const desk = await makeDesk()
    const { deviceId, credential } = await makeDevice(db, desk)
    const { code } = await renewPairing(shell, desk.scope, deviceId)
    expect(await deviceScopeOf(db, { credential, permission: 'gate.view', now })).toMatchObject({ orgId: desk.orgId, actor: { kind: 'device', id: deviceId } })
    const answers = await Promise.all([revokeDevice(shell, desk.scope, deviceId), revokeDevice(shell, desk.scope, deviceId)])
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['over', 'revoked'])
    await expect(deviceScopeOf(db, { credential, permission: 'gate.view', now })).rejects.toMatchObject({ code: 'devices.over' })
    await expect(pair(code)).rejects.toMatchObject({ code: 'devices.code_unknown' })
    const revoked = (await db.select().from(auditLog).where(eq(auditLog.subjectId, deviceId))).filter(({ action }) => action === 'device.revoked')
    expect(revoked).toMatchObject([{ actorId: desk.userId, after: { name: 'North gate' } }])
  })
})

describe('the list', () => {
  test('has what works first, when each was last seen to the minute, and the events that are to come, in one round trip', async () => {
    const desk = await makeDesk()
    const zone = await makeZone(db, { ...desk, name: 'Backstage' })
    const old = await makeDevice(db, { ...desk, name: 'Old phone', revokedAt: now })
    const { credential, deviceId } = await makeDevice(db, { ...desk, zoneId: zone.zoneId })
    const { deviceId: waiting } = await made(desk)
    await thisDevice(db, credential, now)
    await thisDevice(db, credential, new Date(now.getTime() + MINUTE_MS / 2))
    const before = database.roundTrips()
    const { devices: listed, events } = await listDevices(db, desk.org, now)
    expect(database.roundTrips()).toBe(before + 1)
    expect(listed.map(({ id, state }) => [id, state])).toEqual(expect.arrayContaining([[waiting, 'waiting'], [deviceId, 'paired'], [old.deviceId, 'revoked']]))
    expect(listed.at(-1)?.id).toBe(old.deviceId)
    expect(listed.find(({ id }) => id === deviceId)).toMatchObject({ zoneName: 'Backstage', lastSeenAt: now })
    expect(events).toMatchObject([{ id: desk.eventId, zones: [{ id: zone.zoneId, name: 'Backstage' }] }])
  })

  test('a member of some events sees theirs alone', async () => {
    const desk = await makeDesk()
    const { eventId: other } = await makeEvent(db, { orgId: desk.orgId })
    await makeDevice(db, desk)
    const scope = await makeEventsScope(db, { orgId: desk.orgId, role: 'staff', permission: 'devices.view', eventIds: [other] })
    const { devices: listed, events } = await listDevices(db, scope, now)
    expect(listed).toEqual([])
    expect(events).toMatchObject([{ id: other }])
  })
})
