import { afterEach, beforeEach, expect, it } from 'vitest'
import { Bench } from './testing.ts'

const HOUR_MS = 60 * 60 * 1000
const COMPLETED = 'checkout.session.completed'

let bench: Bench
beforeEach(async () => {
  bench = new Bench()
  await bench.start()
})
afterEach(() => bench.stop())

async function pay(): Promise<string> {
  const session = await bench.sdk().checkout.sessions.create(bench.order())
  expect((await bench.control(`/pay/${session.id}`)).status).toBe(200)
  return session.id
}

async function quiet(): Promise<void> {
  await new Promise((done) => setTimeout(done, 100))
}

it('expires by the API and says so once', async () => {
  const stripe = bench.sdk()
  const session = await stripe.checkout.sessions.create(bench.order())
  expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null })
  await expect(stripe.checkout.sessions.expire(session.id)).rejects.toThrow(
    'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `expired`.',
  )
  await bench.merchant.until(1)
  expect(bench.merchant.types()).toEqual(['checkout.session.expired'])
  expect((await bench.postPayPage(session.url ?? '')).status).toBe(410)
  expect(await (await fetch(session.url ?? '')).text()).toContain('This checkout has expired')
})

it('expires by the clock, and cancels a payment that was begun', async () => {
  const session = await bench.sdk().checkout.sessions.create(bench.order())
  await bench.control(`/pay/${session.id}`, { card: '4000000000000002' })
  await bench.merchant.until(2)
  bench.clock.advance(30 * 60 * 1000)
  await quiet()
  expect(bench.merchant.received).toHaveLength(2)
  bench.clock.advance(60 * 1000)
  await bench.merchant.until(4)
  expect(bench.merchant.types().slice(2).toSorted()).toEqual(['checkout.session.expired', 'payment_intent.canceled'])
  const after = await bench.sdk().checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(after).toMatchObject({ status: 'expired', payment_intent: { status: 'canceled' } })
})

it('sends what the endpoint is subscribed to; the rest is listed', async () => {
  await bench.close()
  await bench.open(bench.merchant.url, [COMPLETED])
  await pay()
  await bench.merchant.until(1)
  await quiet()
  expect(bench.merchant.types()).toEqual([COMPLETED])
  expect((await bench.sdk().events.list({ type: 'charge.succeeded' })).data).toHaveLength(1)
})

it('signs with the moved clock', async () => {
  bench.clock.advance(2 * HOUR_MS)
  await pay()
  await bench.merchant.until(3)
  const seconds = Number(/^t=(\d+),v1=[0-9a-f]{64}$/.exec(bench.merchant.received[0]?.header ?? '')?.[1])
  expect(Math.abs(seconds - bench.now())).toBeLessThan(5)
})

it('tries again after a 500, at once when the clock is moved', async () => {
  bench.merchant.answers.push(500, 500, 500)
  await pay()
  await bench.merchant.until(3)
  await bench.control('/webhooks', { mode: 'drop', types: ['charge.succeeded', 'payment_intent.succeeded'] })
  bench.merchant.answers.push(500, 500, 500, 500, 500)
  const session = await pay()
  await bench.tried(session, 4)
  expect(bench.merchant.received).toHaveLength(3)
  bench.clock.advance(2000)
  expect(await bench.tried(session, 5)).toMatchObject({ state: 'due', last_status: 500 })
  bench.clock.advance(4000)
  await bench.merchant.until(4)
})

it('gives up after ten tries', async () => {
  bench.merchant.answers.push(...Array.from({ length: 10 }, () => 500))
  await bench.control('/webhooks', { mode: 'drop', types: ['charge.succeeded', 'payment_intent.succeeded'] })
  const session = await pay()
  for (let tries = 1; tries < 10; tries += 1) {
    await bench.tried(session, tries)
    bench.clock.advance(200_000)
  }
  expect(await bench.tried(session, 10)).toMatchObject({ state: 'failed', last_status: 500 })
  expect(bench.merchant.received).toEqual([])
})

it('duplicates by mode and by fault', async () => {
  await bench.control('/webhooks', { mode: 'duplicate', types: [COMPLETED] })
  await pay()
  await bench.merchant.until(4)
  const completed = bench.merchant.received.filter(({ event }) => event.type === COMPLETED)
  expect(new Set(completed.map(({ event }) => event.id)).size).toBe(1)
  expect(completed).toHaveLength(2)

  await bench.control('/webhooks', { mode: 'normal' })
  bench.faults.add({ vendor: 'stripe', match: 'WEBHOOK charge\\.succeeded', fault: { kind: 'duplicate' } })
  await pay()
  await bench.merchant.until(8)
  await quiet()
  expect(bench.merchant.types().slice(4).filter((type) => type === 'charge.succeeded')).toHaveLength(2)
})

it('holds events until they are flushed, in order, or reversed and repeated', async () => {
  await bench.control('/webhooks', { mode: 'hold' })
  await pay()
  await quiet()
  expect(bench.merchant.received).toEqual([])
  await bench.control('/webhooks/flush')
  const inOrder = ['payment_intent.succeeded', 'charge.succeeded', COMPLETED]
  expect(bench.merchant.types()).toEqual(inOrder)

  await pay()
  const flushed = await bench.control('/webhooks/flush', { reverse: true, times: 2 })
  expect(flushed.json.deliveries).toHaveLength(6)
  expect(bench.merchant.types().slice(3)).toEqual(inOrder.toReversed().flatMap((type) => [type, type]))
})

it('reverses by itself', async () => {
  await bench.control('/webhooks', { mode: 'reverse' })
  await pay()
  await bench.merchant.until(3)
  expect(bench.merchant.types()).toEqual([COMPLETED, 'charge.succeeded', 'payment_intent.succeeded'])
})

it('drops what it is told to, and still lists it', async () => {
  await bench.control('/webhooks', { mode: 'drop', types: [COMPLETED] })
  await pay()
  await bench.merchant.until(2)
  await quiet()
  expect(bench.merchant.types()).not.toContain(COMPLETED)
  const [event] = (await bench.sdk().events.list({ type: COMPLETED })).data
  expect(await bench.sdk().events.retrieve(event?.id ?? '')).toMatchObject({ object: 'event', type: COMPLETED })
  await bench.control(`/events/${event?.id}/resend`)
  await bench.merchant.until(3)
})

it('goes on after a restart with what was not delivered', async () => {
  bench.merchant.answers.push(...Array.from({ length: 6 }, () => 500))
  await pay()
  await bench.control('/webhooks', { mode: 'hold' })
  await pay()
  await bench.close()
  bench.merchant.answers.length = 0
  await bench.open()
  bench.clock.advance(HOUR_MS)
  await bench.merchant.until(6)
  expect(bench.merchant.types().filter((type) => type === COMPLETED)).toHaveLength(2)
})

it('waits for an address', async () => {
  await bench.close()
  await bench.open(null)
  await pay()
  await quiet()
  expect(bench.merchant.received).toEqual([])
  await bench.control('/webhook-url', { url: bench.merchant.url })
  await bench.merchant.until(3)
})
