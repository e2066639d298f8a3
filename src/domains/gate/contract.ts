import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { translatedSchema } from '@/lib/translated-schema'

export const scanInput = z.object({
  eventId: idSchema('evt'),
  /** What the camera read or what was typed; anything at all, judged by the server. */
  text: z.string().min(1, { error: 'scan_empty' }).max(1000, { error: 'scan_too_long' }),
  /** The entrance inside the outer gate; null: the outer gate itself. */
  zoneId: idSchema('zon').nullable().default(null),
  /** Made by the scanner for each reading; a repeat gets the first answer. */
  nonce: z.string().regex(/^[\w-]{8,64}$/, { error: 'nonce_malformed' }),
})
export type ScanInput = z.infer<typeof scanInput>

export const SCAN_REASONS = [
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
export type ScanReason = (typeof SCAN_REASONS)[number]

export const scanResult = z.object({
  reason: z.enum(SCAN_REASONS),
  scannedAt: z.date(),
  /** Shown so that staff can compare, never more of a person than this. */
  ticket: z
    .object({
      code: z.string(),
      typeName: translatedSchema,
      scanCount: z.number().int(),
      maxScans: z.number().int().nullable(),
    })
    .nullable(),
  /** When it was first let in, for `already_used`; when the doors open, for `not_open_yet`. */
  at: z.date().nullable(),
  /** Whether this nonce had been answered before. */
  repeated: z.boolean(),
}).meta({ id: 'CheckIn', description: 'What became of a reading, and why.' })
export type ScanResult = z.infer<typeof scanResult>

export const GATE_EVENTS_MAX = 100

/** Events the signed-in member may scan for: those that are not over first, the next first; then those of the last days. */
export const gateEventsResult = z.object({
  events: z
    .array(
      z.object({
        id: idSchema('evt'),
        name: translatedSchema,
        /** Whether people are let in now, later or no more. */
        phase: z.enum(['open', 'upcoming', 'over', 'cancelled']),
        /** Of the date that is on or comes next, when it is a series. */
        startsAt: z.date(),
        endsAt: z.date(),
        timeZone: z.string(),
        venueName: z.string(),
        city: z.string(),
      }),
    )
    .max(GATE_EVENTS_MAX),
})
export type GateEvents = z.infer<typeof gateEventsResult>

export const ZONES_MAX = 100

export const gateEventInput = z.object({ eventId: idSchema('evt') })
export const gateEventResult = z.object({
  id: idSchema('evt'),
  name: translatedSchema,
  timeZone: z.string(),
  /** Entrances inside the outer gate, in their order. */
  zones: z.array(z.object({ id: idSchema('zon'), name: z.string() })).max(ZONES_MAX),
  /** Tickets that have let somebody in at least once, of those that are valid or were until they were used up. */
  admitted: z.number().int(),
  issued: z.number().int(),
})
export type GateEvent = z.infer<typeof gateEventResult>

/** A nonce is reused when it was another ticket's: its answer must not be shown for this one. */
const GATE_ERRORS = ['gate.not_allowed', 'gate.unknown_zone', 'gate.nonce_reused'] as const
export type GateError = (typeof GATE_ERRORS)[number]
