import { afterEach, beforeEach, expect, it } from 'vitest'
import { Bench } from './testing.ts'

let bench: Bench
beforeEach(async () => {
  bench = new Bench()
  await bench.start()
})
afterEach(() => bench.stop())

it('sells: session, pay page, events, and back to the shop', async () => {
  const stripe = bench.sdk()
  const session = await stripe.checkout.sessions.create(bench.order({ customer_email: 'ada@example.com' }))
  expect(session).toMatchObject({
    object: 'checkout.session',
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 15800,
    currency: 'eur',
    payment_intent: null,
    client_reference_id: 'ord_1',
    metadata: { order: 'ord_1' },
  })
  expect(session.id).toMatch(/^cs_test_[0-9A-Za-z]{58}$/)

  const page = await (await fetch(session.url ?? '')).text()
  expect(page).toContain('Weekend pass')
  expect(page).toContain('€158.00')
  expect(page).toContain('ada@example.com')

  const paid = await bench.postPayPage(session.url ?? '')
  expect(paid.status).toBe(303)
  expect(paid.headers.get('location')).toBe(`https://fairground.example/orders/1?session=${session.id}`)

  await bench.merchant.until(3)
  expect(bench.merchant.types().toSorted()).toEqual(['charge.succeeded', 'checkout.session.completed', 'payment_intent.succeeded'])
  const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'line_items'] })
  expect(after).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    url: null,
    customer_details: { email: 'ada@example.com', name: 'Ada' },
    payment_intent: {
      status: 'succeeded',
      amount_received: 15800,
      metadata: { order: 'ord_1' },
      latest_charge: { object: 'charge', paid: true, payment_method_details: { card: { brand: 'visa', last4: '4242' } } },
    },
  })
  expect(after.line_items?.data).toMatchObject([{ description: 'Weekend pass', quantity: 2, amount_total: 15800 }])
  expect(after.line_items?.data[0]?.price?.unit_amount_decimal?.toString()).toBe('7900')

  expect(await (await fetch(bench.url + `/pay/${session.id}`)).text()).toContain('You have already paid')
  expect((await bench.postPayPage(session.url ?? '')).status).toBe(303)
  expect((await stripe.charges.list()).data).toHaveLength(1)
})

it('charges once when the form is sent twice', async () => {
  const stripe = bench.sdk()
  const session = await stripe.checkout.sessions.create(bench.order())
  const url = session.url ?? ''
  const answers = await Promise.all([bench.postPayPage(url), bench.postPayPage(url), bench.postPayPage(url)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect((await stripe.charges.list()).data).toHaveLength(1)
})

it('declines and lets the buyer try another card in the same session', async () => {
  const stripe = bench.sdk()
  const session = await stripe.checkout.sessions.create(bench.order())
  const url = session.url ?? ''

  const declined = await bench.postPayPage(url, { card: '4000 0000 0000 0002' })
  expect(declined.status).toBe(402)
  const text = await declined.text()
  expect(text).toContain('Your card was declined.')
  expect(text).toContain('role="alert"')
  expect(await (await bench.postPayPage(url, { card: '4000000000009995' })).text()).toContain('Your card has insufficient funds.')
  await bench.merchant.until(4)
  const failed = bench.merchant.received.map(({ event }) => event).filter((event) => event.type === 'payment_intent.payment_failed')
  expect(failed.map((event) => event.data.object.last_payment_error?.decline_code).toSorted()).toEqual([
    'generic_decline',
    'insufficient_funds',
  ])
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open', payment_status: 'unpaid' })

  expect((await bench.postPayPage(url)).status).toBe(303)
  const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(after).toMatchObject({ status: 'complete', payment_intent: { status: 'succeeded', last_payment_error: null } })
  const intentId = typeof after.payment_intent === 'object' ? (after.payment_intent?.id ?? '') : ''
  expect((await stripe.charges.list({ payment_intent: intentId })).data.map((charge) => charge.status)).toEqual([
    'succeeded',
    'failed',
    'failed',
  ])
  expect((await stripe.checkout.sessions.list({ payment_intent: intentId })).data.map(({ id }) => id)).toEqual([session.id])
})

it('shows what is wrong with a form beside its field, and escapes what it shows', async () => {
  const stripe = bench.sdk()
  const name = '<script>alert(1)</script>'
  const line = { quantity: 1, price_data: { currency: 'jpy', unit_amount: 500, product_data: { name } } }
  const session = await stripe.checkout.sessions.create(bench.order({ line_items: [line] }))
  const answer = await bench.postPayPage(session.url ?? '', { email: 'ada', card: '4242 4242 4242 4241', expiry: '01/20', cvc: '1' })
  expect(answer.status).toBe(400)
  const page = await answer.text()
  expect(page).not.toContain('<script>')
  expect(page).toContain('¥500')
  expect(page).toContain('id="email-error"')
  expect(page).toContain('Your card number is invalid.')
  expect(page).toContain('expiration date is in the past.')
  expect(page).toContain('id="cvc-error"')
  expect((await stripe.paymentIntents.list()).data).toEqual([])
})

it('pays without the page for load programs', async () => {
  const session = await bench.sdk().checkout.sessions.create(bench.order())
  expect(await bench.control(`/pay/${session.id}`, { card: '4000000000000002' })).toMatchObject({
    status: 402,
    json: { status: 'declined', declineCode: 'generic_decline' },
  })
  const paid = await bench.control(`/pay/${session.id}`)
  expect(paid).toMatchObject({ status: 200, json: { status: 'paid', session: session.id } })
  expect(await bench.control(`/pay/${session.id}`)).toMatchObject({ status: 409, json: { status: 'complete' } })
  expect((await bench.control('/pay/cs_test_none')).status).toBe(404)
})

it('completes an order of nothing without a card', async () => {
  const stripe = bench.sdk()
  const coupon = await stripe.coupons.create({ percent_off: 100, name: 'Friends' })
  const session = await stripe.checkout.sessions.create(bench.order({ discounts: [{ coupon: coupon.id }] }))
  expect(session).toMatchObject({ amount_subtotal: 15800, amount_total: 0, total_details: { amount_discount: 15800 } })
  expect((await bench.postPayPage(session.url ?? '')).status).toBe(303)
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    payment_status: 'no_payment_required',
    payment_intent: null,
  })
  expect(await stripe.coupons.retrieve(coupon.id)).toMatchObject({ times_redeemed: 1 })
})

it('confirms and cancels payment intents of its own', async () => {
  const stripe = bench.sdk()
  const intent = await stripe.paymentIntents.create({ amount: 2000, currency: 'EUR', metadata: { a: '1' } })
  await expect(stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_chargeDeclined' })).rejects.toMatchObject({
    type: 'StripeCardError',
    code: 'card_declined',
    decline_code: 'generic_decline',
    statusCode: 402,
  })
  const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa', expand: ['latest_charge'] })
  expect(paid).toMatchObject({ status: 'succeeded', latest_charge: { amount: 2000, currency: 'eur' } })
  await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' })
  const other = await stripe.paymentIntents.create({ amount: 2000, currency: 'eur' })
  expect(await stripe.paymentIntents.cancel(other.id)).toMatchObject({ status: 'canceled' })
})
