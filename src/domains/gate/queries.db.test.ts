import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { events } from '@/db/schema/events'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeEvent, makeOccurrence, makeZone } from '@/domains/events/testing'
import { makeMember, makeOrganisation } from '@/domains/organisations/testing'
import { eventScopeOf } from '@/domains/organisations/queries'
import { assert } from '@/lib/assert'
import type { Id } from '@/lib/ids'
import { DAY_MS, HOUR_MS } from '@/lib/time'
import { gateEventResult, gateEventsResult } from './contract'
import { getGateEvent, listGateEvents } from './queries'
import { makeGate } from './testing'

const database = testDatabase()
const { db } = database
const NOW = new Date('2026-07-03T18:00:00Z')
const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS)

async function listFor(userId: Id<'usr'>) {
  return gateEventsResult.parse(await listGateEvents(db, userId, NOW)).events
}

test('what is on comes first, then what comes next, then what is over; in one round trip', async () => {
  const { orgId } = await makeOrganisation(db)
  const { userId } = await makeMember(db, { orgId, role: 'security' })
  const made = async (facts: Partial<typeof events.$inferInsert>) => (await makeEvent(db, { orgId, ...facts })).eventId
  const expected = [
    [await made({ startsAt: inHours(-30), endsAt: inHours(30), status: 'ongoing' }), 'open'],
    [await made({ startsAt: inHours(1) }), 'open'],
    [await made({ startsAt: inHours(3) }), 'upcoming'],
    [await made({ startsAt: inHours(300) }), 'upcoming'],
    [await made({ startsAt: inHours(-40) }), 'over'],
    [await made({ startsAt: inHours(5), status: 'cancelled', cancelledAt: NOW }), 'cancelled'],
  ]
  await made({ startsAt: inHours(2), status: 'draft' })
  await made({ startsAt: inHours(-80) })
  await makeEvent(db, { startsAt: inHours(1) })

  const before = database.roundTrips()
  const listed = await listFor(userId)
  expect(database.roundTrips() - before).toBe(1)
  expect(listed.map(({ id, phase }) => [id, phase])).toEqual(expected)
  expect(listed[1]).toMatchObject({ name: { en: 'Velvet Static' }, startsAt: inHours(1), timeZone: 'Europe/Berlin', venueName: 'Werk 9', city: 'Leipzig' })
})

test('a series stands at the date that is on or comes next', async () => {
  const { orgId, eventId } = await makeEvent(db, { kind: 'session_series', startsAt: inHours(-100), endsAt: inHours(900) })
  const { userId } = await makeMember(db, { orgId })
  await makeOccurrence(db, { orgId, eventId, startsAt: inHours(-100) })
  await makeOccurrence(db, { orgId, eventId, startsAt: inHours(20), status: 'cancelled' })
  await makeOccurrence(db, { orgId, eventId, startsAt: inHours(90) })
  expect(await listFor(userId)).toMatchObject([{ id: eventId, phase: 'upcoming', startsAt: inHours(90), endsAt: inHours(92) }])
})

test('a cashier has no gate, a member of some events has those, a stranger none', async () => {
  const { orgId } = await makeOrganisation(db)
  const { eventId } = await makeEvent(db, { orgId, startsAt: inHours(1) })
  await makeEvent(db, { orgId, startsAt: inHours(1) })
  const cashier = await makeMember(db, { orgId, role: 'cashier' })
  const some = await makeMember(db, { orgId, role: 'staff', eventIds: [eventId] })
  const stranger = await makeMember(db, { orgId: (await makeOrganisation(db)).orgId })
  expect(await listFor(cashier.userId)).toEqual([])
  expect((await listFor(some.userId)).map(({ id }) => id)).toEqual([eventId])
  expect(await listFor(stranger.userId)).toEqual([])
})

test('a scanner’s event: its entrances in order, and how many are in of how many', async () => {
  const { orgId, eventId, userId, sessionId, ticketIds } = await makeGate(database, inHours(1), { quantity: 4 })
  for (const [position, name] of ['Main gate', 'Backstage'].entries()) await makeZone(db, { orgId, eventId, name, position })
  const [used, cancelled, expired] = ticketIds
  assert(used && cancelled && expired, 'four tickets')
  await db.update(tickets).set({ status: 'used', scanCount: 1, firstScanAt: NOW }).where(eq(tickets.id, used))
  await db.update(tickets).set({ status: 'cancelled' }).where(eq(tickets.id, cancelled))
  await db.update(tickets).set({ status: 'expired', scanCount: 1, firstScanAt: new Date(NOW.getTime() - DAY_MS) }).where(eq(tickets.id, expired))

  const scope = await eventScopeOf(db, { session: { userId, sessionId }, eventId, permission: 'gate.view', now: NOW })
  assert(scope, 'security may see it')
  const before = database.roundTrips()
  const event = gateEventResult.parse(await getGateEvent(db, scope))
  expect(database.roundTrips() - before).toBe(1)
  expect(event).toMatchObject({ id: eventId, name: { en: 'Velvet Static' }, zones: [{ name: 'Main gate' }, { name: 'Backstage' }], admitted: 2, issued: 3 })
})
