import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { stocks, ticketTypes } from '@/db/schema/inventory'
import { invitations, members } from '@/db/schema/organisations'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeSession, makeUser } from '@/domains/identity/testing'
import { acceptInvitation } from '@/domains/organisations/commands/accept-invitation'
import { changeMember } from '@/domains/organisations/commands/change-member'
import { inviteMember } from '@/domains/organisations/commands/invite-member'
import { eventScopeOf, eventsScopeOf, invitationSecret, orgScopeOf } from '@/domains/organisations/queries'
import { makeEventsScope, makeMember, makeOrganisation, makeOrgScope } from '@/domains/organisations/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { makeShell } from '@/platform/testing'
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
    const scope = await makeEventsScope(db, { orgId, role: 'staff', permission: 'events.view' })
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
    const scope = await makeEventsScope(db, { orgId: series.orgId, permission: 'events.view' })
    const gone = await occurrenceOf(series, { startsAt: inDays(-2) })
    const next = await occurrenceOf(series, { startsAt: inDays(4) })
    await sell(series, { sold: 50, occurrenceId: gone.occurrenceId })
    await sell(series, { sold: 8, occurrenceId: next.occurrenceId })
    expect(await listDeskEvents(db, scope, NOW)).toMatchObject({ events: [{ startsAt: inDays(4), sold: 8, isOver: false }] })
  })
})

describe('a member of some events', () => {
  const shell = makeShell(database, NOW)
  const recorded = async (subjectId: string) => (await db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId)).orderBy(auditLog.id)).map(({ action, after }) => ({ action, after }))

  /** An organisation with two events and its owner, beside another's event. */
  async function theatre() {
    const { orgId } = await makeOrganisation(db)
    const [first, second] = [await makeEvent(db, { orgId, startsAt: inDays(1) }), await makeEvent(db, { orgId, startsAt: inDays(2) })]
    return { orgId, first, second, foreign: await makeEvent(db, { startsAt: inDays(1) }), owner: await makeOrgScope(db, { orgId, permission: 'members.manage' }) }
  }

  test('is asked and joins for those, sees those and may act on those, and has no say in the whole', async () => {
    const { orgId, first, second, foreign, owner } = await theatre()
    const { userId, email } = await makeUser(db)
    const ask = (eventIds: Id<'evt'>[]) => inviteMember(shell, owner, { orgId, email, role: 'staff', eventIds, requestId: newId('req') })
    await expect(ask([first.eventId, foreign.eventId])).rejects.toMatchObject({ code: 'organisations.event_unknown' })
    expect(await ask([first.eventId])).toEqual({ outcome: 'invited' })
    const { id: invitationId } = only(await db.select().from(invitations).where(eq(invitations.email, email)))
    const secret = await invitationSecret(shell.env.AUTH_SECRET, invitationId)
    expect(await acceptInvitation(shell, userId, { invitationId, secret })).toMatchObject({ outcome: 'joined' })
    const { id: memberId } = only(await db.select().from(members).where(eq(members.userId, userId)))
    expect(await recorded(memberId)).toMatchObject([{ action: 'member.joined', after: { role: 'staff', eventIds: [first.eventId] } }])

    const claim = { session: { userId, sessionId: await makeSession(db, userId) }, orgId, permission: 'events.view', now: NOW } as const
    const scope = await eventsScopeOf(db, claim)
    expect(scope).toMatchObject({ orgId, eventIds: [first.eventId] })
    expect(scope && (await listDeskEvents(db, scope, NOW)).events.map(({ id }) => id)).toEqual([first.eventId])
    expect(await eventScopeOf(db, { ...claim, eventId: first.eventId })).toMatchObject({ eventId: first.eventId })
    expect(await eventScopeOf(db, { ...claim, eventId: second.eventId })).toBeNull()
    expect(await orgScopeOf(db, claim)).toBeNull()
    expect(await eventsScopeOf(db, { ...claim, permission: 'audit.view' })).toBeNull()
    expect(await eventsScopeOf(db, { ...claim, orgId: foreign.orgId })).toBeNull()
  })

  test('becomes one, of others, and of all again, each on record', async () => {
    const { orgId, first, second, owner } = await theatre()
    const { memberId, userId } = await makeMember(db, { orgId, role: 'staff' })
    const change = (eventIds: Id<'evt'>[] | null) => changeMember(shell, owner, { orgId, memberId, role: 'staff', eventIds })
    const limits = async () => only(await db.select({ eventIds: members.eventIds }).from(members).where(eq(members.userId, userId))).eventIds
    for (const eventIds of [[first.eventId], [first.eventId, second.eventId], null]) {
      expect(await change(eventIds)).toEqual({ outcome: 'changed' })
      expect(await change(eventIds)).toEqual({ outcome: 'unchanged' })
      expect(await limits()).toEqual(eventIds)
    }
    expect((await recorded(memberId)).map(({ after }) => after)).toMatchObject([
      { eventIds: [first.eventId], before: { eventIds: null } }, { eventIds: [first.eventId, second.eventId] }, { eventIds: null },
    ])
  })

  test('keeps their limit when the event is another’s, were it ever written', async () => {
    const { orgId, first, foreign } = await theatre()
    const scope = await makeEventsScope(db, { orgId, role: 'staff', permission: 'events.view', eventIds: [first.eventId, foreign.eventId] })
    expect((await listDeskEvents(db, scope, NOW)).events.map(({ id }) => id)).toEqual([first.eventId])
  })
})
