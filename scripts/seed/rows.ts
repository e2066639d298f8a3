import type { Db } from '../../src/db/client.ts'
import { artists, events, occurrences, performances, stages, venues, zones } from '../../src/db/schema/events.ts'
import { users } from '../../src/db/schema/identity.ts'
import {
  pools, priceTiers, reservationLines, reservations, stocks, ticketTypes, ticketTypeZones,
} from '../../src/db/schema/inventory.ts'
import { orderLines, orders } from '../../src/db/schema/orders.ts'
import { members, organisations } from '../../src/db/schema/organisations.ts'
import { payments } from '../../src/db/schema/payments.ts'
import { promoCodes, promotions } from '../../src/db/schema/promotions.ts'
import { tickets } from '../../src/db/schema/tickets.ts'

/** Postgres takes 65,535 parameters in a statement; our widest row has some thirty. */
const ROWS_PER_STATEMENT = 500

/** Everything a world consists of, before it is written. */
export function emptyRows() {
  return {
    users: list<typeof users>(),
    organisations: list<typeof organisations>(),
    members: list<typeof members>(),
    venues: list<typeof venues>(),
    events: list<typeof events>(),
    occurrences: list<typeof occurrences>(),
    stages: list<typeof stages>(),
    artists: list<typeof artists>(),
    performances: list<typeof performances>(),
    zones: list<typeof zones>(),
    pools: list<typeof pools>(),
    ticketTypes: list<typeof ticketTypes>(),
    priceTiers: list<typeof priceTiers>(),
    stocks: list<typeof stocks>(),
    ticketTypeZones: list<typeof ticketTypeZones>(),
    promotions: list<typeof promotions>(),
    promoCodes: list<typeof promoCodes>(),
    reservations: list<typeof reservations>(),
    reservationLines: list<typeof reservationLines>(),
    orders: list<typeof orders>(),
    orderLines: list<typeof orderLines>(),
    payments: list<typeof payments>(),
    tickets: list<typeof tickets>(),
  }
}

export type Rows = ReturnType<typeof emptyRows>

const list = <T extends { $inferInsert: object }>(): T['$inferInsert'][] => []

/** Writes all of it in one transaction, parents before children: a world is there whole or not at all. */
export async function insertRows(db: Db, rows: Rows): Promise<void> {
  const [first, ...rest] = [
    ...chunks(rows.users).map((part) => db.insert(users).values(part)),
    ...chunks(rows.organisations).map((part) => db.insert(organisations).values(part)),
    ...chunks(rows.members).map((part) => db.insert(members).values(part)),
    ...chunks(rows.venues).map((part) => db.insert(venues).values(part)),
    ...chunks(rows.events).map((part) => db.insert(events).values(part)),
    ...chunks(rows.occurrences).map((part) => db.insert(occurrences).values(part)),
    ...chunks(rows.stages).map((part) => db.insert(stages).values(part)),
    ...chunks(rows.artists).map((part) => db.insert(artists).values(part)),
    ...chunks(rows.performances).map((part) => db.insert(performances).values(part)),
    ...chunks(rows.zones).map((part) => db.insert(zones).values(part)),
    ...chunks(rows.pools).map((part) => db.insert(pools).values(part)),
    ...chunks(rows.ticketTypes).map((part) => db.insert(ticketTypes).values(part)),
    ...chunks(rows.priceTiers).map((part) => db.insert(priceTiers).values(part)),
    ...chunks(rows.stocks).map((part) => db.insert(stocks).values(part)),
    ...chunks(rows.ticketTypeZones).map((part) => db.insert(ticketTypeZones).values(part)),
    ...chunks(rows.promotions).map((part) => db.insert(promotions).values(part)),
    ...chunks(rows.promoCodes).map((part) => db.insert(promoCodes).values(part)),
    ...chunks(rows.reservations).map((part) => db.insert(reservations).values(part)),
    ...chunks(rows.reservationLines).map((part) => db.insert(reservationLines).values(part)),
    ...chunks(rows.orders).map((part) => db.insert(orders).values(part)),
    ...chunks(rows.orderLines).map((part) => db.insert(orderLines).values(part)),
    ...chunks(rows.payments).map((part) => db.insert(payments).values(part)),
    ...chunks(rows.tickets).map((part) => db.insert(tickets).values(part)),
  ]
  if (first) await db.batch([first, ...rest])
}

function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_PER_STATEMENT) }, (_, index) =>
    rows.slice(index * ROWS_PER_STATEMENT, (index + 1) * ROWS_PER_STATEMENT),
  )
}
