import { afterEach, beforeEach, expect, it } from 'vitest'
import { Bench } from './testing.ts'

let bench: Bench
beforeEach(async () => {
  bench = new Bench()
  await bench.start()
})
afterEach(() => bench.stop())

it('answers a repeated key with the first answer', async () => {
  const stripe = bench.sdk()
  const params = bench.order()
  const first = await stripe.checkout.sessions.create(params, { idempotencyKey: 'order-1' })
  const again = await stripe.checkout.sessions.create(params, { idempotencyKey: 'order-1' })
  expect(again.id).toBe(first.id)
  const raw = await fetch(`${bench.url}/v1/coupons`, bench.rawPost('percent_off=10', 'coupon-1'))
  expect(raw.headers.get('idempotent-replayed')).toBeNull()
  const rawAgain = await fetch(`${bench.url}/v1/coupons`, bench.rawPost('percent_off=10', 'coupon-1'))
  expect(rawAgain.headers.get('idempotent-replayed')).toBe('true')
  expect(await rawAgain.text()).toBe(await raw.text())
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
})

it('refuses a key with another body, and at another endpoint', async () => {
  const stripe = bench.sdk()
  const session = await stripe.checkout.sessions.create(bench.order(), { idempotencyKey: 'order-1' })
  await expect(stripe.checkout.sessions.create(bench.order({ locale: 'de' }), { idempotencyKey: 'order-1' })).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    rawType: 'idempotency_error',
    statusCode: 400,
  })
  await expect(stripe.checkout.sessions.expire(session.id, {}, { idempotencyKey: 'order-1' })).rejects.toMatchObject({
    rawType: 'idempotency_error',
  })
})

it('keeps no answer for a request that was refused unread, and forgets keys after a day', async () => {
  const stripe = bench.sdk()
  const bad = bench.order({ expires_at: 1 })
  await expect(stripe.checkout.sessions.create(bad, { idempotencyKey: 'k' })).rejects.toThrow('30 minutes')
  const made = await stripe.checkout.sessions.create(bench.order(), { idempotencyKey: 'k' })
  bench.clock.advance(25 * 60 * 60 * 1000)
  const later = await stripe.checkout.sessions.create(bench.order(), { idempotencyKey: 'k' })
  expect(later.id).not.toBe(made.id)
})

it('answers 409 to a key that is still at work; the SDK comes again and gets the one answer', async () => {
  bench.faults.add({ vendor: 'stripe', match: 'POST /v1/checkout/sessions', fault: { kind: 'slow', ms: 300 } })
  const params = bench.order()
  const slow = bench.sdk().checkout.sessions.create(params, { idempotencyKey: 'twin' })
  await new Promise((done) => setTimeout(done, 50))
  await expect(
    bench.sdk().checkout.sessions.create(params, { idempotencyKey: 'twin', maxNetworkRetries: 0 }),
  ).rejects.toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  const patient = await bench.sdk().checkout.sessions.create(params, { idempotencyKey: 'twin' })
  expect(patient.id).toBe((await slow).id)
})

it('makes one session when its answer is lost and the SDK asks again', async () => {
  bench.faults.add({ vendor: 'stripe', match: 'POST /v1/checkout/sessions', times: 2, fault: { kind: 'lost_answer' } })
  const session = await bench.sdk().checkout.sessions.create(bench.order())
  const all = await bench.sdk().checkout.sessions.list()
  expect(all.data.map(({ id }) => id)).toEqual([session.id])
})

it('does nothing when it is down, and says so in the SDK own errors when it fails', async () => {
  bench.faults.add({ vendor: 'stripe', times: 3, fault: { kind: 'down' } })
  await expect(bench.sdk().checkout.sessions.create(bench.order())).rejects.toMatchObject({ type: 'StripeConnectionError' })
  bench.faults.add({ vendor: 'stripe', times: 3, fault: { kind: 'status', status: 503 } })
  await expect(bench.sdk().checkout.sessions.create(bench.order())).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 503 })
  expect((await bench.sdk().checkout.sessions.list()).data).toEqual([])
})

it('remembers sessions and keys across a restart', async () => {
  const params = bench.order()
  const session = await bench.sdk().checkout.sessions.create(params, { idempotencyKey: 'order-1' })
  await bench.close()
  await bench.open()
  const again = await bench.sdk().checkout.sessions.create(params, { idempotencyKey: 'order-1' })
  expect(again.id).toBe(session.id)
  const paid = await bench.control(`/pay/${session.id}`)
  expect(paid.status).toBe(200)
})
