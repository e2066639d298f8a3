import { beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/testing'
import { EVENTS_TAG, eventTag } from '@/domains/events/contract'
import { assert } from '@/lib/assert'
import { newId } from '@/lib/ids'
import { makeBuyer, makeShell } from '@/platform/testing'
import { makeOnSaleEvent, makePriceTier } from '../testing'
import { reserve } from './reserve'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
const told = vi.fn<(tags: readonly string[]) => void>()
beforeEach(() => {
  told.mockClear()
  globalThis.fairgroundNextCache = told
})

type Sale = Awaited<ReturnType<typeof makeOnSaleEvent>>

async function take({ eventId, ticketTypeId }: Sale, quantity: number) {
  const shell = makeShell(database, now)
  const answer = await reserve(shell, makeBuyer(), { eventId, requestId: newId('req'), lines: [{ ticketTypeId, occurrenceId: null, quantity }] })
  assert(answer.outcome === 'reserved', 'the stock is there')
  await shell.settled()
}

test('cached pages hear of the last ticket, not of those before it', async () => {
  const sale = await makeOnSaleEvent(db, { now, quota: 5 })
  await take(sale, 2)
  expect(told).not.toHaveBeenCalled()
  await take(sale, 3)
  expect(told.mock.calls).toEqual([[[eventTag(sale.eventId), EVENTS_TAG]]])
})

test('cached pages hear that a price tier has run out', async () => {
  const sale = await makeOnSaleEvent(db, { now, quota: 50 })
  await makePriceTier(db, { orgId: sale.orgId, ticketTypeId: sale.ticketTypeId, quota: 2 })
  await take(sale, 1)
  expect(told).not.toHaveBeenCalled()
  await take(sale, 3)
  expect(told).toHaveBeenCalledOnce()
})
