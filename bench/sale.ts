import { buy, type Goods, type Purchase, type Shop } from './purchase.ts'
import type { Span } from './browser.ts'
import { Connection } from './connection.ts'
import { inLanes } from './lanes.ts'
import type { Stack } from './stack.ts'
import { percentiles, type Percentiles } from './statistics.ts'

export interface Crowd {
  buyers: number
  atOnce: number
}

/** That many buyers, so many of them at once, each a stranger with a browser and a wish of their own. */
export async function runSale({ url, urls }: Stack, wish: () => Goods, { buyers, atOnce }: Crowd): Promise<Purchase[]> {
  const shops = Array.from({ length: atOnce }, (): Shop => ({ url, site: new Connection(url), stripe: new Connection(urls.stripe) }))
  const purchases: Purchase[] = []
  let come = 0
  await inLanes(atOnce, async (lane) => {
    const shop = shops[lane]
    if (come >= buyers || !shop) return false
    come += 1
    purchases.push(await buy(shop, wish()))
    return true
  })
  for (const { site, stripe } of shops) {
    site.close()
    stripe.close()
  }
  return purchases
}

export interface SaleFigures {
  /** Paid, with their tickets. */
  orders: number
  /** Answers to a wish for tickets, yes or no, until the last one. */
  answersPerSecond: number
  /** Reservations granted, until the last one. */
  reservationsPerSecond: number
  /** From the first request of all to the last order that was seen confirmed. */
  ordersPerSecond: number
  /** From the first order that was seen confirmed to the last. */
  ordersPerSecondOnceSelling: number
  reserveMs: Percentiles
  placeMs: Percentiles
  /** From the payment to the tickets on the buyer's screen. */
  confirmMs: Percentiles
  /** From the wish to the tickets on the buyer's screen. */
  purchaseMs: Percentiles
  /** How often a buyer looked until the tickets were there. */
  looksPerOrder: number
  seconds: number
}

export type Bought = Extract<Purchase, { outcome: 'bought' }>

export const isBought = (purchase: Purchase): purchase is Bought => purchase.outcome === 'bought'

export function saleFigures(purchases: readonly Purchase[]): SaleFigures {
  const answered = purchases.filter((purchase) => purchase.outcome !== 'failed')
  const bought = purchases.filter(isBought)
  const startedAt = Math.min(...answered.map(({ reserve }) => reserve.sentAt))
  const firstConfirmedAt = Math.min(...bought.map(({ confirmedAt }) => confirmedAt))
  const lastConfirmedAt = Math.max(...bought.map(({ confirmedAt }) => confirmedAt))
  const last = (spans: readonly Span[]) => Math.max(...spans.map(({ receivedAt }) => receivedAt))
  const perSecond = (count: number, fromMs: number, toMs: number) => Math.round((count * 10_000) / (toMs - fromMs)) / 10
  const ms = ({ sentAt, receivedAt }: Span) => receivedAt - sentAt
  return {
    orders: bought.length,
    answersPerSecond: perSecond(answered.length, startedAt, last(answered.map(({ reserve }) => reserve))),
    reservationsPerSecond: perSecond(bought.length, startedAt, last(bought.map(({ reserve }) => reserve))),
    ordersPerSecond: perSecond(bought.length, startedAt, lastConfirmedAt),
    ordersPerSecondOnceSelling: perSecond(bought.length - 1, firstConfirmedAt, lastConfirmedAt),
    reserveMs: percentiles(answered.map(({ reserve }) => ms(reserve))),
    placeMs: percentiles(bought.map(({ place }) => ms(place))),
    confirmMs: percentiles(bought.map(({ pay, confirmedAt }) => confirmedAt - pay.sentAt)),
    purchaseMs: percentiles(bought.map(({ reserve, confirmedAt }) => confirmedAt - reserve.sentAt)),
    looksPerOrder: Math.round((bought.reduce((sum, { looks }) => sum + looks, 0) * 100) / bought.length) / 100,
    seconds: Math.round((Math.max(lastConfirmedAt, last(answered.map(({ reserve }) => reserve))) - startedAt) / 100) / 10,
  }
}
