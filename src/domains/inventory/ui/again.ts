import { isId, type Id } from '@/lib/ids'
import { lineKey, type Picks } from './cart'

const QUANTITY_MAX = 100

export interface AgainChoice {
  picks: Picks
  /** The first date among them; null at an event without dates. */
  date: Id<'occ'> | null
}

/** What such an address fills in; null when it fills in nothing. Anyone can write an address: what is not understood is left out. */
export function againChoice(search: string): AgainChoice | null {
  const parts = new URLSearchParams(search).get('again')?.split('.') ?? []
  const lines = parts.flatMap((part) => {
    const [type = '', date = '', count] = part.split('~')
    const occurrenceId = date === '-' ? null : isId('occ', date) ? date : undefined
    const quantity = Number(count)
    if (!isId('tty', type) || occurrenceId === undefined || !Number.isInteger(quantity) || quantity <= 0 || quantity > QUANTITY_MAX) return []
    return [{ ticketTypeId: type, occurrenceId, quantity }]
  })
  if (lines.length === 0) return null
  return {
    picks: Object.fromEntries(lines.map((line) => [lineKey(line), line.quantity])),
    date: lines.find(({ occurrenceId }) => occurrenceId !== null)?.occurrenceId ?? null,
  }
}
