import { receiveProviderMessage } from '@/domains/payments/commands/receive-provider-message'
import { type ApiHandler, refusal, wrongMethod } from '@/platform/http'
import { log, logUnexpected } from '@/platform/log'
import { shellOf } from './shell-of'

/**
 * Stripe's messages, `POST /api/webhooks/stripe`. 400 for a signature that is wrong, missing or older than five minutes;
 * 500 makes Stripe send it again. Source: https://docs.stripe.com/webhooks
 */
export const stripeWebhook: ApiHandler = async (request, context) => {
  if (request.method !== 'POST') return wrongMethod('POST')
  const shell = shellOf(request, context)
  const body = await request.text()
  const message = await shell.payments.readMessage(body, request.headers.get('stripe-signature'))
  if (!message) {
    log('warn', 'webhook.refused', { provider: 'stripe' })
    return refusal(400, 'signature_invalid')
  }
  try {
    return Response.json({ outcome: await receiveProviderMessage(shell, message) })
  } catch (error) {
    logUnexpected('webhook.stripe', shell.requestId, error)
    return refusal(500, 'unexpected', { more: { requestId: shell.requestId } })
  }
}
