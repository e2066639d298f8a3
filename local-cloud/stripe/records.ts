import { z } from 'zod'

// What the local Stripe remembers, smaller than what it answers. `created` and the like are epoch seconds, as there.
const metadata = z.record(z.string(), z.string())
const seconds = z.number().int()

const lineRecord = z.object({
  id: z.string(),
  priceId: z.string(),
  productId: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  image: z.string().nullable(),
  unitAmount: z.number().int(),
  quantity: z.number().int(),
  discount: z.number().int(),
  metadata,
})

const payerRecord = z.object({ email: z.string().nullable(), name: z.string().nullable() })

export const sessionRecord = z.object({
  id: z.string(),
  created: seconds,
  expiresAt: seconds,
  status: z.enum(['open', 'complete', 'expired']),
  currency: z.string(),
  lines: z.array(lineRecord),
  coupon: z.string().nullable(),
  total: z.number().int(),
  successUrl: z.string(),
  cancelUrl: z.string().nullable(),
  locale: z.string().nullable(),
  submitType: z.enum(['auto', 'book', 'donate', 'pay', 'subscribe']).nullable(),
  paymentMethodTypes: z.array(z.string()),
  merchantName: z.string().nullable(),
  customerEmail: z.string().nullable(),
  clientReferenceId: z.string().nullable(),
  metadata,
  intentMetadata: metadata,
  intentDescription: z.string().nullable(),
  receiptEmail: z.string().nullable(),
  paymentIntent: z.string().nullable(),
  payer: payerRecord.nullable(),
})

const declineRecord = z.object({ code: z.string(), declineCode: z.string().nullable(), message: z.string() })

export const intentRecord = z.object({
  id: z.string(),
  created: seconds,
  clientSecret: z.string(),
  status: z.enum(['requires_payment_method', 'requires_confirmation', 'succeeded', 'canceled']),
  amount: z.number().int(),
  currency: z.string(),
  session: z.string().nullable(),
  paymentMethod: z.string().nullable(),
  paymentMethodTypes: z.array(z.string()),
  latestCharge: z.string().nullable(),
  lastDecline: declineRecord.nullable(),
  description: z.string().nullable(),
  receiptEmail: z.string().nullable(),
  canceledAt: seconds.nullable(),
  cancellationReason: z.string().nullable(),
  metadata,
})

export const chargeRecord = z.object({
  id: z.string(),
  created: seconds,
  paymentIntent: z.string(),
  paymentMethod: z.string(),
  amount: z.number().int(),
  refunded: z.number().int(),
  currency: z.string(),
  decline: declineRecord.nullable(),
  disputed: z.boolean(),
  brand: z.string(),
  last4: z.string(),
  payer: payerRecord,
  description: z.string().nullable(),
  receiptEmail: z.string().nullable(),
  transaction: z.string(),
  metadata,
})

export const refundRecord = z.object({
  id: z.string(),
  created: seconds,
  amount: z.number().int(),
  currency: z.string(),
  charge: z.string(),
  paymentIntent: z.string(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).nullable(),
  transaction: z.string(),
  metadata,
})

export const disputeRecord = z.object({
  id: z.string(),
  created: seconds,
  amount: z.number().int(),
  currency: z.string(),
  charge: z.string(),
  paymentIntent: z.string(),
  reason: z.string(),
  status: z.enum(['needs_response', 'won', 'lost']),
})

export const couponRecord = z.object({
  id: z.string(),
  created: seconds,
  name: z.string().nullable(),
  percentOff: z.number().nullable(),
  amountOff: z.number().int().nullable(),
  currency: z.string().nullable(),
  maxRedemptions: z.number().int().nullable(),
  redeemBy: seconds.nullable(),
  timesRedeemed: z.number().int(),
  metadata,
})

export const eventRecord = z.object({
  id: z.string(),
  created: seconds,
  type: z.string(),
  /** The event as it is sent and listed: made once, signed for each delivery. */
  payload: z.string(),
})

export const deliveryRecord = z.object({
  id: z.string(),
  event: z.string(),
  type: z.string(),
  state: z.enum(['due', 'held', 'sent', 'dropped', 'failed']),
  attempts: z.number().int(),
  /** Epoch milliseconds of the next attempt. */
  dueAt: z.number(),
  lastStatus: z.number().int().nullable(),
})

export const answerRecord = z.object({
  /** The idempotency key. */
  id: z.string(),
  endpoint: z.string(),
  fingerprint: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  status: z.number().int(),
  text: z.string(),
  requestId: z.string(),
})

export type LineRecord = z.infer<typeof lineRecord>
export type PayerRecord = z.infer<typeof payerRecord>
export type DeclineRecord = z.infer<typeof declineRecord>
export type SessionRecord = z.infer<typeof sessionRecord>
export type IntentRecord = z.infer<typeof intentRecord>
export type ChargeRecord = z.infer<typeof chargeRecord>
export type RefundRecord = z.infer<typeof refundRecord>
export type DisputeRecord = z.infer<typeof disputeRecord>
export type CouponRecord = z.infer<typeof couponRecord>
export type EventRecord = z.infer<typeof eventRecord>
export type DeliveryRecord = z.infer<typeof deliveryRecord>
export type AnswerRecord = z.infer<typeof answerRecord>
