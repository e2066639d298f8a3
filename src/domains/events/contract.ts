import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { type Id, isId } from '@/lib/ids'
import { cursorSchema, instantSchema, pageLimitSchema, searchWordsSchema } from '@/lib/inputs'
import { ordersOf } from '@/lib/list-order'
import { moneySchema } from '@/lib/money-schema'
import { coarse } from '@/lib/places'
import { HOUR_MS, isPlainDate } from '@/lib/time'
import { translatedSchema } from '@/lib/translated-schema'

export const EVENT_KINDS = ['festival', 'concert', 'conference', 'session_series'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export const CITIES_MAX = 100
export const OCCURRENCES_SHOWN_MAX = 60
export const PERFORMANCES_MAX = 500

const plainDateSchema = z.string().transform((text, context) => {
  // Postgres knows no year 0, and nobody looks for an event before there were any here.
  if (isPlainDate(text) && text >= '2000') return text
  context.issues.push({ code: 'custom', input: text, message: 'date_malformed' })
  return z.NEVER
})

/** Where a list goes on: after the event with this next date and id. Clients hand it back unread. */
export const listCursor = z.codec(
  z.string().max(100, { error: 'cursor_malformed' }),
  z.object({ at: z.date(), id: idSchema('evt') }),
  {
    encode: ({ at, id }) => btoa(`${at.getTime().toString(36)}.${id}`).replaceAll('=', ''),
    decode: (text, context) => {
      const [, time, id] = /^([0-9a-z]{1,9})\.(evt_[0-9a-f]{32})$/.exec(readBase64(text)) ?? []
      if (time !== undefined && id !== undefined && isId('evt', id)) return { at: new Date(Number.parseInt(time, 36)), id }
      context.issues.push({ code: 'custom', input: text, message: 'cursor_malformed' })
      return z.NEVER
    },
  },
)

function readBase64(text: string): string {
  return /^[A-Za-z0-9+/]+$/.test(text) && text.length % 4 !== 1 ? atob(text) : ''
}

export const listInput = z
  .object({
    /** Words that an event's names, summary, city, venue or line-up must all contain. */
    q: z.string().max(80, { error: 'search_too_long' }).optional(),
    /** Events that happen on any day from here on, in their own zone. */
    from: plainDateSchema.optional(),
    /** The last day, inclusive. */
    to: plainDateSchema.optional(),
    city: z
      .string()
      .trim()
      .min(1, { error: 'city_empty' })
      .max(80, { error: 'city_too_long' })
      .regex(/^\P{Cc}*$/u, { error: 'city_malformed' })
      .optional(),
    kind: z.enum(EVENT_KINDS).optional(),
    cursor: listCursor.optional(),
    limit: z.number().int().min(1).max(50).default(24),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, { error: 'dates_reversed', path: ['to'] })
export type ListInput = z.output<typeof listInput>

export const eventSummary = z.object({
  id: idSchema('evt'),
  slug: z.string(),
  kind: z.enum(EVENT_KINDS),
  status: z.enum(['published', 'ongoing']),
  name: translatedSchema,
  summary: translatedSchema,
  startsAt: z.date(),
  endsAt: z.date(),
  /** Of a series, the occurrence that is on or comes next; null for other kinds, and when none is left. */
  nextOccurrenceAt: z.date().nullable(),
  timeZone: z.string(),
  venueName: z.string(),
  city: z.string(),
  /** ISO 3166-1 alpha-2. */
  country: z.string(),
  colors: z.tuple([z.string(), z.string()]),
  /**
   * The lowest price that can be paid now to get in; nothing to pay only when all of it is free, for a child's free ticket is
   * no reason to expect one. Null when nothing is for sale publicly.
   */
  fromPrice: moneySchema.nullable(),
  /** There were public tickets to get in, and none is left. */
  soldOut: z.boolean(),
}).meta({ id: 'CatalogueEntry', description: 'An announced event in a list.' })
export type EventSummary = z.infer<typeof eventSummary>

/** What all listed events can be narrowed to, whatever the filters are now. */
export const facetsSchema = z.object({
  cities: z.array(z.object({ city: z.string(), country: z.string(), count: z.number().int() })).max(CITIES_MAX),
  kinds: z.array(z.object({ kind: z.enum(EVENT_KINDS), count: z.number().int() })),
})
export type Facets = z.infer<typeof facetsSchema>

export const listResult = z.object({
  items: z.array(eventSummary).max(50),
  nextCursor: z.string().nullable(),
  facets: facetsSchema,
})
export type ListResult = z.infer<typeof listResult>

/** How far around somebody we look. */
export const NEAR_KM_MAX = 300

const degrees = (most: number) => z.number().min(-most).max(most).transform(coarse)

export const nearInput = z.object({ latitude: degrees(90), longitude: degrees(180), limit: z.number().int().min(1).max(12).default(6) })
export type NearInput = z.output<typeof nearInput>

/** `km`: from the point that was asked for, and no more exact than it. */
export const nearResult = z.object({ items: z.array(z.object({ event: eventSummary, km: z.number().int() })).max(12) })
export type NearResult = z.infer<typeof nearResult>

/** The form of every slug; what has another is not there. */
export const slugSchema = z.string().max(100, { error: 'slug_malformed' }).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'slug_malformed' })

export const detailInput = z.object({ slug: slugSchema })

/** `now`: its doors may be open; `over`: its last hour has passed. */
const EVENT_PHASES = ['upcoming', 'now', 'over', 'cancelled'] as const
export type EventPhase = (typeof EVENT_PHASES)[number]

const hoursBefore = z.number().int().min(0)
const feeMinor = z.number().int().min(0)

/** What a buyer may count on, per ticket and in the event's currency; shown before paying, and held to. */
const policiesSchema = z.object({
  /** Null: no money back. What is kept of a ticket is a share of its price and an amount, together at most the price. */
  refund: z.object({ hoursBefore, feeBps: z.number().int().min(0).max(10_000), feeMinor }).nullable(),
  /** Null: a ticket stays with who bought it. */
  transfer: z.object({ hoursBefore, feeMinor }).nullable(),
  /** When the organiser calls it off. */
  cancellation: z.object({ withinDays: z.number().int().min(1), feeMinor }),
})
export type Policies = z.infer<typeof policiesSchema>

/** Until when a refund or a transfer is possible, of what begins at `startsAt`: the event, or the date on the ticket. */
export function policyDeadline({ hoursBefore: hours }: { readonly hoursBefore: number }, startsAt: Date): Date {
  return new Date(startsAt.getTime() - hours * HOUR_MS)
}

export const eventDetail = z.object({
  id: idSchema('evt'),
  slug: z.string(),
  kind: z.enum(EVENT_KINDS),
  phase: z.enum(EVENT_PHASES),
  name: translatedSchema,
  summary: translatedSchema,
  publishedAt: z.date().nullable(),
  /** Of a series: when it repeats, by RFC 5545, without DTSTART. */
  recurrenceRule: z.string().nullable(),
  /** Plain text; a blank line begins a paragraph. */
  body: translatedSchema,
  startsAt: z.date(),
  endsAt: z.date(),
  admissionOpensAt: z.date(),
  timeZone: z.string(),
  currency: moneySchema.shape.currency,
  colors: z.tuple([z.string(), z.string()]),
  organiser: z.object({ name: z.string(), supportEmail: z.string(), website: z.string().nullable() }),
  policies: policiesSchema,
  venue: z.object({
    name: z.string(),
    address: z.string(),
    city: z.string(),
    country: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
  }),
  /** What else is sold for the place itself. */
  onSite: z.array(z.enum(['camping', 'parking'])),
  stages: z.array(z.object({ id: idSchema('stg'), name: z.string() })),
  /** In order of time. */
  performances: z
    .array(
      z.object({
        id: idSchema('prf'),
        stageId: idSchema('stg'),
        artist: z.string(),
        genre: z.string(),
        startsAt: z.date(),
        endsAt: z.date(),
      }),
    )
    .max(PERFORMANCES_MAX),
  /** The next dates of a series, in order. */
  occurrences: z
    .array(z.object({ id: idSchema('occ'), startsAt: z.date(), endsAt: z.date(), admissionOpensAt: z.date() }))
    .max(OCCURRENCES_SHOWN_MAX),
}).meta({ id: 'CatalogueEvent', description: 'An announced event, as its page shows it.' })
export type EventDetail = z.infer<typeof eventDetail>
export type Performance = EventDetail['performances'][number]

/** Of a draft only its organiser knows. */
export const ORGANISER_STATUSES = ['draft', 'published', 'ongoing', 'completed', 'cancelled'] as const

/** An event as its organisation has it. */
const orgEvent = z.object({
  id: idSchema('evt'),
  slug: z.string(),
  kind: z.enum(EVENT_KINDS),
  status: z.enum(ORGANISER_STATUSES),
  name: translatedSchema,
  summary: translatedSchema,
  startsAt: z.date(),
  endsAt: z.date(),
  admissionOpensAt: z.date(),
  /** IANA name; instants are told in UTC. */
  timeZone: z.string(),
  currency: moneySchema.shape.currency,
  capacity: z.number().int(),
  venue: z.object({ id: idSchema('ven'), name: z.string(), city: z.string(), country: z.string() }),
  publishedAt: z.date().nullable(),
  cancelledAt: z.date().nullable(),
}).meta({ id: 'Event', description: 'An event as its organisation has it.' })
export type OrgEvent = z.infer<typeof orgEvent>

/** The latest to begin first. */
export const orgEventsInput = z.object({
  status: z.enum(ORGANISER_STATUSES).optional(),
  kind: z.enum(EVENT_KINDS).optional(),
  /** Events that begin at or after this instant. */
  startsFrom: instantSchema.optional(),
  /** Events that begin before it. */
  startsBefore: instantSchema.optional(),
  cursor: cursorSchema.optional(),
  limit: pageLimitSchema,
})
export type OrgEventsInput = z.output<typeof orgEventsInput>
export const orgEventsResult = z.object({ items: z.array(orgEvent).max(100), nextCursor: z.string().nullable() })
export type OrgEvents = z.infer<typeof orgEventsResult>

export const ORG_OCCURRENCES_MAX = 500
export const ORG_ZONES_MAX = 100

export const orgEventInput = z.object({ eventId: idSchema('evt') })
export const orgEventDetail = orgEvent.extend({
  body: translatedSchema,
  /** The dates of a series, in order. */
  occurrences: z
    .array(z.object({ id: idSchema('occ'), startsAt: z.date(), endsAt: z.date(), admissionOpensAt: z.date(), status: z.enum(['scheduled', 'cancelled']) }))
    .max(ORG_OCCURRENCES_MAX),
  /** Entrances inside the outer gate, in their order. */
  zones: z.array(z.object({ id: idSchema('zon'), name: z.string() })).max(ORG_ZONES_MAX),
}).meta({ id: 'EventDetail', description: 'An event with its texts, dates and entrances.' })
export type OrgEventDetail = z.infer<typeof orgEventDetail>

export const DESK_EVENTS_MAX = 500

/** An event as its organiser sees it in a list. */
const deskEvent = z.object({
  id: idSchema('evt'),
  slug: z.string(),
  kind: z.enum(EVENT_KINDS),
  status: z.enum(ORGANISER_STATUSES),
  name: translatedSchema,
  timeZone: z.string(),
  venueName: z.string(),
  city: z.string(),
  /** Of a series that of its next occurrence, of others the first day; what is over keeps its last. */
  startsAt: z.date(),
  endsAt: z.date(),
  isOver: z.boolean(),
  /** Tickets to get in that are paid or held, against how many the place takes; of a series at its next occurrence. */
  sold: z.number().int(),
  held: z.number().int(),
  capacity: z.number().int(),
})
export type DeskEvent = z.infer<typeof deskEvent>

/** What comes, by date; then what is over, the latest first. */
export const deskEventsResult = z.object({ events: z.array(deskEvent).max(DESK_EVENTS_MAX) })
export type DeskEvents = z.infer<typeof deskEventsResult>

/** How an organisation's list of events is narrowed and ordered, by its address. */
export const deskEventFilters = z.object({
  q: searchWordsSchema.optional(),
  status: z.enum(ORGANISER_STATUSES).optional(),
  sort: z.enum(ordersOf(['name', 'date', 'sold'])).optional(),
})
export type DeskEventFilters = z.output<typeof deskEventFilters>

/** What every list of events is cached under. */
export const EVENTS_TAG = 'events'

/** What the pages of one event are cached under. */
export function eventTag(eventId: Id<'evt'>): string {
  return `event:${eventId}`
}

/** What to invalidate after a change of an event: its own pages and every list it stands in. */
export function eventTags(eventId: Id<'evt'>): string[] {
  return [eventTag(eventId), EVENTS_TAG]
}
