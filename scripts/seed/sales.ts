import { priceOrder } from '../../src/domains/orders/model.ts'
import { assert } from '../../src/lib/assert.ts'
import { newId, type Id } from '../../src/lib/ids.ts'
import { DAY_MS, MINUTE_MS } from '../../src/lib/time.ts'
import { newReadableCode, newSecret, sha256 } from '../../src/platform/random.ts'
import type { MadeType, World } from './build.ts'
import type { Rows } from './rows.ts'

export interface Buyer {
  name: string
  email: string
  userId: Id<'usr'> | null
  locale?: string
}

interface SoldLine {
  sold: MadeType
  quantity: number
  /** The price tier it was bought at; without one the type's own price. */
  tier?: Rows['priceTiers'][number]
  /** Which of the type's stocks; the first unless told otherwise. */
  stock?: Rows['stocks'][number]
}

interface Purchase {
  buyer: Buyer
  at: Date
  lines: readonly SoldLine[]
  /** When its tickets were let in, if they were. */
  scannedAt?: Date
}

/**
 * A confirmed order as the shop would have left it: reservation, order with its parts, payment, tickets, and every counter
 * (stock, tier, pool) moved by as much. All lines are of one event.
 */
export async function sell(world: World, { buyer, at, lines, scannedAt }: Purchase): Promise<void> {
  const { rows } = world
  const [first] = lines
  assert(first, 'an order has a line')
  const { orgId, eventId, currency } = first.sold.event
  const feeBps = rows.organisations.find(({ id }) => id === orgId)?.platformFeeBps ?? 0
  const priced = lines.map(({ sold, quantity, tier, stock }) => ({
    ticketTypeId: sold.type.id,
    occurrenceId: stockOf(sold, stock).occurrenceId ?? null,
    quantity,
    unitMinor: tier?.priceMinor ?? sold.type.priceMinor,
    taxBps: sold.event.taxBps,
  }))
  const price = priceOrder(priced, [], feeBps)
  const [reservationId, orderId] = [newId('rsv'), newId('ord')]
  const paidAt = new Date(at.getTime() + 3 * MINUTE_MS)
  const own = { orgId, eventId, buyerHash: await sha256(newSecret()), createdAt: at }

  rows.reservations.push({
    ...own, id: reservationId, userId: buyer.userId, status: 'converted', requestId: newId('req'),
    expiresAt: new Date(at.getTime() + 10 * MINUTE_MS), endedAt: paidAt,
  })
  rows.orders.push({
    ...own, id: orderId, reservationId, number: `FG-${newReadableCode(8)}`, status: 'confirmed', userId: buyer.userId,
    email: buyer.email, name: buyer.name, locale: buyer.locale ?? 'en', currency, subtotalMinor: price.subtotalMinor,
    discountMinor: 0, feesMinor: price.feesMinor, taxMinor: price.taxMinor, totalMinor: price.totalMinor,
    requestId: newId('req'), confirmedAt: paidAt,
  })
  rows.payments.push({
    id: newId('pay'), orgId, orderId, provider: price.totalMinor > 0 ? 'stripe' : 'free', status: 'completed',
    amountMinor: price.totalMinor, currency, providerPaymentId: price.totalMinor > 0 ? `pi_${newReadableCode(24)}` : null, paidAt, createdAt: at,
  })
  price.parts.forEach((part, position) => {
    const orderLineId = newId('oln')
    rows.orderLines.push({ id: orderLineId, orderId, position, ...part })
    const line = lines[position]
    if (part.kind === 'ticket' && line) deliver(world, line, { reservationId, orderId, orderLineId, paidAt, buyer, unitMinor: part.unitMinor ?? 0, scannedAt })
  })
}

interface Delivery {
  reservationId: Id<'rsv'>
  orderId: Id<'ord'>
  orderLineId: Id<'oln'>
  paidAt: Date
  buyer: Buyer
  unitMinor: number
  scannedAt: Date | undefined
}

function deliver({ rows }: World, { sold, quantity, tier, stock: chosen }: SoldLine, delivery: Delivery): void {
  const { orderId, orderLineId, reservationId, paidAt, buyer, unitMinor, scannedAt } = delivery
  const { event: { orgId, eventId, currency }, type, pool } = sold
  const stock = stockOf(sold, chosen)
  for (const counted of [stock, tier, pool]) if (counted) counted.sold = (counted.sold ?? 0) + quantity
  rows.reservationLines.push({
    id: newId('rsl'), reservationId, stockId: stock.id, poolId: pool?.id ?? null, priceTierId: tier?.id ?? null, ticketTypeId: type.id,
    occurrenceId: stock.occurrenceId ?? null, quantity, unitMinor, currency,
  })
  for (let unit = 0; unit < quantity; unit += 1) {
    rows.tickets.push({
      id: newId('tkt'), orgId, eventId, occurrenceId: stock.occurrenceId ?? null, ticketTypeId: type.id, orderId, orderLineId,
      userId: buyer.userId, code: `TKT-${newReadableCode(6)}`, holderName: buyer.name, holderEmail: buyer.email, createdAt: paidAt,
      status: scannedAt ? 'used' : 'active', scanCount: scannedAt ? 1 : 0, firstScanAt: scannedAt ?? null, lastScanAt: scannedAt ?? null,
      maxScans: type.maxScans ?? null, validUntil: type.validUntil ?? null, scanWindowDays: type.scanWindowDays ?? null,
      subscriptionEndsAt: type.subscriptionDays ? new Date(paidAt.getTime() + type.subscriptionDays * DAY_MS) : null,
    })
  }
}

function stockOf(sold: MadeType, chosen: Rows['stocks'][number] | undefined): Rows['stocks'][number] {
  const stock = chosen ?? sold.stocks[0]
  assert(stock, 'a ticket type has a stock')
  return stock
}

const FIRST_NAMES = ['Ada', 'Bashir', 'Chiara', 'Dario', 'Elif', 'Femi', 'Greta', 'Hamza', 'Ilse', 'Jonas', 'Kaya', 'Léa', 'Malik', 'Noor', 'Oskar', 'Pilar']
const LAST_NAMES = ['Abara', 'Bergmann', 'Castillo', 'Duval', 'Eze', 'Fischer', 'Garcia', 'Haddad', 'Ivers', 'Jansen', 'Kovač', 'Lindholm', 'Moreau', 'Novak']

/** Sells `quantity` of a type to guests, one to four at a time, between so and so many days ago. */
export async function sellToCrowd(
  world: World,
  line: Omit<SoldLine, 'quantity'>,
  quantity: number,
  [latest, earliest]: readonly [latest: number, earliest: number] = [1, 20],
): Promise<void> {
  const { chance, now } = world
  const pick = (names: readonly string[]) => names[Math.floor(chance() * names.length)] ?? 'Ada'
  for (let left = quantity; left > 0; ) {
    const taken = Math.min(left, 1 + Math.floor(chance() * 4))
    const name = `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`
    const email = `guest.${newReadableCode(8).toLowerCase()}@guests.example`
    const at = new Date(now.getTime() - (latest + chance() * (earliest - latest)) * DAY_MS)
    await sell(world, { buyer: { name, email, userId: null }, at, lines: [{ ...line, quantity: taken }] })
    left -= taken
  }
}
