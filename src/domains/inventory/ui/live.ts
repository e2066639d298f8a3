import type { Id } from '@/lib/ids'
import type { LiveOffers, Offer } from '../contract'
import { lineKey } from './cart'

/** Offers as they were asked for at `askedAt`, with what was told since. */
export function withTold(offers: readonly Offer[], askedAt: Date, told: LiveOffers | null): readonly Offer[] {
  if (!told || told.now <= askedAt) return offers
  const news = new Map(told.offers.map((offer) => [lineKey(offer), offer]))
  return offers.map((offer) => ({ ...offer, ...news.get(lineKey(offer)) }))
}

/** Whether what is told covers exactly what is shown of a date: not where a hidden type is open, say, or a new one came. */
export function isCovered(offers: readonly Offer[], date: Id<'occ'> | null, told: LiveOffers): boolean {
  const shown = new Set(offers.map(lineKey))
  const heard = told.offers.filter(({ occurrenceId }) => occurrenceId === null || occurrenceId === date)
  return heard.length === shown.size && heard.every((offer) => shown.has(lineKey(offer)))
}

/** As seldom as a page asks that has had no answer for long. */
const ASK_AT_LEAST_MS = 5 * 60_000

interface Asked {
  /** Unix ms of the last answer and of the last failure; 0: none. */
  dataUpdatedAt: number
  errorUpdatedAt: number
}

/** When to ask again: as long again as there has been no answer, so that who is in trouble is left alone. */
export function askAgainMs({ dataUpdatedAt, errorUpdatedAt }: Asked, everyMs: number): number {
  const failingMs = errorUpdatedAt > dataUpdatedAt && dataUpdatedAt > 0 ? errorUpdatedAt - dataUpdatedAt : 0
  return Math.min(Math.max(everyMs, failingMs), ASK_AT_LEAST_MS)
}

/** What happened to an offer that is worth saying aloud. */
export interface OfferNews {
  kind: 'soldOut' | 'back'
  offer: Offer
}

/** What sold out or came back between two looks at the same offers. */
export function newsOf(before: ReadonlyMap<string, Offer['state']>, now: readonly Offer[]): OfferNews[] {
  return now.flatMap((offer): OfferNews[] => {
    const was = before.get(lineKey(offer))
    if (was === 'on_sale' && offer.state === 'sold_out') return [{ kind: 'soldOut', offer }]
    if (was === 'sold_out' && offer.state === 'on_sale') return [{ kind: 'back', offer }]
    return []
  })
}

/** More is wanted of an offer than is left. */
export interface Shortfall {
  offer: Offer
  wanted: number
  left: number
}

/** Where a choice is larger than what is left by now. What was wanted is kept, and holds again as soon as it can be had. */
export function shortfalls(offers: readonly Offer[], picks: Readonly<Record<string, number>>): Shortfall[] {
  return offers.flatMap((offer) => {
    const wanted = picks[lineKey(offer)] ?? 0
    const { left } = offer
    return left !== null && wanted > left ? [{ offer, wanted, left }] : []
  })
}
