import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, idColumn, instant, minor, oneOf } from '../columns'
import { events, occurrences } from './events'
import { users } from './identity'
import { reservations, ticketTypes } from './inventory'
import { organisations } from './organisations'

export const ORDER_STATUSES = ['pending', 'confirmed', 'cancelled', 'partially_refunded', 'refunded'] as const
export const ORDER_LINE_KINDS = ['ticket', 'discount', 'fee', 'tax'] as const
export const CANCEL_REASONS = ['buyer', 'expired', 'payment_failed', 'sold_out'] as const

export const orders = pgTable(
  'orders',
  {
    id: idColumn('ord').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id),
    eventId: idColumn('evt').notNull().references(() => events.id),
    reservationId: idColumn('rsv').notNull().references(() => reservations.id),
    /** What people read aloud: `FG-7K3M9QXT`. */
    number: text().notNull(),
    status: text({ enum: ORDER_STATUSES }).notNull().default('pending'),
    userId: idColumn('usr').references(() => users.id, { onDelete: 'set null' }),
    buyerHash: text().notNull(),
    email: text().notNull(),
    name: text().notNull(),
    locale: text().notNull(),
    currency: text().notNull(),
    subtotalMinor: minor().notNull(),
    discountMinor: minor().notNull(),
    feesMinor: minor().notNull(),
    taxMinor: minor().notNull(),
    totalMinor: minor().notNull(),
    requestId: text().notNull(),
    cancelReason: text({ enum: CANCEL_REASONS }),
    confirmedAt: instant(),
    cancelledAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('order_number_once').on(t.number),
    uniqueIndex('order_request_once').on(t.buyerHash, t.requestId),
    uniqueIndex('order_reservation_once').on(t.reservationId).where(sql`${t.status} <> 'cancelled'`),
    index('orders_by_user').on(t.userId, t.id),
    index('orders_by_email').on(t.email, t.createdAt),
    index('orders_by_event').on(t.eventId, t.createdAt, t.id),
    index('orders_by_org').on(t.orgId, t.createdAt, t.id),
    index('orders_pending').on(t.createdAt).where(sql`${t.status} = 'pending'`),
    oneOf('order_status', t.status, ORDER_STATUSES),
    check(
      'order_total_adds_up',
      sql`${t.totalMinor} = ${t.subtotalMinor} - ${t.discountMinor} + ${t.feesMinor} + ${t.taxMinor} and ${t.totalMinor} >= 0`,
    ),
    check('order_confirmed_at', sql`(${t.status} in ('pending', 'cancelled')) = (${t.confirmedAt} is null)`),
  ],
)

/** Every part of the total. Ticket lines are net of the tax and fees inside their price; a discount is negative. */
export const orderLines = pgTable(
  'order_lines',
  {
    id: idColumn('oln').primaryKey(),
    orderId: idColumn('ord').notNull().references(() => orders.id, { onDelete: 'cascade' }),
    kind: text({ enum: ORDER_LINE_KINDS }).notNull(),
    position: integer().notNull(),
    ticketTypeId: idColumn('tty').references(() => ticketTypes.id),
    occurrenceId: idColumn('occ').references(() => occurrences.id),
    quantity: integer().notNull(),
    /** The price shown for one, tax and fees inside; null on discount, fee and tax lines. */
    unitMinor: minor(),
    amountMinor: minor().notNull(),
    taxBps: integer(),
  },
  (t) => [
    uniqueIndex('order_line_position_once').on(t.orderId, t.position),
    oneOf('order_line_kind', t.kind, ORDER_LINE_KINDS),
    check('order_line_ticket', sql`(${t.kind} = 'ticket') = (${t.ticketTypeId} is not null) and ${t.quantity} > 0`),
  ],
)
