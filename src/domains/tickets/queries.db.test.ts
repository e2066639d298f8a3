import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { events, occurrences } from '@/db/schema/events'
import { TICKET_EXPIRY, tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeOccurrence, makeZone } from '@/domains/events/testing'
import { makeUser } from '@/domains/identity/testing'
import { makeOnSaleEvent, makeTicketType } from '@/domains/inventory/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS, HOUR_MS } from '@/lib/time'
import { orderLinkSecret } from '@/platform/links'
import { newSecret } from '@/platform/random'
import { createTicketSigner } from '@/platform/signing'
import { makeBuyer, makeShell } from '@/platform/testing'
import { ticketWithSiblings, type TicketView } from './contract'
import { expiresAt } from './model/validity'
import { getOrderDocument, getTicket, getTicketDocument, listMyTickets, readOrderDocuments } from './queries'
import { makeTickets } from './testing'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
const shell = makeShell(database, now)
const later = (ms: number) => new Date(now.getTime() + ms)
const notFound = expect.objectContaining({ code: 'tickets.not_found', kind: 'not_found' })

async function bought(facts: Parameters<typeof makeOnSaleEvent>[1] = {}, buyer = makeBuyer()) {
  const sale = await makeOnSaleEvent(db, { now, priceMinor: 0, ...facts })
  return { ...sale, buyer, ...(await makeTickets(shell, buyer, sale)) }
}

test('the browser that bought a ticket sees it with its signed code, in one round trip', async () => {
  const { buyer, eventId, ticketId, orderId, startsAt } = await bought()
  const before = database.roundTrips()
  const ticket = await getTicket(shell, buyer, { ticketId })
  expect(database.roundTrips() - before).toBe(1)
  expect(ticketWithSiblings.parse(ticket)).toEqual(ticket)
  expect(ticket).toMatchObject({
    id: ticketId, orderId, status: 'active', holderName: 'Ada Lindqvist', typeName: { en: 'Standing' }, validUntil: null, scanCount: 0, maxScans: 1, zones: [],
  })
  expect(ticket.code).toMatch(/^TKT-[2-9A-HJ-NP-Z]{6}$/)
  expect(ticket.event).toMatchObject({ id: eventId, venueName: 'Werk 9', city: 'Leipzig', startsAt, colors: ['#1f1147', '#ff6b4a'], cancelled: false })
  expect(await createTicketSigner(shell.env.TICKET_SIGNING_KEYS).verify(ticket.qrPayload ?? '')).toEqual({ ticketId, eventId })
})

test('a ticket’s page knows the other tickets of its order, in their order, and none of another', async () => {
  const buyer = makeBuyer()
  const sale = await makeOnSaleEvent(db, { now, priceMinor: 0 })
  const { ticketIds } = await makeTickets(shell, buyer, { ...sale, quantity: 3 })
  await makeTickets(shell, buyer, sale)
  for (const ticketId of ticketIds) {
    expect((await getTicket(shell, buyer, { ticketId })).siblings).toEqual(ticketIds.toSorted())
  }
})

test('so do its account on another device and whoever has the mailed link; nobody else', async () => {
  const { userId } = await makeUser(db)
  const { ticketId, orderId } = await bought({}, makeBuyer({ userId }))
  const accessToken = await orderLinkSecret(shell.env.AUTH_SECRET, orderId)
  expect((await getTicket(shell, makeBuyer({ userId }), { ticketId })).id).toBe(ticketId)
  expect((await getTicket(shell, makeBuyer(), { ticketId, accessToken })).id).toBe(ticketId)

  const { userId: strangerId } = await makeUser(db)
  await expect(getTicket(shell, makeBuyer(), { ticketId })).rejects.toEqual(notFound)
  await expect(getTicket(shell, makeBuyer({ userId: strangerId }), { ticketId })).rejects.toEqual(notFound)
  await expect(getTicket(shell, makeBuyer(), { ticketId, accessToken: newSecret() })).rejects.toEqual(notFound)
  const { orderId: otherOrder } = await bought()
  await expect(getTicket(shell, makeBuyer(), { ticketId, accessToken: await orderLinkSecret(shell.env.AUTH_SECRET, otherOrder) })).rejects.toEqual(notFound)
  await expect(getTicket(shell, makeBuyer(), { ticketId: newId('tkt'), accessToken })).rejects.toEqual(notFound)
})

test.each(['used', 'cancelled', 'refunded', 'expired'] as const)('a %s ticket has no code to show', async (status) => {
  const { buyer, ticketId } = await bought()
  await db.update(tickets).set({ status }).where(eq(tickets.id, ticketId))
  expect(await getTicket(shell, buyer, { ticketId })).toMatchObject({ status, qrPayload: null })
})

test('what has expired says so before the night has marked it', async () => {
  const { buyer, ticketId } = await bought()
  const change = (facts: Partial<typeof tickets.$inferInsert>) => db.update(tickets).set(facts).where(eq(tickets.id, ticketId))
  await change({ validUntil: later(-1) })
  expect(await getTicket(shell, buyer, { ticketId })).toMatchObject({ status: 'expired', qrPayload: null, validUntil: later(-1) })
  await change({ validUntil: later(HOUR_MS) })
  expect(await getTicket(shell, buyer, { ticketId })).toMatchObject({ status: 'active', qrPayload: expect.any(String) })
})

test('a cancelled event or date is said, and its code withdrawn', async () => {
  const { buyer, ticketId, eventId } = await bought()
  await db.update(events).set({ status: 'cancelled' }).where(eq(events.id, eventId))
  expect(await getTicket(shell, buyer, { ticketId })).toMatchObject({ status: 'active', qrPayload: null, event: { cancelled: true } })
})

test('a ticket for one date of a series speaks of that date, and of the zones it opens', async () => {
  const { orgId, eventId } = await makeOnSaleEvent(db, { now, event: { timeZone: 'Africa/Lagos' } })
  const { occurrenceId } = await makeOccurrence(db, { orgId, eventId, startsAt: later(9 * DAY_MS) })
  const [{ zoneId: pit }, { zoneId: gate }] = [
    await makeZone(db, { orgId, eventId, name: 'Pit', position: 2 }),
    await makeZone(db, { orgId, eventId, name: 'Gate', position: 1 }),
  ]
  const { ticketTypeId } = await makeTicketType(db, { orgId, eventId, priceMinor: 0, occurrenceIds: [occurrenceId], zoneIds: [pit, gate] })
  const buyer = makeBuyer()
  const { ticketId } = await makeTickets(shell, buyer, { eventId, ticketTypeId, occurrenceId })
  expect(await getTicket(shell, buyer, { ticketId })).toMatchObject({
    zones: ['Gate', 'Pit'],
    event: { timeZone: 'Africa/Lagos', startsAt: later(9 * DAY_MS), endsAt: later(9 * DAY_MS + 2 * HOUR_MS), admissionOpensAt: later(9 * DAY_MS - HOUR_MS) },
  })
  await db.update(occurrences).set({ status: 'cancelled' }).where(eq(occurrences.id, occurrenceId))
  expect((await getTicket(shell, buyer, { ticketId })).event.cancelled).toBe(true)
})

test('my tickets: the next one first, past ones apart, page by page, each page one round trip', async () => {
  const { userId } = await makeUser(db)
  const buyer = makeBuyer({ userId })
  const far = await bought({ event: { startsAt: later(20 * DAY_MS) } }, buyer)
  const soon = await bought({ event: { startsAt: later(2 * DAY_MS) } }, buyer)
  const two = await makeTickets(shell, buyer, { ...far, quantity: 2 })
  const over = await bought({ event: { startsAt: later(3 * DAY_MS) } }, buyer)
  await db.update(events).set({ startsAt: later(-2 * DAY_MS), nextAt: later(-2 * DAY_MS), endsAt: later(-DAY_MS), admissionOpensAt: later(-2 * DAY_MS) }).where(eq(events.id, over.eventId))
  await bought({}, makeBuyer({ userId: (await makeUser(db)).userId }))

  const pages: TicketView[][] = []
  const before = database.roundTrips()
  for (let cursor: Id<'tkt'> | undefined | null; cursor !== null; ) {
    const page = await listMyTickets(shell, userId, { when: 'upcoming', cursor, limit: 2 })
    pages.push(page.tickets)
    cursor = page.nextCursor
  }
  expect(database.roundTrips() - before).toBe(pages.length)
  expect(pages.map((page) => page.map(({ id }) => id))).toEqual([[soon.ticketId, far.ticketId], two.ticketIds])
  const past = await listMyTickets(shell, userId, { when: 'past', limit: 20 })
  expect(past).toMatchObject({ tickets: [{ id: over.ticketId }], nextCursor: null })
})

test('documents: the order for its owner, one ticket for its holder, nothing for strangers, one round trip each', async () => {
  const { userId } = await makeUser(db)
  const sale = await makeOnSaleEvent(db, { now, priceMinor: 0 })
  const buyer = makeBuyer({ userId })
  const { orderId, ticketIds, ticketId } = await makeTickets(shell, buyer, { ...sale, quantity: 3 })
  const accessToken = await orderLinkSecret(shell.env.AUTH_SECRET, orderId)
  const before = database.roundTrips()
  const order = await getOrderDocument(shell, makeBuyer({ userId }), { orderId })
  expect(database.roundTrips() - before).toBe(1)
  expect(order.tickets.map(({ id }) => id)).toEqual(ticketIds)
  expect(order).toMatchObject({ number: expect.stringMatching(/^FG-/), organiser: { name: 'Northlight' }, lines: [{ quantity: 3, name: { en: 'Standing' } }], totalMinor: 0 })
  expect((await getTicketDocument(shell, makeBuyer(), { ticketId, accessToken })).tickets.map(({ id }) => id)).toEqual([ticketId])
  expect((await getTicketDocument(shell, makeBuyer({ userId }), { ticketId })).tickets).toHaveLength(1)
  await expect(getTicketDocument(shell, makeBuyer(), { ticketId })).rejects.toEqual(notFound)
  await expect(getOrderDocument(shell, makeBuyer(), { orderId, accessToken: newSecret() })).rejects.toEqual(notFound)
  await expect(getOrderDocument(shell, makeBuyer(), { orderId: newId('ord') })).rejects.toEqual(notFound)
  expect((await readOrderDocuments(shell, [orderId, newId('ord')])).map(({ id }) => id)).toEqual([orderId])
})

test('the expiry in SQL is the expiry of the model', async () => {
  const { ticketId } = await bought()
  const [a, b, c] = [later(5 * DAY_MS), later(4 * DAY_MS), later(DAY_MS)]
  for (const rule of [
    {}, { validUntil: a }, { subscriptionEndsAt: b }, { scanWindowDays: 2 }, { firstScanAt: c }, { firstScanAt: c, scanWindowDays: 2 },
    { validUntil: a, subscriptionEndsAt: b }, { validUntil: a, subscriptionEndsAt: b, firstScanAt: c, scanWindowDays: 9 },
  ]) {
    const facts = { validUntil: null, subscriptionEndsAt: null, firstScanAt: null, scanWindowDays: null, ...rule }
    await db.update(tickets).set(facts).where(eq(tickets.id, ticketId))
    const { rows } = await db.execute(sql`select ${TICKET_EXPIRY} as expiry from tickets k where k.id = ${ticketId}`)
    const expiry = only(z.array(z.object({ expiry: z.coerce.date().nullable() })).parse(rows)).expiry
    expect(expiry).toEqual(expiresAt(facts))
  }
})
