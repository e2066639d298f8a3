import type { Db } from '@/db/client'
import { takeStock } from '@/domains/inventory/commands/reserve'
import { assert } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import type { BuyerScope } from '@/platform/authz'
import type { PlaceOrderInput } from './contract'

/** A reservation made the real way. */
export async function makeReservation(
  db: Db,
  scope: BuyerScope,
  { eventId, ticketTypeId, quantity = 2, now }: { eventId: Id<'evt'>; ticketTypeId: Id<'tty'>; quantity?: number; now: Date },
): Promise<Id<'rsv'>> {
  const result = await takeStock({ db, now }, scope, {
    eventId,
    requestId: newId('req'),
    lines: [{ ticketTypeId, occurrenceId: null, quantity }],
  })
  assert(result.outcome === 'reserved', 'the stock is there')
  return result.reservationId
}

export function orderInput(reservationId: Id<'rsv'>, facts: Partial<PlaceOrderInput> = {}): PlaceOrderInput {
  return {
    reservationId,
    requestId: newId('req'),
    buyer: { name: 'Ada Lindqvist', email: `${newId('req')}@buyers.example` },
    locale: 'en',
    ...facts,
  }
}
