import { and, asc, eq, gt, inArray, ne, sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { at } from '@/db/literals'
import { artists, events, occurrences, performances, stages, venues } from '@/db/schema/events'
import { ticketTypes } from '@/db/schema/inventory'
import { organisations } from '@/db/schema/organisations'
import { currencySchema } from '@/lib/money-schema'
import { searchPatterns } from '@/lib/search'
import {
  eventDetail, eventSummary, listCursor, NEAR_KM_MAX, OCCURRENCES_SHOWN_MAX, PERFORMANCES_MAX,
  type EventDetail, type EventSummary, type ListInput, type ListResult, type NearInput, type NearResult, type Policies,
} from './contract'
import { phaseOf } from './model/phase'

/** The events that can be visited still and pass the filters, by their next date; one round trip. */
export async function listEvents(db: Db, input: ListInput, now: Date): Promise<Omit<ListResult, 'facets'>> {
  const page = await db.execute(listStatement(input, now))
  const rows = z.array(listRow).parse(page.rows)
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  return { items: shown.map(summaryOf), nextCursor: last ? listCursor.encode({ at: last.nextAt, id: last.id }) : null }
}

/** As the hand-written statement gives it: instants as text. */
const summaryRow = eventSummary.omit({ fromPrice: true }).extend({
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  nextOccurrenceAt: z.coerce.date().nullable(),
  fromMinor: z.number().int().nullable(),
  currency: currencySchema,
})

const listRow = summaryRow.extend({ nextAt: z.coerce.date() })

function summaryOf({ fromMinor, currency, ...row }: z.output<typeof summaryRow>): EventSummary {
  return eventSummary.parse({ ...row, fromPrice: fromMinor === null ? null : { minor: fromMinor, currency } })
}

/** In the words of the partial indexes. */
export const listed = (now: Date) => sql`e.status in ('published', 'ongoing') and e.ends_at > ${at(now)}`

/** One page and the first of the next, with what getting in costs. */
export function listStatement(input: ListInput, now: Date): SQL {
  return sql`
    with page as (
      select e.id from events e where ${filters(input, now)} order by e.next_at, e.id limit ${input.limit + 1}
    )
    ${summaries(now, sql`e.next_at as "nextAt"`)} order by e.next_at, e.id`
}

/** Of each event of `page` its summary and one column more. */
const summaries = (now: Date, more: SQL) => sql`
  select e.id, e.slug, e.kind, e.status, e.name, e.summary, e.starts_at as "startsAt", e.ends_at as "endsAt", e.time_zone as "timeZone",
    e.colors, e.currency, v.name as "venueName", v.city, v.country, next.occurrence_at as "nextOccurrenceAt", offers.from_minor as "fromMinor",
    offers.sold_out as "soldOut", ${more}
  from page join events e on e.id = page.id join venues v on v.id = e.venue_id
    left join lateral (${nextOccurrence(now)}) next on e.kind = 'session_series'
    cross join lateral (${offers(now)}) offers`

/** Of the series `e`, when the date that is on or comes next begins; null when none is left. */
export const nextOccurrence = (now: Date): SQL => sql`
  select min(o.starts_at) as occurrence_at from occurrences o
  where o.event_id = e.id and o.status = 'scheduled' and o.ends_at > ${at(now)}`

const NEAR_VENUES_MAX = 200
const KM_PER_DEGREE = 111.2

/** The next events around a point, nearest first. Bounded on the way: so many venues, and of each no more than are shown. One round trip. */
export async function listNearbyEvents(db: Db, input: NearInput, now: Date): Promise<NearResult> {
  const { rows } = await db.execute(nearStatement(input, now))
  return { items: z.array(nearRow).parse(rows).map(({ km, ...row }) => ({ event: summaryOf(row), km })) }
}

const nearRow = summaryRow.extend({ km: z.number().int() })

export function nearStatement({ latitude, longitude, limit }: NearInput, now: Date): SQL {
  const here = sql`point(${longitude}, ${latitude})`
  return sql`
    with around as (
      select v.id, km from venues v cross join lateral (select (2 * 6371 * asin(least(1, sqrt(
        sin(radians(v.latitude - ${latitude}) / 2) ^ 2
        + cos(radians(${latitude})) * cos(radians(v.latitude)) * sin(radians(v.longitude - ${longitude}) / 2) ^ 2))))::int as km) distance
      where ${within(latitude, longitude)} order by point(v.longitude, v.latitude) <-> ${here} limit ${NEAR_VENUES_MAX}
    ), page as (
      select found.id, around.km from around cross join lateral (
        select e.id, e.next_at from events e where e.venue_id = around.id and ${listed(now)} order by e.next_at limit ${limit}
      ) found
      where around.km <= ${NEAR_KM_MAX} order by around.km, found.next_at, found.id limit ${limit}
    )
    ${summaries(now, sql`page.km`)} order by page.km, e.next_at, e.id`
}

/** The box around a point that holds all within reach, in the words of the index; two boxes where it lies across 180°. */
function within(latitude: number, longitude: number): SQL {
  const high = NEAR_KM_MAX / KM_PER_DEGREE
  // Degrees of longitude shrink towards the poles, where all of them are near.
  const shrunk = Math.cos((Math.min(Math.abs(latitude) + high, 90) * Math.PI) / 180)
  const wide = shrunk > high / 180 ? high / shrunk : 180
  const box = (west: number, east: number) =>
    sql`point(v.longitude, v.latitude) <@ box(point(${west}, ${latitude - high}), point(${east}, ${latitude + high}))`
  const boxes = [box(longitude - wide, longitude + wide)]
  if (longitude - wide < -180) boxes.push(box(longitude - wide + 360, 180))
  if (longitude + wide > 180) boxes.push(box(-180, longitude + wide - 360))
  return sql`(${sql.join(boxes, sql` or `)})`
}

function filters({ q = '', from, to, city, kind, cursor }: ListInput, now: Date): SQL {
  const conditions = [listed(now)]
  for (const pattern of searchPatterns(q)) conditions.push(sql`e.search_text like ${pattern}`)
  if (cursor) conditions.push(sql`(e.next_at, e.id) > (${at(cursor.at)}, ${cursor.id})`)
  if (kind) conditions.push(sql`e.kind = ${kind}`)
  if (city) conditions.push(sql`lower(e.city) = lower(${city})`)
  if (from ?? to) conditions.push(happensWithin(from ?? null, to ?? null))
  return sql.join(conditions, sql` and `)
}

/** On any of those days, each as long as it is in the event's zone; a series counts by its own dates. */
function happensWithin(from: string | null, to: string | null): SQL {
  const overlap = (row: SQL) => sql`
    coalesce(${row}.ends_at > (${from}::date)::timestamp at time zone e.time_zone, true)
    and coalesce(${row}.starts_at < (${to}::date + 1)::timestamp at time zone e.time_zone, true)`
  return sql`case when e.kind = 'session_series' then exists (
    select from occurrences o where o.event_id = e.id and o.status = 'scheduled' and ${overlap(sql`o`)}) else ${overlap(sql`e`)} end`
}

/**
 * What getting in costs now: of each public type the first price tier that is open and has stock, else its own price; and
 * whether the type, its pool and its coming dates leave any.
 */
const offers = (now: Date) => sql`
  with offer as materialized (
    select coalesce(t.sales_start_at <= ${at(now)}, true) as open,
      coalesce((select p.price_minor from price_tiers p
        where p.ticket_type_id = t.id and coalesce(p.starts_at <= ${at(now)}, true) and coalesce(p.ends_at > ${at(now)}, true)
          and coalesce(p.sold + p.held < p.quota, true)
        order by p.position limit 1), t.price_minor) as price,
      coalesce((select max(least(s.quota - s.sold - s.held, l.quota - l.sold - l.held))
        from stocks s left join pools l on l.id = s.pool_id left join occurrences o on o.id = s.occurrence_id
        where s.ticket_type_id = t.id
          and (s.occurrence_id is null or o.status = 'scheduled' and o.ends_at > ${at(now)})), 0) as available
    from ticket_types t
    where t.event_id = e.id and t.currency = e.currency and t.visibility = 'public' and t.kind not in ('camping', 'parking')
      and coalesce(t.sales_end_at > ${at(now)}, true)
  )
  select coalesce(
      min(price) filter (where available > 0 and open and price > 0),
      min(price) filter (where available > 0 and open),
      min(price) filter (where available > 0)) as from_minor,
    coalesce(max(available) <= 0, false) as sold_out
  from offer`

/** All that an event's page shows and that does not move by the minute; null for a draft and what is not there. One round trip. */
export async function getEventBySlug(db: Db, slug: string, now: Date): Promise<EventDetail | null> {
  const eventId = sql`(select id from events where slug = ${slug} and status <> 'draft')`
  const [[found], stageRows, performanceRows, occurrenceRows, kindRows] = await db.batch([
    db
      .select({
        event: events,
        organiser: { name: organisations.name, supportEmail: organisations.supportEmail, website: organisations.website },
        venue: {
          name: venues.name,
          address: venues.address,
          city: venues.city,
          country: venues.country,
          latitude: venues.latitude,
          longitude: venues.longitude,
        },
      })
      .from(events)
      .innerJoin(venues, eq(venues.id, events.venueId))
      .innerJoin(organisations, eq(organisations.id, events.orgId))
      .where(and(eq(events.slug, slug), ne(events.status, 'draft'))),
    db.select({ id: stages.id, name: stages.name }).from(stages).where(eq(stages.eventId, eventId)).orderBy(asc(stages.position)),
    db
      .select({
        id: performances.id,
        stageId: performances.stageId,
        artist: artists.name,
        genre: artists.genre,
        startsAt: performances.startsAt,
        endsAt: performances.endsAt,
      })
      .from(performances)
      .innerJoin(artists, eq(artists.id, performances.artistId))
      .where(eq(performances.eventId, eventId))
      .orderBy(asc(performances.startsAt), asc(performances.id))
      .limit(PERFORMANCES_MAX),
    db
      .select({
        id: occurrences.id,
        startsAt: occurrences.startsAt,
        endsAt: occurrences.endsAt,
        admissionOpensAt: occurrences.admissionOpensAt,
      })
      .from(occurrences)
      .where(and(eq(occurrences.eventId, eventId), eq(occurrences.status, 'scheduled'), gt(occurrences.endsAt, now)))
      .orderBy(asc(occurrences.startsAt))
      .limit(OCCURRENCES_SHOWN_MAX),
    db
      .selectDistinct({ kind: ticketTypes.kind })
      .from(ticketTypes)
      .where(and(eq(ticketTypes.eventId, eventId), eq(ticketTypes.visibility, 'public'), inArray(ticketTypes.kind, ['camping', 'parking'])))
      .orderBy(ticketTypes.kind),
  ])
  if (!found) return null
  const { event, organiser, venue } = found
  const { status } = event
  if (status === 'draft') return null
  return eventDetail.parse({
    ...event,
    phase: phaseOf({ ...event, status }, occurrenceRows[0], now),
    organiser,
    policies: policiesOf(event),
    venue,
    onSite: kindRows.map(({ kind }) => kind),
    stages: stageRows,
    performances: performanceRows,
    occurrences: event.kind === 'session_series' ? occurrenceRows : [],
  })
}

function policiesOf(event: typeof events.$inferSelect): Policies {
  const { refundHoursBefore, refundFeeBps, refundFeeMinor, transferHoursBefore, transferFeeMinor } = event
  return {
    refund: refundHoursBefore === null ? null : { hoursBefore: refundHoursBefore, feeBps: refundFeeBps, feeMinor: refundFeeMinor },
    transfer: transferHoursBefore === null ? null : { hoursBefore: transferHoursBefore, feeMinor: transferFeeMinor },
    cancellation: { withinDays: event.cancellationRefundDays, feeMinor: event.cancellationFeeMinor },
  }
}

/** How many events a sitemap names. */
export async function countSitemapEvents(db: Db, now: Date): Promise<number> {
  const { rows } = await db.execute(sql`select count(*)::int as count from events e where ${listed(now)}`)
  return z.array(z.object({ count: z.number() })).parse(rows)[0]?.count ?? 0
}

/** A stretch of the events that can be found, in the order of their ids, each with the last change that anybody made to it. */
export async function listSitemapEvents(
  db: Db,
  { offset, limit }: { offset: number; limit: number },
  now: Date,
): Promise<{ slug: string; changedAt: Date }[]> {
  const { rows } = await db.execute(sql`
    select e.slug, greatest(e.created_at, e.published_at, (select max(a.at) from audit_log a where a.subject_id = e.id)) as "changedAt"
    from events e where ${listed(now)} order by e.id offset ${offset} limit ${limit}`)
  return z.array(z.object({ slug: z.string(), changedAt: z.coerce.date() })).parse(rows)
}
