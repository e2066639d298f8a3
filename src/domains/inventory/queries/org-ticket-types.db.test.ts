import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing'
import { makeOccurrence } from '@/domains/events/testing'
import { newId } from '@/lib/ids'
import { mintOrgScope } from '@/platform/authz'
import { makeShell } from '@/platform/testing'
import { orgTicketType, orgTicketTypesResult } from '../contract'
import { makeOnSaleEvent, makeTicketType } from '../testing'
import { getOrgTicketType, listOrgTicketTypes } from './org-ticket-types'

const database = testDatabase()
const { db } = database
const now = new Date('2026-06-01T12:00:00Z')
const shell = makeShell(database, now)

async function makeOwned() {
  const sale = await makeOnSaleEvent(db, { now, quota: 40 })
  const scope = mintOrgScope({ orgId: sale.orgId, actor: { kind: 'key', id: newId('key') }, role: null, permission: 'events.view' })
  return { ...sale, scope }
}

test('an event’s ticket types, hidden ones too, with the stock of each date, in one round trip', async () => {
  const { orgId, eventId, ticketTypeId, startsAt, scope } = await makeOwned()
  const { occurrenceId } = await makeOccurrence(db, { orgId, eventId, startsAt })
  const hidden = await makeTicketType(db, { orgId, eventId, position: 1, visibility: 'hidden', occurrenceIds: [occurrenceId], quota: 7 })
  const before = database.roundTrips()
  const { items } = orgTicketTypesResult.parse(await listOrgTicketTypes(shell, scope, eventId))
  expect(database.roundTrips() - before).toBe(1)
  expect(items).toMatchObject([
    { id: ticketTypeId, price: { minor: 2500, currency: 'EUR' }, visibility: 'public', stock: [{ occurrenceId: null, quota: 40, sold: 0, held: 0 }] },
    { id: hidden.ticketTypeId, visibility: 'hidden', stock: [{ occurrenceId, quota: 7, sold: 0, held: 0 }] },
  ])
  expect(orgTicketType.parse(await getOrgTicketType(shell, scope, ticketTypeId))).toEqual(items[0])
})

test('another organisation’s are not there', async () => {
  const [mine, theirs] = [await makeOwned(), await makeOwned()]
  const notThere = { code: 'organisations.not_found', kind: 'not_found' }
  await expect(listOrgTicketTypes(shell, mine.scope, theirs.eventId)).rejects.toMatchObject(notThere)
  await expect(getOrgTicketType(shell, mine.scope, theirs.ticketTypeId)).rejects.toMatchObject(notThere)
  await expect(getOrgTicketType(shell, mine.scope, newId('tty'))).rejects.toMatchObject(notThere)
})
