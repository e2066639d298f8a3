import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { events, occurrences } from '@/db/schema/events'
import { scans } from '@/db/schema/gate'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeOccurrence, makeZone } from '@/domains/events/testing'
import { makeTicketType } from '@/domains/inventory/testing'
import { makeTickets } from '@/domains/tickets/testing'
import { newId } from '@/lib/ids'
import { DAY_MS, HOUR_MS } from '@/lib/time'
import { createTicketSigner } from '@/platform/signing'
import { makeBuyer, makeShell } from '@/platform/testing'
import { SCAN_REASONS, type ScanReason, type ScanResult } from '../contract'
import { gateTests, NOW, STARTS_AT, type MadeGate, type Scan } from '../testing'

const database = testDatabase()
const { db } = database
const { scan, gateOf, qrOf, ticketRow, scansOf, after } = gateTests(database)
const signer = createTicketSigner(database.settings.TICKET_SIGNING_KEYS)
const ofEvent = ({ orgId, eventId }: MadeGate) => ({ orgId, eventId })

describe('refusals, each with its reason', () => {
  async function expectRefusal(reason: ScanReason, facts: { gate: MadeGate } & Scan): Promise<ScanResult> {
    const counted = (await ticketRow(facts.gate.ticketId)).scanCount
    const result = await scan(facts.gate.claim, facts)
    expect(result.reason).toBe(reason)
    expect((await ticketRow(facts.gate.ticketId)).scanCount).toBe(counted)
    expect((await scansOf(facts.gate.eventId)).at(-1)).toMatchObject({ result: reason })
    return result
  }

  test.each(['hello', 'https://example.org/tickets', 'FG1.k.x.y', 'TKT-12'])('malformed: %j', async (text) => {
    const result = await expectRefusal('malformed', { gate: await gateOf(), text })
    expect(result).toMatchObject({ ticket: null, at: null })
  })

  test('tampered: another ticket in the signed body, a stranger’s signature', async () => {
    const gate = await gateOf({ quantity: 2 })
    const [own = '', other = ''] = await Promise.all(gate.ticketIds.map((ticketId) => qrOf({ ticketId, eventId: gate.eventId })))
    const [form, kid, , signature] = own.split('.')
    expect(await expectRefusal('tampered', { gate, text: [form, kid, other.split('.')[2], signature].join('.') })).toMatchObject({ ticket: null })
    const seed = database.settings.TICKET_SIGNING_KEYS.split(':')[0]
    const forged = await createTicketSigner(`${seed}:${'B'.repeat(42)}A`).sign(gate.ticketId, gate.eventId)
    expect(await expectRefusal('tampered', { gate, text: forged })).toMatchObject({ ticket: null })
  })

  test('unknown ticket: signed but not there, typed but nobody’s', async () => {
    const gate = await gateOf()
    expect(await expectRefusal('unknown_ticket', { gate, text: await signer.sign(newId('tkt'), gate.eventId) })).toMatchObject({ ticket: null })
    expect(await expectRefusal('unknown_ticket', { gate, text: 'TKT-222222' })).toMatchObject({ ticket: null })
  })

  test('a ticket of another event tells nothing about it, scanned or typed', async () => {
    const [gate, other] = await Promise.all([gateOf(), gateOf()])
    expect(await expectRefusal('other_event', { gate, text: await qrOf(other) })).toEqual({
      reason: 'other_event', scannedAt: NOW, ticket: null, at: null, repeated: false,
    })
    expect((await scansOf(gate.eventId)).at(-1)).toMatchObject({ ticketId: null, occurrenceId: null })
    const { code } = await ticketRow(other.ticketId)
    expect(await expectRefusal('unknown_ticket', { gate, text: code })).toMatchObject({ ticket: null, at: null })
    expect(await ticketRow(other.ticketId)).toMatchObject({ scanCount: 0 })
  })

  test.each(['cancelled', 'refunded', 'expired'] as const)('a %s ticket', async (status) => {
    const gate = await gateOf()
    await db.update(tickets).set({ status }).where(eq(tickets.id, gate.ticketId))
    expect(await expectRefusal(status, { gate, text: await qrOf(gate) })).toMatchObject({ ticket: { scanCount: 0 } })
  })

  test.each([
    ['its date', { validUntil: NOW }],
    ['its subscription’s end', { subscriptionEndsAt: NOW }],
    ['its window after the first scan', { firstScanAt: new Date(NOW.getTime() - 2 * DAY_MS), scanWindowDays: 2, scanCount: 1, maxScans: 3 }],
  ])('expired by %s, though no job has said so yet', async (_, facts) => {
    const gate = await gateOf({ maxScans: 3 })
    await db.update(tickets).set(facts).where(eq(tickets.id, gate.ticketId))
    const text = await qrOf(gate)
    await expectRefusal('expired', { gate, text, now: new Date(NOW.getTime() + 1) })
    expect((await scan(gate.claim, { text })).reason).toBe('admitted')
  })

  test('a cancelled event, a cancelled date', async () => {
    const gate = await gateOf()
    await db.update(events).set({ status: 'cancelled', cancelledAt: NOW }).where(eq(events.id, gate.eventId))
    await expectRefusal('event_cancelled', { gate, text: await qrOf(gate) })

    const series = await gateOf({ maxScans: 5 })
    const { occurrenceId } = await makeOccurrence(db, { ...ofEvent(series), startsAt: STARTS_AT, status: 'cancelled' })
    await db.update(tickets).set({ occurrenceId }).where(eq(tickets.id, series.ticketId))
    await expectRefusal('event_cancelled', { gate: series, text: await qrOf(series) })
  })

  test('before the doors, with when they open, and after the end, to the millisecond', async () => {
    const gate = await gateOf({ maxScans: 5 })
    const text = await qrOf(gate)
    const opens = after(-2 * HOUR_MS)
    expect(await expectRefusal('not_open_yet', { gate, text, now: new Date(opens.getTime() - 1) })).toMatchObject({ at: opens })
    expect((await scan(gate.claim, { text, now: opens })).reason).toBe('admitted')
    expect((await scan(gate.claim, { text, now: new Date(gate.endsAt.getTime() - 1) })).reason).toBe('admitted')
    expect(await expectRefusal('event_over', { gate, text, now: gate.endsAt })).toMatchObject({ at: null })
  })

  test('a draft is not open, what was completed is over', async () => {
    const gate = await gateOf()
    await db.update(events).set({ status: 'draft' }).where(eq(events.id, gate.eventId))
    await expectRefusal('not_open_yet', { gate, text: await qrOf(gate) })
    await db.update(events).set({ status: 'completed' }).where(eq(events.id, gate.eventId))
    await expectRefusal('event_over', { gate, text: await qrOf(gate) })
  })

  test('a ticket for one date is judged by that date', async () => {
    const gate = await gateOf({ maxScans: 5, event: { endsAt: after(30 * DAY_MS) } })
    const { occurrenceId } = await makeOccurrence(db, { ...ofEvent(gate), startsAt: after(7 * DAY_MS) })
    await db.update(tickets).set({ occurrenceId }).where(eq(tickets.id, gate.ticketId))
    const text = await qrOf(gate)
    expect(await expectRefusal('not_open_yet', { gate, text })).toMatchObject({ at: after(7 * DAY_MS - HOUR_MS) })
    expect((await scan(gate.claim, { text, now: after(7 * DAY_MS) })).reason).toBe('admitted')
    await expectRefusal('event_over', { gate, text, now: after(7 * DAY_MS + 2 * HOUR_MS) })
    expect((await scansOf(gate.eventId)).every((row) => row.occurrenceId === occurrenceId)).toBe(true)
  })

  test('an entrance the ticket does not open; the outer gate it does', async () => {
    const gate = await gateOf({ maxScans: 5 })
    const text = await qrOf(gate)
    const [{ zoneId: backstage }, { zoneId: lounge }] = await Promise.all([
      makeZone(db, { ...ofEvent(gate), name: 'Backstage' }), makeZone(db, { ...ofEvent(gate), name: 'Lounge' }),
    ])
    const { ticketTypeId } = await makeTicketType(db, { ...ofEvent(gate), priceMinor: 0, zoneIds: [lounge] })
    const pass = await makeTickets(makeShell(database, NOW), makeBuyer(), { eventId: gate.eventId, ticketTypeId })
    const passText = await qrOf({ ...pass, eventId: gate.eventId })
    await expectRefusal('zone_denied', { gate, text, zoneId: backstage })
    expect((await scan(gate.claim, { text: passText, zoneId: backstage })).reason).toBe('zone_denied')
    expect((await scan(gate.claim, { text: passText, zoneId: lounge })).reason).toBe('admitted')
    expect((await scan(gate.claim, { text })).reason).toBe('admitted')
    expect((await scansOf(gate.eventId)).map(({ zoneId }) => zoneId)).toEqual([backstage, backstage, lounge, null])
  })

  test('one that was used up', async () => {
    const gate = await gateOf()
    const text = await qrOf(gate)
    await scan(gate.claim, { text })
    await expectRefusal('already_used', { gate, text })
    expect((await scan(gate.claim, { text })).at).toEqual(NOW)
  })

  test('there is a test above for every reason', async () => {
    const kept = await db.selectDistinct({ result: scans.result }).from(scans)
    expect(kept.map(({ result }) => result).toSorted()).toEqual([...SCAN_REASONS].toSorted())
  })
})

describe('a pass for a series', () => {
  async function seriesGate() {
    const gate = await gateOf({ admission: 'subscription', subscriptionDays: 30, event: { kind: 'session_series', endsAt: after(60 * DAY_MS) } })
    const dates = await Promise.all(
      [0, 4, 7, 40].map((days) =>
        makeOccurrence(db, { ...ofEvent(gate), startsAt: after(days * DAY_MS), status: days === 4 ? 'cancelled' : 'scheduled' })),
    )
    return { gate, text: await qrOf(gate), dates: dates.map(({ occurrenceId }) => occurrenceId) }
  }

  test('opens every date of it while it lasts, as often as one likes', async () => {
    const { gate, text, dates } = await seriesGate()
    const at = async (ms: number) => scan(gate.claim, { text, now: after(ms) })
    expect(await at(-HOUR_MS)).toMatchObject({ reason: 'admitted', ticket: { scanCount: 1, maxScans: null } })
    expect((await at(HOUR_MS)).reason).toBe('admitted')
    expect(await at(2 * HOUR_MS)).toMatchObject({ reason: 'not_open_yet', at: after(7 * DAY_MS - HOUR_MS) })
    expect(await at(4 * DAY_MS)).toMatchObject({ reason: 'not_open_yet', at: after(7 * DAY_MS - HOUR_MS) })
    expect(await at(7 * DAY_MS)).toMatchObject({ reason: 'admitted', ticket: { scanCount: 3 } })
    expect((await at(40 * DAY_MS)).reason).toBe('expired')
    expect((await scansOf(gate.eventId)).map(({ occurrenceId }) => dates.indexOf(occurrenceId ?? newId('occ')))).toEqual([0, 0, 2, 2, 2, 3])
  })

  test('is over after the last, and cancelled when all are', async () => {
    const { gate, text } = await seriesGate()
    await db.update(tickets).set({ subscriptionEndsAt: after(90 * DAY_MS) }).where(eq(tickets.id, gate.ticketId))
    expect((await scan(gate.claim, { text, now: after(41 * DAY_MS) })).reason).toBe('event_over')
    await db.update(occurrences).set({ status: 'cancelled' }).where(eq(occurrences.eventId, gate.eventId))
    expect((await scan(gate.claim, { text })).reason).toBe('event_cancelled')
  })
})
