import type { Id } from '@/lib/ids'
import type { Currency } from '@/lib/money'
import type { Translated } from '@/lib/translated'
import { CART_HELD_MAX, CART_PAST_MAX, type Cart, type CartEntry, type LiveOffer, type Offer } from './contract'

/** Below this many left a buyer is told the number; above it, it is nobody's business. */
const SHOWN_LEFT_MAX = 20

interface TierFacts {
  name: Translated
  priceMinor: number
  startsAt: Date | null
  endsAt: Date | null
  /** Null: as many as the stock has. */
  free: number | null
}

export interface TypeFacts {
  ticketTypeId: Id<'tty'>
  occurrenceId: Id<'occ'> | null
  kind: Offer['kind']
  admission: Offer['admission']
  name: Translated
  description: Translated
  basePriceMinor: number
  currency: Currency
  minPerOrder: number
  maxPerOrder: number
  salesStartAt: Date | null
  salesEndAt: Date | null
  eventOnSale: boolean
  /** When the event or its date is over. */
  endsAt: Date
  free: number
  /** In the order in which they are tried. */
  tiers: readonly TierFacts[]
}

const isOpen = (tier: TierFacts, now: Date) =>
  (!tier.startsAt || tier.startsAt <= now) && (!tier.endsAt || tier.endsAt > now) && (tier.free === null || tier.free > 0)

/** The tier that sets the price of the next ticket, or null when it is the ticket type's own price. */
function currentTier(tiers: readonly TierFacts[], now: Date): TierFacts | null {
  return tiers.find((tier) => isOpen(tier, now)) ?? null
}

/** The price once the current tier is over: the next tier that is not past or empty, else the type's own; null without a tier. */
function priceAfter(current: TierFacts | null, facts: TypeFacts, now: Date): number | null {
  if (!current) return null
  const later = facts.tiers.slice(facts.tiers.indexOf(current) + 1)
  const next = later.find((tier) => (!tier.endsAt || tier.endsAt > now) && tier.free !== 0)
  return next?.priceMinor ?? facts.basePriceMinor
}

function stateOf(facts: TypeFacts, now: Date): Offer['state'] {
  if (!facts.eventOnSale || (facts.salesEndAt && facts.salesEndAt <= now)) return 'closed'
  if (facts.free <= 0) return 'sold_out'
  return facts.salesStartAt && facts.salesStartAt > now ? 'not_open_yet' : 'on_sale'
}

/** What an event page shows of a ticket type at `now`: the same prices, in the same order, that a reservation would get. */
export function offerOf(facts: TypeFacts, now: Date): Offer {
  const tier = currentTier(facts.tiers, now)
  const next = priceAfter(tier, facts, now)
  return {
    ticketTypeId: facts.ticketTypeId,
    occurrenceId: facts.occurrenceId,
    kind: facts.kind,
    admission: facts.admission,
    name: facts.name,
    description: facts.description,
    price: { minor: tier?.priceMinor ?? facts.basePriceMinor, currency: facts.currency },
    tier: tier && { name: tier.name, endsAt: tier.endsAt, left: tier.free },
    nextPrice: next === null ? null : { minor: next, currency: facts.currency },
    state: stateOf(facts, now),
    opensAt: facts.salesStartAt,
    closesAt: facts.salesEndAt,
    left: facts.free <= SHOWN_LEFT_MAX ? Math.max(facts.free, 0) : null,
    minPerOrder: facts.minPerOrder,
    maxPerOrder: facts.maxPerOrder,
  }
}

/** What open pages are told of an offer: what may move, and nothing they know already. */
export function liveOfferOf({ ticketTypeId, occurrenceId, price, tier, nextPrice, state, opensAt, closesAt, left }: Offer): LiveOffer {
  return { ticketTypeId, occurrenceId, price, tier, nextPrice, state, opensAt, closesAt, left }
}

/** The next moment at which the clock alone changes an offer: a sale opens or closes, a tier begins or ends. Null: none. */
export function nextChangeAt(all: readonly TypeFacts[], now: Date): Date | null {
  const moments = all.flatMap(({ salesStartAt, salesEndAt, endsAt, tiers }) => [
    salesStartAt, salesEndAt, endsAt, ...tiers.flatMap((tier) => [tier.startsAt, tier.endsAt]),
  ])
  return moments.reduce((next, at) => (at && at > now && (!next || at < next) ? at : next), null)
}

/**
 * What a cart shows of a buyer's reservations, the latest first: all that are held, the first to lapse on top; and of each
 * event of which nothing is held now, what came of the last one.
 */
export function cartOf(latestFirst: readonly CartEntry[]): Pick<Cart, 'held' | 'past'> {
  const held = latestFirst
    .filter(({ status }) => status === 'held')
    .toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())
  const seen = new Set<string>(held.map(({ eventId }) => eventId))
  const past = latestFirst.filter(({ eventId, status }) => {
    if (status === 'held' || seen.has(eventId)) return false
    seen.add(eventId)
    return true
  })
  return { held: held.slice(0, CART_HELD_MAX), past: past.slice(0, CART_PAST_MAX) }
}
