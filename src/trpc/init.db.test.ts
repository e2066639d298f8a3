import { TRPCError } from '@trpc/server'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { devices } from '@/db/schema/gate'
import { sessions } from '@/db/schema/identity'
import { apiKeys, organisations } from '@/db/schema/organisations'
import { testDatabase } from '@/db/testing'
import { makeDevice } from '@/domains/devices/testing'
import { makeEvent } from '@/domains/events/testing'
import { makeKey } from '@/domains/keys/testing'
import { makeMember, makeOrganisation } from '@/domains/organisations/testing'
import type { Id } from '@/lib/ids'
import { HOUR_MS } from '@/lib/time'
import type { DeviceCredential, KeyCredential } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import { makeBuyer, makeShell } from '@/platform/testing'
import type { Context } from './context'
import { createCallerFactory, event, eventClaim, eventOrDevice, org, orgEvents, orgOrKey, publicProcedure, router, signedIn } from './init'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')

let written = 0

const ladder = createCallerFactory(
  router({
    anyone: publicProcedure.query(() => 'in'),
    account: signedIn.query(({ ctx }) => ctx.scope.userId),
    rename: signedIn.mutation(() => {
      written += 1
    }),
    organisation: org('gate.view').query(({ ctx }) => ctx.scope),
    ownEvents: orgEvents('gate.view').query(({ ctx }) => ctx.scope),
    event: event('gate.scan').query(({ ctx }) => ctx.scope),
    keyed: orgOrKey('orders.view').query(({ ctx }) => ctx.scope),
    gate: eventOrDevice('gate.view').query(({ ctx }) => ctx.scope),
    claim: eventClaim('gate.scan').query(({ ctx }) => ctx.claim),
    sensitive: org('members.manage').query(() => 'in'),
  }),
)

interface Somebody {
  userId: Id<'usr'>
  sessionId: Id<'ses'>
}

const forgotten: (Somebody | null)[] = []

function as(somebody: Somebody | null, key?: KeyCredential, shell: Shell = makeShell(database, now), device: DeviceCredential | null = null) {
  const context: Context = {
    ...shell,
    key,
    session: somebody && { ...somebody, email: 'x@members.example', name: 'X', emailVerified: true },
    renewAccess: async () => {},
    forgetSession: () => forgotten.push(somebody),
    device,
    becomeDevice: ({ eventId }) => ({ eventId }),
    buyer: async () => makeBuyer(somebody ? { userId: somebody.userId } : {}),
  }
  return ladder(context)
}

const asDevice = (device: DeviceCredential) => as(null, undefined, makeShell(database, now), device)

const asKey = (credential: KeyCredential) => as(null, credential)

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'let in',
    (error: unknown) => (error instanceof TRPCError ? `${error.code} ${error.message}` : String(error)),
  )

describe('the ladder', () => {
  test('nobody gets what is public and nothing else', async () => {
    const { orgId, eventId } = await makeEvent(db, { now })
    expect(await as(null).anyone()).toBe('in')
    for (const call of [as(null).account(), as(null).organisation({ orgId }), as(null).event({ eventId }), as(null).claim({ eventId })]) {
      expect(await refusal(call)).toBe('UNAUTHORIZED identity.sign_in_needed')
    }
  })

  test('a member gets a scope of their organisation, in one round trip', async () => {
    const { orgId, eventId } = await makeEvent(db, { now })
    const member = await makeMember(db, { orgId, role: 'staff' })
    const before = database.roundTrips()
    expect(await as(member).organisation({ orgId })).toMatchObject({ orgId, permission: 'gate.view', actor: { kind: 'user', id: member.userId } })
    expect(await as(member).event({ eventId })).toMatchObject({ orgId, eventId, permission: 'gate.scan' })
    expect(database.roundTrips() - before).toBe(2)
  })

  test('another tenant’s owner, a stranger and too small a role see what is not there', async () => {
    const { orgId, eventId } = await makeEvent(db, { now })
    const owner = await makeMember(db, await makeOrganisation(db))
    const stranger = await makeMember(db, { ...(await makeOrganisation(db)), role: 'security' })
    const cashier = await makeMember(db, { orgId, role: 'cashier' })
    for (const member of [owner, stranger, cashier]) {
      expect(await refusal(as(member).organisation({ orgId }))).toBe('NOT_FOUND organisations.not_found')
      expect(await refusal(as(member).ownEvents({ orgId }))).toBe('NOT_FOUND organisations.not_found')
      expect(await refusal(as(member).event({ eventId }))).toBe('NOT_FOUND organisations.not_found')
    }
  })

  test('a member of some events gets those, not the others, not the organisation', async () => {
    const { orgId, eventId } = await makeEvent(db, { now })
    const other = await makeEvent(db, { now, orgId })
    const member = await makeMember(db, { orgId, role: 'security', eventIds: [eventId] })
    expect(await as(member).event({ eventId })).toMatchObject({ eventId })
    expect(await as(member).ownEvents({ orgId })).toMatchObject({ orgId, eventIds: [eventId] })
    expect(await refusal(as(member).event({ eventId: other.eventId }))).toBe('NOT_FOUND organisations.not_found')
    expect(await refusal(as(member).organisation({ orgId }))).toBe('NOT_FOUND organisations.not_found')
  })

  test('a claim costs no round trip: its statement proves it', async () => {
    const { eventId } = await makeEvent(db, { now })
    const member = await makeMember(db, await makeOrganisation(db))
    const before = database.roundTrips()
    expect(await as(member).claim({ eventId })).toMatchObject({
      eventId, by: { kind: 'member', userId: member.userId, sessionId: member.sessionId, roles: ['owner', 'manager', 'staff', 'security'] },
    })
    expect(database.roundTrips()).toBe(before)
  })

  test('a paired device gets its own event’s gate, with nobody signed in, and nothing else', async () => {
    const { orgId, eventId } = await makeEvent(db, { now })
    const other = await makeEvent(db, { now, orgId })
    const { deviceId, credential } = await makeDevice(db, { orgId, eventId })
    const device = asDevice(credential)
    expect(await device.gate({ eventId })).toMatchObject({ orgId, eventId, permission: 'gate.view', actor: { kind: 'device', id: deviceId } })
    expect(await device.claim({ eventId })).toMatchObject({ eventId, by: { kind: 'device', credential } })
    const calls = [device.gate({ eventId: other.eventId }), device.claim({ eventId: other.eventId }), device.event({ eventId }), device.organisation({ orgId }), device.account()]
    for (const call of calls) expect(await refusal(call)).toBe('UNAUTHORIZED identity.sign_in_needed')
    await db.update(devices).set({ revokedAt: now }).where(eq(devices.id, deviceId))
    expect(await refusal(device.gate({ eventId }))).toBe('UNAUTHORIZED devices.over')
  })

  test('a session that was ended opens nothing of a tenant, though its token is still believed', async () => {
    const { orgId, eventId } = await makeEvent(db, { now })
    const member = await makeMember(db, { orgId })
    await db.update(sessions).set({ endedAt: now, endedBecause: 'revoked' }).where(eq(sessions.id, member.sessionId))
    expect(await refusal(as(member).organisation({ orgId }))).toBe('NOT_FOUND organisations.not_found')
    expect(await refusal(as(member).event({ eventId }))).toBe('NOT_FOUND organisations.not_found')
  })

  test('an organisation that was deleted is nobody’s', async () => {
    const { orgId, eventId } = await makeEvent(db, { now })
    const member = await makeMember(db, { orgId })
    await db.update(organisations).set({ deletedAt: now }).where(eq(organisations.id, orgId))
    expect(await refusal(as(member).organisation({ orgId }))).toBe('NOT_FOUND organisations.not_found')
    expect(await refusal(as(member).event({ eventId }))).toBe('NOT_FOUND organisations.not_found')
  })

  test('nor anything of the account, which is told that it is over and takes its cookies back', async () => {
    const { orgId } = await makeEvent(db, { now })
    const member = await makeMember(db, { orgId })
    expect(await as(member).account()).toBe(member.userId)
    await db.update(sessions).set({ endedAt: now, endedBecause: 'revoked' }).where(eq(sessions.id, member.sessionId))
    for (const call of [as(member).account(), as(member).rename()]) {
      expect(await refusal(call)).toBe('UNAUTHORIZED identity.session_over')
    }
    expect(forgotten).toEqual([member, member])
    expect(written).toBe(0)
  })

  test('what takes a second factor takes one of the last twelve hours', async () => {
    const { orgId } = await makeEvent(db, { now })
    const shown = (hoursAgo: number) => makeMember(db, { orgId, secondFactorAt: new Date(now.getTime() - hoursAgo * HOUR_MS) })
    for (const member of [await makeMember(db, { orgId, secondFactorAt: null }), await shown(12)]) {
      expect(await refusal(as(member).sensitive({ orgId }))).toBe('FORBIDDEN identity.second_factor_needed')
    }
    const member = await shown(11)
    const before = database.roundTrips()
    expect(await as(member).sensitive({ orgId })).toBe('in')
    expect(database.roundTrips() - before).toBe(1)
    // Turned off in another browser: from then on, whatever the access token says.
    await db.update(sessions).set({ secondFactorAt: null }).where(eq(sessions.id, member.sessionId))
    expect(await refusal(as(member).sensitive({ orgId }))).toBe('FORBIDDEN identity.second_factor_needed')
    // Who may not at all is not told what it would take.
    expect(await refusal(as(await makeMember(db, { orgId, role: 'staff', secondFactorAt: null })).sensitive({ orgId }))).toBe('NOT_FOUND organisations.not_found')
  })

  test('a page that only reads who is signed in costs no round trip', async () => {
    const member = await makeMember(db, await makeOrganisation(db))
    const before = database.roundTrips()
    expect(await as(member).anyone()).toBe('in')
    expect(database.roundTrips()).toBe(before)
  })

  test('a key acts for its own organisation, which it need not name, in one round trip; members name theirs', async () => {
    const { orgId } = await makeEvent(db, { now })
    const { keyId, credential } = await makeKey(db, { orgId, scopes: ['orders.view'], lastUsedAt: now })
    const before = database.roundTrips()
    const scope = { orgId, permission: 'orders.view', actor: { kind: 'key', id: keyId } }
    expect(await asKey(credential).keyed({})).toMatchObject(scope)
    expect(await asKey(credential).keyed({ orgId })).toMatchObject(scope)
    expect(database.roundTrips() - before).toBe(2)
    const member = await makeMember(db, { orgId, role: 'staff' })
    expect(await as(member).keyed({ orgId })).toMatchObject({ orgId, actor: { kind: 'user', id: member.userId } })
    expect(await refusal(as(member).keyed({}))).toBe('NOT_FOUND organisations.not_found')
    expect(await refusal(as(null).keyed({ orgId }))).toBe('UNAUTHORIZED identity.sign_in_needed')
  })

  test('a key opens no other organisation, nothing beyond its scopes, and nothing that is for people', async () => {
    const { orgId, eventId } = await makeEvent(db, { now })
    const other = await makeOrganisation(db)
    const { credential } = await makeKey(db, { orgId, scopes: ['gate.scan'] })
    expect(await refusal(asKey(credential).keyed({}))).toBe('FORBIDDEN keys.scope_missing')
    const { credential: full } = await makeKey(db, { orgId })
    expect(await refusal(asKey(full).keyed({ orgId: other.orgId }))).toBe('NOT_FOUND organisations.not_found')
    for (const call of [asKey(full).account(), asKey(full).organisation({ orgId }), asKey(full).event({ eventId }), asKey(full).sensitive({ orgId })]) {
      expect(await refusal(call)).toBe('UNAUTHORIZED identity.sign_in_needed')
    }
  })

  test('that a key was used is written down after the answer', async () => {
    const { keyId, credential } = await makeKey(db, await makeOrganisation(db))
    const shell = makeShell(database, now)
    await as(null, credential, shell).keyed({})
    await shell.settled()
    expect(await db.select({ lastUsedAt: apiKeys.lastUsedAt }).from(apiKeys).where(eq(apiKeys.id, keyId))).toEqual([{ lastUsedAt: now }])
  })
})
