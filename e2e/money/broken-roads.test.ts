import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { orders } from '@/db/schema/orders'
import { outbox } from '@/db/schema/platform'
import { drain, endOf, flushWebhooks, goToPay, mailTo, newSale, pay, reaches, runJob, schedule, stockOf, webhooks } from './buying.ts'
import { browser, requestId, startStack, until, type Stack } from './stack.ts'
import { expectMoneyTruth } from './truth.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
  await schedule(stack)
})
afterAll(() => stack.stop())
afterEach(async () => {
  stack.cloud.faults.clear()
  await webhooks(stack, 'normal')
  await flushWebhooks(stack)
  await drain(stack)
  await expectMoneyTruth(stack)
})

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

describe('the payment provider', () => {
  test('is down while an order is placed: said so, the reservation stands, and the same request works later', async () => {
    const sale = await newSale(stack)
    const buyer = browser(stack)
    const reserved = await buyer.inventory.reserve.mutate({
      eventId: sale.eventId, requestId: requestId(), lines: [{ ticketTypeId: sale.ticketTypeId, occurrenceId: null, quantity: 2 }],
    })
    if (reserved.outcome !== 'reserved') throw new Error('refused')
    const input = {
      reservationId: reserved.reservationId, requestId: requestId(), locale: 'en' as const,
      buyer: { name: 'Ada', email: 'ada@buyers.example' },
    }
    stack.cloud.faults.add({ vendor: 'stripe', match: 'POST /v1/checkout/sessions', times: 3, fault: { kind: 'status', status: 500 } })
    expect(await failure(buyer.orders.place.mutate(input))).toBe('orders.payment_unavailable')
    expect(await stack.db.select().from(orders).where(eq(orders.reservationId, input.reservationId))).toEqual([])
    expect((await buyer.inventory.reservation.query({ reservationId: input.reservationId })).status).toBe('held')
    expect((await buyer.orders.place.mutate(input)).outcome).toBe('pay')
    await buyer.orders.release.mutate({ reservationId: input.reservationId })
  })

  test('does its work and the answer is lost: one payment page, one order', async () => {
    const sale = await newSale(stack)
    stack.cloud.faults.add({ vendor: 'stripe', match: 'POST /v1/checkout/sessions', fault: { kind: 'lost_answer' } })
    const order = await goToPay(stack, sale)
    await pay(stack, order)
    expect(await reaches(stack, order, 'confirmed')).toMatchObject({ tickets: 2 })
  })

  test('is slow: the buyer’s second click gets the first order', async () => {
    const sale = await newSale(stack)
    const buyer = browser(stack)
    const reserved = await buyer.inventory.reserve.mutate({
      eventId: sale.eventId, requestId: requestId(), lines: [{ ticketTypeId: sale.ticketTypeId, occurrenceId: null, quantity: 1 }],
    })
    if (reserved.outcome !== 'reserved') throw new Error('refused')
    const input = {
      reservationId: reserved.reservationId, requestId: requestId(), locale: 'en' as const,
      buyer: { name: 'Ada', email: 'ada@buyers.example' },
    }
    stack.cloud.faults.add({ vendor: 'stripe', match: 'POST /v1/checkout/sessions', fault: { kind: 'slow', ms: 400 } })
    const [first, second] = await Promise.all([buyer.orders.place.mutate(input), buyer.orders.place.mutate(input)])
    expect(second).toEqual(first)
    await buyer.orders.cancel.mutate({ orderId: first.orderId })
    expect(await stockOf(stack, sale)).toMatchObject({ held: 0, sold: 0 })
  })

  test('cannot refund at first: the money goes back all the same', async () => {
    const sale = await newSale(stack, { quota: 2 })
    await webhooks(stack, 'hold')
    const late = await goToPay(stack, sale)
    await pay(stack, late)
    await late.buyer.orders.cancel.mutate({ orderId: late.orderId })
    const quick = await goToPay(stack, sale)
    stack.cloud.faults.add({ vendor: 'stripe', match: 'POST /v1/refunds', times: 4, fault: { kind: 'status', status: 500 } })
    await flushWebhooks(stack)
    await until(async () => (await endOf(stack, late)).refunds[0]?.status === 'completed', 'the refund')
    expect(await endOf(stack, late)).toMatchObject({ status: 'cancelled', payment: 'refunded', tickets: 0 })
    await quick.buyer.orders.cancel.mutate({ orderId: quick.orderId })
  })
})

describe('the database', () => {
  test('is down when the provider reports: it is told again, and the tickets come', async () => {
    const sale = await newSale(stack)
    await webhooks(stack, 'hold')
    const order = await goToPay(stack, sale)
    await pay(stack, order)
    await drain(stack)
    stack.cloud.faults.add({ vendor: 'neon', times: 2, fault: { kind: 'down' } })
    await webhooks(stack, 'normal')
    await flushWebhooks(stack)
    expect(await reaches(stack, order, 'confirmed')).toMatchObject({ tickets: 2, refunds: [] })
  })

  test('commits and its answer is lost: what comes again finds it done', async () => {
    const sale = await newSale(stack)
    await webhooks(stack, 'hold')
    const order = await goToPay(stack, sale)
    await pay(stack, order)
    await drain(stack)
    stack.cloud.faults.add({ vendor: 'neon', times: 1, fault: { kind: 'lost_answer' } })
    await flushWebhooks(stack, { times: 2 })
    expect(await endOf(stack, order)).toMatchObject({ status: 'confirmed', tickets: 2, refunds: [] })
    expect(await stockOf(stack, sale)).toMatchObject({ held: 0, sold: 2 })
  })

  test('loses the answer to a reservation: the buyer’s retry gets the same one', async () => {
    const sale = await newSale(stack, { quota: 3 })
    const buyer = browser(stack)
    const wish = (quantity: number) => ({
      eventId: sale.eventId, requestId: requestId(), lines: [{ ticketTypeId: sale.ticketTypeId, occurrenceId: null, quantity }],
    })
    // The first call gives the browser its key; without it a retry would be somebody else's.
    await buyer.inventory.reserve.mutate(wish(1))
    const input = wish(2)
    stack.cloud.faults.add({ vendor: 'neon', times: 1, fault: { kind: 'lost_answer' } })
    expect(await failure(buyer.inventory.reserve.mutate(input))).toBe('INTERNAL_SERVER_ERROR')
    expect((await buyer.inventory.reserve.mutate(input)).outcome).toBe('reserved')
    expect(await stockOf(stack, sale)).toMatchObject({ held: 3 })
  })
})

describe('the queue', () => {
  test('is down right after the commit: the sweep tells what was missed', async () => {
    const sale = await newSale(stack)
    await webhooks(stack, 'hold')
    const order = await goToPay(stack, sale)
    await pay(stack, order)
    stack.cloud.faults.add({ vendor: 'qstash', match: 'POST /v2/publish', times: 6, fault: { kind: 'down' } })
    await flushWebhooks(stack)
    await reaches(stack, order, 'confirmed')
    stack.cloud.faults.clear()
    await stack.db.update(outbox).set({ createdAt: new Date(Date.now() - 120_000) }).where(eq(outbox.subjectId, order.orderId))
    await runJob(stack, 'outbox-sweep')
    await until(async () => {
      const rows = await stack.db.select().from(outbox).where(eq(outbox.subjectId, order.orderId))
      return rows.length > 0 && rows.every((row) => row.dispatchedAt !== null)
    }, 'the news to be delivered')
    expect(await mailTo(stack, order)).toHaveLength(1)
  })
})
