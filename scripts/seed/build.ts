import type { events } from '../../src/db/schema/events.ts'
import type { ticketTypes } from '../../src/db/schema/inventory.ts'
import { searchTextOf } from '../../src/lib/search.ts'
import { newId, type Id } from '../../src/lib/ids.ts'
import type { Currency } from '../../src/lib/money.ts'
import { HOUR_MS } from '../../src/lib/time.ts'
import { addDays, dayInZone, zonedInstant, type WallTime } from '../../src/lib/zone.ts'
import type { Translated } from '../../src/lib/translated.ts'
import type { Rows } from './rows.ts'

/** A world in the making, as of `now`; `chance` gives the same numbers every time, 0 up to 1. */
export interface World {
  readonly rows: Rows
  readonly now: Date
  readonly chance: () => number
}

/** That time of day, `days` days from today, on the clocks of `zone`. */
export function moment({ now }: World, days: number, time: WallTime, zone: string): Date {
  return zonedInstant(addDays(dayInZone(now, zone), days), time, zone)
}

interface OrganisationFacts {
  slug: string
  name: string
  country: string
  supportEmail: string
  colors: readonly [string, string]
  platformFeeBps: number
}

export function addOrganisation({ rows }: World, facts: OrganisationFacts): Id<'org'> {
  const id = newId('org')
  rows.organisations.push({ id, ...facts })
  return id
}

export interface Place {
  name: string
  address: string
  city: string
  country: string
  at: readonly [latitude: number, longitude: number]
  zone: string
}

type PolicyColumns = Pick<
  typeof events.$inferInsert,
  | 'refundHoursBefore' | 'refundFeeBps' | 'refundFeeMinor' | 'transferHoursBefore' | 'transferFeeMinor'
  | 'cancellationRefundDays' | 'cancellationFeeMinor'
>

export interface EventFacts {
  orgId: Id<'org'>
  place: Place
  slug: string
  kind: 'festival' | 'concert' | 'conference' | 'session_series'
  status?: 'draft' | 'published' | 'ongoing' | 'completed' | 'cancelled'
  name: Translated
  summary: Translated
  body: Translated
  currency: Currency
  taxBps: number
  capacity: number
  colors: readonly [string, string]
  startsAt: Date
  endsAt: Date
  /** An hour before the start unless told otherwise. */
  admissionOpensAt?: Date
  recurrenceRule?: string
  /** Money back in full until two days before, free to pass on until the start, unless told otherwise. */
  policies?: PolicyColumns | undefined
  /** Names it should be found by beside its own: artists, speakers. */
  alsoFoundBy?: readonly string[]
}

/** An event that things can be added to. */
export interface MadeEvent {
  orgId: Id<'org'>
  eventId: Id<'evt'>
  currency: Currency
  taxBps: number
  endsAt: Date
}

export function addEvent({ rows, now }: World, facts: EventFacts): MadeEvent {
  const { orgId, place, taxBps, alsoFoundBy = [], status = 'published', policies, ...columns } = facts
  const { at: [latitude, longitude], zone, ...address } = place
  const [eventId, venueId] = [newId('evt'), newId('ven')]
  rows.venues.push({ id: venueId, orgId, latitude, longitude, ...address })
  rows.events.push({
    admissionOpensAt: new Date(facts.startsAt.getTime() - HOUR_MS),
    refundHoursBefore: 48,
    ...policies,
    ...columns,
    id: eventId,
    orgId,
    venueId,
    status,
    nextAt: facts.startsAt,
    timeZone: zone,
    publishedAt: status === 'draft' ? null : now,
    cancelledAt: status === 'cancelled' ? now : null,
    searchText: searchTextOf([
      ...Object.values(facts.name), ...Object.values(facts.summary), place.name, place.city, ...alsoFoundBy,
    ]),
  })
  return { orgId, eventId, currency: facts.currency, taxBps, endsAt: facts.endsAt }
}

export function addZone({ rows }: World, { orgId, eventId }: MadeEvent, name: string): Id<'zon'> {
  const id = newId('zon')
  rows.zones.push({ id, orgId, eventId, name, position: rows.zones.filter((other) => other.eventId === eventId).length })
  return id
}

export function addPool({ rows }: World, { orgId, eventId }: MadeEvent, name: string, quota: number): Rows['pools'][number] {
  const pool = { id: newId('pol'), orgId, eventId, name, quota }
  rows.pools.push(pool)
  return pool
}

type TypeColumns = Omit<typeof ticketTypes.$inferInsert, 'id' | 'orgId' | 'eventId' | 'currency' | 'taxBps' | 'position' | 'kind' | 'description'>

interface TypeFacts extends TypeColumns {
  kind?: typeof ticketTypes.$inferInsert.kind
  description: Translated
  /** Of each stock. */
  quota: number
  pool?: Rows['pools'][number]
  zones?: readonly Id<'zon'>[]
  occurrences?: readonly Id<'occ'>[]
  tiers?: readonly { name: Translated; priceMinor: number; quota?: number; startsAt?: Date; endsAt?: Date }[]
}

/** A ticket type with all that is counted when one is sold. */
export interface MadeType {
  event: MadeEvent
  type: Rows['ticketTypes'][number]
  stocks: Rows['stocks']
  tiers: Rows['priceTiers']
  pool: Rows['pools'][number] | null
}

/** A public type that lets one person in once, in the order of the calls, with a stock for the event or for each occurrence. */
export function addTicketType({ rows }: World, event: MadeEvent, facts: TypeFacts): MadeType {
  const { quota, pool = null, zones = [], occurrences, tiers = [], ...columns } = facts
  const { orgId, eventId, currency, taxBps } = event
  const id = newId('tty')
  const position = rows.ticketTypes.filter((other) => other.eventId === eventId).length
  const type = { kind: 'standard' as const, maxScans: 1, ...columns, id, orgId, eventId, currency, taxBps, position, perOccurrence: occurrences !== undefined }
  const stocks = (occurrences ?? [null]).map((occurrenceId) => ({
    id: newId('stk'), orgId, eventId, ticketTypeId: id, occurrenceId, poolId: pool?.id ?? null, quota,
  }))
  const tierRows = tiers.map((tier, at) => ({ id: newId('tir'), orgId, ticketTypeId: id, position: at, ...tier }))
  rows.ticketTypes.push(type)
  rows.stocks.push(...stocks)
  rows.priceTiers.push(...tierRows)
  rows.ticketTypeZones.push(...zones.map((zoneId) => ({ ticketTypeId: id, zoneId })))
  return { event, type, stocks, tiers: tierRows, pool }
}
