import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, idColumn, instant, oneOf } from '../columns'
import { events, occurrences, zones } from './events'
import { users } from './identity'
import { apiKeys, organisations } from './organisations'
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

export const DEVICE_KINDS = ['scanner', 'point_of_sale'] as const

/**
 * A phone or terminal at an entrance. Paired by a code that is shown as QR, works once and for minutes; afterwards its token
 * proves it. Only SHA-256 of either is kept.
 */
export const devices = pgTable(
  'devices',
  {
    id: idColumn('dev').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    eventId: idColumn('evt').notNull().references(() => events.id, { onDelete: 'cascade' }),
    kind: text({ enum: DEVICE_KINDS }).notNull(),
    name: text().notNull(),
    /** The entrance it stands at; null: the outer gate. */
    zoneId: idColumn('zon').references(() => zones.id, { onDelete: 'set null' }),
    pairingHash: text(),
    pairingExpiresAt: instant(),
    tokenHash: text(),
    pairedAt: instant(),
    lastSeenAt: instant(),
    revokedAt: instant(),
    createdBy: idColumn('usr').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('device_pairing_once').on(t.pairingHash),
    uniqueIndex('device_token_once').on(t.tokenHash),
    index('devices_by_event').on(t.eventId, t.createdAt),
    index('devices_by_org').on(t.orgId, t.createdAt),
    oneOf('device_kind', t.kind, DEVICE_KINDS),
    check('device_pairing_ends', sql`(${t.pairingHash} is null) = (${t.pairingExpiresAt} is null)`),
  ],
)

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
    deviceId: idColumn('dev').references(() => devices.id, { onDelete: 'set null' }),
    keyId: idColumn('key').references(() => apiKeys.id, { onDelete: 'set null' }),
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
    // A person, a device or a program; none once they are erased.
    check('scan_made_by_one', sql`num_nonnulls(${t.scannedBy}, ${t.deviceId}, ${t.keyId}) <= 1`),
  ],
)
