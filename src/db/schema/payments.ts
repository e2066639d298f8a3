import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, idColumn, instant, minor, oneOf } from '../columns'
import { orders } from './orders'
import { organisations } from './organisations'

export const PAYMENT_PROVIDERS = ['stripe', 'free'] as const
export const PAYMENT_STATUSES = ['pending', 'completed', 'failed', 'partially_refunded', 'refunded'] as const
export const REFUND_STATUSES = ['requested', 'completed', 'failed'] as const
export const REFUND_REASONS = ['sold_out', 'order_cancelled', 'duplicate_payment', 'amount_mismatch', 'provider'] as const

export const payments = pgTable(
  'payments',
  {
    id: idColumn('pay').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id),
    orderId: idColumn('ord').notNull().references(() => orders.id),
    provider: text({ enum: PAYMENT_PROVIDERS }).notNull(),
    status: text({ enum: PAYMENT_STATUSES }).notNull().default('pending'),
    amountMinor: minor().notNull(),
    currency: text().notNull(),
    /** The hosted checkout's session and where the buyer pays; null for free orders. */
    providerSessionId: text(),
    checkoutUrl: text(),
    /** The provider's payment, known once it was tried. */
    providerPaymentId: text(),
    failureCode: text(),
    paidAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('payment_session_once').on(t.provider, t.providerSessionId),
    uniqueIndex('payment_provider_once').on(t.provider, t.providerPaymentId),
    index('payments_by_order').on(t.orderId),
    index('payments_pending').on(t.createdAt).where(sql`${t.status} = 'pending'`),
    oneOf('payment_provider', t.provider, PAYMENT_PROVIDERS),
    oneOf('payment_status', t.status, PAYMENT_STATUSES),
    check('payment_amount_natural', sql`${t.amountMinor} >= 0`),
  ],
)

export const refunds = pgTable(
  'refunds',
  {
    id: idColumn('rfd').primaryKey(),
    orgId: idColumn('org').notNull().references(() => organisations.id),
    paymentId: idColumn('pay').notNull().references(() => payments.id),
    orderId: idColumn('ord').notNull().references(() => orders.id),
    /** The provider's payment that is given back: not the order's own for a payment that came twice. */
    providerPaymentId: text().notNull(),
    amountMinor: minor().notNull(),
    currency: text().notNull(),
    reason: text({ enum: REFUND_REASONS }).notNull(),
    status: text({ enum: REFUND_STATUSES }).notNull().default('requested'),
    providerRefundId: text(),
    failureCode: text(),
    completedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('refund_provider_once').on(t.providerRefundId),
    uniqueIndex('refund_automatic_once').on(t.providerPaymentId).where(sql`${t.reason} <> 'provider'`),
    index('refunds_by_payment').on(t.paymentId),
    index('refunds_by_provider_payment').on(t.providerPaymentId),
    index('refunds_open').on(t.createdAt).where(sql`${t.status} = 'requested'`),
    oneOf('refund_status', t.status, REFUND_STATUSES),
    oneOf('refund_reason', t.reason, REFUND_REASONS),
    check('refund_amount_positive', sql`${t.amountMinor} > 0`),
  ],
)

/** What a provider told us, once per its id, kept as it came. `processedAt` is set with the effect. */
export const providerEvents = pgTable(
  'provider_events',
  {
    provider: text({ enum: PAYMENT_PROVIDERS }).notNull(),
    providerEventId: text().notNull(),
    type: text().notNull(),
    payload: jsonb().notNull(),
    receivedAt: instant().notNull(),
    processedAt: instant(),
    outcome: text(),
  },
  (t) => [
    uniqueIndex('provider_event_once').on(t.provider, t.providerEventId),
    index('provider_events_open').on(t.receivedAt).where(sql`${t.processedAt} is null`),
  ],
)
