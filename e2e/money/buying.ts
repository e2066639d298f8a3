import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { reservations, stocks } from '@/db/schema/inventory'
import { orders } from '@/db/schema/orders'
import { payments, refunds } from '@/db/schema/payments'
import { tickets } from '@/db/schema/tickets'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { scheduleJobs } from '@/trpc/jobs'
import { createQueue } from '@/platform/queue'
import { parseEnv } from '@/env'
import { only } from '@/lib/assert'
import type { Id } from '@/lib/ids'
import { browser, control, requestId, until, type Browser, type Stack } from './stack.ts'

export type Sale = Awaited<ReturnType<typeof makeOnSaleEvent>>

export const newSale = (stack: Stack, facts: Parameters<typeof makeOnSaleEvent>[1] = {}): Promise<Sale> => makeOnSaleEvent(stack.db, facts)

export interface Placed {
  buyer: Browser
  email: string
  orderId: Id<'ord'>
  reservationId: Id<'rsv'>
  /** The payment page's id at Stripe. */
  page: string
}

/** Reserves and orders, up to the payment page. */
export async function goToPay(stack: Stack, sale: Sale, { quantity = 2, buyer = browser(stack) } = {}): Promise<Placed> {
  const reserved = await buyer.inventory.reserve.mutate({
    eventId: sale.eventId,
    requestId: requestId(),
    lines: [{ ticketTypeId: sale.ticketTypeId, occurrenceId: null, quantity }],
  })
  if (reserved.outcome !== 'reserved') throw new Error(`refused: ${JSON.stringify(reserved.refusals)}`)
  const email = `${requestId()}@buyers.example`
  const placed = await buyer.orders.place.mutate({
    reservationId: reserved.reservationId,
    requestId: requestId(),
    buyer: { name: 'Ada Lindqvist', email },
    locale: 'en',
  })
  if (placed.outcome !== 'pay') throw new Error('there is something to pay')
  const page = new URL(placed.checkoutUrl).pathname.split('/').at(-1) ?? ''
  return { buyer, email, orderId: placed.orderId, reservationId: reserved.reservationId, page }
}

const inbox = z.object({ emails: z.array(z.object({ subject: z.string(), attachments: z.array(z.object({ filename: z.string() })) })) })

/** What was mailed to the buyer, once the queue has nothing left to do. */
export async function mailTo(stack: Stack, { email }: Pick<Placed, 'email'>): Promise<z.output<typeof inbox>['emails']> {
  await drain(stack)
  const response = await fetch(`${stack.cloud.urls.resend}/inbox.json?to=${encodeURIComponent(email)}`)
  return inbox.parse(await response.json()).emails
}

const paid = z.object({ status: z.string(), payment_intent: z.string().nullish() })

/** Pays as the bank would; answers the payment at the provider. */
export async function pay(stack: Stack, { page }: Pick<Placed, 'page'>, card?: string): Promise<{ status: string; intent: string }> {
  const { status, payment_intent } = paid.parse(await control(`${stack.cloud.urls.stripe}/__control/pay/${page}`, card ? { card } : {}))
  return { status, intent: payment_intent ?? '' }
}

/** How the provider's messages travel from now on. */
export const webhooks = (stack: Stack, mode: 'normal' | 'hold' | 'duplicate' | 'reverse' | 'drop') =>
  control(`${stack.cloud.urls.stripe}/__control/webhooks`, { mode })

export const flushWebhooks = (stack: Stack, how: { reverse?: boolean; times?: number } = {}) =>
  control(`${stack.cloud.urls.stripe}/__control/webhooks/flush`, how)

/** Puts the product's schedules into the queue, as a release does. */
export const schedule = (stack: Stack) => scheduleJobs({ queue: createQueue(parseEnv(stack.cloud.env)) })

/** Fires a schedule now and waits until the queue has nothing left to do. */
export async function runJob(stack: Stack, name: string): Promise<void> {
  await control(`${stack.cloud.urls.qstash}/__control/schedules/${name}/run`)
  await drain(stack)
}

export const drain = (stack: Stack) => control(`${stack.cloud.urls.qstash}/__control/drain?timeoutMs=15000`)

/** The reservation's time is over, and the sweep has seen it. */
export async function lapse(stack: Stack, { reservationId }: Pick<Placed, 'reservationId'>): Promise<void> {
  await stack.db.update(reservations).set({ expiresAt: sql`now() - interval '1 second'` }).where(eq(reservations.id, reservationId))
  await runJob(stack, 'expire-reservations')
}

export interface End {
  status: string
  cancelReason: string | null
  payment: string
  tickets: number
  refunds: { status: string; reason: string; amountMinor: number }[]
}

/** Where an order has come to. */
export async function endOf({ db }: Stack, { orderId }: Pick<Placed, 'orderId'>): Promise<End> {
  const [[order], [payment], issued, back] = await db.batch([
    db.select().from(orders).where(eq(orders.id, orderId)),
    db.select().from(payments).where(eq(payments.orderId, orderId)),
    db.select({ status: tickets.status }).from(tickets).where(eq(tickets.orderId, orderId)),
    db.select({ status: refunds.status, reason: refunds.reason, amountMinor: refunds.amountMinor }).from(refunds).where(eq(refunds.orderId, orderId)),
  ])
  return {
    status: order?.status ?? 'none',
    cancelReason: order?.cancelReason ?? null,
    payment: payment?.status ?? 'none',
    tickets: issued.filter((ticket) => ticket.status === 'active').length,
    refunds: back,
  }
}

/** Waits until the order is there, and answers its end. */
export const reaches = (stack: Stack, placed: Placed, status: string) =>
  until(async () => {
    const end = await endOf(stack, placed)
    return end.status === status && end
  }, `order ${status}`)

export const stockOf = async ({ db }: Stack, { stockId }: Sale) => {
  const { quota, held, sold } = only(await db.select().from(stocks).where(eq(stocks.id, stockId)))
  return { quota, held, sold }
}
