import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { events, occurrences } from '@/db/schema/events'
import { orders } from '@/db/schema/orders'
import { messages } from '@/db/schema/platform'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeOccurrence } from '@/domains/events/testing'
import { makeOnSaleEvent, makeTicketType } from '@/domains/inventory/testing'
import type { Id } from '@/lib/ids'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/time'
import { mailTo, makeBuyer, makeShell } from '@/platform/testing'
import type { ReminderKind } from '../model/reminders'
import { makeTickets, serveFonts } from '../testing'
import { mailReminder } from './mail-reminder'
import { runSendReminders } from './send-reminders.run'

const database = testDatabase()
const { db } = database
const boughtAt = new Date('2026-06-01T12:00:00Z')
let files: Awaited<ReturnType<typeof serveFonts>>
beforeAll(async () => {
  files = await serveFonts()
})
afterAll(() => files.stop())

// Each test has a month of its own, so that none finds another's events.
let month = 0
function calendar() {
  month += 1
  const startsAt = new Date(Date.UTC(2027, month, 10, 20))
  const shell = (beforeMs: number) => {
    const plain = makeShell(database, new Date(startsAt.getTime() - beforeMs))
    return { ...plain, env: { ...plain.env, APP_URL: files.url } }
  }
  return { startsAt, shell }
}

async function ordered(startsAt: Date, email: string) {
  const sale = await makeOnSaleEvent(db, { now: boughtAt, priceMinor: 0, event: { startsAt } })
  const { orderId, ticketId } = await makeTickets(makeShell(database, boughtAt), makeBuyer(), {
    ...sale,
    order: { buyer: { name: 'Ada', email } },
  })
  return { ...sale, orderId, ticketId, mail: (shell: ReturnType<ReturnType<typeof calendar>['shell']>, kind: ReminderKind) => mailReminder(shell, { orderId, occurrenceId: null, kind }) }
}
const subjectsTo = async (email: string) => (await mailTo(email)).map(({ subject }) => subject)

test('a day before and two hours before, each once', async () => {
  const { startsAt, shell } = calendar()
  const { mail, orderId, eventId } = await ordered(startsAt, 'once@buyers.example')
  expect(await runSendReminders(shell(DAY_MS + MINUTE_MS))).toBe(0)
  expect(await runSendReminders(shell(DAY_MS - MINUTE_MS))).toBe(1)
  expect(await mail(shell(DAY_MS - MINUTE_MS), '24h')).toBe(true)
  expect(await mail(shell(DAY_MS - 2 * MINUTE_MS), '24h')).toBe(false)
  expect(await runSendReminders(shell(DAY_MS - 11 * MINUTE_MS))).toBe(0)
  expect(await runSendReminders(shell(2 * HOUR_MS))).toBe(1)
  expect(await mail(shell(2 * HOUR_MS - MINUTE_MS), '2h')).toBe(true)
  expect(await runSendReminders(shell(HOUR_MS))).toBe(0)
  expect(await runSendReminders(shell(-HOUR_MS))).toBe(0)

  const keys = (await db.select({ key: messages.key }).from(messages).where(eq(messages.recipient, 'once@buyers.example'))).map(({ key }) => key)
  expect(keys.toSorted()).toEqual([`reminder-24h:${orderId}:${eventId}`, `reminder-2h:${orderId}:${eventId}`])
  expect(await subjectsTo('once@buyers.example')).toEqual([
    expect.stringMatching(/^Velvet Static begins at /),
    'See you soon: Velvet Static',
  ])
  const [, first] = await mailTo('once@buyers.example')
  expect(first?.html).toContain(`${files.url}/en/orders/${orderId}?key=`)
})

test('who buys late gets no reminder of the hour that has passed', async () => {
  const { startsAt, shell } = calendar()
  const { orderId } = await ordered(startsAt, 'late@buyers.example')
  await db.update(orders).set({ confirmedAt: new Date(startsAt.getTime() - 10 * HOUR_MS) }).where(eq(orders.id, orderId))
  expect(await runSendReminders(shell(9 * HOUR_MS))).toBe(0)
  expect(await runSendReminders(shell(2 * HOUR_MS))).toBe(1)
})

test('nothing is asked for what is cancelled, used, expired, refunded', async () => {
  const { startsAt, shell } = calendar()
  const [cancelled, used, expired, refunded, kept] = [
    await ordered(startsAt, 'a@buyers.example'),
    await ordered(startsAt, 'b@buyers.example'),
    await ordered(startsAt, 'c@buyers.example'),
    await ordered(startsAt, 'd@buyers.example'),
    await ordered(startsAt, 'e@buyers.example'),
  ]
  await db.update(events).set({ status: 'cancelled' }).where(eq(events.id, cancelled.eventId))
  await db.update(tickets).set({ status: 'used' }).where(eq(tickets.id, used.ticketId))
  await db.update(tickets).set({ validUntil: new Date(startsAt.getTime() - DAY_MS) }).where(eq(tickets.id, expired.ticketId))
  await db.update(orders).set({ status: 'refunded' }).where(eq(orders.id, refunded.orderId))
  expect(await runSendReminders(shell(20 * HOUR_MS))).toBe(1)
  expect(await kept.mail(shell(20 * HOUR_MS), '24h')).toBe(true)
})

test('a mail whose turn comes too late, or whose date moved, is not sent', async () => {
  const { startsAt, shell } = calendar()
  const { mail, eventId } = await ordered(startsAt, 'moved@buyers.example')
  expect(await mail(shell(HOUR_MS), '24h')).toBe(false)
  expect(await mail(shell(-HOUR_MS), '2h')).toBe(false)
  const moved = new Date(startsAt.getTime() + 7 * DAY_MS)
  await db.update(events).set({ startsAt: moved, nextAt: moved, endsAt: new Date(moved.getTime() + HOUR_MS) }).where(eq(events.id, eventId))
  expect(await mail(shell(20 * HOUR_MS), '24h')).toBe(false)
  expect(await subjectsTo('moved@buyers.example')).toEqual([])
})

test('what the mail service did not take is asked for again', async () => {
  const { startsAt, shell } = calendar()
  const { mail } = await ordered(startsAt, 'again@buyers.example')
  const failing = { ...shell(20 * HOUR_MS), mailer: { send: () => Promise.reject(new Error('down')) } }
  await expect(mail(failing, '24h')).rejects.toThrow('down')
  expect(await runSendReminders(shell(19 * HOUR_MS))).toBe(1)
  expect(await mail(shell(19 * HOUR_MS), '24h')).toBe(true)
})

test('of a series each date is reminded of by itself', async () => {
  const { startsAt, shell } = calendar()
  const { orgId, eventId } = await makeOnSaleEvent(db, { now: boughtAt, event: { startsAt, endsAt: new Date(startsAt.getTime() + 30 * DAY_MS), kind: 'session_series' } })
  const dates: Id<'occ'>[] = []
  for (const days of [3, 5]) dates.push((await makeOccurrence(db, { orgId, eventId, startsAt: new Date(startsAt.getTime() + days * DAY_MS) })).occurrenceId)
  const [first, second] = dates
  if (!first || !second) throw new Error('two dates were made')
  const { ticketTypeId } = await makeTicketType(db, { orgId, eventId, priceMinor: 0, occurrenceIds: [first, second] })
  const buyer = makeBuyer()
  const buy = (occurrenceId: Id<'occ'>) =>
    makeTickets(makeShell(database, boughtAt), buyer, { eventId, ticketTypeId, occurrenceId, order: { buyer: { name: 'Ada', email: 'series@buyers.example' } } })
  const { orderId } = await buy(first)
  await buy(second)
  const before = (days: number) => shell(-days * DAY_MS + 12 * HOUR_MS)
  expect(await runSendReminders(shell(12 * HOUR_MS))).toBe(0)
  expect(await runSendReminders(before(3))).toBe(1)
  expect(await mailReminder(before(3), { orderId, occurrenceId: first, kind: '24h' })).toBe(true)
  expect(await runSendReminders(before(3))).toBe(0)
  await db.update(occurrences).set({ status: 'cancelled' }).where(eq(occurrences.id, second))
  expect(await runSendReminders(before(5))).toBe(0)
})
