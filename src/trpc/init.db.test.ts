import { TRPCError } from '@trpc/server'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '@/db/testing'
import { makeEvent } from '@/domains/events/testing'
import { makeMember, makeOrganisation } from '@/domains/organisations/testing'
import type { Id } from '@/lib/ids'
import { makeBuyer, makeShell } from '@/platform/testing'
import type { Context } from './context'
import { createCallerFactory, event, eventClaim, org, publicProcedure, router, signedIn } from './init'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')

const ladder = createCallerFactory(
  router({
    anyone: publicProcedure.query(() => 'in'),
    account: signedIn.query(({ ctx }) => ctx.scope.userId),
    organisation: org('gate.view').query(({ ctx }) => ctx.scope),
    event: event('gate.scan').query(({ ctx }) => ctx.scope),
    claim: eventClaim('gate.scan').query(({ ctx }) => ctx.claim),
  }),
)

function as(userId: Id<'usr'> | null) {
  const context: Context = {
    ...makeShell(database, now),
    session: userId && { userId, email: 'x@members.example', name: 'X', emailVerified: true },
    buyer: async () => makeBuyer(userId ? { userId } : {}),
  }
  return ladder(context)
}

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
    const { userId } = await makeMember(db, { orgId, role: 'staff' })
    const before = database.roundTrips()
    expect(await as(userId).organisation({ orgId })).toMatchObject({ orgId, permission: 'gate.view', actor: { kind: 'user', id: userId } })
    expect(await as(userId).event({ eventId })).toMatchObject({ orgId, eventId, permission: 'gate.scan' })
    expect(database.roundTrips() - before).toBe(2)
  })

  test('another tenant’s owner, a stranger and too small a role see what is not there', async () => {
    const { orgId, eventId } = await makeEvent(db, { now })
    const owner = await makeMember(db, await makeOrganisation(db))
    const stranger = await makeMember(db, { ...(await makeOrganisation(db)), role: 'security' })
    const cashier = await makeMember(db, { orgId, role: 'cashier' })
    for (const { userId } of [owner, stranger, cashier]) {
      expect(await refusal(as(userId).organisation({ orgId }))).toBe('NOT_FOUND organisations.not_found')
      expect(await refusal(as(userId).event({ eventId }))).toBe('NOT_FOUND organisations.not_found')
    }
  })

  test('a member of some events gets those, not the others, not the organisation', async () => {
    const { orgId, eventId } = await makeEvent(db, { now })
    const other = await makeEvent(db, { now, orgId })
    const { userId } = await makeMember(db, { orgId, role: 'security', eventIds: [eventId] })
    expect(await as(userId).event({ eventId })).toMatchObject({ eventId })
    expect(await refusal(as(userId).event({ eventId: other.eventId }))).toBe('NOT_FOUND organisations.not_found')
    expect(await refusal(as(userId).organisation({ orgId }))).toBe('NOT_FOUND organisations.not_found')
  })

  test('a claim costs no round trip: its statement proves it', async () => {
    const { eventId } = await makeEvent(db, { now })
    const { userId } = await makeMember(db, await makeOrganisation(db))
    const before = database.roundTrips()
    expect(await as(userId).claim({ eventId })).toMatchObject({ eventId, userId, roles: ['owner', 'manager', 'staff', 'security'] })
    expect(database.roundTrips()).toBe(before)
  })
})
