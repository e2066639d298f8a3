import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { cursorSchema, pageLimitSchema } from '@/lib/inputs'

/** What an organisation's log speaks of, each with a sentence in every language; a newer one is named as it is. */
export const AUDIT_ACTIONS = [
  'order.placed', 'order.confirmed', 'order.cancelled', 'order.claimed', 'payment.refund_requested', 'payment.refunded', 'ticket.admitted',
  'ticket.expired', 'event.changed', 'event.opened', 'event.completed', 'key.created', 'key.rotated', 'key.revoked', 'device.created', 'device.code_renewed', 'device.paired',
  'device.revoked', 'member.invited', 'member.joined', 'member.changed', 'member.left', 'member.removed', 'invitation.resent', 'invitation.declined',
  'invitation.withdrawn', 'organisation.created', 'organisation.updated', 'organisation.transferred', 'organisation.deleted', 'support.viewed',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** Who does things without being one of the people. */
export const OTHER_ACTORS = ['key', 'device', 'guest', 'system', 'provider'] as const
export const AUDIT_PEOPLE_MAX = 200

const day = z.iso.date({ error: 'date_malformed' })

export const auditFilters = z.object({
  /** A person, key or device by id, or all of a kind. */
  actor: z.union([z.enum(OTHER_ACTORS), z.string().regex(/^(usr|key|dev)_[0-9a-f]{32}$/, { error: 'id_malformed' })]).optional(),
  action: z.string().regex(/^[a-z_]+\.[a-z_]+$/).max(60).optional(),
  /** What it was done to: the id of an order, a ticket, a device. */
  subjectId: z.string().trim().min(1).max(60).optional(),
  /** Days in UTC, both included. */
  from: day.optional(),
  until: day.optional(),
})
export type AuditFilters = z.output<typeof auditFilters>

export const auditInput = auditFilters.extend({ orgId: idSchema('org'), cursor: cursorSchema.optional(), limit: pageLimitSchema })
export type AuditInput = z.output<typeof auditInput>

const auditEntry = z.object({
  id: z.number().int(),
  at: z.date(),
  actorKind: z.enum(['user', ...OTHER_ACTORS]),
  actorId: z.string().nullable(),
  /** Null when there is none, or it is gone. */
  actorName: z.string().nullable(),
  action: z.string(),
  subjectId: z.string(),
  /** Null when nothing says it but the id, or the entry itself. */
  subjectName: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  ip: z.string().nullable(),
  requestId: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** The latest first. */
export const auditResult = z.object({
  entries: z.array(auditEntry),
  nextCursor: z.string().nullable(),
  /** Who works there, to choose from. */
  people: z.array(z.object({ id: idSchema('usr'), name: z.string() })).max(AUDIT_PEOPLE_MAX),
})
export type AuditResult = z.infer<typeof auditResult>
