import { sql } from 'drizzle-orm'
import { check, doublePrecision, foreignKey, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, idColumn, instant, minor, oneOf, translated } from '../columns'
import { organisations } from './organisations'

export const EVENT_KINDS = ['festival', 'concert', 'conference', 'session_series'] as const
export const EVENT_STATUSES = ['draft', 'published', 'ongoing', 'completed', 'cancelled'] as const
export const OCCURRENCE_STATUSES = ['scheduled', 'cancelled'] as const

/** A year: no policy looks further ahead. */
const HOURS_BEFORE_MAX = sql.raw('8784')

export const venues = pgTable(
  'venues',
  {
    id: idColumn('ven').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    address: text().notNull(),
    city: text().notNull(),
    /** ISO 3166-1 alpha-2. */
    country: text().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
  },
  (t) => [
    index('venues_by_org').on(t.orgId),
    unique('venue_city_once').on(t.id, t.city),
    // In the words of the search around a position; a venue without coordinates is in none of them.
    index('venues_by_place').using('gist', sql`point(${t.longitude}, ${t.latitude})`),
  ],
)

export const events = pgTable(
  'events',
  {
    id: idColumn('evt').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    venueId: idColumn('ven').notNull(),
    /** Its venue's, which a trigger (hand-written SQL) writes and the foreign key follows: lists of a city are found by it. */
    city: text().notNull().default(''),
    slug: text().notNull(),
    kind: text({ enum: EVENT_KINDS }).notNull(),
    status: text({ enum: EVENT_STATUSES }).notNull().default('draft'),
    name: translated().notNull(),
    summary: translated().notNull(),
    body: translated().notNull(),
    timeZone: text().notNull(),
    currency: text().notNull(),
    capacity: integer().notNull(),
    /** The event's own two colours, `#rrggbb`; text on them is computed. */
    colors: jsonb().$type<readonly [string, string]>().notNull(),
    /** RFC 5545 recurrence in `timeZone`, for a series; its dates are the occurrences. */
    recurrenceRule: text(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    admissionOpensAt: instant().notNull(),
    /**
     * Where the lists place it: at its start, a series at the start of the date that is on or comes next, which a job moves on
     * within minutes.
     */
    nextAt: instant().notNull(),
    publishedAt: instant(),
    cancelledAt: instant(),
    createdAt: createdAt(),
    /** What the list is searched by: names, summary, line-up, city; folded and lower-cased, written with each change. */
    searchText: text().notNull().default(''),
    /** Until how long before the start a buyer gets money back; null: never. */
    refundHoursBefore: integer(),
    /** What is kept of each refunded ticket: a share of its price and an amount, in `currency`. */
    refundFeeBps: integer().notNull().default(0),
    refundFeeMinor: minor().notNull().default(0),
    /** Until how long before the start a ticket may go to somebody else; null: never. */
    transferHoursBefore: integer().default(0),
    transferFeeMinor: minor().notNull().default(0),
    /** After a cancellation the money is back within so many days, less what is kept of each ticket. */
    cancellationRefundDays: integer().notNull().default(14),
    cancellationFeeMinor: minor().notNull().default(0),
  },
  (t) => [
    uniqueIndex('event_slug_once').on(t.slug),
    foreignKey({ name: 'event_is_in_its_venues_city', columns: [t.venueId, t.city], foreignColumns: [venues.id, venues.city] }).onUpdate('cascade'),
    index('events_by_org').on(t.orgId, t.startsAt, t.id),
    index('events_listed').on(t.endsAt, t.id).where(sql`${t.status} in ('published', 'ongoing')`),
    index('events_listed_by_next').on(t.nextAt, t.id).where(sql`${t.status} in ('published', 'ongoing')`),
    index('events_listed_in_city').on(sql`lower(${t.city})`, t.nextAt, t.id).where(sql`${t.status} in ('published', 'ongoing')`),
    index('events_listed_at_venue').on(t.venueId, t.nextAt).where(sql`${t.status} in ('published', 'ongoing')`),
    index('events_to_open').on(t.admissionOpensAt).where(sql`${t.status} = 'published'`),
    index('events_by_search_text').using('gin', sql`${t.searchText} gin_trgm_ops`),
    oneOf('event_kind', t.kind, EVENT_KINDS),
    oneOf('event_status', t.status, EVENT_STATUSES),
    check('event_ends_after_start', sql`${t.endsAt} > ${t.startsAt} and ${t.admissionOpensAt} <= ${t.startsAt}`),
    check('event_next_is_its_start', sql`${t.kind} = 'session_series' or ${t.nextAt} = ${t.startsAt}`),
    check('event_capacity_positive', sql`${t.capacity} > 0`),
    check(
      'event_refund_policy',
      sql`case when ${t.refundHoursBefore} is null then ${t.refundFeeBps} = 0 and ${t.refundFeeMinor} = 0
        else ${t.refundHoursBefore} between 0 and ${HOURS_BEFORE_MAX} and ${t.refundFeeBps} between 0 and 10000 and ${t.refundFeeMinor} >= 0 end`,
    ),
    check(
      'event_transfer_policy',
      sql`case when ${t.transferHoursBefore} is null then ${t.transferFeeMinor} = 0
        else ${t.transferHoursBefore} between 0 and ${HOURS_BEFORE_MAX} and ${t.transferFeeMinor} >= 0 end`,
    ),
    check('event_cancellation_policy', sql`${t.cancellationRefundDays} between 1 and 90 and ${t.cancellationFeeMinor} >= 0`),
  ],
)

/** A dated instance of an event: the one of a concert, the days of a series. */
export const occurrences = pgTable(
  'occurrences',
  {
    id: idColumn('occ').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    eventId: idColumn('evt').notNull().references(() => events.id, { onDelete: 'cascade' }),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    admissionOpensAt: instant().notNull(),
    status: text({ enum: OCCURRENCE_STATUSES }).notNull().default('scheduled'),
  },
  (t) => [
    uniqueIndex('occurrence_once').on(t.eventId, t.startsAt),
    index('occurrences_by_start').on(t.startsAt),
    oneOf('occurrence_status', t.status, OCCURRENCE_STATUSES),
    check('occurrence_ends_after_start', sql`${t.endsAt} > ${t.startsAt} and ${t.admissionOpensAt} <= ${t.startsAt}`),
  ],
)

export const stages = pgTable(
  'stages',
  {
    id: idColumn('stg').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    eventId: idColumn('evt').notNull().references(() => events.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [uniqueIndex('stage_name_once').on(t.eventId, t.name)],
)

export const artists = pgTable(
  'artists',
  {
    id: idColumn('art').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    genre: text().notNull(),
    country: text(),
  },
  (t) => [uniqueIndex('artist_name_once').on(t.orgId, t.name)],
)

/** Two performances never overlap on one stage: exclusion constraint `performance_alone_on_stage` (hand-written SQL). */
export const performances = pgTable(
  'performances',
  {
    id: idColumn('prf').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    eventId: idColumn('evt').notNull().references(() => events.id, { onDelete: 'cascade' }),
    stageId: idColumn('stg').notNull().references(() => stages.id, { onDelete: 'cascade' }),
    artistId: idColumn('art').notNull().references(() => artists.id),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
  },
  (t) => [
    index('performances_by_event').on(t.eventId, t.startsAt),
    index('performances_by_artist').on(t.artistId),
    check('performance_ends_after_start', sql`${t.endsAt} > ${t.startsAt}`),
  ],
)

/** A part of the grounds with its own entrance. */
export const zones = pgTable(
  'zones',
  {
    id: idColumn('zon').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    eventId: idColumn('evt').notNull().references(() => events.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [uniqueIndex('zone_name_once').on(t.eventId, t.name)],
)
