import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { codeSchema, requestIdSchema } from '@/lib/inputs'
import { currencySchema, moneySchema } from '@/lib/money-schema'
import { translatedSchema } from '@/lib/translated-schema'

export const RESERVATION_TTL_MS = 10 * 60_000
/** Added once, when the buyer goes to pay, so that a slow card page does not cost the tickets. */
export const RESERVATION_EXTENSION_MS = 10 * 60_000

const ticketTypeIdSchema = idSchema('tty')
const occurrenceIdSchema = idSchema('occ')
export const reservationIdSchema = idSchema('rsv')

const quantitySchema = z
  .number({ error: 'quantity_not_a_number' })
  .int({ error: 'quantity_fractional' })
  .positive({ error: 'quantity_not_positive' })
  .max(100, { error: 'quantity_too_large' })

export const reserveInput = z.object({
  eventId: idSchema('evt'),
  requestId: requestIdSchema,
  lines: z
    .array(z.object({ ticketTypeId: ticketTypeIdSchema, occurrenceId: occurrenceIdSchema.nullable(), quantity: quantitySchema }))
    .min(1, { error: 'nothing_chosen' })
    .max(20, { error: 'too_many_lines' })
    .refine((lines) => new Set(lines.map((line) => `${line.ticketTypeId} ${line.occurrenceId}`)).size === lines.length, {
      error: 'line_twice',
    }),
  /** Unlocks ticket types sold by code. */
  accessCode: codeSchema.optional(),
})
export type ReserveInput = z.infer<typeof reserveInput>

/** Why a line could not be had. `limit` is the number the reason speaks of: left, minimum or maximum. */
const REFUSAL_REASONS = [
  'unknown_ticket_type',
  'event_not_on_sale',
  'occurrence_over',
  'code_required',
  'sale_not_open',
  'sale_closed',
  'below_minimum',
  'above_maximum',
  'sold_out',
  'not_enough_left',
] as const

export const refusalSchema = z.object({
  ticketTypeId: ticketTypeIdSchema,
  occurrenceId: occurrenceIdSchema.nullable(),
  reason: z.enum(REFUSAL_REASONS),
  limit: z.number().int().nullable(),
  /** When the sale opens, for `sale_not_open`. */
  at: z.date().nullable(),
})
export type Refusal = z.infer<typeof refusalSchema>

export const reservedLineSchema = z.object({
  ticketTypeId: ticketTypeIdSchema,
  occurrenceId: occurrenceIdSchema.nullable(),
  priceTierId: idSchema('tir').nullable(),
  quantity: z.number().int(),
  unitMinor: z.number().int(),
})

export const reserveResult = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('reserved'),
    reservationId: reservationIdSchema,
    expiresAt: z.date(),
    lines: z.array(reservedLineSchema),
    total: moneySchema,
  }),
  z.object({ outcome: z.literal('refused'), refusals: z.array(refusalSchema) }),
])
export type ReserveResult = z.infer<typeof reserveResult>

/** A reservation as its buyer sees it. */
export const reservationView = z.object({
  id: reservationIdSchema,
  eventId: idSchema('evt'),
  eventSlug: z.string(),
  eventName: translatedSchema,
  timeZone: z.string(),
  /** The event's two colours, which carry the pages of its purchase. */
  colors: z.tuple([z.string(), z.string()]),
  status: z.enum(['held', 'converted', 'released', 'expired']),
  expiresAt: z.date(),
  /** What was ordered of it and is not cancelled: unpaid while it is held, bought once it is converted. */
  orderId: idSchema('ord').nullable(),
  /** The server's clock, so that a countdown is right on a phone whose clock is not. */
  now: z.date(),
  lines: z.array(
    reservedLineSchema.extend({
      name: translatedSchema,
      tierName: translatedSchema.nullable(),
      occurrenceStartsAt: z.date().nullable(),
    }),
  ),
  total: moneySchema,
})
export type ReservationView = z.infer<typeof reservationView>

interface AgainFacts {
  eventSlug: string
  lines: readonly { ticketTypeId: Id<'tty'>; occurrenceId: Id<'occ'> | null; quantity: number }[]
}

/** An event's tickets with what was held before filled in again. */
export function againHref({ eventSlug, lines }: AgainFacts) {
  const wanted = new Map<string, number>()
  for (const { ticketTypeId, occurrenceId, quantity } of lines) {
    const key = `${ticketTypeId}~${occurrenceId ?? '-'}`
    wanted.set(key, (wanted.get(key) ?? 0) + quantity)
  }
  const again = [...wanted].map(([key, quantity]) => `${key}~${quantity}`).join('.')
  return { pathname: '/events/[slug]', params: { slug: eventSlug }, query: { again }, hash: 'tickets' } as const
}

/** How long what is over stays in the cart, to be taken again or looked up. */
export const CART_MEMORY_MS = 7 * 24 * 60 * 60_000
/** As many as a cart shows; beyond it are only machines. */
export const CART_HELD_MAX = 20
export const CART_PAST_MAX = 5

export const cartEntry = reservationView.omit({ now: true }).extend({
  /** When it was bought, given back or lapsed; null while it is held. */
  endedAt: z.date().nullable(),
  /** Whether the event still sells anything to anybody. */
  onSale: z.boolean(),
})
export type CartEntry = z.infer<typeof cartEntry>

/** What a browser or an account holds, the first to lapse first; and the latest of each event that it held before. */
export const cartResult = z.object({
  now: z.date(),
  held: z.array(cartEntry).max(CART_HELD_MAX),
  past: z.array(cartEntry).max(CART_PAST_MAX),
})
export type Cart = z.infer<typeof cartResult>

/** What an event page shows of one ticket type; asked for live, never cached with the page. */
export const offerSchema = z.object({
  ticketTypeId: ticketTypeIdSchema,
  occurrenceId: occurrenceIdSchema.nullable(),
  kind: z.enum(['standard', 'vip', 'backstage', 'camping', 'parking', 'combo']),
  admission: z.enum(['single', 'group', 'subscription']),
  name: translatedSchema,
  description: translatedSchema,
  /** What a buyer pays for the next one, tax and fees inside. */
  price: moneySchema,
  /** The price tier behind it, when it ends, and how many are left at it (null: no such limit). */
  tier: z.object({ name: translatedSchema, endsAt: z.date().nullable(), left: z.number().int().nullable() }).nullable(),
  /** The price after this tier; null when there is none. */
  nextPrice: moneySchema.nullable(),
  state: z.enum(['on_sale', 'sold_out', 'not_open_yet', 'closed']),
  opensAt: z.date().nullable(),
  closesAt: z.date().nullable(),
  /** Exact when 20 or fewer are left, else null. */
  left: z.number().int().nullable(),
  minPerOrder: z.number().int(),
  maxPerOrder: z.number().int(),
})
export type Offer = z.infer<typeof offerSchema>

/** Lines that one answer or one message carries at most: of a long series the next dates. */
export const OFFERS_MAX = 200

export const offersInput = z.object({
  eventId: idSchema('evt'),
  occurrenceId: occurrenceIdSchema.optional(),
  /** Of a series all coming dates, as many as there is room for, in order. */
  everyDate: z.boolean().optional(),
  /** A hidden type opened by its link. */
  ticketTypeId: ticketTypeIdSchema.optional(),
  accessCode: codeSchema.optional(),
})
export const offersResult = z.object({
  now: z.date(),
  currency: currencySchema,
  offers: z.array(offerSchema).max(OFFERS_MAX),
  /** Whether some types are sold by code only, so that the page offers a field for it. */
  hasCodeOnly: z.boolean(),
})
export type OffersResult = z.infer<typeof offersResult>

/** A ticket type as its organisation has it, hidden ones too. */
export const orgTicketType = z.object({
  id: ticketTypeIdSchema,
  eventId: idSchema('evt'),
  kind: offerSchema.shape.kind,
  admission: offerSchema.shape.admission,
  name: translatedSchema,
  description: translatedSchema,
  /** What a buyer pays for one, tax and fees inside, unless a price tier says otherwise. */
  price: moneySchema,
  /** Of the price, in basis points: 1900 is 19 %. */
  taxBps: z.number().int(),
  visibility: z.enum(['public', 'hidden', 'code']),
  salesStartAt: z.date().nullable(),
  salesEndAt: z.date().nullable(),
  minPerOrder: z.number().int(),
  maxPerOrder: z.number().int(),
  maxPerCustomer: z.number().int().nullable(),
  /** How often a ticket lets in; null: without limit. */
  maxScans: z.number().int().nullable(),
  validUntil: z.date().nullable(),
  /** How many there are, for the event (without an occurrence) or for each date. */
  stock: z.array(z.object({ occurrenceId: occurrenceIdSchema.nullable(), quota: z.number().int(), sold: z.number().int(), held: z.number().int() })),
}).meta({ id: 'TicketType', description: 'Something that can be bought, with its stock.' })
export type OrgTicketType = z.infer<typeof orgTicketType>

export const ORG_TICKET_TYPES_MAX = 200

export const orgTicketTypesInput = z.object({ eventId: idSchema('evt') })
/** In the order in which they are shown. */
export const orgTicketTypesResult = z.object({ items: z.array(orgTicketType).max(ORG_TICKET_TYPES_MAX) })
export type OrgTicketTypes = z.infer<typeof orgTicketTypesResult>
export const orgTicketTypeInput = z.object({ ticketTypeId: ticketTypeIdSchema })

/** What may move of an offer while somebody looks at it. */
export type LiveOffer = Pick<
  Offer,
  'ticketTypeId' | 'occurrenceId' | 'price' | 'tier' | 'nextPrice' | 'state' | 'opensAt' | 'closesAt' | 'left'
>

/**
 * The state of what an event offers to everybody, as its open pages are told: whole each time, so that the newest is enough.
 * Travels by superjson, as the API's answers do.
 */
export interface LiveOffers {
  /** The server's clock when it was read. */
  now: Date
  offers: readonly LiveOffer[]
}

const INVENTORY_ERRORS = [
  'inventory.reservation_not_found',
] as const
export type InventoryError = (typeof INVENTORY_ERRORS)[number]
