import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { apiKeys, members, organisations } from '@/db/schema/organisations'
import { payments } from '@/db/schema/payments'
import { auditLog, outbox } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeGuestOrder, makeUser } from '@/domains/identity/testing'
import { assert, only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { makeShell } from '@/platform/testing'
import { getProfile, listMine } from '../queries'
import { makeMember, makeOrganisation, makeOrgScope } from '../testing'
import { createOrganisation } from './create-organisation'
import { deleteOrganisation } from './delete-organisation'
import { updateOrganisation } from './update-organisation'

const database = testDatabase()
const { db } = database
const NOW = new Date('2026-05-01T12:00:00Z')
const shell = makeShell(database, NOW)

const organisationOf = async (orgId: Id<'org'>) => only(await db.select().from(organisations).where(eq(organisations.id, orgId)))
const auditedOf = (subjectId: string) => db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId))
const input = (slug: string = newId('req').slice(-12)) =>
  ({ name: 'Lantern', slug, country: 'FR', supportEmail: 'help@lantern.example', currency: 'CHF', locale: 'fr' }) as const

describe('making an organisation', () => {
  test('makes who asks its owner, and is on record, in one round trip', async () => {
    const { userId } = await makeUser(db)
    const before = database.roundTrips()
    const made = await createOrganisation(shell, userId, input('lantern'))
    expect(database.roundTrips() - before).toBe(1)
    assert(made.outcome === 'created', 'the slug is free')
    expect(await organisationOf(made.orgId)).toMatchObject({ slug: 'lantern', name: 'Lantern', country: 'FR', locales: ['fr'], currencies: ['CHF'], platformFeeBps: 0 })
    expect(await db.select().from(members).where(eq(members.orgId, made.orgId))).toMatchObject([{ userId, role: 'owner', eventIds: null }])
    expect(await auditedOf(made.orgId)).toMatchObject([{ action: 'organisation.created', actorId: userId, orgId: made.orgId, after: { slug: 'lantern' } }])
  })

  test('repeated by its owner is answered as the first time; by anybody else the slug is taken', async () => {
    const { userId } = await makeUser(db)
    const asked = input()
    const made = await createOrganisation(shell, userId, asked)
    expect(await createOrganisation(shell, userId, asked)).toEqual(made)
    expect(await createOrganisation(shell, userId, { ...asked, name: 'Another' })).toEqual({ outcome: 'slug_taken' })
    expect(await createOrganisation(shell, (await makeUser(db)).userId, asked)).toEqual({ outcome: 'slug_taken' })
  })

  test('many at once for one slug make one', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => makeUser(db)))
    const asked = input()
    const answers = await Promise.all(people.map(({ userId }) => createOrganisation(shell, userId, asked)))
    expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    const { id } = only(await db.select().from(organisations).where(eq(organisations.slug, asked.slug)))
    expect(await db.select().from(members).where(eq(members.orgId, id))).toHaveLength(1)
  })
})

describe('what an organisation says about itself', () => {
  const profile = {
    name: 'Tidelines', country: 'CH', supportEmail: 'desk@tidelines.example', website: 'https://tidelines.example', taxId: 'CHE-1', colors: ['#101010', '#fefefe'],
    locales: ['de', 'fr'], currencies: ['CHF', 'EUR'],
  } satisfies Omit<Parameters<typeof updateOrganisation>[2], 'orgId' | 'slug'>

  test('is saved with what it was before on record, and told to whose pages say it', async () => {
    const { orgId } = await makeOrganisation(db, { name: 'Old' })
    const scope = await makeOrgScope(db, { orgId, role: 'manager', permission: 'organisation.edit' })
    expect(await updateOrganisation(shell, scope, { orgId, slug: 'tidelines', ...profile })).toEqual({ outcome: 'saved', slug: 'tidelines' })
    expect(await getProfile(db, scope)).toEqual({ slug: 'tidelines', ...profile })
    expect(await auditedOf(orgId)).toMatchObject([{ action: 'organisation.updated', before: { name: 'Old' }, after: { name: 'Tidelines' } }])
    expect(await db.select().from(outbox).where(eq(outbox.subjectId, orgId))).toMatchObject([{ name: 'organisations.profile_changed', payload: { orgId } }])
    expect(await updateOrganisation(shell, scope, { orgId, slug: 'tidelines', ...profile })).toEqual({ outcome: 'saved', slug: 'tidelines' })
    expect(await auditedOf(orgId)).toHaveLength(1)
  })

  test('cannot take another’s slug, and then nothing is changed', async () => {
    const { orgId } = await makeOrganisation(db)
    await makeOrganisation(db, { slug: 'first-come' })
    const scope = await makeOrgScope(db, { orgId, permission: 'organisation.edit' })
    expect(await updateOrganisation(shell, scope, { orgId, slug: 'first-come', ...profile })).toEqual({ outcome: 'slug_taken' })
    expect(await organisationOf(orgId)).toMatchObject({ name: 'Northlight' })
    expect(await auditedOf(orgId)).toEqual([])
  })
})

describe('deleting an organisation', () => {
  test('takes it from everybody, with its keys, and keeps the rows', async () => {
    const { orgId } = await makeOrganisation(db)
    const { userId, sessionId } = await makeMember(db, { orgId, role: 'staff' })
    await db.insert(apiKeys).values({ id: newId('key'), orgId, name: 'Box office', prefix: orgId.slice(-8), secretHash: 'x', requestId: newId('req'), scopes: ['gate.scan'] })
    const scope = await makeOrgScope(db, { orgId, permission: 'organisation.delete' })
    expect(await deleteOrganisation(shell, scope)).toEqual({ outcome: 'deleted' })
    expect(await organisationOf(orgId)).toMatchObject({ deletedAt: NOW })
    expect(await listMine(db, { userId, sessionId }, NOW)).toMatchObject({ organisations: [] })
    expect(await db.select().from(apiKeys).where(eq(apiKeys.orgId, orgId))).toMatchObject([{ revokedAt: NOW }])
    expect(await deleteOrganisation(shell, scope)).toEqual({ outcome: 'deleted' })
    expect(await auditedOf(orgId)).toMatchObject([{ action: 'organisation.deleted', orgId }])
  })

  test('waits for days to come with tickets sold, and for money under way', async () => {
    // The order's event is on 1 June 2026.
    const { orgId } = await makeGuestOrder(db, { email: `${newId('req')}@buyers.example` })
    const scope = await makeOrgScope(db, { orgId, permission: 'organisation.delete' })
    expect(await deleteOrganisation(shell, scope)).toEqual({ outcome: 'blocked', obstacles: ['upcoming_tickets'] })
    expect(await organisationOf(orgId)).toMatchObject({ deletedAt: null })
    expect(await deleteOrganisation(makeShell(database, new Date('2026-07-01T12:00:00Z')), scope)).toEqual({ outcome: 'deleted' })
  })

  test('waits for a payment that is under way', async () => {
    const { orgId, orderId } = await makeGuestOrder(db, { email: `${newId('req')}@buyers.example` })
    await db.insert(payments).values({ id: newId('pay'), orgId, orderId, provider: 'stripe', amountMinor: 2500, currency: 'EUR' })
    const scope = await makeOrgScope(db, { orgId, permission: 'organisation.delete' })
    expect(await deleteOrganisation(makeShell(database, new Date('2026-07-01T12:00:00Z')), scope)).toEqual({ outcome: 'blocked', obstacles: ['open_money'] })
  })
})
