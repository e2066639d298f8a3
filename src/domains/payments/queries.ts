import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments, refunds } from '@/db/schema/payments'
import type { OrderAccess } from '@/domains/orders/queries'
import type { Id } from '@/lib/ids'

/** Payments that still wait and were made before an instant, oldest first; for reconciliation, which sees every tenant. */
export async function pendingPayments(
  db: Db,
  { before, after, limit }: { before: Date; after: Id<'pay'> | null; limit: number },
): Promise<{ id: Id<'pay'>; providerSessionId: string | null }[]> {
  return db
    .select({ id: payments.id, providerSessionId: payments.providerSessionId })
    .from(payments)
    .where(and(eq(payments.status, 'pending'), lt(payments.createdAt, before), after ? gt(payments.id, after) : undefined))
    .orderBy(asc(payments.id))
    .limit(limit)
}

/** Of these payments, the ones that are settled already. */
export async function settledAmong(db: Db, ids: readonly Id<'pay'>[]): Promise<Set<Id<'pay'>>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: payments.id })
    .from(payments)
    .where(and(inArray(payments.id, [...ids]), inArray(payments.status, ['completed', 'refunded', 'partially_refunded'])))
  return new Set(rows.map((row) => row.id))
}

/** Refunds that were requested before an instant and are not made yet. */
export async function openRefunds(db: Db, before: Date, limit: number): Promise<Id<'rfd'>[]> {
  const rows = await db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.status, 'requested'), lt(refunds.createdAt, before)))
    .orderBy(asc(refunds.createdAt))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** The payment an order still waits for, if the reader may see the order. */
export async function pendingPaymentOf(
  db: Db,
  { scope, hasLink }: OrderAccess,
  orderId: Id<'ord'>,
): Promise<{ id: Id<'pay'>; providerSessionId: string | null } | null> {
  const rows = await db
    .select({ id: payments.id, providerSessionId: payments.providerSessionId })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(
      and(
        eq(orders.id, orderId),
        eq(payments.status, 'pending'),
        sql`(${hasLink} or ${orders.buyerHash} = ${scope.buyerHash} or ${orders.userId} = ${scope.userId})`,
      ),
    )
  return rows[0] ?? null
}
