import { and, eq, inArray, like } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { events, occurrences } from '@/db/schema/events'
import { auditLog, outbox } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { only } from '@/lib/assert'
import type { Id } from '@/lib/ids'
import { makeShell } from '@/platform/testing'
import { eventsAdvanced } from '../events'
import { makeEvent, makeOccurrence } from '../testing'
import { ADVANCE_BATCH, runAdvanceEvents } from './advance-events.run'

const database = testDatabase()
const { db } = database
const shellAt = (text: string) => makeShell(database, new Date(text))
// What other tests left must not be found.
beforeEach(() => db.update(events).set({ status: 'cancelled' }).where(inArray(events.status, ['published', 'ongoing'])))

const stateOf = async (id: Id<'evt'>) =>
  only(await db.select({ status: events.status, nextAt: events.nextAt }).from(events).where(eq(events.id, id)))
const saidOf = async (subjectId: string) =>
  db.select({ action: auditLog.action, actorId: auditLog.actorId, orgId: auditLog.orgId, after: auditLog.after }).from(auditLog)
    .where(eq(auditLog.subjectId, subjectId)).orderBy(auditLog.id)

test('a concert opens with its doors and is over at its end, each once', async () => {
  const startsAt = new Date('2026-07-05T20:00:00Z')
  const { eventId, orgId } = await makeEvent(db, { startsAt, admissionOpensAt: new Date('2026-07-05T18:00:00Z'), endsAt: new Date('2026-07-05T23:00:00Z') })
  expect(await runAdvanceEvents(shellAt('2026-07-05T17:59:59Z'))).toBe(0)
  expect(await runAdvanceEvents(shellAt('2026-07-05T18:00:00Z'))).toBe(1)
  expect(await stateOf(eventId)).toEqual({ status: 'ongoing', nextAt: startsAt })
  expect(await runAdvanceEvents(shellAt('2026-07-05T22:59:59Z'))).toBe(0)
  expect(await runAdvanceEvents(shellAt('2026-07-05T23:00:00Z'))).toBe(1)
  expect(await stateOf(eventId)).toEqual({ status: 'completed', nextAt: startsAt })
  expect(await runAdvanceEvents(shellAt('2026-07-06T23:00:00Z'))).toBe(0)
  const facts = { actorId: 'advance-events', orgId }
  expect(await saidOf(eventId)).toEqual([
    { action: 'event.opened', after: { status: 'ongoing' }, ...facts },
    { action: 'event.completed', after: { status: 'completed' }, ...facts },
  ])
})

test('what was missed is made up for in one step, and a draft and a cancelled event stay as they are', async () => {
  const startsAt = new Date('2026-07-05T20:00:00Z')
  const missed = await makeEvent(db, { startsAt })
  const draft = await makeEvent(db, { startsAt, status: 'draft' })
  const cancelled = await makeEvent(db, { startsAt, status: 'cancelled' })
  expect(await runAdvanceEvents(shellAt('2026-08-01T00:00:00Z'))).toBe(1)
  expect((await stateOf(missed.eventId)).status).toBe('completed')
  expect((await saidOf(missed.eventId)).map(({ action }) => action)).toEqual(['event.completed'])
  expect((await stateOf(draft.eventId)).status).toBe('draft')
  expect((await stateOf(cancelled.eventId)).status).toBe('cancelled')
})

test('a series steps from date to date, past those that are cancelled, and says so only when its status turns', async () => {
  const day = (n: number) => new Date(`2026-07-0${n}T20:00:00Z`)
  const { eventId, orgId } = await makeEvent(db, { kind: 'session_series', startsAt: day(1), endsAt: day(9) })
  await makeOccurrence(db, { orgId, eventId, startsAt: day(1) })
  const { occurrenceId } = await makeOccurrence(db, { orgId, eventId, startsAt: day(3) })
  await makeOccurrence(db, { orgId, eventId, startsAt: day(5) })
  await db.update(occurrences).set({ status: 'cancelled' }).where(eq(occurrences.id, occurrenceId))
  await runAdvanceEvents(shellAt('2026-07-01T21:00:00Z'))
  expect(await stateOf(eventId)).toEqual({ status: 'ongoing', nextAt: day(1) })
  expect(await runAdvanceEvents(shellAt('2026-07-01T22:00:00Z'))).toBe(1)
  expect(await stateOf(eventId)).toEqual({ status: 'ongoing', nextAt: day(5) })
  expect(await runAdvanceEvents(shellAt('2026-07-01T22:05:00Z'))).toBe(0)
  expect((await saidOf(eventId)).map(({ action }) => action)).toEqual(['event.opened'])
})

test('those that were moved are told of, together, and two runs at once move each only once', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => makeEvent(db, { startsAt: new Date('2026-07-05T20:00:00Z') })))
  const counts = await Promise.all([1, 2].map(() => runAdvanceEvents(shellAt('2026-08-01T00:00:00Z'))))
  expect(counts.reduce((sum, count) => sum + count)).toBe(made.length)
  const ids = made.map(({ eventId }) => eventId)
  const told = await db.select({ payload: outbox.payload }).from(outbox)
    .where(and(eq(outbox.name, eventsAdvanced.name), inArray(outbox.subjectId, ids)))
  expect(told.flatMap(({ payload }) => eventsAdvanced.payload.parse(payload).eventIds).toSorted()).toEqual(ids.toSorted())
  const said = await db.select({ id: auditLog.subjectId }).from(auditLog).where(and(inArray(auditLog.subjectId, ids), like(auditLog.action, 'event.%')))
  expect(said).toHaveLength(made.length)
})

test('more than a batch is moved in one run', async () => {
  const { orgId, venueId } = await makeEvent(db, { startsAt: new Date('2026-07-05T20:00:00Z') })
  for (let made = 0; made < ADVANCE_BATCH; made += 1) await makeEvent(db, { orgId, venueId, startsAt: new Date('2026-07-05T20:00:00Z') })
  expect(await runAdvanceEvents(shellAt('2026-08-01T00:00:00Z'))).toBe(ADVANCE_BATCH + 1)
})
