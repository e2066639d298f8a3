import { makeEvent } from '../src/domains/events/testing.ts'
import { makeTicketType } from '../src/domains/inventory/testing.ts'
import { sayStep as step } from '../scripts/start/say.ts'
import type { Goods, Line } from './purchase.ts'
import { isBought, runSale, saleFigures } from './sale.ts'
import { settledChecks } from './sale-suite.ts'
import type { Bench, Part } from './suite.ts'
import { rateTable, waitTable } from './table.ts'

const TYPES = 20
const QUOTA = 60
const BUYERS = 1_000
const KINDS_IN_A_CART = { min: 2, max: 5 } as const
const OF_EACH_MAX = 2

const upTo = (count: number) => Math.floor(Math.random() * count)

/** Some of the types, each once, in any order: two carts often want the same stocks the other way round. */
function anyCart(ticketTypeIds: readonly Line['ticketTypeId'][]): Line[] {
  const left = [...ticketTypeIds]
  const kinds = KINDS_IN_A_CART.min + upTo(KINDS_IN_A_CART.max - KINDS_IN_A_CART.min + 1)
  return Array.from({ length: kinds }, () => left.splice(upTo(left.length), 1))
    .flat()
    .map((ticketTypeId) => ({ ticketTypeId, quantity: 1 + upTo(OF_EACH_MAX) }))
}

/** A sale of carts that lock many stocks each: exact for every type, without a deadlock. */
export async function cartsSuite({ stack, floors, size: { atOnce } }: Bench): Promise<Part> {
  const { orgId, eventId } = await makeEvent(stack.db)
  const ticketTypeIds: Line['ticketTypeId'][] = []
  for (let position = 0; position < TYPES; position += 1) {
    ticketTypeIds.push((await makeTicketType(stack.db, { orgId, eventId, position, quota: QUOTA, priceMinor: 1000 + 100 * position })).ticketTypeId)
  }
  const wish = (): Goods => ({ eventId, lines: anyCart(ticketTypeIds) })
  const purchases = await step(`Carts: ${TYPES} types of ${QUOTA}, ${BUYERS} buyers with ${KINDS_IN_A_CART.min} to ${KINDS_IN_A_CART.max} types each, ${atOnce} at a time`, () =>
    runSale(stack, wish, { buyers: BUYERS, atOnce }),
  )
  const checks = await settledChecks(stack, purchases, eventId)
  const sale = saleFigures(purchases)
  const tickets = purchases.filter(isBought).reduce((sum, { goods }) => sum + goods.lines.reduce((all, { quantity }) => all + quantity, 0), 0)
  const figures = { size: { buyers: BUYERS, types: TYPES, quota: QUOTA, atOnce }, tickets, sale }
  return {
    checks,
    aims: [],
    figures,
    tables: [
      rateTable(`carts, ${tickets} tickets in ${sale.orders} orders`, [
        { what: 'reserve: answers, yes or no', perSecond: sale.answersPerSecond },
        { what: 'paid orders with their tickets', perSecond: sale.ordersPerSecond },
      ], floors),
      waitTable('ms', [
        { what: 'reserve, yes or no', ms: sale.reserveMs },
        { what: 'place, to the payment page', ms: sale.placeMs },
        { what: 'whole purchase', ms: sale.purchaseMs },
      ]),
    ],
  }
}
