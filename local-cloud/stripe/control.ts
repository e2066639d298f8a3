import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { CloudEnv } from '../http.ts'
import { cardByNumber } from './cards.ts'
import type { StripeContext } from './context.ts'
import { closeDispute, DISPUTE_REASONS, openDispute } from './disputes.ts'
import { eventObject } from './events.ts'
import { disputeObject } from './objects/dispute.ts'
import { refundObject } from './objects/refund.ts'
import { paySession, successUrl } from './paying.ts'
import { noSuch, StripeProblem } from './problem.ts'
import type { DeliveryRecord, EventRecord } from './records.ts'
import { makeRefund } from './refunds.ts'
import { WEBHOOK_MODES, type Webhooks } from './webhooks.ts'

const paySchema = z.strictObject({
  card: z.string().default('4242424242424242'),
  email: z.string().optional(),
  name: z.string().optional(),
})
const urlSchema = z.strictObject({ url: z.url({ protocol: /^http$/ }).nullable() })
const steerSchema = z.strictObject({ mode: z.enum(WEBHOOK_MODES), types: z.array(z.string()).optional() })
const flushSchema = z.strictObject({ reverse: z.boolean().optional(), times: z.number().int().min(1).max(20).optional() })
const disputeSchema = z.strictObject({ payment_intent: z.string(), reason: z.enum(DISPUTE_REASONS).default('fraudulent') })
const closeSchema = z.strictObject({ status: z.enum(['won', 'lost']) })
const refundSchema = z.strictObject({
  amount: z.number().int().positive().optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
})

/** What a test or a person does to the local Stripe from outside its API: pays, steers webhooks, plays the bank. */
export function controlRoutes(context: StripeContext, webhooks: Webhooks): Hono<CloudEnv> {
  const app = new Hono<CloudEnv>()

  app.post('/pay/:id', async (c) => {
    const { card, email, name } = await body(c, paySchema)
    const id = c.req.param('id')
    const session = context.store.sessions.get(id)
    const payer = { email: session?.customerEmail ?? email ?? 'buyer@example.com', name: name ?? null }
    const outcome = paySession(context, id, cardByNumber(card), payer)
    switch (outcome.kind) {
      case 'paid': {
        const { paymentIntent } = outcome.session
        const charge = outcome.charge?.id ?? null
        return c.json({ status: 'paid', session: id, payment_intent: paymentIntent, charge, redirect: successUrl(outcome.session) })
      }
      case 'declined':
        return c.json({ status: 'declined', session: id, payment_intent: outcome.session.paymentIntent, ...outcome.decline }, 402)
      case 'closed':
        return c.json({ status: outcome.session.status, session: id }, 409)
      case 'unknown':
        throw noSuch('checkout.session', id, 'session')
    }
  })

  app.get('/webhooks', (c) => c.json(webhooks.state))
  app.post('/webhook-url', async (c) => {
    webhooks.setUrl((await body(c, urlSchema)).url)
    return c.json(webhooks.state)
  })
  app.post('/webhooks', async (c) => {
    const { mode, types } = await body(c, steerSchema)
    webhooks.steer(mode, types ?? null)
    return c.json(webhooks.state)
  })
  app.post('/webhooks/flush', async (c) => {
    const how = await body(c, flushSchema)
    if (webhooks.state.url === null) return c.json({ error: { message: 'No webhook URL is set yet.' } }, 409)
    return c.json({ deliveries: (await webhooks.flush(how)).map(deliveryObject) })
  })

  app.get('/events', (c) => {
    const byEvent = new Map<string, object[]>()
    for (const event of context.store.events.oldestFirst()) byEvent.set(event.id, [])
    for (const delivery of context.store.deliveries.oldestFirst()) byEvent.get(delivery.event)?.push(deliveryObject(delivery))
    const shown = (event: EventRecord): object => ({ ...eventObject(event), deliveries: byEvent.get(event.id) })
    return c.json({ data: [...context.store.events.oldestFirst()].map(shown) })
  })
  app.post('/events/:id/resend', (c) => {
    webhooks.resend(eventOf(context, c.req.param('id')))
    return c.json(webhooks.state)
  })

  app.post('/disputes', async (c) => {
    const { payment_intent: intentId, reason } = await body(c, disputeSchema)
    return c.json(disputeObject(openDispute(context, chargeOf(context, intentId), reason)))
  })
  app.post('/disputes/:id/close', async (c) => {
    const { status } = await body(c, closeSchema)
    return c.json(disputeObject(closeDispute(context, c.req.param('id'), status)))
  })
  app.post('/refunds/:intent', async (c) => {
    const params = await body(c, refundSchema)
    return c.json(refundObject(makeRefund(context, { ...params, payment_intent: c.req.param('intent') }, null)))
  })

  app.onError((error) => {
    if (error instanceof StripeProblem) return Response.json({ error: error.body }, { status: error.status })
    if (error instanceof z.ZodError) return Response.json({ error: { message: z.prettifyError(error) } }, { status: 400 })
    throw error
  })
  return app
}

/** The JSON body in that shape; no body is an empty object. */
async function body<T>(c: Context<CloudEnv>, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text()
  let value: unknown = {}
  try {
    if (text !== '') value = JSON.parse(text)
  } catch {
    throw new StripeProblem(400, { type: 'invalid_request_error', message: 'The body is not JSON.' })
  }
  return schema.parse(value)
}

function deliveryObject({ event, type, state, attempts, lastStatus }: DeliveryRecord) {
  return { event, type, state, attempts, last_status: lastStatus }
}

function eventOf(context: StripeContext, id: string): EventRecord {
  const event = context.store.events.get(id)
  if (!event) throw noSuch('event', id, 'id')
  return event
}

function chargeOf(context: StripeContext, intentId: string) {
  const chargeId = context.store.intents.get(intentId)?.latestCharge ?? null
  const charge = chargeId === null ? null : context.store.charges.get(chargeId)
  if (!charge) throw noSuch('payment_intent', intentId, 'payment_intent')
  return charge
}
