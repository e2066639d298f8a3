import { afterAll, beforeAll, expect, it } from 'vitest'
import { Bench } from './testing.ts'

const bench = new Bench()
beforeAll(() => bench.start())
afterAll(() => bench.stop())

const refusedSessions: [string, object, object][] = [
  ['a lifetime under 30 minutes', { expires_at: 60 }, {
    message: 'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
    param: 'expires_at',
  }],
  ['a lifetime over 24 hours', { expires_at: 9_999_999_999 }, {
    message: 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
  }],
  ['no lines', { line_items: undefined }, { message: 'Missing required param: line_items.', code: 'parameter_missing' }],
  ['an unknown parameter', { sucess_url: 'x' }, { message: 'Received unknown parameter: sucess_url', code: 'parameter_unknown' }],
  ['a relative URL', { cancel_url: '/cart' }, { message: 'Not a valid URL', code: 'url_invalid', param: 'cancel_url' }],
  ['a language Checkout does not speak', { locale: 'ar' }, { param: 'locale' }],
  ['a long metadata value', { metadata: { a: 'x'.repeat(501) } }, { param: 'metadata' }],
  ['a bad e-mail address', { customer_email: 'ada' }, { message: 'Invalid email address: ada', code: 'email_invalid' }],
  ['an unknown coupon', { discounts: [{ coupon: 'nope' }] }, { message: "No such coupon: 'nope'", code: 'resource_missing' }],
  ['a total below the minimum', {
    line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 10, product_data: { name: 'Pin' } } }],
  }, { code: 'amount_too_small' }],
  ['a fraction of a cent', {
    line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 10.5, product_data: { name: 'Pin' } } }],
  }, { message: 'Invalid integer: 10.5', param: 'line_items[0][price_data][unit_amount]' }],
]

it.each(refusedSessions)('refuses a session with %s', async (_what, wrong, error) => {
  const params = bench.order()
  const created = bench.sdk().checkout.sessions.create({ ...params, ...wrong })
  await expect(created).rejects.toMatchObject({ type: 'StripeInvalidRequestError', ...error })
})

it('takes exactly 30 minutes', async () => {
  const session = await bench.sdk().checkout.sessions.create(bench.order({ expires_at: bench.now() + 30 * 60 + 1 }))
  expect(session.status).toBe('open')
})

it('wants its key', async () => {
  await expect(bench.sdk('sk_test_wrong').checkout.sessions.list()).rejects.toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 })
  const bare = await fetch(`${bench.url}/v1/checkout/sessions`)
  expect(bare.status).toBe(401)
  expect(await bare.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
})

it('answers 404 for what it does not know', async () => {
  await expect(bench.sdk().checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
    code: 'resource_missing',
    message: "No such checkout.session: 'cs_test_none'",
    statusCode: 404,
  })
  await expect(bench.sdk().customers.list()).rejects.toMatchObject({ statusCode: 404 })
})

it('lists newest first, by pages', async () => {
  const stripe = bench.sdk()
  const before = bench.now()
  const made: string[] = []
  for (let index = 0; index < 5; index += 1) made.unshift((await stripe.checkout.sessions.create(bench.order())).id)
  const first = await stripe.checkout.sessions.list({ limit: 2, created: { gte: before } })
  expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 2))
  expect(first.has_more).toBe(true)
  const next = await stripe.checkout.sessions.list({ limit: 2, starting_after: made[1] ?? '' })
  expect(next.data.map(({ id }) => id)).toEqual(made.slice(2, 4))
  const all: string[] = []
  for await (const session of stripe.checkout.sessions.list({ limit: 2, created: { gte: before } })) all.push(session.id)
  expect(all.slice(0, 5)).toEqual(made)
  expect((await stripe.checkout.sessions.list({ created: { gte: before + 3600 } })).data).toEqual([])
})

it('shares a discount among the lines and loses nothing', async () => {
  const stripe = bench.sdk()
  const coupon = await stripe.coupons.create({ amount_off: 1000, currency: 'eur' })
  const line = (unit: number) => ({ quantity: 1, price_data: { currency: 'eur', unit_amount: unit, product_data: { name: 'Day' } } })
  const session = await stripe.checkout.sessions.create(
    bench.order({ line_items: [line(3333), line(3333), line(3334)], discounts: [{ coupon: coupon.id }], expand: ['line_items'] }),
  )
  expect(session.amount_total).toBe(9000)
  expect(session.line_items?.data.map((item) => item.amount_discount)).toEqual([333, 334, 333])
})

it('refunds in full, in part, and never too much', async () => {
  const stripe = bench.sdk()
  const session = await stripe.checkout.sessions.create(bench.order())
  const { json } = await bench.control(`/pay/${session.id}`)
  const intent = String(json.payment_intent)
  const part = await stripe.refunds.create({ payment_intent: intent, amount: 5800, reason: 'requested_by_customer', metadata: { why: 'rain' } })
  expect(part).toMatchObject({ object: 'refund', amount: 5800, status: 'succeeded', payment_intent: intent, metadata: { why: 'rain' } })
  await expect(stripe.refunds.create({ payment_intent: intent, amount: 10001 })).rejects.toMatchObject({
    message: 'Refund amount (€100.01) is greater than unrefunded amount on charge (€100.00)',
    param: 'amount',
  })
  const rest = await stripe.refunds.create({ payment_intent: intent })
  expect(rest.amount).toBe(10000)
  await expect(stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({ code: 'charge_already_refunded' })
  expect((await stripe.refunds.list({ payment_intent: intent })).data.map(({ id }) => id)).toEqual([rest.id, part.id])
  expect(await stripe.refunds.retrieve(part.id)).toMatchObject({ id: part.id })
  expect(await stripe.charges.retrieve(String(json.charge), { expand: ['refunds'] })).toMatchObject({
    refunded: true,
    amount_refunded: 15800,
    refunds: { data: [{ id: rest.id }, { id: part.id }] },
  })
})

it('refunds in the dashboard, announced like any other', async () => {
  const session = await bench.sdk().checkout.sessions.create(bench.order())
  const { json } = await bench.control(`/pay/${session.id}`)
  const refund = await bench.control(`/refunds/${String(json.payment_intent)}`, { amount: 100 })
  expect(refund).toMatchObject({ status: 200, json: { object: 'refund', amount: 100 } })
  const events = await bench.sdk().events.list({ type: 'charge.refunded', limit: 1 })
  expect(events.data[0]).toMatchObject({ data: { object: { amount_refunded: 100 }, previous_attributes: { amount_refunded: 0 } } })
})

it('opens and closes disputes, by hand and by card', async () => {
  const stripe = bench.sdk()
  const pay = async (card: string) => {
    const session = await stripe.checkout.sessions.create(bench.order())
    return (await bench.control(`/pay/${session.id}`, { card })).json
  }
  const byCard = await pay('4000000000000259')
  const [dispute] = (await stripe.disputes.list({ payment_intent: String(byCard.payment_intent) })).data
  expect(dispute).toMatchObject({ object: 'dispute', reason: 'fraudulent', status: 'needs_response', charge: byCard.charge })
  expect(dispute?.id).toMatch(/^dp_/)
  await expect(stripe.refunds.create({ payment_intent: String(byCard.payment_intent) })).rejects.toMatchObject({ code: 'charge_disputed' })

  const byHand = await pay('4242424242424242')
  const opened = await bench.control('/disputes', { payment_intent: byHand.payment_intent, reason: 'product_not_received' })
  expect(opened.json).toMatchObject({ status: 'needs_response', reason: 'product_not_received' })
  const closed = await bench.control(`/disputes/${String(opened.json.id)}/close`, { status: 'won' })
  expect(closed.json).toMatchObject({ status: 'won' })
  expect((await bench.control(`/disputes/${String(opened.json.id)}/close`, { status: 'lost' })).status).toBe(400)
  const types = (await stripe.events.list({ types: ['charge.dispute.created', 'charge.dispute.closed'] })).data.map((event) => event.type)
  expect(types).toEqual(['charge.dispute.closed', 'charge.dispute.created', 'charge.dispute.created'])
})

it('is steered by well-formed calls only', async () => {
  expect((await bench.control('/webhooks', { mode: 'sometimes' })).status).toBe(400)
  expect((await bench.control('/webhook-url', { url: 'not a url' })).status).toBe(400)
  expect((await bench.control('/refunds/pi_none')).status).toBe(404)
})
