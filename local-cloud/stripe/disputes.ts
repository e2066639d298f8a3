import { z } from 'zod'
import type { StripeContext } from './context.ts'
import { newStripeId } from './ids.ts'
import { disputeObject } from './objects/dispute.ts'
import { page, pageParams } from './page.ts'
import { parseParams, text } from './params.ts'
import { noSuch, refused } from './problem.ts'
import type { ChargeRecord, DisputeRecord } from './records.ts'
import type { Route } from './route.ts'

export const DISPUTE_REASONS = [
  'credit_not_processed',
  'duplicate',
  'fraudulent',
  'general',
  'product_not_received',
  'product_unacceptable',
  'unrecognized',
] as const

/** The cardholder's bank takes the payment back until someone decides. */
export function openDispute(context: StripeContext, charge: ChargeRecord, reason: string): DisputeRecord {
  if (charge.decline !== null) throw refused(`Charge ${charge.id} failed: there is nothing to dispute.`)
  if (charge.disputed) throw refused(`Charge ${charge.id} is disputed already.`)
  const dispute = context.store.disputes.put({
    id: newStripeId('dp'),
    created: context.now(),
    amount: charge.amount,
    currency: charge.currency,
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    reason,
    status: 'needs_response',
  })
  context.store.charges.put({ ...charge, disputed: true })
  context.announce('charge.dispute.created', disputeObject(dispute))
  context.announce('charge.dispute.funds_withdrawn', disputeObject(dispute))
  return dispute
}

/** The bank decides: `won` gives the money back to the merchant, `lost` leaves it with the cardholder. */
export function closeDispute(context: StripeContext, id: string, status: 'won' | 'lost'): DisputeRecord {
  const dispute = disputeOf(context, id)
  if (dispute.status !== 'needs_response') throw refused(`This dispute is already closed: ${dispute.status}.`)
  const closed = context.store.disputes.put({ ...dispute, status })
  context.announce('charge.dispute.closed', disputeObject(closed), null, { status: dispute.status })
  if (status === 'won') context.announce('charge.dispute.funds_reinstated', disputeObject(closed))
  return closed
}

function disputeOf(context: StripeContext, id: string): DisputeRecord {
  const dispute = context.store.disputes.get(id)
  if (!dispute) throw noSuch('dispute', id, 'dispute')
  return dispute
}

const listParams = z.strictObject({ ...pageParams, charge: text.optional(), payment_intent: text.optional() })

/** GET /v1/disputes and /v1/disputes/:id. */
export const disputeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/disputes',
    answer: (context, { input }) => {
      const { charge, payment_intent: intent, ...range } = parseParams(listParams, input)
      const matches = (dispute: DisputeRecord): boolean =>
        (charge === undefined || dispute.charge === charge) && (intent === undefined || dispute.paymentIntent === intent)
      return page('dispute', '/v1/disputes', context.store.disputes.newestFirst().filter(matches), range, disputeObject)
    },
  },
  { method: 'GET', path: '/disputes/:id', answer: (context, { id }) => disputeObject(disputeOf(context, id)) },
]
