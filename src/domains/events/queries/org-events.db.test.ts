import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { testDatabase } from '@/db/testing'
import { makeOrganisation } from '@/domains/organisations/testing'
import { assert } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { mintOrgScope, type OrgScope } from '@/platform/authz'
import { makeShell } from '@/platform/testing'
import { orgEventDetail, orgEventsInput, orgEventsResult } from '../contract'
import { makeEvent, makeOccurrence, makeZone } from '../testing'
import { getOrgEvent, listOrgEvents, orgEventsQuery } from './org-events'

const database = testDatabase()
const { db } = database
const now = new Date('2026-06-01T12:00:00Z')
const shell = makeShell(database, now)
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS)

const scopeOf = (orgId: Id<'org'>) => mintOrgScope({ orgId, actor: { kind: 'key', id: newId('key') }, role: null, permission: 'events.view' })
const list = async (scope: OrgScope, query: z.input<typeof orgEventsInput> = {}) =>
  orgEventsResult.parse(await listOrgEvents(shell, scope, orgEventsInput.parse(query)))

let scope: OrgScope
let theirs: OrgScope
let [draft, soon, past, others]: Id<'evt'>[] = []
beforeAll(async () => {
  const { orgId } = await makeOrganisation(db)
  scope = scopeOf(orgId)
  draft = (await makeEvent(db, { orgId, startsAt: inDays(30), status: 'draft', publishedAt: null })).eventId
  soon = (await makeEvent(db, { orgId, startsAt: inDays(3), kind: 'session_series' })).eventId
  past = (await makeEvent(db, { orgId, startsAt: inDays(-3), status: 'completed' })).eventId
  const other = await makeEvent(db, { now })
  others = other.eventId
  theirs = scopeOf(other.orgId)
})

test('an organisation’s events, drafts and past ones too, the latest to begin first, in one round trip', async () => {
  const before = database.roundTrips()
  const { items } = await list(scope)
  expect(database.roundTrips() - before).toBe(1)
  expect(items.map(({ id }) => id)).toEqual([draft, soon, past])
  expect(items[0]).toMatchObject({ status: 'draft', currency: 'EUR', venue: { name: 'Werk 9', city: 'Leipzig' }, publishedAt: null })
})

test('they are narrowed by state, kind and time, and read page by page', async () => {
  const found = async (query: z.input<typeof orgEventsInput>) => (await list(scope, query)).items.map(({ id }) => id)
  expect(await found({ status: 'completed' })).toEqual([past])
  expect(await found({ kind: 'session_series' })).toEqual([soon])
  expect(await found({ startsFrom: inDays(3).toISOString(), startsBefore: inDays(30).toISOString() })).toEqual([soon])
  const { nextCursor } = await list(scope, { limit: 2 })
  assert(nextCursor, 'there is a third')
  expect(await found({ limit: 2, cursor: nextCursor })).toEqual([past])
  await expect(list(theirs, { limit: 2, cursor: nextCursor })).rejects.toMatchObject({ code: 'common.cursor_foreign' })
})

test('the list is read from its index, unsorted', async () => {
  const [, , , { rows }] = await db.batch([
    db.execute(sql`set local enable_seqscan = off`),
    db.execute(sql`set local enable_sort = off`),
    db.execute(sql`set local enable_hashjoin = off`),
    db.execute(sql`explain ${orgEventsQuery({ db }, scope, orgEventsInput.parse({}), null)}`),
  ])
  expect(JSON.stringify(rows)).toContain('events_by_org')
  expect(JSON.stringify(rows)).not.toContain('Sort')
})

test('one with its dates and entrances; another organisation’s is not there', async () => {
  assert(soon && others, 'they were made')
  const own = { orgId: scope.orgId, eventId: soon }
  const { occurrenceId } = await makeOccurrence(db, { ...own, startsAt: inDays(3) })
  const { zoneId } = await makeZone(db, own)
  const before = database.roundTrips()
  const event = orgEventDetail.parse(await getOrgEvent(shell, scope, soon))
  expect(database.roundTrips() - before).toBe(1)
  expect(event).toMatchObject({ id: soon, body: { en: 'Doors at seven.' }, occurrences: [{ id: occurrenceId, status: 'scheduled' }], zones: [{ id: zoneId, name: 'Main gate' }] })
  for (const eventId of [others, newId('evt')]) {
    await expect(getOrgEvent(shell, scope, eventId)).rejects.toMatchObject({ code: 'organisations.not_found', kind: 'not_found' })
  }
})
