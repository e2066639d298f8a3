import { z } from 'zod'
import type { StripeContext } from './context.ts'
import type { Cause } from './events.ts'
import { newStripeId } from './ids.ts'
import { formatAmount } from './money.ts'
import { chargeObject } from './objects/charge.ts'
import { refundObject } from './objects/refund.ts'
import { page, pageParams } from './page.ts'
import { metadata, parseParams, positive, text } from './params.ts'
import { invalidRequest, noSuch, refused } from './problem.ts'
import type { ChargeRecord, RefundRecord } from './records.ts'
import type { Route } from './route.ts'

const refundParams = z.strictObject({
  payment_intent: text.optional(),
  charge: text.optional(),
  amount: positive.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
})

type RefundParams = z.output<typeof refundParams>

/** Gives back all that is left of a charge, or `amount` of it, and announces it. Too much, or nothing left, is refused. */
export function makeRefund(context: StripeContext, params: RefundParams, cause: Cause | null): RefundRecord {
  const charge = chargeToRefund(context, params)
  const left = charge.amount - charge.refunded
  if (charge.disputed) {
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' })
  }
  if (left === 0) throw refused(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  const amount = params.amount ?? left
  if (amount > left) throw tooMuch(charge, amount, left)
  const refund = context.store.refunds.put({
    id: newStripeId('re'),
    created: context.now(),
    amount,
    currency: charge.currency,
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    reason: params.reason ?? null,
    transaction: newStripeId('txn'),
    metadata: params.metadata ?? {},
  })
  const before = chargeObject(charge)
  const after = chargeObject(context.store.charges.put({ ...charge, refunded: charge.refunded + amount }))
  const previous = { amount_refunded: before.amount_refunded, refunded: before.refunded }
  context.announce('refund.created', refundObject(refund), cause)
  context.announce('charge.refunded', after, cause, previous)
  return refund
}

function tooMuch(charge: ChargeRecord, amount: number, left: number) {
  const [asked, most] = [formatAmount(amount, charge.currency), formatAmount(left, charge.currency)]
  const limit = charge.refunded === 0 ? 'charge amount' : 'unrefunded amount on charge'
  return refused(`Refund amount (${asked}) is greater than ${limit} (${most})`, { param: 'amount' })
}

function chargeToRefund(context: StripeContext, params: RefundParams): ChargeRecord {
  if (params.payment_intent === undefined) {
    if (params.charge === undefined) {
      throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.')
    }
    const charge = context.store.charges.get(params.charge)
    if (!charge) throw noSuch('charge', params.charge, 'charge')
    return charge
  }
  const intent = context.store.intents.get(params.payment_intent)
  if (!intent) throw noSuch('payment_intent', params.payment_intent, 'payment_intent')
  const charge = intent.latestCharge === null ? null : context.store.charges.get(intent.latestCharge)
  if (!charge || intent.status !== 'succeeded') {
    throw refused(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`)
  }
  return charge
}

const listParams = z.strictObject({ ...pageParams, charge: text.optional(), payment_intent: text.optional() })

/** POST and GET /v1/refunds, GET /v1/refunds/:id. */
export const refundRoutes: Route[] = [
  {
    method: 'POST',
    path: '/refunds',
    answer: (context, { input, cause }) => refundObject(makeRefund(context, parseParams(refundParams, input), cause)),
  },
  {
    method: 'GET',
    path: '/refunds',
    answer: (context, { input }) => {
      const { charge, payment_intent: intent, ...range } = parseParams(listParams, input)
      const matches = (refund: RefundRecord): boolean =>
        (charge === undefined || refund.charge === charge) && (intent === undefined || refund.paymentIntent === intent)
      return page('refund', '/v1/refunds', context.store.refunds.newestFirst().filter(matches), range, refundObject)
    },
  },
  {
    method: 'GET',
    path: '/refunds/:id',
    answer: (context, { id }) => {
      const refund = context.store.refunds.get(id)
      if (!refund) throw noSuch('refund', id, 'refund')
      return refundObject(refund)
    },
  },
]
