import { eq, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { providerEvents } from '@/db/schema/payments'
import { createStripe } from '@/platform/stripe'
import { drain, endOf, flushWebhooks, goToPay, lapse, mailTo, newSale, pay, reaches, runJob, schedule, stockOf, webhooks } from './buying.ts'
import { control, startStack, until, type Stack } from './stack.ts'
import { expectMoneyTruth } from './truth.ts'

let stack: Stack
let stripe: Stripe

beforeAll(async () => {
  stack = await startStack()
  await schedule(stack)
  stripe = createStripe({ STRIPE_SECRET_KEY: 'sk_test_local', STRIPE_API_URL: stack.cloud.urls.stripe })
})
afterAll(() => stack.stop())
afterEach(async () => {
  await webhooks(stack, 'normal')
  await flushWebhooks(stack)
  await drain(stack)
  await expectMoneyTruth(stack)
})

describe('a payment in time', () => {
  test('paid: tickets, sold stock', async () => {
    const sale = await newSale(stack, { quota: 5 })
    const order = await goToPay(stack, sale)
    await pay(stack, order)
    expect(await reaches(stack, order, 'confirmed')).toMatchObject({ payment: 'completed', tickets: 2, refunds: [] })
    expect(await stockOf(stack, sale)).toEqual({ quota: 5, held: 0, sold: 2 })
  })

  test('declined, then paid with another card', async () => {
    const sale = await newSale(stack)
    const order = await goToPay(stack, sale)
    expect((await pay(stack, order, '4000000000000002')).status).toBe('declined')
    await until(async () => (await order.buyer.orders.get.query({ orderId: order.orderId })).payment?.failureCode, 'the decline to be known')
    expect(await endOf(stack, order)).toMatchObject({ status: 'pending', tickets: 0 })
    await pay(stack, order)
    expect(await reaches(stack, order, 'confirmed')).toMatchObject({ tickets: 2 })
  })

  test('every message five times: one order’s worth of tickets', async () => {
    const sale = await newSale(stack)
    await webhooks(stack, 'hold')
    const order = await goToPay(stack, sale)
    await pay(stack, order)
    await flushWebhooks(stack, { times: 5 })
    expect(await endOf(stack, order)).toMatchObject({ status: 'confirmed', tickets: 2, refunds: [] })
    const kept = await stack.db.select().from(providerEvents).where(sql`payload -> 'metadata' ->> 'order_id' = ${order.orderId}`)
    expect(new Set(kept.map((event) => event.providerEventId)).size).toBe(kept.length)
    expect(kept.every((event) => event.processedAt !== null)).toBe(true)
    const mails = await mailTo(stack, order)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.attachments.map(({ filename }) => filename.split('.').at(-1))).toEqual(expect.arrayContaining(['pdf', 'ics']))
  })

  test('all messages at once and in reverse order', async () => {
    const sale = await newSale(stack)
    await webhooks(stack, 'hold')
    const orders = await Promise.all([goToPay(stack, sale), goToPay(stack, sale), goToPay(stack, sale)])
    await Promise.all(orders.map((order) => pay(stack, order)))
    await flushWebhooks(stack, { reverse: true })
    for (const order of orders) expect(await endOf(stack, order)).toMatchObject({ status: 'confirmed', tickets: 2 })
  })
})

describe('a payment too late', () => {
  test('the reservation lapsed and stock is left: it gets its tickets', async () => {
    const sale = await newSale(stack, { quota: 4 })
    await webhooks(stack, 'hold')
    const order = await goToPay(stack, sale)
    await pay(stack, order)
    await lapse(stack, order)
    expect(await endOf(stack, order)).toMatchObject({ status: 'cancelled', cancelReason: 'expired', tickets: 0 })
    await flushWebhooks(stack, { times: 2 })
    expect(await endOf(stack, order)).toMatchObject({ status: 'confirmed', payment: 'completed', tickets: 2, refunds: [] })
    expect(await stockOf(stack, sale)).toEqual({ quota: 4, held: 0, sold: 2 })
  })

  test('the reservation lapsed and somebody else has the last ones: all money back by itself, once, and no ticket', async () => {
    const sale = await newSale(stack, { quota: 2 })
    await webhooks(stack, 'hold')
    const late = await goToPay(stack, sale)
    const { intent } = await pay(stack, late)
    await lapse(stack, late)
    const quick = await goToPay(stack, sale)
    await flushWebhooks(stack, { times: 3 })
    await until(async () => (await endOf(stack, late)).refunds[0]?.status === 'completed', 'the refund')
    expect(await endOf(stack, late)).toEqual({
      status: 'cancelled', cancelReason: 'sold_out', payment: 'refunded', tickets: 0,
      refunds: [{ status: 'completed', reason: 'sold_out', amountMinor: 5000 }],
    })
    expect(await mailTo(stack, late)).toMatchObject([{ attachments: [] }])
    expect((await stripe.refunds.list({ payment_intent: intent })).data.map((refund) => refund.amount)).toEqual([5000])
    await webhooks(stack, 'normal')
    await pay(stack, quick)
    expect(await reaches(stack, quick, 'confirmed')).toMatchObject({ tickets: 2 })
  })

  test('the event was cancelled while the buyer paid: money back', async () => {
    const sale = await newSale(stack)
    await webhooks(stack, 'hold')
    const order = await goToPay(stack, sale)
    await pay(stack, order)
    await lapse(stack, order)
    await stack.db.execute(sql`update events set status = 'cancelled', cancelled_at = now() where id = ${sale.eventId}`)
    await flushWebhooks(stack)
    await until(async () => (await endOf(stack, order)).refunds[0]?.status === 'completed', 'the refund')
    expect(await endOf(stack, order)).toMatchObject({ status: 'cancelled', tickets: 0 })
  })

  test('the buyer closed the tab: nothing paid, nothing sold, and the page cannot be paid any more', async () => {
    const sale = await newSale(stack)
    const order = await goToPay(stack, sale)
    await lapse(stack, order)
    await until(async () => (await stripe.checkout.sessions.retrieve(order.page)).status === 'expired', 'the page to close')
    expect((await pay(stack, order)).status).toBe('expired')
    expect(await endOf(stack, order)).toMatchObject({ status: 'cancelled', tickets: 0, refunds: [] })
    expect(await stockOf(stack, sale)).toMatchObject({ held: 0, sold: 0 })
  })
})

describe('messages that never come', () => {
  test('reconciliation finds the payment', async () => {
    const sale = await newSale(stack)
    await webhooks(stack, 'drop')
    const order = await goToPay(stack, sale)
    await pay(stack, order)
    expect(await endOf(stack, order)).toMatchObject({ status: 'pending' })
    await runJob(stack, 'reconcile-stripe')
    expect(await endOf(stack, order)).toMatchObject({ status: 'confirmed', tickets: 2 })
    await runJob(stack, 'reconcile-stripe')
    expect(await endOf(stack, order)).toMatchObject({ tickets: 2, refunds: [] })
  })

  test('the buyer who is back asks for themselves', async () => {
    const sale = await newSale(stack)
    await webhooks(stack, 'drop')
    const order = await goToPay(stack, sale)
    expect(await order.buyer.payments.check.mutate({ orderId: order.orderId })).toEqual({ outcome: 'waiting' })
    await pay(stack, order)
    expect(await order.buyer.payments.check.mutate({ orderId: order.orderId })).toEqual({ outcome: 'settled' })
    expect(await endOf(stack, order)).toMatchObject({ status: 'confirmed', tickets: 2 })
  })
})

test('all money given back in the provider’s own dashboard: tickets die, stock returns once', async () => {
  const sale = await newSale(stack, { quota: 3 })
  const order = await goToPay(stack, sale)
  const { intent } = await pay(stack, order)
  await reaches(stack, order, 'confirmed')
  await webhooks(stack, 'hold')
  await control(`${stack.cloud.urls.stripe}/__control/refunds/${intent}`)
  await flushWebhooks(stack, { times: 3 })
  expect(await endOf(stack, order)).toMatchObject({ status: 'refunded', payment: 'refunded', tickets: 0 })
  expect(await stockOf(stack, sale)).toEqual({ quota: 3, held: 0, sold: 0 })
})

describe('messages that are not the provider’s', () => {
  const send = (body: string, signature: string | null) =>
    fetch(`${stack.url}/api/webhooks/stripe`, {
      method: 'POST', body, headers: { 'content-type': 'application/json', ...(signature && { 'stripe-signature': signature }) },
    })

  test('forged, unsigned, altered and stale ones are refused and change nothing', async () => {
    const sale = await newSale(stack)
    await webhooks(stack, 'drop')
    const order = await goToPay(stack, sale)
    const { intent } = await pay(stack, order)
    const event = { id: 'evt_forged', object: 'event', type: 'payment_intent.succeeded', data: { object: await stripe.paymentIntents.retrieve(intent) } }
    const body = JSON.stringify(event)
    const sign = (secret: string, timestamp?: number) =>
      stripe.webhooks.generateTestHeaderStringAsync({ payload: body, secret, ...(timestamp && { timestamp }) })
    const secret = stack.cloud.env.STRIPE_WEBHOOK_SECRET ?? ''
    for (const signature of [null, 'nonsense', await sign('whsec_other'), await sign(secret, Math.floor(Date.now() / 1000) - 600)]) {
      expect((await send(body, signature)).status).toBe(400)
    }
    expect((await send(body.replace('evt_forged', 'evt_altered'), await sign(secret))).status).toBe(400)
    expect(await endOf(stack, order)).toMatchObject({ status: 'pending', tickets: 0 })
    expect(await stack.db.select().from(providerEvents).where(eq(providerEvents.providerEventId, 'evt_forged'))).toEqual([])
    expect((await send(body, await sign(secret))).status).toBe(200)
    expect(await endOf(stack, order)).toMatchObject({ status: 'confirmed', tickets: 2 })
  })
})
