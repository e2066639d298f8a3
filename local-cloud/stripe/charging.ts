import type { Card } from './cards.ts'
import type { StripeContext } from './context.ts'
import { openDispute } from './disputes.ts'
import type { Cause } from './events.ts'
import { newStripeId } from './ids.ts'
import { chargeObject } from './objects/charge.ts'
import { intentObject } from './objects/intent.ts'
import type { ChargeRecord, IntentRecord, PayerRecord } from './records.ts'

export interface Charged {
  intent: IntentRecord
  charge: ChargeRecord
}

/** Tries a card on an unpaid intent. Records the charge, paid or failed, and announces both. */
export function chargeIntent(
  context: StripeContext,
  intent: IntentRecord,
  card: Card,
  payer: PayerRecord,
  cause: Cause | null = null,
): Charged {
  const charge = context.store.charges.put({
    id: newStripeId('ch'),
    created: context.now(),
    paymentIntent: intent.id,
    paymentMethod: newStripeId('pm'),
    amount: intent.amount,
    refunded: 0,
    currency: intent.currency,
    decline: card.decline,
    disputed: false,
    brand: card.brand,
    last4: card.last4,
    payer,
    description: intent.description,
    receiptEmail: intent.receiptEmail,
    transaction: newStripeId('txn'),
    metadata: intent.metadata,
  })
  const paid = card.decline === null
  const charged = context.store.intents.put({
    ...intent,
    status: paid ? 'succeeded' : 'requires_payment_method',
    // A declined card is taken off the intent again, so that another can be tried.
    paymentMethod: paid ? charge.paymentMethod : null,
    latestCharge: charge.id,
    lastDecline: card.decline,
  })
  context.announce(paid ? 'payment_intent.succeeded' : 'payment_intent.payment_failed', intentObject(charged), cause)
  context.announce(paid ? 'charge.succeeded' : 'charge.failed', chargeObject(charge), cause)
  return { intent: charged, charge }
}

/** What follows a payment by a card whose owner disputes it. Called when everything about the payment is announced. */
export function disputeIfTold(context: StripeContext, card: Card, charge: ChargeRecord): void {
  if (card.disputed) openDispute(context, charge, 'fraudulent')
}
