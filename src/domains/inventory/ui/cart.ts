import type { Money } from '@/lib/money'
import type { Offer, ReserveInput } from '../contract'

/** What tells one line of a cart from another: a ticket type at a date, or of the whole event. */
export type LineKey = `${string} ${string}`

/** Wanted quantities by line; what is not there is none. */
export type Picks = Readonly<Record<LineKey, number>>

export interface Bounds {
  min: number
  /** 0: nothing can be chosen now. */
  max: number
}

export interface ChosenLine {
  key: LineKey
  offer: Offer
  quantity: number
  /** More than one when the line reaches over the end of a price tier. */
  pieces: { quantity: number; unitMinor: number }[]
  amount: Money
}

export function lineKey({ ticketTypeId, occurrenceId }: Pick<Offer, 'ticketTypeId' | 'occurrenceId'>): LineKey {
  return `${ticketTypeId} ${occurrenceId ?? '-'}`
}

/** How many of an offer one order may take now. */
export function boundsOf({ state, minPerOrder, maxPerOrder, left }: Offer): Bounds {
  const max = state === 'on_sale' ? Math.min(maxPerOrder, left ?? maxPerOrder) : 0
  return { min: minPerOrder, max: max < minPerOrder ? 0 : max }
}

/**
 * What `quantity` tickets cost now: at the tier's price as many as it has left, the rest at the price after it. `taken` are
 * the tickets of that type in lines before this one: dates share a tier.
 */
export function piecesOf({ price, tier, nextPrice }: Offer, quantity: number, taken = 0): ChosenLine['pieces'] {
  const left = Math.max((tier?.left ?? quantity + taken) - taken, 0)
  const atTier = Math.min(quantity, left)
  const unitAfter = nextPrice?.minor ?? price.minor
  if (unitAfter === price.minor) return [{ quantity, unitMinor: price.minor }]
  return [
    { quantity: atTier, unitMinor: price.minor },
    { quantity: quantity - atTier, unitMinor: unitAfter },
  ].filter((piece) => piece.quantity > 0)
}

/** The lines of a cart, in the order of the offers. A wish above what is left counts as what is left. */
export function chosenLines(offers: readonly Offer[], picks: Picks): ChosenLine[] {
  const taken = new Map<string, number>()
  return offers.flatMap((offer) => {
    const key = lineKey(offer)
    const { min, max } = boundsOf(offer)
    const quantity = Math.min(picks[key] ?? 0, max)
    if (quantity < min) return []
    const before = taken.get(offer.ticketTypeId) ?? 0
    taken.set(offer.ticketTypeId, before + quantity)
    const pieces = piecesOf(offer, quantity, before)
    const minor = pieces.reduce((sum, piece) => sum + piece.quantity * piece.unitMinor, 0)
    return [{ key, offer, quantity, pieces, amount: { minor, currency: offer.price.currency } }]
  })
}

/** What all lines cost together; null for none. Lines of an event are in its one currency. */
export function totalOf(lines: readonly ChosenLine[]): Money | null {
  const [first] = lines
  if (!first) return null
  return { minor: lines.reduce((sum, { amount }) => sum + amount.minor, 0), currency: first.amount.currency }
}

export function ticketCount(lines: readonly ChosenLine[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}

export function wishOf(lines: readonly ChosenLine[]): ReserveInput['lines'] {
  return lines.map(({ offer: { ticketTypeId, occurrenceId }, quantity }) => ({ ticketTypeId, occurrenceId, quantity }))
}

/** A record less one entry. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([known]) => known !== key))
}

const OFFER_GROUPS = ['entry', 'extra', 'stay', 'pass'] as const
export type OfferGroup = (typeof OFFER_GROUPS)[number]

const GROUP_OF_KIND = {
  standard: 'entry',
  combo: 'entry',
  vip: 'extra',
  backstage: 'extra',
  camping: 'stay',
  parking: 'stay',
} as const satisfies Record<Offer['kind'], OfferGroup>

/** Offers under their headings, empty ones left out. At an event with dates, what is for no date in particular is a pass. */
export function groupOffers(offers: readonly Offer[], hasDates: boolean): { group: OfferGroup; offers: Offer[] }[] {
  const groupOf = ({ kind, occurrenceId }: Offer) =>
    hasDates && occurrenceId === null && GROUP_OF_KIND[kind] === 'entry' ? 'pass' : GROUP_OF_KIND[kind]
  return OFFER_GROUPS.map((group) => ({ group, offers: offers.filter((offer) => groupOf(offer) === group) })).filter(
    (each) => each.offers.length > 0,
  )
}

/** The lowest price to get in now; what is free, for children say, counts only where all is. Null: nothing is on sale. */
export function lowestPrice(offers: readonly Offer[]): Money | null {
  const open = offers.filter((offer) => boundsOf(offer).max > 0)
  const entry = open.filter(({ kind }) => GROUP_OF_KIND[kind] !== 'stay')
  const all = (entry.length > 0 ? entry : open).map(({ price }) => price)
  const paid = all.filter(({ minor }) => minor > 0)
  const prices = paid.length > 0 ? paid : all
  return prices.reduce<Money | null>((lowest, price) => (lowest && lowest.minor <= price.minor ? lowest : price), null)
}

/** Why nothing can be chosen now. */
export type WhyNone = { why: 'sold_out' } | { why: 'closed' } | { why: 'not_open_yet'; opensAt: Date | null }

/** Why none of the offers can be chosen; null while one can, or where nothing is offered. What opens later counts before what is gone. */
export function whyNone(offers: readonly Offer[]): WhyNone | null {
  if (offers.length === 0 || offers.some((offer) => boundsOf(offer).max > 0)) return null
  const coming = offers.filter(({ state }) => state === 'not_open_yet')
  if (coming.length > 0) {
    const [opensAt = null] = coming.flatMap(({ opensAt: at }) => at ?? []).toSorted((one, two) => one.getTime() - two.getTime())
    return { why: 'not_open_yet', opensAt }
  }
  return offers.every(({ state }) => state === 'closed') ? { why: 'closed' } : { why: 'sold_out' }
}
