import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idColumn, instant, oneOf } from '../columns'
import { events, occurrences, zones } from './events'
import { users } from './identity'
import { organisations } from './organisations'
import { tickets } from './tickets'

export const SCAN_RESULTS = [
  'admitted',
  'malformed',
  'tampered',
  'unknown_ticket',
  'other_event',
  'already_used',
  'cancelled',
  'refunded',
  'expired',
  'event_cancelled',
  'not_open_yet',
  'event_over',
  'zone_denied',
] as const

/** One reading of a ticket at a gate, whatever came of it. A nonce that comes again gets the row's answer. */
export const scans = pgTable(
  'scans',
  {
    id: idColumn('scn').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id),
    eventId: idColumn('evt').notNull().references(() => events.id),
    occurrenceId: idColumn('occ').references(() => occurrences.id),
    ticketId: idColumn('tkt').references(() => tickets.id),
    zoneId: idColumn('zon').references(() => zones.id),
    scannedBy: idColumn('usr').references(() => users.id, { onDelete: 'set null' }),
    nonce: text().notNull(),
    result: text({ enum: SCAN_RESULTS }).notNull(),
    scannedAt: instant().notNull(),
    /** The scan that used the ticket up, when the answer was `already_used`. */
    priorScanAt: instant(),
  },
  (t) => [
    uniqueIndex('scan_nonce_once').on(t.eventId, t.nonce),
    index('scans_by_event').on(t.eventId, t.scannedAt),
    index('scans_by_ticket').on(t.ticketId, t.scannedAt).where(sql`${t.ticketId} is not null`),
    oneOf('scan_result', t.result, SCAN_RESULTS),
  ],
)
