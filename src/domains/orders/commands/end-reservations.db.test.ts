import { expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/testing'
import { eventTag } from '@/domains/events/contract'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { makeBuyer, makeShell } from '@/platform/testing'
import { makeReservation } from '../testing'
import { releaseReservation } from './release-reservation'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')

test('cached pages hear that what had run out is there again, once', async () => {
  const told = vi.fn<(tags: readonly string[]) => void>()
  const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { now, quota: 4 })
  const [one, other] = [makeBuyer(), makeBuyer()]
  const first = await makeReservation(db, one, { eventId, ticketTypeId, now })
  const second = await makeReservation(db, other, { eventId, ticketTypeId, now })
  globalThis.fairgroundNextCache = told
  const shell = makeShell(database, now)
  expect(await releaseReservation(shell, one, first)).toEqual({ outcome: 'released' })
  await shell.settled()
  expect(told.mock.calls.map(([tags]) => tags[0])).toEqual([eventTag(eventId)])
  await releaseReservation(shell, other, second)
  await shell.settled()
  expect(told).toHaveBeenCalledOnce()
})
