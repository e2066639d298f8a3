import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { newId, type Id } from '../src/lib/ids.ts'
import { Browser, clock, Failure, sendOrFail, type Span } from './browser.ts'
import type { Connection } from './connection.ts'

/** A browser's way back from the payment page to ours takes longer than this. */
const FIRST_LOOK_MS = 200
const LOOK_AGAIN_MS = 100
const LOOK_AGAIN_MAX_MS = 1_000
const PATIENCE_MS = 30_000

export const reserveAnswer = z.union([
  z.object({ outcome: z.literal('reserved'), reservationId: z.string() }),
  z.object({ outcome: z.literal('refused'), refusals: z.array(z.object({ ticketTypeId: z.string(), reason: z.string() })) }),
])
const placed = z.object({ outcome: z.literal('pay'), orderId: z.string(), checkoutUrl: z.string() })
const order = z.object({ status: z.string(), tickets: z.array(z.object({ code: z.string() })) })

export interface Line {
  ticketTypeId: Id<'tty'>
  quantity: number
}

/** What a buyer wants, all of it or nothing. */
export interface Goods {
  eventId: Id<'evt'>
  lines: readonly Line[]
}

/** The wish as the site sends it. */
export const wishFor = ({ eventId, lines }: Goods) => ({
  eventId,
  requestId: newId('req'),
  lines: lines.map((line) => ({ ...line, occurrenceId: null })),
})

/** What became of a buyer. A bought one has its tickets; `failed` broke off where nothing may break. */
export type Purchase =
  | { outcome: 'refused'; goods: Goods; reserve: Span; refusals: { ticketTypeId: string; reason: string }[] }
  | { outcome: 'bought'; goods: Goods; reserve: Span; place: Span; pay: Span; confirmedAt: number; looks: number }
  | { outcome: 'failed'; failure: string; status: number }

/** Called between the steps of a purchase, so that a cost can be told from the next one's. */
export type Between = (step: 'reserve' | 'place' | 'confirm' | 'look') => Promise<void>

export interface Shop {
  url: string
  site: Connection
  stripe: Connection
}

/** A stranger comes, takes tickets, pays on the payment page, and waits for the tickets to be there. */
export async function buy(shop: Shop, goods: Goods, between: Between = async () => {}): Promise<Purchase> {
  try {
    return await attempt(shop, goods, between)
  } catch (error) {
    if (error instanceof Failure) return { outcome: 'failed', failure: error.message, status: error.status }
    throw error
  }
}

async function attempt({ url, site, stripe }: Shop, goods: Goods, between: Between): Promise<Purchase> {
  const browser = new Browser(site, url)
  const quantity = goods.lines.reduce((sum, line) => sum + line.quantity, 0)
  const { answer: reservation, span: reserve } = await browser.mutate('inventory.reserve', wishFor(goods), reserveAnswer)
  if (reservation.outcome === 'refused') return { outcome: 'refused', goods, reserve, refusals: reservation.refusals }
  await between('reserve')

  const requestId = newId('req')
  const buyer = { name: 'Ada Lindqvist', email: `${requestId}@buyers.example` }
  const { reservationId } = reservation
  const { answer: bill, span: place } = await browser.mutate('orders.place', { reservationId, requestId, buyer, locale: 'en' }, placed)
  await between('place')

  const pay = { sentAt: clock(), receivedAt: 0 }
  await sendOrFail(stripe, 'the payment page', 'POST', `/__control/pay/${new URL(bill.checkoutUrl).pathname.split('/').at(-1)}`, '', '{}')
  pay.receivedAt = clock()
  await between('confirm')

  for (let looks = 1, pause = FIRST_LOOK_MS; ; looks += 1) {
    await sleep(pause)
    const { answer, span } = await browser.query('orders.get', { orderId: bill.orderId }, order)
    if (answer.status === 'confirmed' && answer.tickets.length === quantity) {
      await between('look')
      return { outcome: 'bought', goods, reserve, place, pay, confirmedAt: span.receivedAt, looks }
    }
    if (span.receivedAt - pay.receivedAt > PATIENCE_MS) throw new Failure(`order ${bill.orderId}, which is ${answer.status},`, 0, 'no tickets in time')
    pause = looks === 1 ? LOOK_AGAIN_MS : Math.min(pause * 2, LOOK_AGAIN_MAX_MS)
  }
}
