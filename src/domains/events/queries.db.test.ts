import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { artists, events, occurrences, performances, stages, venues } from '@/db/schema/events'
import { pools, priceTiers, stocks, ticketTypes } from '@/db/schema/inventory'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeOrganisation } from '@/domains/organisations/testing'
import { postgresError } from '@/lib/errors'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/time'
import { makeShell } from '@/platform/testing'
import { listInput, nearInput, type ListResult } from './contract'
import { searchTextOf } from '@/lib/search'
import { countSitemapEvents, getEventBySlug, listEvents, listNearbyEvents, listSitemapEvents, listStatement, nearStatement } from './queries'
import { countFacets, loadFacets } from './queries/facets'
import { makeEvent, makeOccurrence, makeVenue } from './testing'

const database = testDatabase()
const { db } = database
const NOW = new Date('2026-06-01T12:00:00Z')
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

type ListQuery = z.input<typeof listInput>
const list = (query: ListQuery = {}) => listEvents(db, listInput.parse(query), NOW)
const slugs = ({ items }: Pick<ListResult, 'items'>) => items.map(({ slug }) => slug)

interface Made {
  orgId: Id<'org'>
  eventId: Id<'evt'>
}

const occurrenceOf = ({ orgId, eventId }: Made, facts: { startsAt: Date; status?: 'scheduled' | 'cancelled' }) =>
  makeOccurrence(db, { orgId, eventId, ...facts })

/** Every test has a word of its own, so that none sees another's events. */
function ownWord(): string {
  return `w${crypto.randomUUID().slice(0, 8)}`
}

describe('what is listed', () => {
  test('published and ongoing events that have not ended, by their next date', async () => {
    const word = ownWord()
    const made = (slug: string, facts: Partial<typeof events.$inferInsert>) => makeEvent(db, { now: NOW, slug: `${word}-${slug}`, searchText: word, ...facts })
    await made('late', { startsAt: inDays(9) })
    await made('soon', { startsAt: inDays(1) })
    await made('on-now', { startsAt: inDays(-1), endsAt: inDays(1), status: 'ongoing' })
    await made('ended', { startsAt: inDays(-2), endsAt: inDays(-1) })
    await made('draft', { status: 'draft', publishedAt: null })
    await made('cancelled', { status: 'cancelled', cancelledAt: NOW })
    await made('completed', { status: 'completed' })
    expect(slugs(await list({ q: word }))).toEqual(['on-now', 'soon', 'late'].map((slug) => `${word}-${slug}`))
  })

  test('a series stands at its next date, and says it', async () => {
    const word = ownWord()
    const series = await makeEvent(db, { kind: 'session_series', startsAt: inDays(-30), nextAt: inDays(4), endsAt: inDays(30), searchText: word })
    for (const [days, status] of [[-5, 'scheduled'], [2, 'cancelled'], [4, 'scheduled'], [6, 'scheduled']] as const) {
      await occurrenceOf(series, { startsAt: inDays(days), status })
    }
    await makeEvent(db, { startsAt: inDays(3), searchText: word, slug: `${word}-before` })
    const { items } = await list({ q: word })
    expect(items.map(({ slug, nextOccurrenceAt }) => [slug, nextOccurrenceAt])).toEqual([
      [`${word}-before`, null],
      [series.slug, inDays(4)],
    ])
  })

  test('is one round trip', async () => {
    const before = database.roundTrips()
    await list({ q: 'anything', city: 'Berlin' })
    expect(database.roundTrips() - before).toBe(1)
  })
})

describe('filters', () => {
  test('search: all words, without accents and case, and what LIKE takes for a pattern is only text', async () => {
    const word = ownWord()
    const { slug } = await makeEvent(db, { now: NOW, searchText: searchTextOf([word, 'Noche Eléctrica', 'Łódź', 'مَهْرَجان']) })
    await makeEvent(db, { now: NOW, searchText: searchTextOf([word, 'Something else']) })
    const found = async (asked: string) => slugs(await list({ q: `${word} ${asked}` }))
    expect(await found('electrica')).toEqual([slug])
    expect(await found('ELÉCTRICA noche')).toEqual([slug])
    expect(await found('lodz')).toEqual([slug])
    expect(await found('مهرجان')).toEqual([slug])
    expect(await found('Elec')).toEqual([slug])
    expect(await found('electrico')).toEqual([])
    expect(await found('noche else')).toEqual([])
    expect(slugs(await list({ q: `${word}%_` }))).toHaveLength(2)
  })

  test('kind and city; a city in any case', async () => {
    const word = ownWord()
    const { orgId } = await makeOrganisation(db)
    const { venueId } = await makeVenue(db, { orgId, city: 'Saint-Étienne', country: 'FR' })
    const there = await makeEvent(db, { now: NOW, orgId, venueId, searchText: word, kind: 'conference' })
    await makeEvent(db, { now: NOW, searchText: word })
    expect(slugs(await list({ q: word, city: 'saint-étienne' }))).toEqual([there.slug])
    expect(slugs(await list({ q: word, kind: 'conference' }))).toEqual([there.slug])
    expect(slugs(await list({ q: word, kind: 'concert', city: 'Saint-Étienne' }))).toEqual([])
    const facets = await countFacets(db, NOW)
    expect(facets.cities).toContainEqual({ city: 'Saint-Étienne', country: 'FR', count: 1 })
    expect(facets.cities).toContainEqual(expect.objectContaining({ city: 'Leipzig' }))
    expect(facets.kinds).toContainEqual({ kind: 'conference', count: 1 })
  })

  test('what there is to choose from is counted once a minute', async () => {
    // Past every change that is announced meanwhile.
    const later = new Date('2031-03-01T12:00:00Z')
    const cityOf = async (now: Date) => (await loadFacets(makeShell(database, now))).cities.find(({ city }) => city === 'Modena')
    expect(await cityOf(later)).toBeUndefined()
    const { orgId } = await makeOrganisation(db)
    await makeEvent(db, { now: later, orgId, venueId: (await makeVenue(db, { orgId, city: 'Modena', country: 'IT' })).venueId })
    const before = database.roundTrips()
    expect(await cityOf(new Date(later.getTime() + MINUTE_MS - 1))).toBeUndefined()
    expect(database.roundTrips()).toBe(before)
    expect(await cityOf(new Date(later.getTime() + MINUTE_MS))).toEqual({ city: 'Modena', country: 'IT', count: 1 })
    expect(database.roundTrips()).toBe(before + 1)
  })

  test('an event is in the city of its venue, also when it moves, and when the venue is put right', async () => {
    const word = ownWord()
    const { orgId } = await makeOrganisation(db)
    const venueIn = async (city: string) => (await makeVenue(db, { orgId, city })).venueId
    const [cottbus, pirna] = [await venueIn('Cottbus'), await venueIn('Pirna')]
    const { eventId, slug } = await makeEvent(db, { now: NOW, orgId, venueId: cottbus, searchText: word, city: 'Atlantis' })
    const foundIn = async (city: string) => slugs(await list({ q: word, city }))
    expect(await foundIn('cottbus')).toEqual([slug])
    await db.update(events).set({ venueId: pirna }).where(eq(events.id, eventId))
    expect([await foundIn('Cottbus'), await foundIn('Pirna')]).toEqual([[], [slug]])
    await db.update(venues).set({ city: 'Pirna an der Elbe' }).where(eq(venues.id, pirna))
    expect([await foundIn('Pirna'), await foundIn('Pirna an der Elbe')]).toEqual([[], [slug]])
    const nowhere = await makeEvent(db, { orgId, venueId: newId('ven') }).then(() => null, (error: unknown) => postgresError(error)?.constraint)
    expect(nowhere).toBe('event_is_in_its_venues_city')
  })

  test('days are those of the event, not of the reader', async () => {
    const word = ownWord()
    // 23:00 on 3 July in New York is 4 July in UTC.
    await makeEvent(db, {
      startsAt: new Date('2026-07-04T03:00:00Z'), endsAt: new Date('2026-07-04T03:30:00Z'), timeZone: 'America/New_York', searchText: word,
    })
    const found = async (query: ListQuery) => (await list({ q: word, ...query })).items.length
    expect(await found({ from: '2026-07-03', to: '2026-07-03' })).toBe(1)
    expect(await found({ from: '2026-07-04' })).toBe(0)
    expect(await found({ to: '2026-07-02' })).toBe(0)
  })

  test('a festival is found on each of its days, a series only on its dates', async () => {
    const word = ownWord()
    await makeEvent(db, { kind: 'festival', startsAt: inDays(10), endsAt: inDays(13), searchText: word, slug: `${word}-festival` })
    const series = await makeEvent(db, { kind: 'session_series', startsAt: inDays(1), endsAt: inDays(40), searchText: word })
    await occurrenceOf(series, { startsAt: inDays(12) })
    const on = async (day: string) => slugs(await list({ q: word, from: day, to: day })).toSorted()
    expect(await on('2026-06-12')).toEqual([`${word}-festival`])
    expect(await on('2026-06-13')).toEqual([series.slug, `${word}-festival`].toSorted())
    expect(await on('2026-06-20')).toEqual([])
  })

  test.each([
    [{ from: '2026-02-30' }, 'date_malformed'],
    [{ from: '2026-06-02', to: '2026-06-01' }, 'dates_reversed'],
    [{ cursor: 'bm90IGEgY3Vyc29y' }, 'cursor_malformed'],
    [{ cursor: '§§' }, 'cursor_malformed'],
    [{ q: 'x'.repeat(81) }, 'search_too_long'],
    [{ city: ' ' }, 'city_empty'],
    [{ city: 'Lyon\u0000' }, 'city_malformed'],
    [{ from: '0000-01-01' }, 'date_malformed'],
  ])('%o is refused: %s', (query, message) => {
    expect(listInput.safeParse(query).error?.issues).toMatchObject([{ message }])
  })
})

describe('pages', () => {
  test('end to end they give each event once, even when some begin together and others appear in between', async () => {
    const word = ownWord()
    const { orgId } = await makeOrganisation(db)
    const { venueId } = await makeVenue(db, { orgId })
    const at = (days: number) => makeEvent(db, { orgId, venueId, startsAt: inDays(days), searchText: word })
    const made = []
    for (const days of [1, 1, 1, 2, 2, 3, 4]) made.push(await at(days))
    const seen: string[] = []
    let cursor: string | undefined
    for (let pages = 0; pages < 4; pages += 1) {
      const result = await list({ q: word, limit: 2, cursor })
      seen.push(...slugs(result))
      if (pages === 0) await at(1)
      cursor = result.nextCursor ?? undefined
      if (!cursor) break
    }
    // The newcomer of the first day sorts after those of that day by its id, so it is met; nothing is met twice.
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(made.map(({ slug }) => slug)))
    expect(seen).toHaveLength(made.length + 1)
    expect(cursor).toBeUndefined()
  })
})

describe('prices', () => {
  interface Sale extends Partial<typeof ticketTypes.$inferInsert> {
    quota?: number
    sold?: number
    poolId?: Id<'pol'>
    occurrenceId?: Id<'occ'>
  }

  async function sell({ orgId, eventId }: Made, { quota = 10, sold = 0, poolId, occurrenceId, ...facts }: Sale) {
    const id = newId('tty')
    const texts = { name: { en: 'Standing' }, description: { en: 'One person' } }
    await db.insert(ticketTypes).values({ orgId, eventId, kind: 'standard', position: 0, priceMinor: 5000, currency: 'EUR', taxBps: 700, ...texts, ...facts, id })
    await db.insert(stocks).values({
      id: newId('stk'), orgId, eventId, ticketTypeId: id, quota, sold, poolId: poolId ?? null, occurrenceId: occurrenceId ?? null,
    })
    return id
  }

  async function offerOf(word: string) {
    const { items } = await list({ q: word })
    return items.map(({ fromPrice, soldOut }) => [fromPrice?.minor ?? null, soldOut])
  }

  async function onSale(sales: Sale[]) {
    const word = ownWord()
    const event = await makeEvent(db, { now: NOW, searchText: word })
    for (const sale of sales) await sell(event, sale)
    return { word, event }
  }

  test.each<[string, Sale[], number | null, boolean]>([
    ['the lowest that is left', [{ priceMinor: 5000 }, { priceMinor: 2000, quota: 3, sold: 3 }, { priceMinor: 4000 }], 4000, false],
    ['what is only added to a ticket does not count', [{ priceMinor: 6000 }, { priceMinor: 1000, kind: 'parking' }, { priceMinor: 3000, kind: 'camping' }], 6000, false],
    ['hidden ones and those by code do not count', [{ visibility: 'hidden' }, { visibility: 'code' }], null, false],
    ['one whose sale has closed does not count', [{ salesEndAt: inDays(-1) }], null, false],
    ['one that is not open yet does not count', [{ priceMinor: 900, salesStartAt: inDays(2) }, { priceMinor: 5000 }], 5000, false],
    ['none is open yet', [{ priceMinor: 900, salesStartAt: inDays(2) }], 900, false],
    ['all gone', [{ quota: 3, sold: 3 }], null, true],
    ['closed with some left and the rest gone', [{ salesEndAt: inDays(-1) }, { quota: 3, sold: 3 }], null, true],
    ['free', [{ priceMinor: 0 }, { priceMinor: 0 }], 0, false],
    ['some free, the lowest that costs', [{ priceMinor: 0 }, { priceMinor: 500 }], 500, false],
    ['nothing for sale', [], null, false],
  ])('%s', async (_, sales, minor, soldOut) => {
    const { word } = await onSale(sales)
    expect(await offerOf(word)).toEqual([[minor, soldOut]])
  })

  test('the tier that is open and not full makes the price', async () => {
    const { word, event } = await onSale([])
    const ticketTypeId = await sell(event, { priceMinor: 9000 })
    const tier = (position: number, priceMinor: number, facts: Partial<typeof priceTiers.$inferInsert>) =>
      db.insert(priceTiers).values({ id: newId('tir'), orgId: event.orgId, ticketTypeId, name: { en: 'Tier' }, position, priceMinor, ...facts })
    await tier(0, 1000, { endsAt: inDays(-1) })
    await tier(1, 2000, { quota: 5, sold: 4, held: 1 })
    expect(await offerOf(word)).toEqual([[9000, false]])
    await tier(2, 7000, { endsAt: inDays(1) })
    expect(await offerOf(word)).toEqual([[7000, false]])
  })

  test('a full pool and past dates leave nothing', async () => {
    const { word, event } = await onSale([])
    const poolId = newId('pol')
    await db.insert(pools).values({ id: poolId, orgId: event.orgId, eventId: event.eventId, name: 'Site', quota: 4, sold: 4 })
    await sell(event, { poolId, priceMinor: 100 })
    const { occurrenceId } = await occurrenceOf(event, { startsAt: inDays(-3) })
    await sell(event, { occurrenceId, perOccurrence: true, priceMinor: 200 })
    expect(await offerOf(word)).toEqual([[null, true]])
    const coming = await occurrenceOf(event, { startsAt: inDays(3) })
    await sell(event, { occurrenceId: coming.occurrenceId, perOccurrence: true, priceMinor: 300 })
    expect(await offerOf(word)).toEqual([[300, false]])
  })
})

describe('around a point', () => {
  const near = (latitude: number, longitude: number, limit = 6) =>
    listNearbyEvents(db, nearInput.parse({ latitude, longitude, limit }), NOW)
  /** In the middle of an ocean, where no other test has a venue. */
  async function makeAt(latitude: number, longitude: number, facts: Partial<typeof events.$inferInsert> = {}) {
    const { orgId } = await makeOrganisation(db)
    const { venueId } = await makeVenue(db, { orgId, latitude, longitude })
    return makeEvent(db, { now: NOW, orgId, venueId, ...facts })
  }

  test('the nearest first, with how far they are, no further than we look', async () => {
    const far = await makeAt(-40, 92)
    const close = await makeAt(-40.1, 90.1)
    await makeAt(-40, 95)
    const { items } = await near(-40, 90)
    expect(items.map(({ event, km }) => [event.slug, km])).toEqual([[close.slug, 14], [far.slug, 170]])
    expect((await near(-40, 90, 1)).items).toHaveLength(1)
  })

  test('only what is listed: no draft of any tenant, nothing cancelled, over or without coordinates', async () => {
    const shown = await makeAt(-50, 60)
    await makeAt(-50, 60, { status: 'draft', publishedAt: null })
    await makeAt(-50, 60, { status: 'cancelled', cancelledAt: NOW })
    await makeAt(-50, 60, { startsAt: inDays(-3), endsAt: inDays(-2) })
    expect((await near(-50, 60)).items.map(({ event }) => event.slug)).toEqual([shown.slug])
  })

  test('across the 180th meridian and at the pole', async () => {
    const east = await makeAt(-10, 179.5)
    const west = await makeAt(-10, -179.5)
    expect((await near(-10, 179.9)).items.map(({ event }) => event.slug)).toEqual([east.slug, west.slug])
    const pole = await makeAt(89.5, 100)
    expect((await near(89.9, -80)).items.map(({ event }) => event.slug)).toEqual([pole.slug])
  })

  test('takes the point no more exactly than to a tenth of a degree, and none off the globe', () => {
    expect(nearInput.parse({ latitude: 52.5163, longitude: 13.3777 })).toEqual({ latitude: 52.5, longitude: 13.4, limit: 6 })
    for (const point of [{ latitude: 91, longitude: 0 }, { latitude: 0, longitude: -181 }, { latitude: Number.NaN, longitude: 0 }]) {
      expect(nearInput.safeParse(point).success).toBe(false)
    }
  })

  test('is one round trip', async () => {
    const before = database.roundTrips()
    await near(-40, 90)
    expect(database.roundTrips() - before).toBe(1)
  })
})

describe('one event', () => {
  test('its line-up by time, its venue and organiser, in one round trip', async () => {
    const event = await makeEvent(db, { now: NOW, kind: 'festival' })
    const { orgId, eventId } = event
    const [tent, lake] = [newId('stg'), newId('stg')]
    const [aya, boreal] = [newId('art'), newId('art')]
    await db.insert(stages).values([
      { id: lake, orgId, eventId, name: 'Lake', position: 1 },
      { id: tent, orgId, eventId, name: 'Tent', position: 0 },
    ])
    await db.insert(artists).values([
      { id: aya, orgId, name: 'Aya Sol', genre: 'Afro house' },
      { id: boreal, orgId, name: 'Boreal Hum', genre: 'Ambient' },
    ])
    const plays = (stageId: Id<'stg'>, artistId: Id<'art'>, minutes: number) => ({
      id: newId('prf'), orgId, eventId, stageId, artistId,
      startsAt: new Date(event.startsAt.getTime() + minutes * MINUTE_MS),
      endsAt: new Date(event.startsAt.getTime() + (minutes + 50) * MINUTE_MS),
    })
    await db.insert(performances).values([plays(tent, aya, 60), plays(lake, boreal, 0)])

    const before = database.roundTrips()
    const found = await getEventBySlug(db, event.slug, NOW)
    expect(database.roundTrips() - before).toBe(1)
    expect(found).toMatchObject({
      id: eventId,
      phase: 'upcoming',
      venue: { city: 'Leipzig', latitude: null },
      organiser: { name: 'Northlight' },
      stages: [{ name: 'Tent' }, { name: 'Lake' }],
      performances: [{ artist: 'Boreal Hum', stageId: lake }, { artist: 'Aya Sol', stageId: tent, genre: 'Afro house' }],
      occurrences: [],
    })
    expect(Object.keys(found ?? {})).not.toContain('orgId')
  })

  test('its policies, which no row can hold half of', async () => {
    const plain = await makeEvent(db, { now: NOW })
    expect((await getEventBySlug(db, plain.slug, NOW))?.policies).toEqual({
      refund: null, transfer: { hoursBefore: 0, feeMinor: 0 }, cancellation: { withinDays: 14, feeMinor: 0 },
    })
    const own = await makeEvent(db, { now: NOW, refundHoursBefore: 72, refundFeeBps: 500, transferHoursBefore: null, cancellationRefundDays: 30 })
    expect((await getEventBySlug(db, own.slug, NOW))?.policies).toEqual({
      refund: { hoursBefore: 72, feeBps: 500, feeMinor: 0 }, transfer: null, cancellation: { withinDays: 30, feeMinor: 0 },
    })
    const constraintOf = (facts: Partial<typeof events.$inferInsert>) =>
      makeEvent(db, { now: NOW, ...facts }).then(() => null, (error: unknown) => postgresError(error)?.constraint)
    expect(await constraintOf({ refundHoursBefore: null, refundFeeBps: 100 })).toBe('event_refund_policy')
    expect(await constraintOf({ refundHoursBefore: 24, refundFeeBps: 10_001 })).toBe('event_refund_policy')
    expect(await constraintOf({ transferHoursBefore: null, transferFeeMinor: 1 })).toBe('event_transfer_policy')
    expect(await constraintOf({ nextAt: inDays(3) })).toBe('event_next_is_its_start')
    expect(await constraintOf({ cancellationRefundDays: 0 })).toBe('event_cancellation_policy')
  })

  test('a series brings its coming dates, no cancelled and no past one', async () => {
    const series = await makeEvent(db, { kind: 'session_series', startsAt: inDays(-30), endsAt: inDays(30) })
    await db.insert(occurrences).values(
      [-2, 3, 1, 5].map((days) => ({
        id: newId('occ'), orgId: series.orgId, eventId: series.eventId, startsAt: inDays(days), endsAt: inDays(days + 0.1),
        admissionOpensAt: inDays(days), status: days === 5 ? ('cancelled' as const) : ('scheduled' as const),
      })),
    )
    const found = await getEventBySlug(db, series.slug, NOW)
    expect(found?.occurrences.map(({ startsAt }) => startsAt)).toEqual([inDays(1), inDays(3)])
    expect(found?.phase).toBe('upcoming')
  })

  test('cancelled and past events keep their page, a draft and an unknown one have none', async () => {
    const cancelled = await makeEvent(db, { now: NOW, status: 'cancelled', cancelledAt: NOW })
    const over = await makeEvent(db, { startsAt: inDays(-1), endsAt: new Date(NOW.getTime() - HOUR_MS) })
    const draft = await makeEvent(db, { now: NOW, status: 'draft' })
    expect(await getEventBySlug(db, cancelled.slug, NOW)).toMatchObject({ phase: 'cancelled' })
    expect(await getEventBySlug(db, over.slug, NOW)).toMatchObject({ phase: 'over' })
    expect(await getEventBySlug(db, draft.slug, NOW)).toBeNull()
    expect(await getEventBySlug(db, 'nowhere', NOW)).toBeNull()
  })
})

describe('among twenty thousand events', () => {
  test('a search goes through the trigram index', async () => {
    const { orgId, venueId } = await makeEvent(db, { now: NOW })
    await db.execute(sql`
      insert into events (id, org_id, venue_id, slug, kind, status, name, summary, body, time_zone, currency, capacity, colors,
        starts_at, next_at, ends_at, admission_opens_at, search_text)
      select new_id('evt'), ${orgId}, ${venueId}, 'many-' || n, 'concert', 'published', '{"en":"Many"}', '{"en":"…"}', '{"en":"…"}',
        'Europe/Berlin', 'EUR', 100, '["#000000","#ffffff"]', ${NOW.toISOString()}::timestamptz + n * interval '1 minute', ${NOW.toISOString()}::timestamptz + n * interval '1 minute',
        ${NOW.toISOString()}::timestamptz + n * interval '1 minute' + interval '3 hours', ${NOW.toISOString()}::timestamptz + n * interval '1 minute',
        md5(n::text) || ' ' || md5((n * 7)::text) || case when n % 4000 = 0 then ' quarzlicht' else '' end
      from generate_series(1, 20000) n`)
    await db.execute(sql`analyze events`)

    const explained = await explainList({ q: 'Quárzlicht' })
    expect(explained).toContain('events_by_search_text')
    expect(explained).not.toContain('Seq Scan on events')
    expect((await list({ q: 'Quárzlicht' })).items).toHaveLength(5)
    const { items } = await list({ from: '2026-06-10', to: '2026-06-10', limit: 50 })
    expect(items.length).toBe(50)
    expect(await explainList({ city: 'leipzig' })).toContain('events_listed_in_city')
    for (const query of [{}, { kind: 'concert' }, { cursor: (await list({ limit: 5 })).nextCursor ?? '' }] as const) {
      expect(await explainList(query)).toContain('events_listed_by_next')
    }
  })

  test('a search around a point goes through the indexes of places and of their events', async () => {
    await db.execute(sql`
      insert into venues (id, org_id, name, address, city, country, latitude, longitude)
      select new_id('ven'), (select id from organisations limit 1), 'Hall ' || n, 'Street', 'Town ' || n, 'DE', -60 + (n % 100) * 1.2, -170 + (n / 100) * 3.4
      from generate_series(0, 9999) n`)
    await db.execute(sql`
      with places as (select id, row_number() over () as n from venues where name like 'Hall %'),
      many as (select id, row_number() over () as n from events where slug like 'many-%')
      update events set venue_id = places.id from many join places on places.n = (many.n - 1) / 2 + 1 where events.id = many.id`)
    await db.execute(sql`analyze venues`)
    await db.execute(sql`analyze events`)
    const input = nearInput.parse({ latitude: 10, longitude: 20 })
    const { rows } = await db.execute(sql`explain (analyze, format json) ${nearStatement(input, NOW)}`)
    const explained = JSON.stringify(rows)
    expect(explained).toContain('venues_by_place')
    expect(explained).toContain('events_listed_at_venue')
    expect(explained).not.toContain('"Seq Scan","Parallel Aware":false,"Async Capable":false,"Relation Name":"events"')
    expect((await listNearbyEvents(db, input, NOW)).items).toHaveLength(6)
  })

  async function explainList(query: ListQuery): Promise<string> {
    const { rows } = await db.execute(sql`explain ${listStatement(listInput.parse(query), NOW)}`)
    return JSON.stringify(rows)
  }
})

describe('what a sitemap names', () => {
  const now = new Date('2031-03-01T12:00:00Z')
  const changed = async (facts: Parameters<typeof makeEvent>[1], change: Date | null) => {
    const { eventId, slug } = await makeEvent(db, { now, ...facts })
    if (change) await db.insert(auditLog).values({ at: change, actorKind: 'system', action: 'event.changed', subjectId: eventId })
    return slug
  }

  test('is what can be found, each with its last change, stretch by stretch', async () => {
    const before = await countSitemapEvents(db, now)
    const edit = new Date('2031-03-02T09:00:00Z')
    const created = new Date('2031-01-01T00:00:00Z')
    const found = [await changed({ createdAt: created }, edit), await changed({ createdAt: created }, null)]
    await changed({ status: 'draft' }, null)
    await changed({ status: 'cancelled', cancelledAt: now }, null)
    await changed({ startsAt: new Date('2031-02-01T12:00:00Z') }, null)
    expect(await countSitemapEvents(db, now)).toBe(before + 2)
    expect(await listSitemapEvents(db, { offset: before, limit: 1 }, now)).toEqual([{ slug: found[0], changedAt: edit }])
    expect(await listSitemapEvents(db, { offset: before + 1, limit: 5 }, now)).toEqual([{ slug: found[1], changedAt: now }])
  })
})
