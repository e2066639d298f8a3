import { and, desc, eq, lt, not, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { at } from '@/db/literals'
import { events, venues } from '@/db/schema/events'
import { orders } from '@/db/schema/orders'
import { TICKET_EXPIRY, tickets } from '@/db/schema/tickets'
import { runStatement } from '@/db/statement'
import { bookedCodeSchema, codeFactsJson, discountOf, type BookedCode } from '@/domains/promotions/queries'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { currencySchema } from '@/lib/money-schema'
import { translatedSchema } from '@/lib/translated-schema'
import type { BuyerScope } from '@/platform/authz'
import { opensOrder } from '@/platform/links'
import type { Shell } from '@/platform/shell'
import { orderLineSchema, orderView, type myOrdersResult, type OrderError, type OrderTime, type OrderView, type Quote } from './contract'
import { priceOrder, type OrderPart, type OrderPrice } from './model'

const jsonDate = z.string().transform((text) => new Date(text))

const checkoutRow = z.object({
  status: z.enum(['held', 'converted', 'released', 'expired']),
  expiresAt: jsonDate,
  orgId: idSchema('org'),
  orgName: z.string(),
  feeBps: z.number(),
  eventId: idSchema('evt'),
  eventName: translatedSchema,
  lines: z.array(
    z.object({
      ticketTypeId: idSchema('tty'),
      occurrenceId: idSchema('occ').nullable(),
      occurrenceStartsAt: jsonDate.nullable(),
      quantity: z.number(),
      unitMinor: z.number(),
      currency: currencySchema,
      taxBps: z.number(),
      name: translatedSchema,
      maxPerCustomer: z.number().nullable(),
    }),
  ),
  code: bookedCodeSchema,
  /** What this request id has already made. */
  earlier: z
    .object({ orderId: idSchema('ord'), status: z.string(), checkoutUrl: z.string().nullable() })
    .nullable(),
  /** An order of this reservation that still waits for its payment. */
  pendingOrderId: idSchema('ord').nullable(),
})
export type CheckoutFacts = z.output<typeof checkoutRow>

export interface CheckoutArgs {
  reservationId: Id<'rsv'>
  promoCode?: string | undefined
  email: string | null
  requestId: string | null
}

/**
 * All that pricing and placing an order needs to know, in one round trip of one statement. Throws
 * `orders.reservation_not_found` when it is not this buyer's.
 */
export async function readCheckout(db: Db, scope: BuyerScope, args: CheckoutArgs): Promise<CheckoutFacts> {
  const [facts] = await runStatement(
    db,
    sql`
      select r.status, to_jsonb(r.expires_at) #>> '{}' as "expiresAt", r.org_id as "orgId", g.name as "orgName",
        g.platform_fee_bps as "feeBps", r.event_id as "eventId", e.name as "eventName",
        (select jsonb_agg(jsonb_build_object('ticketTypeId', t.id, 'occurrenceId', l.occurrence_id, 'quantity', l.quantity,
            'unitMinor', l.unit_minor, 'currency', l.currency, 'taxBps', t.tax_bps, 'name', t.name,
            'maxPerCustomer', t.max_per_customer, 'occurrenceStartsAt', c.starts_at) order by t.position, l.unit_minor, l.id)
          from reservation_lines l join ticket_types t on t.id = l.ticket_type_id left join occurrences c on c.id = l.occurrence_id
          where l.reservation_id = r.id) as lines,
        ${codeFactsJson({
          code: args.promoCode ?? '',
          orgId: sql`r.org_id`,
          eventId: sql`r.event_id`,
          email: args.email,
          exceptOrder: sql`pending.id`,
        })} as code,
        (select jsonb_build_object('orderId', o.id, 'status', o.status, 'checkoutUrl', p.checkout_url)
          from orders o join payments p on p.order_id = o.id
          where o.buyer_hash = ${scope.buyerHash} and o.request_id = ${args.requestId ?? ''}) as earlier,
        pending.id as "pendingOrderId"
      from reservations r
      join events e on e.id = r.event_id
      join organisations g on g.id = r.org_id
      left join orders pending on pending.reservation_id = r.id and pending.status = 'pending'
      where r.id = ${args.reservationId} and (r.buyer_hash = ${scope.buyerHash} or r.user_id = ${scope.userId})`,
    checkoutRow,
  )
  if (!facts) throw new DomainError<OrderError>('orders.reservation_not_found', 'not_found')
  return facts
}

export interface PricedCheckout {
  price: OrderPrice
  currency: CheckoutFacts['lines'][number]['currency']
  /** Null when no code was given. */
  code: Quote['code']
}

/** Prices a reservation with or without a code, as of `now`. A refused code takes nothing off and says why. */
export function priceCheckout(facts: CheckoutFacts, promoCode: string | undefined, now: Date): PricedCheckout {
  const currency = facts.lines[0]?.currency ?? 'EUR'
  const discount = promoCode === undefined ? null : discountOf(facts.code, facts.lines, currency, now)
  const perLine = discount?.outcome === 'applied' ? discount.perLineMinor : facts.lines.map(() => 0)
  return { price: priceOrder(facts.lines, perLine, facts.feeBps), currency, code: codeOutcome(promoCode, discount, facts.code) }
}

function codeOutcome(code: string | undefined, discount: ReturnType<typeof discountOf> | null, booked: BookedCode): Quote['code'] {
  if (code === undefined || !discount) return null
  return discount.outcome === 'refused'
    ? { outcome: 'refused', code, reason: discount.reason }
    : { outcome: 'applied', code, name: booked?.name ?? code }
}

/** What a reservation costs, part by part, for the checkout page. One round trip. */
export async function quote(
  db: Db,
  scope: BuyerScope,
  args: { reservationId: Id<'rsv'>; promoCode?: string | undefined },
  now: Date,
): Promise<Quote> {
  const facts = await readCheckout(db, scope, { ...args, email: scope.verifiedEmail, requestId: null })
  const { price, currency, code } = priceCheckout(facts, args.promoCode, now)
  const names = new Map(facts.lines.map((line) => [line.ticketTypeId, line.name]))
  const starts = new Map(facts.lines.map((line) => [line.occurrenceId, line.occurrenceStartsAt]))
  const money = (minor: number) => ({ minor, currency })
  return {
    lines: price.parts.map((part: OrderPart) => ({
      ...part,
      name: (part.ticketTypeId && names.get(part.ticketTypeId)) ?? null,
      occurrenceStartsAt: starts.get(part.occurrenceId) ?? null,
    })),
    gross: money(price.grossMinor),
    discount: money(price.discountMinor),
    fees: money(price.feesMinor),
    tax: money(price.taxMinor),
    total: money(price.totalMinor),
    code,
  }
}

/** How a reader may reach an order: their browser, their account, or the secret of the mailed link. */
export interface OrderAccess {
  scope: BuyerScope
  /** Proven by `opensOrder`. */
  hasLink: boolean
}

/** What a request proves about an order. */
export async function orderAccess(
  { env, scope }: Pick<Shell, 'env'> & { scope: BuyerScope },
  { orderId, accessToken }: { orderId: Id<'ord'>; accessToken?: string | undefined },
): Promise<OrderAccess> {
  return { scope, hasLink: await opensOrder(env.AUTH_SECRET, orderId, accessToken) }
}

const orderRow = z.object({
  order: z.object({
    id: idSchema('ord'),
    number: z.string(),
    status: orderView.shape.status,
    cancel_reason: orderView.shape.cancelReason,
    user_id: idSchema('usr').nullable(),
    email: z.string(),
    name: z.string(),
    created_at: jsonDate,
    confirmed_at: jsonDate.nullable(),
    currency: currencySchema,
    discount_minor: z.number(),
    fees_minor: z.number(),
    tax_minor: z.number(),
    total_minor: z.number(),
    reservation_id: idSchema('rsv'),
  }),
  expiresAt: jsonDate.nullable(),
  discountName: z.string().nullable(),
  event: orderView.shape.event.extend({ startsAt: jsonDate, endsAt: jsonDate }),
  lines: z.array(orderLineSchema.extend({ occurrenceStartsAt: jsonDate.nullable() })),
  payment: orderView.shape.payment,
  tickets: z.array(orderView.shape.tickets.element.extend({ occurrenceStartsAt: jsonDate.nullable(), validUntil: jsonDate.nullable() })),
})

/** One order with its lines, payment and tickets, in one round trip. Throws `orders.not_found` when it is somebody else's. */
export async function getOrder(db: Db, { scope, hasLink }: OrderAccess, orderId: Id<'ord'>, now: Date): Promise<OrderView> {
  const [row] = await runStatement(
    db,
    sql`
      select to_jsonb(o) as order,
        jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'timeZone', e.time_zone, 'colors', e.colors,
          'startsAt', e.starts_at, 'endsAt', e.ends_at, 'venueName', v.name, 'city', v.city) as event,
        (select to_jsonb(r.expires_at) #>> '{}' from reservations r where r.id = o.reservation_id and o.status = 'pending') as "expiresAt",
        (select m.name from redemptions d join promotions m on m.id = d.promotion_id where d.order_id = o.id limit 1) as "discountName",
        (select jsonb_agg(jsonb_build_object('kind', l.kind, 'ticketTypeId', l.ticket_type_id, 'occurrenceId', l.occurrence_id,
            'name', t.name, 'quantity', l.quantity, 'unitMinor', l.unit_minor, 'amountMinor', l.amount_minor, 'taxBps', l.tax_bps,
            'occurrenceStartsAt', c.starts_at) order by l.position)
          from order_lines l left join ticket_types t on t.id = l.ticket_type_id left join occurrences c on c.id = l.occurrence_id
          where l.order_id = o.id) as lines,
        (select jsonb_build_object('status', p.status, 'provider', p.provider, 'failureCode', p.failure_code,
            'checkoutUrl', case when o.status = 'pending' then p.checkout_url end)
          from payments p where p.order_id = o.id) as payment,
        coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'code', k.code, 'status', k.status, 'name', t.name,
            'occurrenceStartsAt', c.starts_at, 'validUntil', ${TICKET_EXPIRY}) order by t.position, k.id)
          from tickets k join ticket_types t on t.id = k.ticket_type_id left join occurrences c on c.id = k.occurrence_id
          where k.order_id = o.id), '[]') as tickets
      from orders o
      join events e on e.id = o.event_id
      join venues v on v.id = e.venue_id
      where o.id = ${orderId} and (${hasLink} or o.buyer_hash = ${scope.buyerHash} or o.user_id = ${scope.userId})`,
    orderRow,
  )
  if (!row) throw new DomainError<OrderError>('orders.not_found', 'not_found')
  const { order, ...rest } = row
  const money = (minor: number) => ({ minor, currency: order.currency })
  return {
    ...rest,
    now,
    id: order.id,
    reservationId: order.reservation_id,
    number: order.number,
    status: order.status,
    cancelReason: order.cancel_reason,
    email: order.email,
    name: order.name,
    createdAt: order.created_at,
    confirmedAt: order.confirmed_at,
    discount: money(order.discount_minor),
    fees: money(order.fees_minor),
    tax: money(order.tax_minor),
    total: money(order.total_minor),
    claimable: scope.userId !== null && order.user_id === null,
  }
}

/** The orders of an account, newest first, in one round trip. */
export async function listMyOrders(
  db: Db,
  userId: Id<'usr'>,
  { when, cursor, limit }: { when?: OrderTime | undefined; cursor?: Id<'ord'> | undefined; limit: number },
  now: Date,
): Promise<z.output<typeof myOrdersResult>> {
  const ahead = sql`(${events.endsAt} >= ${at(now)} and ${events.status} <> 'cancelled' and ${orders.status} not in ('cancelled', 'refunded'))`
  const rows = await db
    .select({
      id: orders.id,
      number: orders.number,
      status: orders.status,
      createdAt: orders.createdAt,
      totalMinor: orders.totalMinor,
      currency: orders.currency,
      ticketCount: sql<number>`(select count(*)::int from ${tickets} where ${tickets.orderId} = ${orders.id})`,
      event: { slug: events.slug, name: events.name, startsAt: events.startsAt, timeZone: events.timeZone, city: venues.city },
    })
    .from(orders)
    .innerJoin(events, eq(events.id, orders.eventId))
    .innerJoin(venues, eq(venues.id, events.venueId))
    // Ids are sortable by time: the last one seen is where the next page begins.
    .where(
      and(
        eq(orders.userId, userId),
        cursor ? lt(orders.id, cursor) : undefined,
        when && (when === 'upcoming' ? ahead : not(ahead)),
      ),
    )
    .orderBy(desc(orders.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  return {
    orders: page.map(({ totalMinor, currency, ...row }) => ({
      ...row,
      total: { minor: totalMinor, currency: currencySchema.parse(currency) },
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** The event of an order, if nothing of it is on sale to everyone any more. One round trip. */
export async function soldOutEventOf(db: Db, orderId: Id<'ord'>): Promise<Id<'evt'> | null> {
  const [row] = await runStatement(
    db,
    sql`
      select o.event_id as "eventId" from orders o
      where o.id = ${orderId} and not exists (
        select from stocks s
        join ticket_types t on t.id = s.ticket_type_id and t.visibility = 'public'
        left join pools p on p.id = s.pool_id
        where s.event_id = o.event_id and least(s.quota - s.held - s.sold, p.quota - p.held - p.sold) > 0
      )`,
    z.object({ eventId: idSchema('evt') }),
  )
  return row?.eventId ?? null
}
