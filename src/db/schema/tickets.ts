import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, idColumn, instant, oneOf } from '../columns'
import { events, occurrences } from './events'
import { users } from './identity'
import { ticketTypes } from './inventory'
import { orderLines, orders } from './orders'
import { organisations } from './organisations'

export const TICKET_STATUSES = ['active', 'used', 'expired', 'cancelled', 'refunded'] as const

export const tickets = pgTable(
  'tickets',
  {
    id: idColumn('tkt').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id),
    eventId: idColumn('evt').notNull().references(() => events.id),
    occurrenceId: idColumn('occ').references(() => occurrences.id),
    ticketTypeId: idColumn('tty').notNull().references(() => ticketTypes.id),
    orderId: idColumn('ord').notNull().references(() => orders.id),
    orderLineId: idColumn('oln').notNull().references(() => orderLines.id),
    userId: idColumn('usr').references(() => users.id, { onDelete: 'set null' }),
    /** `TKT-XXXXXX`, what staff type when a code cannot be scanned. */
    code: text().notNull(),
    holderName: text().notNull(),
    holderEmail: text().notNull(),
    status: text({ enum: TICKET_STATUSES }).notNull().default('active'),
    /** The three expiry rules: a date, a subscription's end, and the first scan plus a window. */
    validUntil: instant(),
    subscriptionEndsAt: instant(),
    scanWindowDays: integer(),
    maxScans: integer(),
    scanCount: integer().notNull().default(0),
    firstScanAt: instant(),
    lastScanAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('ticket_code_once').on(t.eventId, t.code),
    index('tickets_by_order').on(t.orderId),
    index('tickets_by_user').on(t.userId, t.id),
    index('tickets_by_event').on(t.eventId, t.id),
    index('tickets_by_occurrence').on(t.occurrenceId).where(sql`${t.status} = 'active'`),
    index('tickets_by_validity').on(t.validUntil).where(sql`${t.status} = 'active' and ${t.validUntil} is not null`),
    index('tickets_by_subscription').on(t.subscriptionEndsAt).where(sql`${t.status} = 'active' and ${t.subscriptionEndsAt} is not null`),
    index('tickets_by_window').on(t.firstScanAt).where(sql`${t.status} = 'active' and ${t.scanWindowDays} is not null`),
    oneOf('ticket_status', t.status, TICKET_STATUSES),
    check('ticket_scans_within', sql`${t.scanCount} >= 0 and ${t.scanCount} <= ${t.maxScans}`),
  ],
)

/** The last instant at which tickets of alias `k` admit, null for ever: `expiresAt` of the tickets' model, in SQL. */
export const TICKET_EXPIRY = sql`least(k.valid_until, k.subscription_ends_at, k.first_scan_at + k.scan_window_days * interval '24 hours')`
