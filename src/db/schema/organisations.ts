import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, type AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Id } from '@/lib/ids'
import { MEMBER_ROLES } from '@/lib/permissions'
import { createdAt, idColumn, instant, oneOf } from '../columns'
import { users } from './identity'


export const organisations = pgTable(
  'organisations',
  {
    id: idColumn('org').primaryKey(),
    slug: text().notNull(),
    name: text().notNull(),
    country: text().notNull(),
    supportEmail: text().notNull(),
    website: text(),
    /** VAT or other tax number, as it stands on invoices. */
    taxId: text(),
    /** Its two colours, `#rrggbb`: a new event begins with them. */
    colors: jsonb().$type<readonly [string, string]>(),
    /** The languages and currencies its events are offered in; the first is the one to begin with. */
    locales: text().array().notNull().default(['en']),
    currencies: text().array().notNull().default(['EUR']),
    /** Gone for everybody; the rows that tax law wants stay. */
    deletedAt: instant(),
    /** The platform's share of what a buyer pays, inside the shown price. */
    platformFeeBps: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('organisation_slug_once').on(t.slug),
    check('organisation_speaks_and_takes_money', sql`cardinality(${t.locales}) between 1 and 20 and cardinality(${t.currencies}) between 1 and 20`),
    check('organisation_fee_is_a_share', sql`${t.platformFeeBps} between 0 and 5000`),
  ],
)

/** There is always an owner: trigger `organisation_keeps_an_owner` (hand-written SQL). */
export const members = pgTable(
  'members',
  {
    id: idColumn('mem').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    userId: idColumn('usr').notNull().references(() => users.id, { onDelete: 'cascade' }),
    role: text({ enum: MEMBER_ROLES }).notNull(),
    /** Null: all of the organisation's events. */
    eventIds: text().array().$type<Id<'evt'>[]>(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('member_once').on(t.orgId, t.userId),
    index('members_by_user').on(t.userId),
    oneOf('member_role', t.role, MEMBER_ROLES),
    check('member_owns_all', sql`${t.role} <> 'owner' or ${t.eventIds} is null`),
  ],
)

/** Somebody asked by mail to become a member; the link's secret is derived, not kept. Open: not accepted, declined or withdrawn. */
export const invitations = pgTable(
  'invitations',
  {
    id: idColumn('inv').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    role: text({ enum: MEMBER_ROLES }).notNull(),
    eventIds: text().array().$type<Id<'evt'>[]>(),
    invitedBy: idColumn('usr').references(() => users.id, { onDelete: 'set null' }),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
    acceptedAt: instant(),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex('invitation_open_once').on(t.orgId, t.email).where(sql`${t.acceptedAt} is null and ${t.closedAt} is null`),
    index('invitations_by_org').on(t.orgId, t.createdAt),
    index('invitations_open_to').on(t.email).where(sql`${t.acceptedAt} is null and ${t.closedAt} is null`),
    oneOf('invitation_role', t.role, MEMBER_ROLES),
    check('invitation_owns_all', sql`${t.role} <> 'owner' or ${t.eventIds} is null`),
    check('invitation_ends_one_way', sql`${t.acceptedAt} is null or ${t.closedAt} is null`),
  ],
)

/** A program that acts for an organisation. The secret is shown once; its SHA-256 is kept, found by the prefix. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: idColumn('key').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    prefix: text().notNull(),
    secretHash: text().notNull(),
    scopes: text().array().notNull(),
    requestId: text().notNull(),
    createdBy: idColumn('usr').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    expiresAt: instant(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    /** The key that took its place; this one is good until `expiresAt` still, so that nothing stands still meanwhile. */
    replacedBy: idColumn('key').references((): AnyPgColumn => apiKeys.id, { onDelete: 'set null' }),
  },
  (t) => [
    uniqueIndex('api_key_prefix_once').on(t.prefix),
    uniqueIndex('api_key_request_once').on(t.orgId, t.requestId),
    index('api_keys_by_org').on(t.orgId, t.createdAt),
    check('api_key_has_scopes', sql`cardinality(${t.scopes}) between 1 and 40`),
    check('api_key_replaced_ends', sql`${t.replacedBy} is null or ${t.expiresAt} is not null`),
  ],
)

/** The first answer to a write that a program may send again; kept for a day. */
export const idempotentAnswers = pgTable(
  'idempotent_answers',
  {
    apiKeyId: idColumn('key').notNull().references(() => apiKeys.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    /** SHA-256 of method, path and body: the same key for another request is a mistake. */
    requestHash: text().notNull(),
    /** Null while the first is under way. */
    status: integer(),
    body: jsonb(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.apiKeyId, t.key] }), index('idempotent_answers_by_age').on(t.createdAt)],
)
