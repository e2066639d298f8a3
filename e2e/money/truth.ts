import { sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { expect } from 'vitest'
import { z } from 'zod'
import { createStripe } from '@/platform/stripe'
import type { Stack } from './stack.ts'

const ledger = z.array(
  z.object({
    payment: z.string(),
    order_status: z.string(),
    payment_status: z.string(),
    intent: z.string().nullable(),
    wanted: z.number(),
    living: z.number(),
  }),
)

const stock = z.array(z.object({ id: z.string(), held: z.number(), sold: z.number(), in_hand: z.number(), living: z.number() }))

/**
 * The one promise about money: whoever paid has exactly their tickets, or all of their money back and none; whoever has
 * tickets has paid; and the stock counts what people hold.
 */
export async function expectMoneyTruth({ db, cloud }: Stack): Promise<void> {
  const stripe = createStripe({
    STRIPE_SECRET_KEY: cloud.env.STRIPE_SECRET_KEY ?? '',
    STRIPE_API_URL: cloud.urls.stripe,
  })
  const orders = ledger.parse(
    (
      await db.execute(sql`
        select p.id as payment, o.status as order_status, p.status as payment_status, p.provider_payment_id as intent,
          (select sum(l.quantity)::int from order_lines l where l.order_id = o.id and l.kind = 'ticket') as wanted,
          (select count(*)::int from tickets t where t.order_id = o.id and t.status in ('active', 'used')) as living
        from payments p join orders o on o.id = p.order_id where p.provider = 'stripe'`)
    ).rows,
  )
  const byPayment = new Map(orders.map((order) => [order.payment, order]))
  const moved = await everyIntent(stripe)
  for (const intent of moved.filter((of) => of.status === 'succeeded')) {
    const order = byPayment.get(intent.metadata.payment_id ?? '')
    const kept = intent.amount_received - (await refundedOf(stripe, intent.id))
    expect(order, `an order for ${intent.id}`).toBeDefined()
    if (kept === 0) expect(order, 'all money back, no ticket').toMatchObject({ living: 0 })
    else expect(order, 'money kept, every ticket there').toMatchObject({ intent: intent.id, order_status: 'confirmed', living: order?.wanted })
  }
  const paid = new Set(moved.filter((of) => of.status === 'succeeded').map((of) => of.id))
  for (const order of orders.filter((of) => of.living > 0)) expect(paid, 'tickets only for money that came').toContain(order.intent)

  const counts = stock.parse(
    (
      await db.execute(sql`
        select s.id, s.held, s.sold,
          coalesce((select sum(l.quantity) from reservation_lines l join reservations r on r.id = l.reservation_id
            where l.stock_id = s.id and r.status = 'held'), 0)::int as in_hand,
          (select count(*)::int from tickets t where t.ticket_type_id = s.ticket_type_id
            and t.occurrence_id is not distinct from s.occurrence_id and t.status in ('active', 'used')) as living
        from stocks s`)
    ).rows,
  )
  for (const { held, sold, in_hand: inHand, living } of counts) expect({ held, sold }).toEqual({ held: inHand, sold: living })
}

async function everyIntent(stripe: Stripe): Promise<Stripe.PaymentIntent[]> {
  return stripe.paymentIntents.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 })
}

async function refundedOf(stripe: Stripe, intent: string): Promise<number> {
  const refunds = await stripe.refunds.list({ payment_intent: intent, limit: 100 })
  return refunds.data.reduce((sum, refund) => sum + refund.amount, 0)
}
