import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, idColumn, instant, oneOf } from '../columns'

export const ACTOR_KINDS = ['user', 'guest', 'key', 'device', 'system', 'provider'] as const
export const MESSAGE_STATUSES = ['sending', 'sent', 'failed'] as const

/** Append only: a trigger refuses update and delete. No foreign keys, so that what is erased leaves its trace. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    orgId: idColumn('org'),
    at: instant().notNull(),
    actorKind: text({ enum: ACTOR_KINDS }).notNull(),
    actorId: text(),
    action: text().notNull(),
    subjectId: text().notNull(),
    before: jsonb(),
    after: jsonb(),
    ip: text(),
    requestId: text(),
  },
  (t) => [
    index('audit_by_org').on(t.orgId, t.at),
    index('audit_by_actor').on(t.orgId, t.actorId, t.at),
    index('audit_by_action').on(t.orgId, t.action, t.at),
    index('audit_by_kind').on(t.orgId, t.actorKind, t.at),
    index('audit_by_subject').on(t.subjectId, t.at),
    oneOf('audit_actor_kind', t.actorKind, ACTOR_KINDS),
  ],
)

/** News of a change, written with the change; delivered at least once to each consumer. */
export const outbox = pgTable(
  'outbox',
  {
    id: idColumn('obx').primaryKey(),
    orgId: idColumn('org'),
    name: text().notNull(),
    version: integer().notNull(),
    subjectId: text().notNull(),
    payload: jsonb().notNull(),
    createdAt: createdAt(),
    dispatchedAt: instant(),
  },
  (t) => [index('outbox_open').on(t.createdAt).where(sql`${t.dispatchedAt} is null`)],
)

/** A consumer has dealt with a piece of news. */
export const outboxConsumptions = pgTable(
  'outbox_consumptions',
  {
    outboxId: idColumn('obx').notNull().references(() => outbox.id, { onDelete: 'cascade' }),
    consumer: text().notNull(),
    consumedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.outboxId, t.consumer] })],
)

/** A message to a person; its key makes it at most one of each kind for each subject. */
export const messages = pgTable(
  'messages',
  {
    key: text().primaryKey(),
    orgId: idColumn('org'),
    kind: text().notNull(),
    recipient: text().notNull(),
    status: text({ enum: MESSAGE_STATUSES }).notNull(),
    providerId: text(),
    createdAt: createdAt(),
    sentAt: instant(),
  },
  (t) => [
    index('messages_by_recipient').on(t.recipient, t.createdAt),
    uniqueIndex('message_provider_once').on(t.providerId),
    oneOf('message_status', t.status, MESSAGE_STATUSES),
  ],
)
