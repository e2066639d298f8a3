import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, idColumn, instant, minor, oneOf, translated } from '../columns'
import { events, occurrences, zones } from './events'
import { users } from './identity'
import { organisations } from './organisations'

export const TICKET_KINDS = ['standard', 'vip', 'backstage', 'camping', 'parking', 'combo'] as const
export const ADMISSIONS = ['single', 'group', 'subscription'] as const
export const VISIBILITIES = ['public', 'hidden', 'code'] as const
export const RESERVATION_STATUSES = ['held', 'converted', 'released', 'expired'] as const

/** A quota shared by several stocks. */
export const pools = pgTable(
  'pools',
  {
    id: idColumn('pol').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    eventId: idColumn('evt').notNull().references(() => events.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    quota: integer().notNull(),
    held: integer().notNull().default(0),
    sold: integer().notNull().default(0),
  },
  (t) => [
    index('pools_by_event').on(t.eventId),
    check('pool_not_oversold', sql`${t.held} >= 0 and ${t.sold} >= 0 and ${t.sold} + ${t.held} <= ${t.quota}`),
  ],
)

export const ticketTypes = pgTable(
  'ticket_types',
  {
    id: idColumn('tty').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    eventId: idColumn('evt').notNull().references(() => events.id, { onDelete: 'cascade' }),
    kind: text({ enum: TICKET_KINDS }).notNull(),
    admission: text({ enum: ADMISSIONS }).notNull().default('single'),
    name: translated().notNull(),
    description: translated().notNull(),
    position: integer().notNull(),
    /** What the buyer pays for one, tax and fees inside, unless a price tier says otherwise. */
    priceMinor: minor().notNull(),
    currency: text().notNull(),
    taxBps: integer().notNull(),
    minPerOrder: integer().notNull().default(1),
    maxPerOrder: integer().notNull().default(10),
    /** Held exactly by `customer_allowances`; null: no limit. */
    maxPerCustomer: integer(),
    salesStartAt: instant(),
    salesEndAt: instant(),
    visibility: text({ enum: VISIBILITIES }).notNull().default('public'),
    /** Stock, price and ticket are for one occurrence; otherwise for the whole event. */
    perOccurrence: boolean().notNull().default(false),
    /** Null: no limit, a subscription for instance. */
    maxScans: integer(),
    /** Days from the first scan after which the ticket has expired. */
    scanWindowDays: integer(),
    validUntil: instant(),
    /** A subscription pass ends this many days after it was bought. */
    subscriptionDays: integer(),
    createdAt: createdAt(),
  },
  (t) => [
    index('ticket_types_by_event').on(t.eventId, t.position),
    oneOf('ticket_type_kind', t.kind, TICKET_KINDS),
    oneOf('ticket_type_admission', t.admission, ADMISSIONS),
    oneOf('ticket_type_visibility', t.visibility, VISIBILITIES),
    check('ticket_type_price_natural', sql`${t.priceMinor} >= 0 and ${t.taxBps} between 0 and 10000`),
    check('ticket_type_order_limits', sql`${t.minPerOrder} >= 1 and ${t.maxPerOrder} between ${t.minPerOrder} and 100`),
    check('ticket_type_scans', sql`${t.maxScans} >= 1 and ${t.scanWindowDays} >= 1 and ${t.subscriptionDays} >= 1`),
    check('ticket_type_subscription', sql`(${t.admission} = 'subscription') = (${t.subscriptionDays} is not null)`),
  ],
)

/** Prices by time or by quantity sold, tried in order of position; the first that is open and has stock is the price. */
export const priceTiers = pgTable(
  'price_tiers',
  {
    id: idColumn('tir').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    ticketTypeId: idColumn('tty').notNull().references(() => ticketTypes.id, { onDelete: 'cascade' }),
    name: translated().notNull(),
    position: integer().notNull(),
    priceMinor: minor().notNull(),
    startsAt: instant(),
    endsAt: instant(),
    /** Null: as many as the stock has. */
    quota: integer(),
    held: integer().notNull().default(0),
    sold: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('price_tier_position_once').on(t.ticketTypeId, t.position),
    check('price_tier_not_oversold', sql`${t.held} >= 0 and ${t.sold} >= 0 and ${t.sold} + ${t.held} <= ${t.quota}`),
    check('price_tier_price_natural', sql`${t.priceMinor} >= 0`),
  ],
)

/** How many of a ticket type there are, for the event or for one occurrence. The truth about stock. */
export const stocks = pgTable(
  'stocks',
  {
    id: idColumn('stk').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    eventId: idColumn('evt').notNull().references(() => events.id, { onDelete: 'cascade' }),
    ticketTypeId: idColumn('tty').notNull().references(() => ticketTypes.id, { onDelete: 'cascade' }),
    occurrenceId: idColumn('occ').references(() => occurrences.id, { onDelete: 'cascade' }),
    poolId: idColumn('pol').references(() => pools.id),
    quota: integer().notNull(),
    held: integer().notNull().default(0),
    sold: integer().notNull().default(0),
  },
  (t) => [
    // One for each date, or one for all of them.
    unique('stock_once').on(t.ticketTypeId, t.occurrenceId).nullsNotDistinct(),
    index('stocks_by_event').on(t.eventId),
    check('stock_not_oversold', sql`${t.held} >= 0 and ${t.sold} >= 0 and ${t.sold} + ${t.held} <= ${t.quota}`),
  ],
)

/** Which entrances a ticket type opens; none listed: the outer gate only. */
export const ticketTypeZones = pgTable(
  'ticket_type_zones',
  {
    ticketTypeId: idColumn('tty').notNull().references(() => ticketTypes.id, { onDelete: 'cascade' }),
    zoneId: idColumn('zon').notNull().references(() => zones.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.ticketTypeId, t.zoneId] })],
)

/** What a buyer has in hand until `expiresAt`. */
export const reservations = pgTable(
  'reservations',
  {
    id: idColumn('rsv').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    eventId: idColumn('evt').notNull().references(() => events.id, { onDelete: 'cascade' }),
    /** SHA-256 of the buyer's browser key: what proves whose it is before there is an account. */
    buyerHash: text().notNull(),
    userId: idColumn('usr').references(() => users.id, { onDelete: 'set null' }),
    status: text({ enum: RESERVATION_STATUSES }).notNull().default('held'),
    requestId: text().notNull(),
    expiresAt: instant().notNull(),
    extendedAt: instant(),
    endedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('reservation_request_once').on(t.buyerHash, t.requestId),
    index('reservations_due').on(t.expiresAt).where(sql`${t.status} = 'held'`),
    index('reservations_by_user').on(t.userId, t.createdAt).where(sql`${t.userId} is not null`),
    index('reservations_by_event').on(t.eventId, t.createdAt),
    oneOf('reservation_status', t.status, RESERVATION_STATUSES),
    check('reservation_ended', sql`(${t.status} = 'held') = (${t.endedAt} is null)`),
  ],
)

export const reservationLines = pgTable(
  'reservation_lines',
  {
    id: idColumn('rsl').primaryKey(),
    reservationId: idColumn('rsv').notNull().references(() => reservations.id, { onDelete: 'cascade' }),
    stockId: idColumn('stk').notNull().references(() => stocks.id),
    poolId: idColumn('pol').references(() => pools.id),
    priceTierId: idColumn('tir').references(() => priceTiers.id),
    ticketTypeId: idColumn('tty').notNull().references(() => ticketTypes.id),
    occurrenceId: idColumn('occ').references(() => occurrences.id),
    quantity: integer().notNull(),
    unitMinor: minor().notNull(),
    currency: text().notNull(),
  },
  (t) => [
    index('reservation_lines_by_reservation').on(t.reservationId),
    check('reservation_line_quantity', sql`${t.quantity} > 0 and ${t.unitMinor} >= 0`),
  ],
)
