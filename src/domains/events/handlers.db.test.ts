import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { events } from '@/db/schema/events'
import { reservations } from '@/db/schema/inventory'
import { auditLog, outbox } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { deleteOrganisation } from '@/domains/organisations/commands/delete-organisation'
import { makeOrganisation, makeOrgScope } from '@/domains/organisations/testing'
import { only } from '@/lib/assert'
import { newId } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { makeShell } from '@/platform/testing'
import { makeEvent } from './testing'

const database = testDatabase()
const { db } = database
const NOW = new Date('2026-05-01T12:00:00Z')
const shell = makeShell(database, NOW)
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

describe('what an organiser has on sale', () => {
  test('is cancelled with the organiser, on record and in the news of its pages; what is over or a draft stays as it is', async () => {
    const { orgId } = await makeOrganisation(db)
    const scope = await makeOrgScope(db, { orgId, permission: 'organisation.delete' })
    const onSale = await makeEvent(db, { orgId, startsAt: inDays(9) })
    const over = await makeEvent(db, { orgId, startsAt: inDays(-9) })
    const draft = await makeEvent(db, { orgId, startsAt: inDays(9), status: 'draft', publishedAt: null })
    const foreign = await makeEvent(db, { startsAt: inDays(9) })
    const before = database.roundTrips()
    expect(await deleteOrganisation(shell, scope)).toEqual({ outcome: 'deleted' })
    expect(database.roundTrips() - before).toBe(1)
    const statusOf = async ({ eventId }: { eventId: typeof onSale.eventId }) => only(await db.select().from(events).where(eq(events.id, eventId))).status
    expect(await Promise.all([onSale, over, draft, foreign].map(statusOf))).toEqual(['cancelled', 'published', 'draft', 'published'])
    expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, onSale.eventId))).toMatchObject([{ orgId, action: 'event.changed', after: { status: 'cancelled' } }])
    expect(await db.select().from(outbox).where(eq(outbox.subjectId, orgId))).toMatchObject([{ name: 'organisations.deleted', payload: { orgId } }])
  })

  test('keeps the organiser while somebody has it in hand, and no longer', async () => {
    const { orgId } = await makeOrganisation(db)
    const scope = await makeOrgScope(db, { orgId, permission: 'organisation.delete' })
    const { eventId } = await makeEvent(db, { orgId, startsAt: inDays(9) })
    await db.insert(reservations).values({ id: newId('rsv'), orgId, eventId, buyerHash: newId('req'), requestId: newId('req'), expiresAt: inDays(1) })
    expect(await deleteOrganisation(shell, scope)).toEqual({ outcome: 'blocked', obstacles: ['open_carts'] })
    expect(only(await db.select().from(events).where(eq(events.id, eventId))).status).toBe('published')
    expect(await deleteOrganisation(makeShell(database, inDays(1)), scope)).toEqual({ outcome: 'deleted' })
  })
})
