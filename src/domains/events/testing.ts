import type { Db } from '@/db/client'
import { events, occurrences, venues, zones } from '@/db/schema/events'
import { makeOrganisation } from '@/domains/organisations/testing'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS, HOUR_MS } from '@/lib/time'

type Facts<T, K extends keyof T> = Partial<Omit<T, 'id' | K>> & Pick<T, K>

/** A venue in Leipzig, unless told otherwise. */
export async function makeVenue(db: Db, facts: Facts<typeof venues.$inferInsert, 'orgId'>): Promise<{ venueId: Id<'ven'> }> {
  const venueId = newId('ven')
  await db.insert(venues).values({ id: venueId, name: 'Werk 9', address: 'Hafenstraße 9', city: 'Leipzig', country: 'DE', ...facts })
  return { venueId }
}

type EventFacts = Partial<Omit<typeof events.$inferInsert, 'id'>> & {
  /** What `startsAt` and the others are counted from when they are not given. */
  now?: Date
}

/**
 * A published concert 30 days after `now`, three hours long, doors two hours before, in Europe/Berlin and EUR; with its
 * own organisation and venue unless they are given.
 */
export async function makeEvent(
  db: Db,
  { now = new Date(), ...facts }: EventFacts = {},
): Promise<{ orgId: Id<'org'>; venueId: Id<'ven'>; eventId: Id<'evt'>; slug: string; startsAt: Date; endsAt: Date }> {
  const orgId = facts.orgId ?? (await makeOrganisation(db)).orgId
  const venueId = facts.venueId ?? (await makeVenue(db, { orgId })).venueId
  const eventId = newId('evt')
  const startsAt = facts.startsAt ?? new Date(now.getTime() + 30 * DAY_MS)
  const endsAt = facts.endsAt ?? new Date(startsAt.getTime() + 3 * HOUR_MS)
  const slug = facts.slug ?? eventId.replace('_', '-')
  await db.insert(events).values({
    kind: 'concert',
    status: 'published',
    name: { en: 'Velvet Static' },
    summary: { en: 'One night, one room.' },
    body: { en: 'Doors at seven.' },
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    capacity: 1000,
    colors: ['#1f1147', '#ff6b4a'],
    admissionOpensAt: new Date(startsAt.getTime() - 2 * HOUR_MS),
    publishedAt: now,
    searchText: 'velvet static one night, one room. leipzig',
    ...facts,
    id: eventId,
    orgId,
    venueId,
    slug,
    startsAt,
    nextAt: facts.nextAt ?? startsAt,
    endsAt,
  })
  return { orgId, venueId, eventId, slug, startsAt, endsAt }
}

/** A dated instance of an event: two hours long, doors one hour before. */
export async function makeOccurrence(
  db: Db,
  facts: Facts<typeof occurrences.$inferInsert, 'orgId' | 'eventId' | 'startsAt'>,
): Promise<{ occurrenceId: Id<'occ'> }> {
  const occurrenceId = newId('occ')
  await db.insert(occurrences).values({
    id: occurrenceId,
    endsAt: new Date(facts.startsAt.getTime() + 2 * HOUR_MS),
    admissionOpensAt: new Date(facts.startsAt.getTime() - HOUR_MS),
    ...facts,
  })
  return { occurrenceId }
}

export async function makeZone(
  db: Db,
  facts: Facts<typeof zones.$inferInsert, 'orgId' | 'eventId'>,
): Promise<{ zoneId: Id<'zon'> }> {
  const zoneId = newId('zon')
  await db.insert(zones).values({ id: zoneId, name: 'Main gate', position: 0, ...facts })
  return { zoneId }
}
