import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { codeSchema, cursorSchema, emailSchema, instantSchema, linkSecretSchema, pageLimitSchema, requestIdSchema } from '@/lib/inputs'
import { moneySchema } from '@/lib/money-schema'
import { localeSchema, translatedSchema } from '@/lib/translated-schema'

/** Why a code gives nothing; what `promotions` answers must fit here to compile. */
const codeRefusalSchema = z.enum(['unknown', 'not_yet', 'over', 'spent', 'customer_limit', 'not_for_these', 'quantity_too_small'])

/** After the tickets are chosen; named so in the address of the checkout. */
export const CHECKOUT_STEPS = ['details', 'pay'] as const
export type CheckoutStep = (typeof CHECKOUT_STEPS)[number]

export const orderIdSchema = idSchema('ord')

export const buyerSchema = z.object({
  name: z.string().trim().min(1, { error: 'name_missing' }).max(120, { error: 'name_too_long' }),
  email: emailSchema,
})

export const quoteInput = z.object({
  reservationId: idSchema('rsv'),
  promoCode: codeSchema.optional(),
})

/** A part of the price: `amountMinor` of all ticket lines + fee + tax − discount is the total. */
export const orderLineSchema = z.object({
  kind: z.enum(['ticket', 'discount', 'fee', 'tax']),
  ticketTypeId: idSchema('tty').nullable(),
  occurrenceId: idSchema('occ').nullable(),
  /** When the date begins that it is for; null: the event as a whole. */
  occurrenceStartsAt: z.date().nullable(),
  name: translatedSchema.nullable(),
  quantity: z.number().int(),
  /** What was shown for one, tax and fees inside; null on other lines. */
  unitMinor: z.number().int().nullable(),
  amountMinor: z.number().int(),
  taxBps: z.number().int().nullable(),
}).meta({ id: 'OrderLine', description: 'A part of an order’s price.' })
export type OrderLine = z.infer<typeof orderLineSchema>

export const quoteSchema = z.object({
  lines: z.array(orderLineSchema),
  /** What the tickets cost as shown, before a discount. */
  gross: moneySchema,
  discount: moneySchema,
  /** Inside the total. */
  fees: moneySchema,
  tax: moneySchema,
  total: moneySchema,
  code: z
    .discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('applied'), code: z.string(), name: z.string() }),
      z.object({ outcome: z.literal('refused'), code: z.string(), reason: codeRefusalSchema }),
    ])
    .nullable(),
})
export type Quote = z.infer<typeof quoteSchema>

export const placeOrderInput = z.object({
  reservationId: idSchema('rsv'),
  requestId: requestIdSchema,
  buyer: buyerSchema,
  promoCode: codeSchema.optional(),
  locale: localeSchema,
})
export type PlaceOrderInput = z.infer<typeof placeOrderInput>

/** `pay`: send the browser to `checkoutUrl`. `confirmed`: nothing to pay, the tickets are there. */
export const placeOrderResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('pay'), orderId: orderIdSchema, checkoutUrl: z.url() }),
  z.object({ outcome: z.literal('confirmed'), orderId: orderIdSchema }),
])
export type PlaceOrderResult = z.infer<typeof placeOrderResult>

export const orderInput = z.object({ orderId: orderIdSchema, accessToken: linkSecretSchema.optional() })

export const orderView = z.object({
  id: orderIdSchema,
  number: z.string(),
  status: z.enum(['pending', 'confirmed', 'cancelled', 'partially_refunded', 'refunded']),
  cancelReason: z.enum(['buyer', 'expired', 'payment_failed', 'sold_out']).nullable(),
  email: z.string(),
  name: z.string(),
  createdAt: z.date(),
  confirmedAt: z.date().nullable(),
  reservationId: idSchema('rsv'),
  /** Until when its tickets are held for a payment; null once it is no longer pending. */
  expiresAt: z.date().nullable(),
  /** The server's clock. */
  now: z.date(),
  event: z.object({
    id: idSchema('evt'),
    slug: z.string(),
    name: translatedSchema,
    timeZone: z.string(),
    colors: z.tuple([z.string(), z.string()]),
    startsAt: z.date(),
    endsAt: z.date(),
    venueName: z.string(),
    city: z.string(),
  }),
  lines: z.array(orderLineSchema),
  discount: moneySchema,
  /** What gave the discount, in the organiser's words. */
  discountName: z.string().nullable(),
  fees: moneySchema,
  tax: moneySchema,
  total: moneySchema,
  payment: z
    .object({
      status: z.enum(['pending', 'completed', 'failed', 'partially_refunded', 'refunded']),
      provider: z.enum(['stripe', 'free']),
      /** Where to pay, while the order is pending. */
      checkoutUrl: z.string().nullable(),
      failureCode: z.string().nullable(),
    })
    .nullable(),
  tickets: z.array(
    z.object({
      id: idSchema('tkt'),
      code: z.string(),
      status: z.enum(['active', 'used', 'expired', 'cancelled', 'refunded']),
      name: translatedSchema,
      occurrenceStartsAt: z.date().nullable(),
      /** Its last moment, by whichever of the three expiry rules comes first; null: for ever. */
      validUntil: z.date().nullable(),
    }),
  ),
  /** Whether the signed-in reader may take this guest order into their account. */
  claimable: z.boolean(),
})
export type OrderView = z.infer<typeof orderView>

/** `upcoming`: of an event that is not over, and not ended itself; `past`: all others. Without it, all. */
const ORDER_TIMES = ['upcoming', 'past'] as const
export type OrderTime = (typeof ORDER_TIMES)[number]

export const myOrdersInput = z.object({
  when: z.enum(ORDER_TIMES).optional(),
  cursor: orderIdSchema.optional(),
  limit: z.number().int().min(1).max(50).default(20),
})
export const orderSummary = z.object({
  id: orderIdSchema,
  number: z.string(),
  status: orderView.shape.status,
  createdAt: z.date(),
  total: moneySchema,
  ticketCount: z.number().int(),
  event: z.object({ slug: z.string(), name: translatedSchema, startsAt: z.date(), timeZone: z.string(), city: z.string() }),
})
export const myOrdersResult = z.object({ orders: z.array(orderSummary).max(50), nextCursor: orderIdSchema.nullable() })

/** An order as its organisation has it. */
const orgOrder = z.object({
  id: orderIdSchema,
  /** What people read aloud. */
  number: z.string(),
  status: orderView.shape.status,
  cancelReason: orderView.shape.cancelReason,
  eventId: idSchema('evt'),
  buyer: z.object({ name: z.string(), email: z.string(), locale: z.string() }),
  createdAt: z.date(),
  confirmedAt: z.date().nullable(),
  cancelledAt: z.date().nullable(),
  /** What the tickets cost without the tax and fees inside their price: total = subtotal - discount + fees + tax. */
  subtotal: moneySchema,
  discount: moneySchema,
  fees: moneySchema,
  tax: moneySchema,
  total: moneySchema,
  ticketCount: z.number().int(),
}).meta({ id: 'Order', description: 'An order and what it cost: total = subtotal - discount + fees + tax.' })
export type OrgOrder = z.infer<typeof orgOrder>

/** The latest first. */
export const orgOrdersInput = z.object({
  eventId: idSchema('evt').optional(),
  status: orderView.shape.status.optional(),
  /** Orders that were placed at or after this instant. */
  createdFrom: instantSchema.optional(),
  /** Orders that were placed before it. */
  createdBefore: instantSchema.optional(),
  cursor: cursorSchema.optional(),
  limit: pageLimitSchema,
})
export type OrgOrdersInput = z.output<typeof orgOrdersInput>
export const orgOrdersResult = z.object({ items: z.array(orgOrder).max(100), nextCursor: z.string().nullable() })
export type OrgOrders = z.infer<typeof orgOrdersResult>

export const orgOrderInput = z.object({ orderId: orderIdSchema })
export const orgOrderDetail = orgOrder.extend({
  lines: z.array(orderLineSchema),
  payment: z
    .object({ provider: z.enum(['stripe', 'free']), status: z.enum(['pending', 'completed', 'failed', 'partially_refunded', 'refunded']), paidAt: z.date().nullable() })
    .nullable(),
  /** What was given back so far. */
  refunded: moneySchema,
  ticketIds: z.array(idSchema('tkt')),
}).meta({ id: 'OrderDetail', description: 'An order with every part of its price, its payment and its tickets.' })
export type OrgOrderDetail = z.infer<typeof orgOrderDetail>

/** `too_late`: it is paid or already ended; nothing changed. */
export const cancelOrderResult = z.object({ outcome: z.enum(['cancelled', 'too_late']) })

export const releaseInput = z.object({ reservationId: idSchema('rsv') })
/** `ended`: it was already paid, released or expired; nothing changed. */
export const releaseResult = z.object({ outcome: z.enum(['released', 'ended']) })

export const claimResult = z.object({ outcome: z.enum(['claimed', 'already_yours']) })

const ORDER_ERRORS = [
  'orders.not_found',
  'orders.reservation_not_found',
  'orders.reservation_expired',
  'orders.code_refused',
  'orders.customer_limit',
  'orders.payment_unavailable',
  'orders.belongs_to_another_account',
] as const
export type OrderError = (typeof ORDER_ERRORS)[number]
