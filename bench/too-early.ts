import type { Purchase } from './purchase.ts'

/** Tickets of one type that a reservation took. */
export interface Taking {
  ticketTypeId: string
  quantity: number
  /** When its request came, in ms since 1970. */
  atMs: number
}

type Refused = Extract<Purchase, { outcome: 'refused' }>

/**
 * The buyers who heard "no" of a type that had as many free as they wanted. Stock never comes back in a sale, so it was
 * free when the answer came if all that was asked for until then left it free.
 */
export function refusedTooEarly(refused: readonly Refused[], takings: readonly Taking[], quotas: ReadonlyMap<string, number>): Refused[] {
  const takenUntil = (ticketTypeId: string, untilMs: number) =>
    takings.reduce((sum, taking) => (taking.ticketTypeId === ticketTypeId && taking.atMs <= untilMs ? sum + taking.quantity : sum), 0)
  return refused.filter(({ goods, reserve, refusals }) =>
    refusals.some(({ ticketTypeId }) => {
      const wanted = goods.lines.find((line) => line.ticketTypeId === ticketTypeId)?.quantity ?? 0
      return (quotas.get(ticketTypeId) ?? 0) - takenUntil(ticketTypeId, reserve.receivedAt) >= wanted
    }),
  )
}
