import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeOnSaleEvent, makeTicketType } from '@/domains/inventory/testing'
import { assert } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { mintOrgScope, type OrgScope } from '@/platform/authz'
import { makeBuyer, makeShell } from '@/platform/testing'
import { attendee, attendeesResult, orgTicket, orgTicketsInput, orgTicketsResult } from '../contract'
import { makeTickets } from '../testing'
import { getAttendee, getOrgTicket, listAttendees, listOrgTickets, orgTicketsStatement } from './org-tickets'

const database = testDatabase()
const { db } = database
const now = new Date('2026-06-01T12:00:00Z')
const shell = makeShell(database, now)

interface Issued {
  orgId: Id<'org'>
  eventId: Id<'evt'>
  ticketTypeId: Id<'tty'>
  otherTypeId: Id<'tty'>
  scope: OrgScope
  orderId: Id<'ord'>
  ticketIds: Id<'tkt'>[]
  ticketId: Id<'tkt'>
}

/** Three tickets of one type and one of another. */
async function makeIssued(): Promise<Issued> {
  const sale = await makeOnSaleEvent(db, { now, priceMinor: 0 })
  const other = await makeTicketType(db, { orgId: sale.orgId, eventId: sale.eventId, priceMinor: 0, position: 1 })
  const bought = await makeTickets(shell, makeBuyer(), { ...sale, quantity: 3 })
  const more = await makeTickets(shell, makeBuyer(), { eventId: sale.eventId, ticketTypeId: other.ticketTypeId })
  const scope = mintOrgScope({ orgId: sale.orgId, actor: { kind: 'key', id: newId('key') }, role: null, permission: 'attendees.view' })
  return { ...sale, ...bought, ticketIds: [...bought.ticketIds, ...more.ticketIds], otherTypeId: other.ticketTypeId, scope }
}

type Query = z.input<typeof orgTicketsInput>
const issued = async (scope: OrgScope, query: Query) => orgTicketsResult.parse(await listOrgTickets(shell, scope, orgTicketsInput.parse(query)))
const people = async (scope: OrgScope, query: Query) => attendeesResult.parse(await listAttendees(shell, scope, orgTicketsInput.parse(query)))

describe('an organisation’s tickets, and who holds them', () => {
  let mine: Issued
  let theirs: Issued
  beforeAll(async () => {
    mine = await makeIssued()
    theirs = await makeIssued()
  })

  test('of one event, as they were issued, in one round trip each', async () => {
    const before = database.roundTrips()
    const { items } = await issued(mine.scope, { eventId: mine.eventId })
    const { items: holders } = await people(mine.scope, { eventId: mine.eventId })
    expect(database.roundTrips() - before).toBe(2)
    expect(items.map(({ id }) => id)).toEqual(mine.ticketIds.toSorted())
    expect(holders.map(({ ticketId }) => ticketId)).toEqual(mine.ticketIds.toSorted())
    expect(holders[0]).toMatchObject({ name: 'Ada Lindqvist', orderId: mine.orderId, orderNumber: expect.stringMatching(/^FG-/), checkedInAt: null })
    // Who holds it is a permission of its own.
    expect(JSON.stringify(items)).not.toMatch(/Ada|@buyers/)
  })

  test('page by page there is each of them once; a cursor of the one list is none of the other', async () => {
    const first = await issued(mine.scope, { eventId: mine.eventId, limit: 3 })
    assert(first.nextCursor, 'there is a fourth')
    const rest = await issued(mine.scope, { eventId: mine.eventId, limit: 3, cursor: first.nextCursor })
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(mine.ticketIds.toSorted())
    expect(rest.nextCursor).toBeNull()
    await expect(people(mine.scope, { eventId: mine.eventId, cursor: first.nextCursor })).rejects.toMatchObject({ code: 'common.cursor_foreign' })
    await expect(issued(theirs.scope, { eventId: theirs.eventId, cursor: first.nextCursor })).rejects.toMatchObject({ code: 'common.cursor_foreign' })
  })

  test('are narrowed by type, by what they are now, and by whether somebody came in', async () => {
    const { eventId, scope, ticketTypeId, otherTypeId, ticketId } = await makeIssued()
    await db.update(tickets).set({ validUntil: new Date(now.getTime() - 1) }).where(eq(tickets.ticketTypeId, otherTypeId))
    await db.update(tickets).set({ status: 'used', scanCount: 1, firstScanAt: now, lastScanAt: now }).where(eq(tickets.id, ticketId))
    const found = async (query: Omit<Query, 'eventId'>) => (await issued(scope, { ...query, eventId })).items.length
    expect(await found({ ticketTypeId })).toBe(3)
    expect([await found({ status: 'active' }), await found({ status: 'expired' }), await found({ status: 'used' })]).toEqual([2, 1, 1])
    expect([await found({ checkedIn: true }), await found({ checkedIn: false })]).toEqual([1, 3])
    expect((await people(scope, { eventId, checkedIn: true })).items).toMatchObject([{ ticketId, ticketStatus: 'used', checkedInAt: now }])
  })

  test('one by itself, and nothing of another organisation', async () => {
    expect(orgTicket.parse(await getOrgTicket(shell, mine.scope, mine.ticketId))).toMatchObject({ id: mine.ticketId, status: 'active', maxScans: 1 })
    expect(attendee.parse(await getAttendee(shell, mine.scope, mine.ticketId))).toMatchObject({ ticketId: mine.ticketId, name: 'Ada Lindqvist' })
    const notThere = { code: 'tickets.not_found', kind: 'not_found' }
    for (const id of [theirs.ticketId, newId('tkt')]) {
      await expect(getOrgTicket(shell, mine.scope, id)).rejects.toMatchObject(notThere)
      await expect(getAttendee(shell, mine.scope, id)).rejects.toMatchObject(notThere)
    }
    for (const eventId of [theirs.eventId, newId('evt')]) {
      await expect(issued(mine.scope, { eventId })).rejects.toMatchObject({ code: 'organisations.not_found', kind: 'not_found' })
      await expect(people(mine.scope, { eventId })).rejects.toMatchObject({ code: 'organisations.not_found' })
    }
  })

  test('the list is read from its index, unsorted', async () => {
    const statement = orgTicketsStatement(now, mine.scope, orgTicketsInput.parse({ eventId: mine.eventId }), mine.ticketId, sql`jsonb_build_object('id', k.id)`)
    const [, , { rows }] = await db.batch([
      db.execute(sql`set local enable_seqscan = off`),
      db.execute(sql`set local enable_bitmapscan = off`),
      db.execute(sql`explain ${statement}`),
    ])
    expect(JSON.stringify(rows)).toContain('Index Scan using tickets_by_event')
  })
})
