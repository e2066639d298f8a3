import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Id } from '@/lib/ids'
import { createdAt, idColumn, instant, minor, oneOf } from '../columns'
import { events } from './events'
import { ticketTypes } from './inventory'
import { orders } from './orders'
import { organisations } from './organisations'

/** `access` gives no discount: it only unlocks ticket types that are sold by code. */
export const PROMOTION_KINDS = ['percentage', 'fixed', 'buy_x_get_y', 'access'] as const

export const promotions = pgTable(
  'promotions',
  {
    id: idColumn('prm').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    /** Null: every event of the organisation. */
    eventId: idColumn('evt').references(() => events.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    kind: text({ enum: PROMOTION_KINDS }).notNull(),
    percentBps: integer(),
    amountMinor: minor(),
    currency: text(),
    buyQuantity: integer(),
    getQuantity: integer(),
    /** Null: every ticket type. */
    ticketTypeIds: text().array().$type<Id<'tty'>[]>(),
    startsAt: instant(),
    endsAt: instant(),
    maxPerCustomer: integer(),
    createdAt: createdAt(),
  },
  (t) => [
    index('promotions_by_org').on(t.orgId),
    oneOf('promotion_kind', t.kind, PROMOTION_KINDS),
    check(
      'promotion_terms',
      sql`case ${t.kind}
        when 'percentage' then ${t.percentBps} between 1 and 10000
        when 'fixed' then ${t.amountMinor} > 0 and ${t.currency} is not null
        when 'buy_x_get_y' then ${t.buyQuantity} >= 1 and ${t.getQuantity} >= 1
        else ${t.ticketTypeIds} is not null end`,
    ),
  ],
)

export const promoCodes = pgTable(
  'promo_codes',
  {
    id: idColumn('pcd').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    promotionId: idColumn('prm').notNull().references(() => promotions.id, { onDelete: 'cascade' }),
    /** Upper case, no spaces. */
    code: text().notNull(),
    active: boolean().notNull().default(true),
    maxRedemptions: integer(),
    redeemed: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('promo_code_once').on(t.orgId, t.code),
    check('promo_code_not_overspent', sql`${t.redeemed} >= 0 and ${t.redeemed} <= ${t.maxRedemptions}`),
    check('promo_code_upper', sql`${t.code} = upper(${t.code})`),
  ],
)

/** How often one customer (by e-mail) has used a promotion with a limit per customer. */
export const promotionCustomers = pgTable(
  'promotion_customers',
  {
    promotionId: idColumn('prm').notNull().references(() => promotions.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    redeemed: integer().notNull(),
    allowed: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.promotionId, t.email] }),
    check('promotion_customer_limit', sql`${t.redeemed} >= 0 and ${t.redeemed} <= ${t.allowed}`),
  ],
)

/** How many of a ticket type with a limit per customer one customer (by e-mail) has taken. */
export const customerAllowances = pgTable(
  'customer_allowances',
  {
    ticketTypeId: idColumn('tty').notNull().references(() => ticketTypes.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    taken: integer().notNull(),
    allowed: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ticketTypeId, t.email] }),
    check('customer_limit', sql`${t.taken} >= 0 and ${t.taken} <= ${t.allowed}`),
  ],
)

/** A code used by an order; given back when the order is cancelled unpaid. */
export const redemptions = pgTable(
  'redemptions',
  {
    id: idColumn('red').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id, { onDelete: 'cascade' }),
    promotionId: idColumn('prm').notNull().references(() => promotions.id),
    promoCodeId: idColumn('pcd').notNull().references(() => promoCodes.id),
    orderId: idColumn('ord').notNull().references(() => orders.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    discountMinor: minor().notNull(),
    releasedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('redemption_once').on(t.orderId, t.promoCodeId),
    index('redemptions_by_code').on(t.promoCodeId),
  ],
)
