import { includedTax, shareBps } from '@/lib/money'
import type { Id } from '@/lib/ids'

/** What an order may become. A cancelled one is confirmed when its payment comes late and stock is left. */
export const ORDER_FLOW = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['partially_refunded', 'refunded'],
  cancelled: ['confirmed'],
  partially_refunded: ['refunded'],
  refunded: [],
} as const satisfies Record<string, readonly string[]>

export interface PricedLine {
  ticketTypeId: Id<'tty'>
  occurrenceId: Id<'occ'> | null
  quantity: number
  /** What was shown for one, tax and fees inside. */
  unitMinor: number
  taxBps: number
}

export interface OrderPart {
  kind: 'ticket' | 'discount' | 'fee' | 'tax'
  ticketTypeId: Id<'tty'> | null
  occurrenceId: Id<'occ'> | null
  quantity: number
  unitMinor: number | null
  amountMinor: number
  taxBps: number | null
}

export interface OrderPrice {
  parts: OrderPart[]
  /** What each line is charged after its discount, in the lines' order: what a payment page lists. */
  chargedMinor: number[]
  grossMinor: number
  subtotalMinor: number
  discountMinor: number
  feesMinor: number
  taxMinor: number
  totalMinor: number
}

/**
 * The parts of an order's total. The price shown is the price paid: platform fee and tax lie inside it, so a ticket line is
 * what remains, and subtotal − discount + fees + tax is what was shown less the discount, to the last unit. Tax is a share
 * of what is charged after the discount, by rate; amounts are minor units of one currency.
 */
export function priceOrder(lines: readonly PricedLine[], discountPerLine: readonly number[], feeBps: number): OrderPrice {
  const charged = lines.map((line, index) => {
    const grossMinor = line.quantity * line.unitMinor
    const discountMinor = Math.min(discountPerLine[index] ?? 0, grossMinor)
    const chargedMinor = grossMinor - discountMinor
    const taxMinor = includedTax(chargedMinor, line.taxBps)
    const feeMinor = Math.min(shareBps(chargedMinor, feeBps), chargedMinor - taxMinor)
    return { line, grossMinor, discountMinor, chargedMinor, taxMinor, feeMinor }
  })
  const sum = (pick: (of: (typeof charged)[number]) => number) => charged.reduce((total, of) => total + pick(of), 0)
  const discountMinor = sum((of) => of.discountMinor)
  const feesMinor = sum((of) => of.feeMinor)
  const taxMinor = sum((of) => of.taxMinor)

  const ticketParts = charged.map(({ line, grossMinor, taxMinor: tax, feeMinor }) =>
    part('ticket', grossMinor - tax - feeMinor, {
      ticketTypeId: line.ticketTypeId,
      occurrenceId: line.occurrenceId,
      quantity: line.quantity,
      unitMinor: line.unitMinor,
      taxBps: line.taxBps,
    }),
  )
  const rates = [...new Set(lines.map((line) => line.taxBps))].toSorted((a, b) => a - b)
  const taxParts = rates.map((taxBps) =>
    part('tax', sum((of) => (of.line.taxBps === taxBps ? of.taxMinor : 0)), { taxBps }),
  )
  return {
    parts: [
      ...ticketParts,
      ...(discountMinor > 0 ? [part('discount', -discountMinor)] : []),
      ...(feesMinor > 0 ? [part('fee', feesMinor)] : []),
      ...taxParts.filter(({ amountMinor }) => amountMinor > 0),
    ],
    chargedMinor: charged.map((of) => of.chargedMinor),
    grossMinor: sum((of) => of.grossMinor),
    subtotalMinor: sum((of) => of.grossMinor - of.taxMinor - of.feeMinor),
    discountMinor,
    feesMinor,
    taxMinor,
    totalMinor: sum((of) => of.chargedMinor),
  }
}

function part(kind: OrderPart['kind'], amountMinor: number, more: Partial<OrderPart> = {}): OrderPart {
  return { kind, ticketTypeId: null, occurrenceId: null, quantity: 1, unitMinor: null, taxBps: null, ...more, amountMinor }
}
