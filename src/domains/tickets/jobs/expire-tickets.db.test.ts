import { and, eq, inArray } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { auditLog } from '@/db/schema/platform'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { only } from '@/lib/assert'
import type { Id } from '@/lib/ids'
import { makeBuyer, makeShell } from '@/platform/testing'
import { makeTickets } from '../testing'
import { runExpireTickets } from './expire-tickets.run'

const database = testDatabase()
const { db } = database
const bought = new Date('2026-07-01T12:00:00Z')
const shellAt = (text: string) => makeShell(database, new Date(text))
const statusOf = async (id: Id<'tkt'>) => only(await db.select({ status: tickets.status }).from(tickets).where(eq(tickets.id, id))).status
// What other tests left must not be found.
beforeEach(() => db.update(tickets).set({ status: 'cancelled' }).where(eq(tickets.status, 'active')))

async function ticketIn(timeZone: string, rule: Partial<typeof tickets.$inferInsert>, quantity = 1) {
  const sale = await makeOnSaleEvent(db, { now: bought, priceMinor: 0, maxPerOrder: 100, quota: 1000, event: { timeZone } })
  const made = await makeTickets(makeShell(database, bought), makeBuyer(), { ...sale, quantity })
  await db.update(tickets).set(rule).where(inArray(tickets.id, made.ticketIds))
  return { ...made, orgId: sale.orgId }
}

test.each([
  ['its date has passed', { validUntil: new Date('2026-07-05T18:00:00Z') }],
  ['its subscription has ended', { subscriptionEndsAt: new Date('2026-07-05T18:00:00Z') }],
  ['its window after the first scan has passed', { firstScanAt: new Date('2026-07-03T18:00:00Z'), scanWindowDays: 2 }],
])('a ticket expires at the next midnight of its zone when %s', async (_, rule) => {
  const { ticketId, orgId } = await ticketIn('Europe/Berlin', rule)
  expect(await runExpireTickets(shellAt('2026-07-05T21:59:59Z'))).toBe(0)
  expect(await statusOf(ticketId)).toBe('active')
  expect(await runExpireTickets(shellAt('2026-07-05T22:00:00Z'))).toBe(1)
  expect(await statusOf(ticketId)).toBe('expired')
  expect(await runExpireTickets(shellAt('2026-07-05T22:15:00Z'))).toBe(0)
  const audits = await db.select().from(auditLog).where(and(eq(auditLog.subjectId, ticketId), eq(auditLog.action, 'ticket.expired')))
  expect(audits).toMatchObject([{ orgId, actorKind: 'system', actorId: 'expire-tickets', after: { status: 'expired' } }])
})

test('each zone has its own midnight, also those at a quarter past', async () => {
  const validUntil = new Date('2026-07-05T10:00:00Z')
  const [kathmandu, lagos, honolulu] = [
    await ticketIn('Asia/Kathmandu', { validUntil }),
    await ticketIn('Africa/Lagos', { validUntil }),
    await ticketIn('Pacific/Honolulu', { validUntil }),
  ]
  const states = async () => Promise.all([kathmandu, lagos, honolulu].map(({ ticketId }) => statusOf(ticketId)))
  await runExpireTickets(shellAt('2026-07-05T18:15:00Z'))
  expect(await states()).toEqual(['expired', 'active', 'active'])
  await runExpireTickets(shellAt('2026-07-05T23:00:00Z'))
  expect(await states()).toEqual(['expired', 'expired', 'active'])
  await runExpireTickets(shellAt('2026-07-06T10:00:00Z'))
  expect(await states()).toEqual(['expired', 'expired', 'expired'])
})

test('a night that was missed is made up for', async () => {
  const { ticketId } = await ticketIn('Europe/Berlin', { validUntil: new Date('2026-07-05T18:00:00Z') })
  expect(await runExpireTickets(shellAt('2026-07-09T13:37:00Z'))).toBe(1)
  expect(await statusOf(ticketId)).toBe('expired')
})

test('only what is still active expires', async () => {
  const { ticketId } = await ticketIn('Europe/Berlin', { validUntil: new Date('2026-07-02T00:00:00Z'), status: 'used' })
  const { ticketId: refunded } = await ticketIn('Europe/Berlin', { validUntil: new Date('2026-07-02T00:00:00Z'), status: 'refunded' })
  const { ticketId: waiting } = await ticketIn('Europe/Berlin', { scanWindowDays: 2 })
  expect(await runExpireTickets(shellAt('2026-08-01T00:00:00Z'))).toBe(0)
  expect([await statusOf(ticketId), await statusOf(refunded), await statusOf(waiting)]).toEqual(['used', 'refunded', 'active'])
})

test('many are ended batch by batch, one statement each', async () => {
  const rule = { validUntil: new Date('2026-07-05T18:00:00Z') }
  for (let order = 0; order < 6; order += 1) await ticketIn('Europe/Berlin', rule, 100)
  const before = database.statements()
  expect(await runExpireTickets(shellAt('2026-07-07T00:00:00Z'))).toBe(600)
  expect(database.statements() - before).toBe(2)
})
