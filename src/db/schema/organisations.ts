import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Id } from '@/lib/ids'
import { createdAt, idColumn, oneOf } from '../columns'
import { users } from './identity'

export const MEMBER_ROLES = ['owner', 'manager', 'staff', 'cashier', 'security'] as const

export const organisations = pgTable(
  'organisations',
  {
    id: idColumn('org').primaryKey(),
    slug: text().notNull(),
    name: text().notNull(),
    country: text().notNull(),
    supportEmail: text().notNull(),
    /** The platform's share of what a buyer pays, inside the shown price. */
    platformFeeBps: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('organisation_slug_once').on(t.slug),
    check('organisation_fee_is_a_share', sql`${t.platformFeeBps} between 0 and 5000`),
  ],
)

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
  ],
)
