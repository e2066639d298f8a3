import { allocate, shareBps } from '@/lib/money'
import type { Id } from '@/lib/ids'
import type { CodeRefusal } from './contract'

export type PromotionTerms =
  | { kind: 'percentage'; percentBps: number }
  | { kind: 'fixed'; amountMinor: number; currency: string }
  | { kind: 'buy_x_get_y'; buyQuantity: number; getQuantity: number }
  | { kind: 'access' }

/** A code as it stands in the books when an order is priced. */
export interface CodeFacts {
  terms: PromotionTerms
  active: boolean
  startsAt: Date | null
  endsAt: Date | null
  maxRedemptions: number | null
  redeemed: number
  maxPerCustomer: number | null
  redeemedByCustomer: number
  /** Null: every ticket type. */
  ticketTypeIds: readonly Id<'tty'>[] | null
}

export interface DiscountableLine {
  ticketTypeId: Id<'tty'>
  quantity: number
  unitMinor: number
}

export type Discount = { outcome: 'applied'; perLineMinor: number[] } | { outcome: 'refused'; reason: CodeRefusal }

const refused = (reason: CodeRefusal): Discount => ({ outcome: 'refused', reason })

/**
 * What a code takes off each line, in minor units, never more than the line costs. `facts` is null when the organisation
 * has no such code, or has it for another event.
 */
export function planDiscount(facts: CodeFacts | null, lines: readonly DiscountableLine[], currency: string, now: Date): Discount {
  if (!facts || !facts.active) return refused('unknown')
  if (facts.startsAt && now < facts.startsAt) return refused('not_yet')
  if (facts.endsAt && now >= facts.endsAt) return refused('over')
  if (facts.maxRedemptions !== null && facts.redeemed >= facts.maxRedemptions) return refused('spent')
  if (facts.maxPerCustomer !== null && facts.redeemedByCustomer >= facts.maxPerCustomer) return refused('customer_limit')
  const applies = lines.map((line) => facts.ticketTypeIds?.includes(line.ticketTypeId) ?? true)
  if (!applies.some(Boolean)) return refused('not_for_these')
  const eligible = lines.map((line, index) => (applies[index] ? line : { ...line, quantity: 0 }))
  return discountByTerms(facts.terms, eligible, currency)
}

function discountByTerms(terms: PromotionTerms, lines: readonly DiscountableLine[], currency: string): Discount {
  switch (terms.kind) {
    case 'percentage':
      return applied(lines.map((line) => shareBps(line.quantity * line.unitMinor, terms.percentBps)))
    case 'fixed':
      return terms.currency === currency ? applied(spread(terms.amountMinor, lines)) : refused('not_for_these')
    case 'buy_x_get_y': {
      const free = freeUnits(terms, lines)
      return free.some((units) => units > 0)
        ? applied(lines.map((line, index) => (free[index] ?? 0) * line.unitMinor))
        : refused('quantity_too_small')
    }
    case 'access':
      return applied(lines.map(() => 0))
  }
}

const applied = (perLineMinor: number[]): Discount => ({ outcome: 'applied', perLineMinor })

/** A fixed amount off the whole, shared by what each line costs, so that tax by rate stays right. */
function spread(amountMinor: number, lines: readonly DiscountableLine[]): number[] {
  const costs = lines.map((line) => line.quantity * line.unitMinor)
  const all = costs.reduce((sum, cost) => sum + cost, 0)
  return allocate(Math.min(amountMinor, all), costs)
}

/** Buy X, get Y: of every X + Y tickets the Y cheapest are free. */
function freeUnits({ buyQuantity, getQuantity }: { buyQuantity: number; getQuantity: number }, lines: readonly DiscountableLine[]): number[] {
  const all = lines.reduce((sum, line) => sum + line.quantity, 0)
  let left = Math.floor(all / (buyQuantity + getQuantity)) * getQuantity
  const cheapestFirst = lines.map((line, index) => ({ ...line, index })).toSorted((a, b) => a.unitMinor - b.unitMinor)
  const free = lines.map(() => 0)
  for (const { index, quantity } of cheapestFirst) {
    free[index] = Math.min(left, quantity)
    left -= free[index] ?? 0
  }
  return free
}
