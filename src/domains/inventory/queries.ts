import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { currencySchema } from '@/lib/money-schema'
import { translatedSchema } from '@/lib/translated-schema'
import type { BuyerScope } from '@/platform/authz'
import {
  CART_MEMORY_MS,
  cartEntry,
  OFFERS_MAX,
  offerSchema,
  reservationView,
  type Cart,
  type CartEntry,
  type InventoryError,
  type LiveOffers,
  type OffersResult,
  type ReservationView,
} from './contract'
import { cartOf, liveOfferOf, nextChangeAt, offerOf, type TypeFacts } from './model'

const instant = z.string().transform((text) => new Date(text))

const reservationRow = cartEntry.omit({ total: true }).extend({
  expiresAt: instant,
  endedAt: instant.nullable(),
  lines: z.array(reservationView.shape.lines.element.extend({ currency: currencySchema, occurrenceStartsAt: instant.nullable() })),
})

const reservationJson = (now: Date) => sql`jsonb_build_object(
  'id', r.id, 'eventId', r.event_id, 'eventSlug', e.slug, 'eventName', e.name, 'timeZone', e.time_zone, 'colors', e.colors,
  'status', r.status, 'expiresAt', r.expires_at, 'endedAt', r.ended_at,
  'onSale', e.status in ('published', 'ongoing') and e.ends_at > ${at(now)},
  'orderId', (select o.id from orders o where o.reservation_id = r.id and o.status <> 'cancelled'),
  'lines', (select jsonb_agg(jsonb_build_object('ticketTypeId', l.ticket_type_id, 'occurrenceId', l.occurrence_id,
      'priceTierId', l.price_tier_id, 'quantity', l.quantity, 'unitMinor', l.unit_minor, 'currency', l.currency, 'name', t.name,
      'tierName', p.name, 'occurrenceStartsAt', c.starts_at) order by t.position, l.unit_minor, l.id)
    from reservation_lines l
    join ticket_types t on t.id = l.ticket_type_id
    left join price_tiers p on p.id = l.price_tier_id
    left join occurrences c on c.id = l.occurrence_id
    where l.reservation_id = r.id))`

/** A reservation as it stands at `now`: one whose time is up has lapsed, also before the sweep that lets it go. */
function entryOf({ lines, status, endedAt, ...row }: z.output<typeof reservationRow>, now: Date): CartEntry {
  const lapsed = status === 'held' && row.expiresAt <= now
  const minor = lines.reduce((sum, line) => sum + line.quantity * line.unitMinor, 0)
  return {
    ...row,
    status: lapsed ? 'expired' : status,
    endedAt: lapsed ? row.expiresAt : endedAt,
    lines,
    total: { minor, currency: lines[0]?.currency ?? 'EUR' },
  }
}

/** Whose a reservation of alias `r` is: of this browser, or of this account. */
const isOwn = (scope: BuyerScope) => sql`(r.buyer_hash = ${scope.buyerHash} or r.user_id = ${scope.userId})`

/** A reservation of this buyer: by browser or by account. One round trip. Throws `inventory.reservation_not_found`. */
export async function getReservation(db: Db, scope: BuyerScope, id: Id<'rsv'>, now: Date): Promise<ReservationView> {
  const [found] = await runStatement(
    db,
    sql`select ${reservationJson(now)} as entry from reservations r join events e on e.id = r.event_id where r.id = ${id} and ${isOwn(scope)}`,
    z.object({ entry: reservationRow }),
  )
  if (!found) throw new DomainError<InventoryError>('inventory.reservation_not_found', 'not_found')
  return { ...entryOf(found.entry, now), now }
}

/** As many reservations as are looked through for what a cart shows of them. */
const CART_READ_MAX = 50

/** What this browser or account holds now, and what became of what it held in the last days. One round trip. */
export async function getCart(db: Db, scope: BuyerScope, now: Date): Promise<Cart> {
  const rows = await runStatement(
    db,
    sql`
      select ${reservationJson(now)} as entry
      from (
        select * from reservations r
        where ${isOwn(scope)} and r.created_at > ${at(new Date(now.getTime() - CART_MEMORY_MS))}
        order by r.created_at desc
        limit ${CART_READ_MAX}
      ) as r
      join events e on e.id = r.event_id
      order by r.created_at desc`,
    z.object({ entry: reservationRow }),
  )
  return { now, ...cartOf(rows.map(({ entry }) => entryOf(entry, now))) }
}

const jsonDate = instant.nullable()

const offerRow = z.object({
  type: z.object({
    id: idSchema('tty'),
    kind: offerSchema.shape.kind,
    admission: offerSchema.shape.admission,
    name: translatedSchema,
    description: translatedSchema,
    price_minor: z.number(),
    currency: currencySchema,
    min_per_order: z.number(),
    max_per_order: z.number(),
    visibility: z.enum(['public', 'hidden', 'code']),
    sales_start_at: jsonDate,
    sales_end_at: jsonDate,
  }),
  occurrence_id: idSchema('occ').nullable(),
  free: z.number(),
  tiers: z.array(
    z.object({
      name: translatedSchema,
      price_minor: z.number(),
      starts_at: jsonDate,
      ends_at: jsonDate,
      free: z.number().nullable(),
    }),
  ),
  unlocked: z.boolean(),
  on_sale: z.boolean(),
  ends_at: instant,
  has_code_only: z.boolean(),
  event_currency: currencySchema,
})

export interface OffersArgs {
  eventId: Id<'evt'>
  occurrenceId?: Id<'occ'> | undefined
  everyDate?: boolean | undefined
  ticketTypeId?: Id<'tty'> | undefined
  accessCode?: string | undefined
}

/** Which types an answer is to have, of the tables `t` and `opened`, and which dates, of `s` and `o`. */
interface OffersWanted {
  types: SQL
  dates: SQL
  accessCode?: string | undefined
}

const datesToCome = (now: Date) => sql`o.status = 'scheduled' and o.ends_at > ${at(now)}`

/** The rows of `offerRow` for the types of an event that is not a draft. */
const offersStatement = (eventId: Id<'evt'>, { types, dates, accessCode = '' }: OffersWanted, now: Date): SQL => sql`
  select
    jsonb_build_object('id', t.id, 'kind', t.kind, 'admission', t.admission, 'name', t.name, 'description', t.description,
      'price_minor', t.price_minor, 'currency', t.currency, 'min_per_order', t.min_per_order,
      'max_per_order', t.max_per_order, 'visibility', t.visibility, 'sales_start_at', t.sales_start_at,
      'sales_end_at', t.sales_end_at) as type,
    s.occurrence_id,
    least(s.quota - s.held - s.sold, p.quota - p.held - p.sold) as free,
    coalesce((select jsonb_agg(jsonb_build_object('name', r.name, 'price_minor', r.price_minor, 'starts_at', r.starts_at,
      'ends_at', r.ends_at, 'free', r.quota - r.held - r.sold) order by r.position)
      from price_tiers r where r.ticket_type_id = t.id), '[]') as tiers,
    coalesce(t.id = any (opened.ids), false) as unlocked,
    e.status in ('published', 'ongoing') and e.ends_at > ${at(now)}
      and (o.id is null or (o.status = 'scheduled' and o.ends_at > ${at(now)})) as on_sale,
    to_jsonb(least(e.ends_at, o.ends_at)) #>> '{}' as ends_at,
    exists (select from ticket_types c where c.event_id = e.id and c.visibility = 'code') as has_code_only,
    e.currency as event_currency
  from events e
  join ticket_types t on t.event_id = e.id
  join stocks s on s.event_id = e.id and s.ticket_type_id = t.id
  left join occurrences o on o.id = s.occurrence_id
  left join pools p on p.id = s.pool_id
  left join lateral (
    select array_agg(of) as ids
    from promo_codes c
    join promotions m on m.id = c.promotion_id and (m.event_id is null or m.event_id = e.id)
      and (m.starts_at is null or m.starts_at <= ${at(now)}) and (m.ends_at is null or m.ends_at > ${at(now)}),
    unnest(m.ticket_type_ids) as of
    where c.org_id = e.org_id and c.code = ${accessCode} and c.active
  ) as opened on true
  where e.id = ${eventId} and e.status <> 'draft' and (s.occurrence_id is null or ${dates}) and (${types})
  order by o.starts_at nulls first, t.position, s.id
  limit ${OFFERS_MAX}`

/**
 * What can be bought at an event now: public types, the hidden one that was linked to, and those a code opens. Types of
 * one occurrence come with its stock when it is named. One round trip; asked by open pages, so it reads no more than it shows.
 */
export async function listOffers(db: Db, args: OffersArgs, now: Date): Promise<OffersResult> {
  const wanted = {
    types: sql`t.visibility = 'public' or t.id = ${args.ticketTypeId ?? ''} and t.visibility = 'hidden' or t.id = any (opened.ids)`,
    dates: args.everyDate ? datesToCome(now) : sql`s.occurrence_id = ${args.occurrenceId ?? ''}`,
    accessCode: args.accessCode,
  }
  const rows = await runStatement(db, offersStatement(args.eventId, wanted, now), offerRow)
  const [first] = rows
  return {
    now,
    currency: first?.event_currency ?? 'EUR',
    offers: rows.map((row) => offerOf(factsOf(row), now)),
    hasCodeOnly: first?.has_code_only ?? false,
  }
}

/** What everybody may see of an event's offers, of all dates to come, for its open pages. */
const forEverybody = (now: Date): OffersWanted => ({
  types: sql`t.visibility = 'public'`,
  dates: datesToCome(now),
})

/**
 * The state of what an event offers to everybody, of all dates to come, and when the clock alone will change it.
 * Null when there is no such event, or not yet. One round trip, one statement.
 */
export async function readLiveOffers(db: Db, eventId: Id<'evt'>, now: Date): Promise<{ state: LiveOffers; changesAt: Date | null } | null> {
  const [found] = await runStatement(
    db,
    sql`
      select coalesce((select jsonb_agg(to_jsonb(offered)) from (${offersStatement(eventId, forEverybody(now), now)}) as offered), '[]') as offers
      from events where id = ${eventId} and status <> 'draft'`,
    z.object({ offers: z.array(offerRow) }),
  )
  if (!found) return null
  const facts = found.offers.map(factsOf)
  return { state: { now, offers: facts.map((type) => liveOfferOf(offerOf(type, now))) }, changesAt: nextChangeAt(facts, now) }
}

function factsOf({ type, occurrence_id, free, tiers, on_sale, ends_at }: z.output<typeof offerRow>): TypeFacts {
  return {
    ticketTypeId: type.id,
    occurrenceId: occurrence_id,
    kind: type.kind,
    admission: type.admission,
    name: type.name,
    description: type.description,
    basePriceMinor: type.price_minor,
    currency: type.currency,
    minPerOrder: type.min_per_order,
    maxPerOrder: type.max_per_order,
    salesStartAt: type.sales_start_at,
    salesEndAt: type.sales_end_at,
    eventOnSale: on_sale,
    endsAt: ends_at,
    free,
    tiers: tiers.map((tier) => ({
      name: tier.name,
      priceMinor: tier.price_minor,
      startsAt: tier.starts_at,
      endsAt: tier.ends_at,
      free: tier.free,
    })),
  }
}
