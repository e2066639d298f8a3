import type { Card } from './cards.ts'
import { chargeIntent, disputeIfTold } from './charging.ts'
import type { StripeContext } from './context.ts'
import { redeem } from './coupons.ts'
import { currentSession } from './expiry.ts'
import { newIntent } from './intents.ts'
import { sessionObject } from './objects/session.ts'
import type { ChargeRecord, DeclineRecord, IntentRecord, PayerRecord, SessionRecord } from './records.ts'

export type PayOutcome =
  | { kind: 'paid'; session: SessionRecord; charge: ChargeRecord | null }
  | { kind: 'declined'; session: SessionRecord; decline: DeclineRecord }
  | { kind: 'closed'; session: SessionRecord }
  | { kind: 'unknown' }

/** One try to pay a session. Declined, it stays open for another card; a total of nothing needs no card. */
export function paySession(context: StripeContext, id: string, card: Card, payer: PayerRecord): PayOutcome {
  const session = currentSession(context, id)
  if (!session) return { kind: 'unknown' }
  if (session.status !== 'open') return { kind: 'closed', session }
  if (session.total === 0) return { kind: 'paid', session: complete(context, session, payer), charge: null }
  const { intent, charge } = chargeIntent(context, intentFor(context, session), card, payer)
  if (charge.decline !== null) {
    const tried = context.store.sessions.put({ ...session, paymentIntent: intent.id })
    return { kind: 'declined', session: tried, decline: charge.decline }
  }
  const paid = complete(context, { ...session, paymentIntent: intent.id }, payer)
  disputeIfTold(context, card, charge)
  return { kind: 'paid', session: paid, charge }
}

function intentFor(context: StripeContext, session: SessionRecord): IntentRecord {
  const begun = session.paymentIntent === null ? null : context.store.intents.get(session.paymentIntent)
  return (
    begun ??
    newIntent(context, {
      amount: session.total,
      currency: session.currency,
      session: session.id,
      description: session.intentDescription,
      receiptEmail: session.receiptEmail,
      metadata: session.intentMetadata,
      paymentMethodTypes: session.paymentMethodTypes,
    })
  )
}

function complete(context: StripeContext, session: SessionRecord, payer: PayerRecord): SessionRecord {
  const completed = context.store.sessions.put({ ...session, status: 'complete', payer })
  redeem(context, session.coupon)
  context.announce('checkout.session.completed', sessionObject(completed, context.pageUrl(completed.id)))
  return completed
}

/** Where the buyer goes after paying: `success_url` with the session's id in the place Stripe's template names. */
export function successUrl(session: SessionRecord): string {
  return session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}
