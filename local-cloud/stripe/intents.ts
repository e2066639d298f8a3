import { z } from 'zod'
import { cardByMethod } from './cards.ts'
import { chargeIntent, disputeIfTold } from './charging.ts'
import type { StripeContext } from './context.ts'
import type { Cause } from './events.ts'
import { newClientSecret, newStripeId } from './ids.ts'
import { intentObject } from './objects/intent.ts'
import { page, pageParams } from './page.ts'
import { amount, bool, currency, email, metadata, parseParams, text } from './params.ts'
import { invalidRequest, noSuch, refused, StripeProblem } from './problem.ts'
import type { IntentRecord } from './records.ts'
import type { Route } from './route.ts'

type NewIntent = Pick<
  IntentRecord,
  'amount' | 'currency' | 'session' | 'description' | 'receiptEmail' | 'metadata' | 'paymentMethodTypes'
>

export function newIntent(context: StripeContext, given: NewIntent): IntentRecord {
  const id = newStripeId('pi')
  return context.store.intents.put({
    ...given,
    id,
    created: context.now(),
    clientSecret: newClientSecret(id),
    status: 'requires_payment_method',
    paymentMethod: null,
    latestCharge: null,
    lastDecline: null,
    canceledAt: null,
    cancellationReason: null,
  })
}

const CANCELABLE = 'requires_payment_method, requires_capture, requires_confirmation, requires_action, processing'

/** Ends an unpaid intent for good; a paid or canceled one is refused. */
export function cancelIntent(
  context: StripeContext,
  intent: IntentRecord,
  reason: string | null,
  cause: Cause | null,
): IntentRecord {
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE}.`
    throw refused(message, { code: 'payment_intent_unexpected_state', payment_intent: intentObject(intent) })
  }
  const canceled = context.store.intents.put({
    ...intent,
    status: 'canceled',
    canceledAt: context.now(),
    cancellationReason: reason,
  })
  context.announce('payment_intent.canceled', intentObject(canceled), cause)
  return canceled
}

const createParams = z.strictObject({
  amount,
  currency,
  description: text.optional(),
  receipt_email: email.optional(),
  metadata: metadata.optional(),
  payment_method: text.optional(),
  payment_method_types: z.array(text).optional(),
  automatic_payment_methods: z.unknown().optional(),
  confirm: bool.optional(),
  return_url: text.optional(),
  off_session: z.unknown().optional(),
})
const confirmParams = z.strictObject({ payment_method: text.optional(), return_url: text.optional(), off_session: z.unknown().optional() })
const cancelParams = z.strictObject({
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
})
const listParams = z.strictObject(pageParams)

function confirm(context: StripeContext, intent: IntentRecord, method: string | null, cause: Cause): IntentRecord {
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    const why = intent.status === 'succeeded' ? 'it has already succeeded after being previously confirmed' : 'it has been canceled'
    const message = `You cannot confirm this PaymentIntent because ${why}.`
    throw refused(message, { code: 'payment_intent_unexpected_state', payment_intent: intentObject(intent) })
  }
  if (method === null) {
    const message =
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken."
    throw refused(message, { code: 'payment_intent_unexpected_state', payment_intent: intentObject(intent) })
  }
  const card = cardByMethod(method)
  if (!card) throw noSuch('PaymentMethod', method, 'payment_method')
  const charged = chargeIntent(context, intent, card, { email: intent.receiptEmail, name: null }, cause)
  disputeIfTold(context, card, charged.charge)
  if (card.decline) {
    const { code, declineCode, message } = card.decline
    throw new StripeProblem(402, {
      type: 'card_error',
      code,
      ...(declineCode === null ? {} : { decline_code: declineCode }),
      message,
      charge: charged.charge.id,
      payment_intent: intentObject(charged.intent),
    })
  }
  return charged.intent
}

function intentOf(context: StripeContext, id: string): IntentRecord {
  const intent = context.store.intents.get(id)
  if (!intent) throw noSuch('payment_intent', id, 'intent')
  return intent
}

/** An intent made by Checkout is its session's to confirm and cancel. */
function ownIntentOf(context: StripeContext, id: string): IntentRecord {
  const intent = intentOf(context, id)
  if (intent.session !== null) {
    const message =
      "You cannot perform this action on PaymentIntents created by Checkout. If you'd like to cancel this PaymentIntent, please expire the associated Checkout Session instead."
    throw refused(message)
  }
  return intent
}

/** POST and GET /v1/payment_intents, GET one, POST confirm and cancel. */
export const intentRoutes: Route[] = [
  {
    method: 'POST',
    path: '/payment_intents',
    answer: (context, { input, cause }) => {
      const params = parseParams(createParams, input)
      if (params.confirm === true && params.payment_method === undefined) {
        throw invalidRequest('You cannot confirm a PaymentIntent without a payment method.', { param: 'payment_method' })
      }
      const intent = newIntent(context, {
        amount: params.amount,
        currency: params.currency,
        session: null,
        description: params.description ?? null,
        receiptEmail: params.receipt_email ?? null,
        metadata: params.metadata ?? {},
        paymentMethodTypes: params.payment_method_types ?? ['card'],
      })
      if (params.payment_method === undefined) return intentObject(intent)
      const method = params.payment_method
      const ready = context.store.intents.put({ ...intent, status: 'requires_confirmation', paymentMethod: method })
      return intentObject(params.confirm === true ? confirm(context, ready, method, cause) : ready)
    },
  },
  {
    method: 'GET',
    path: '/payment_intents',
    answer: (context, { input }) =>
      page(
        'payment_intent',
        '/v1/payment_intents',
        context.store.intents.newestFirst(),
        parseParams(listParams, input),
        intentObject,
      ),
  },
  { method: 'GET', path: '/payment_intents/:id', answer: (context, { id }) => intentObject(intentOf(context, id)) },
  {
    method: 'POST',
    path: '/payment_intents/:id/confirm',
    answer: (context, { id, input, cause }) => {
      const intent = ownIntentOf(context, id)
      const method = parseParams(confirmParams, input).payment_method ?? intent.paymentMethod
      return intentObject(confirm(context, intent, method, cause))
    },
  },
  {
    method: 'POST',
    path: '/payment_intents/:id/cancel',
    answer: (context, { id, input, cause }) => {
      const reason = parseParams(cancelParams, input).cancellation_reason ?? null
      return intentObject(cancelIntent(context, ownIntentOf(context, id), reason, cause))
    },
  },
]
