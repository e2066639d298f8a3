import { describe, expect, test } from 'vitest'
import { stocks, ticketTypes } from '@/db/schema/inventory'
import { testDatabase } from '@/db/testing'
import { makeOrganisation, makeOrgScope } from '@/domains/organisations/testing'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { makeEvent, makeOccurrence } from '../testing'
import { listDeskEvents } from './desk-events'

const database = testDatabase()
const { db } = database
const NOW = new Date('2026-06-01T12:00:00Z')
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

interface Made {
  orgId: Id<'org'>
  eventId: Id<'evt'>
}

const occurrenceOf = ({ orgId, eventId }: Made, facts: { startsAt: Date }) => makeOccurrence(db, { orgId, eventId, ...facts })

describe('an organisation’s events', () => {
  const sell = (event: Made, facts: Pick<typeof stocks.$inferInsert, 'sold' | 'held' | 'occurrenceId'> & { kind?: 'standard' | 'parking' }) => {
    const { kind = 'standard', ...stock } = facts
    const ids = { orgId: event.orgId, eventId: event.eventId }
    const ticketTypeId = newId('tty')
    return db.batch([
      db.insert(ticketTypes).values({ ...ids, id: ticketTypeId, kind, name: { en: 'X' }, description: { en: 'X' }, position: 0, priceMinor: 100, currency: 'EUR', taxBps: 0 }),
      db.insert(stocks).values({ ...ids, id: newId('stk'), ticketTypeId, quota: 100, ...stock }),
    ])
  }

  test('stand by date with what is sold to get in, drafts too, those that are over last; nobody else’s; one round trip', async () => {
    const { orgId } = await makeOrganisation(db)
    const scope = await makeOrgScope(db, { orgId, role: 'staff', permission: 'events.view' })
    const later = await makeEvent(db, { orgId, startsAt: inDays(9), status: 'draft', publishedAt: null })
    const soon = await makeEvent(db, { orgId, startsAt: inDays(2), capacity: 40 })
    const past = await makeEvent(db, { orgId, startsAt: inDays(-3) })
    const off = await makeEvent(db, { orgId, startsAt: inDays(3), status: 'cancelled', cancelledAt: NOW })
    await makeEvent(db, { startsAt: inDays(1) })
    await sell(soon, { sold: 12, held: 3 })
    await sell(soon, { sold: 5 })
    await sell(soon, { sold: 7, kind: 'parking' })
    const before = database.roundTrips()
    const { events: found } = await listDeskEvents(db, scope, NOW)
    expect(database.roundTrips() - before).toBe(1)
    expect(found.map(({ id }) => id)).toEqual([soon, later, off, past].map(({ eventId }) => eventId))
    expect(found[0]).toMatchObject({ sold: 17, held: 3, capacity: 40, isOver: false, status: 'published', startsAt: inDays(2) })
    expect(found[3]).toMatchObject({ isOver: true, sold: 0 })
  })

  test('of a series counts the next occurrence', async () => {
    const series = await makeEvent(db, { kind: 'session_series', startsAt: inDays(-30), endsAt: inDays(30) })
    const scope = await makeOrgScope(db, { orgId: series.orgId, permission: 'events.view' })
    const gone = await occurrenceOf(series, { startsAt: inDays(-2) })
    const next = await occurrenceOf(series, { startsAt: inDays(4) })
    await sell(series, { sold: 50, occurrenceId: gone.occurrenceId })
    await sell(series, { sold: 8, occurrenceId: next.occurrenceId })
    expect(await listDeskEvents(db, scope, NOW)).toMatchObject({ events: [{ startsAt: inDays(4), sold: 8, isOver: false }] })
  })
})
