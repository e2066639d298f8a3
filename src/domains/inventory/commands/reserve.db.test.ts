import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { pools, priceTiers, reservationLines, reservations, stocks } from '@/db/schema/inventory'
import { promoCodes, promotions } from '@/db/schema/promotions'
import { testDatabase } from '@/db/testing'
import { makeOccurrence } from '@/domains/events/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { makeBuyer, makeShell } from '@/platform/testing'
import type { ReserveInput } from '../contract'
import { makeOnSaleEvent, makePool, makePriceTier, makeTicketType } from '../testing'
import { reserve } from './reserve'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
const shell = makeShell(database, now)

const wish = (eventId: Id<'evt'>, ...lines: [Id<'tty'>, number, Id<'occ'>?][]): ReserveInput => ({
  eventId,
  requestId: newId('req'),
  lines: lines.map(([ticketTypeId, quantity, occurrenceId]) => ({ ticketTypeId, quantity, occurrenceId: occurrenceId ?? null })),
})

const stockOf = async (ticketTypeId: Id<'tty'>) => only(await db.select().from(stocks).where(eq(stocks.ticketTypeId, ticketTypeId)))

describe('taking stock', () => {
  test('holds it for ten minutes, in one round trip of one statement', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, quota: 5 })
    const before = { roundTrips: database.roundTrips(), statements: database.statements() }
    const result = await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 3]))
    expect(database.roundTrips() - before.roundTrips).toBe(1)
    expect(database.statements() - before.statements).toBe(1)
    expect(result).toMatchObject({
      outcome: 'reserved',
      expiresAt: new Date('2026-07-01T12:10:00Z'),
      lines: [{ ticketTypeId, quantity: 3, unitMinor: 2500 }],
      total: { minor: 7500, currency: 'EUR' },
    })
    expect(await stockOf(ticketTypeId)).toMatchObject({ held: 3, sold: 0 })
  })

  test('a repeat gets the first answer and takes nothing more, even at the same instant', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, quota: 50 })
    const buyer = makeBuyer()
    const input = wish(eventId, [ticketTypeId, 2])
    const answers = await Promise.all(Array.from({ length: 8 }, () => reserve(shell, buyer, input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await reserve(shell, buyer, input)).toEqual(answers[0])
    expect(answers[0]?.outcome).toBe('reserved')
    expect(await stockOf(ticketTypeId)).toMatchObject({ held: 2 })
  })

  test('200 buyers and 50 tickets: exactly 50', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, quota: 50 })
    const answers = await Promise.all(Array.from({ length: 200 }, () => reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 1]))))
    expect(answers.filter((answer) => answer.outcome === 'reserved')).toHaveLength(50)
    expect(await stockOf(ticketTypeId)).toMatchObject({ held: 50 })
  })

  test('carts of several types in opposite order neither deadlock nor oversell a shared pool', async () => {
    const { orgId, eventId, ticketTypeId: first } = await makeOnSaleEvent(db, { now, quota: 0 })
    const { poolId } = await makePool(db, { orgId, eventId, quota: 60 })
    const types = await Promise.all(
      Array.from({ length: 4 }, async () => (await makeTicketType(db, { orgId, eventId, poolId, quota: 40 })).ticketTypeId),
    )
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, index) => {
        const [a = first, b = first] = [types[index % 4], types[(index * 3 + 1) % 4]]
        return reserve(shell, makeBuyer(), wish(eventId, ...(a === b ? [[a, 2] as const] : [[a, 1] as const, [b, 1] as const]).map(([type, n]): [Id<'tty'>, number] => [type, n])))
      }),
    )
    expect(answers.filter((answer) => answer.outcome === 'reserved')).toHaveLength(30)
    expect(only(await db.select().from(pools).where(eq(pools.id, poolId)))).toMatchObject({ held: 60 })
    const held = await db.select({ held: stocks.held }).from(stocks).where(eq(stocks.poolId, poolId))
    expect(held.reduce((sum, row) => sum + row.held, 0)).toBe(60)
  })

  test('all lines or none', async () => {
    const { orgId, eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, quota: 10 })
    const { ticketTypeId: scarce } = await makeTicketType(db, { orgId, eventId, quota: 1 })
    const buyer = makeBuyer()
    expect(await reserve(shell, buyer, wish(eventId, [ticketTypeId, 2], [scarce, 2]))).toEqual({
      outcome: 'refused',
      refusals: [{ ticketTypeId: scarce, occurrenceId: null, reason: 'not_enough_left', limit: 1, at: null }],
    })
    expect(await stockOf(ticketTypeId)).toMatchObject({ held: 0 })
    expect(await db.select().from(reservations).where(eq(reservations.buyerHash, buyer.buyerHash))).toEqual([])
  })

  test('each occurrence has its own stock', async () => {
    const { orgId, eventId, startsAt } = await makeOnSaleEvent(db, { now })
    const tuesday = await makeOccurrence(db, { orgId, eventId, startsAt })
    const friday = await makeOccurrence(db, { orgId, eventId, startsAt: new Date(startsAt.getTime() + 3 * 86_400_000) })
    const { ticketTypeId } = await makeTicketType(db, { orgId, eventId, quota: 1, occurrenceIds: [tuesday.occurrenceId, friday.occurrenceId] })
    expect((await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 1, tuesday.occurrenceId]))).outcome).toBe('reserved')
    expect(await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 1, tuesday.occurrenceId]))).toMatchObject({
      refusals: [{ reason: 'sold_out', limit: 0 }],
    })
    expect((await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 1, friday.occurrenceId]))).outcome).toBe('reserved')
    expect(await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 1]))).toMatchObject({ refusals: [{ reason: 'unknown_ticket_type' }] })
  })
})

describe('the price', () => {
  test('a line that reaches over a tier’s end is split, and the tier never gives more than it has', async () => {
    const { orgId, eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, quota: 100 })
    const { priceTierId } = await makePriceTier(db, { orgId, ticketTypeId, quota: 5, priceMinor: 1500 })
    await makePriceTier(db, { orgId, ticketTypeId, position: 1, priceMinor: 2000, endsAt: new Date('2026-07-01T13:00:00Z') })
    await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 3]))
    const split = await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 4]))
    expect(split).toMatchObject({ lines: [{ quantity: 2, unitMinor: 1500, priceTierId }, { quantity: 2, unitMinor: 2000 }], total: { minor: 7000 } })
    const later = { ...shell, now: new Date('2026-07-01T13:00:00Z') }
    expect(await reserve(later, makeBuyer(), wish(eventId, [ticketTypeId, 1]))).toMatchObject({
      lines: [{ unitMinor: 2500, priceTierId: null }],
    })
    expect(only(await db.select().from(priceTiers).where(eq(priceTiers.id, priceTierId)))).toMatchObject({ held: 5 })
  })

  test('a tier by quantity under concurrency: exactly as many at its price', async () => {
    const { orgId, eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, quota: 200 })
    const { priceTierId } = await makePriceTier(db, { orgId, ticketTypeId, quota: 37, priceMinor: 1500 })
    await Promise.all(Array.from({ length: 60 }, () => reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 2]))))
    const lines = await db.select().from(reservationLines).where(eq(reservationLines.priceTierId, priceTierId))
    expect(lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(37)
    expect(await stockOf(ticketTypeId)).toMatchObject({ held: 120 })
  })
})

describe('refusals, each with its own reason', () => {
  test.each([
    ['sale_not_open', { salesStartAt: new Date('2026-07-02T10:00:00Z') }, 1, null],
    ['sale_closed', { salesEndAt: now }, 1, null],
    ['code_required', { visibility: 'code' as const }, 1, null],
    ['below_minimum', { minPerOrder: 2 }, 1, 2],
    ['above_maximum', { maxPerOrder: 4 }, 5, 4],
    ['not_enough_left', { quota: 3 }, 4, 3],
    ['sold_out', { quota: 0 }, 1, 0],
  ])('%s', async (reason, facts, quantity, limit) => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, ...facts })
    expect(await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, quantity]))).toMatchObject({
      outcome: 'refused',
      refusals: [{ ticketTypeId, reason, limit, at: reason === 'sale_not_open' ? new Date('2026-07-02T10:00:00Z') : null }],
    })
    expect(await stockOf(ticketTypeId)).toMatchObject({ held: 0 })
  })

  test.each([
    ['event_not_on_sale', { status: 'cancelled' as const, cancelledAt: now }],
    ['unknown_ticket_type', { status: 'draft' as const }],
  ])('%s', async (reason, event) => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, event })
    expect(await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 1]))).toMatchObject({ refusals: [{ reason }] })
  })

  test('a ticket type of another event is unknown', async () => {
    const { eventId } = await makeOnSaleEvent(db, { now })
    const { ticketTypeId } = await makeOnSaleEvent(db, { now })
    expect(await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 1]))).toMatchObject({ refusals: [{ reason: 'unknown_ticket_type' }] })
  })

  test('the maximum counts what the same browser already holds', async () => {
    const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, maxPerOrder: 4 })
    const buyer = makeBuyer()
    await reserve(shell, buyer, wish(eventId, [ticketTypeId, 3]))
    expect(await reserve(shell, buyer, wish(eventId, [ticketTypeId, 2]))).toMatchObject({ refusals: [{ reason: 'above_maximum', limit: 4 }] })
    expect((await reserve(shell, makeBuyer(), wish(eventId, [ticketTypeId, 2]))).outcome).toBe('reserved')
  })

  test('a code opens what is sold by code, a foreign organiser’s code does not', async () => {
    const mine = await makeOnSaleEvent(db, { now, visibility: 'code' })
    const theirs = await makeOnSaleEvent(db, { now })
    for (const [orgId, code] of [[mine.orgId, 'CREW'], [theirs.orgId, 'FOREIGN']] as const) {
      const promotionId = newId('prm')
      await db.insert(promotions).values({ id: promotionId, orgId, name: 'Crew', kind: 'access', ticketTypeIds: [mine.ticketTypeId] })
      await db.insert(promoCodes).values({ id: newId('pcd'), orgId, promotionId, code })
    }
    const input = wish(mine.eventId, [mine.ticketTypeId, 1])
    expect(await reserve(shell, makeBuyer(), { ...input, accessCode: 'FOREIGN' })).toMatchObject({ refusals: [{ reason: 'code_required' }] })
    expect((await reserve(shell, makeBuyer(), { ...input, accessCode: 'CREW' })).outcome).toBe('reserved')
  })
})
