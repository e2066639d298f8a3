import { and, eq, sql } from 'drizzle-orm'
import { payments, refunds } from '@/db/schema/payments'
import { auditLog } from '@/db/schema/platform'
import type { Id } from '@/lib/ids'
import { auditRow } from '@/platform/audit'
import type { Shell } from '@/platform/shell'

/**
 * Has the provider give money back that was requested to go. Safe to repeat: the provider knows the refund by our id. Throws
 * when the provider cannot be reached; the caller tries again.
 */
export async function submitRefund(shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip' | 'payments'>, refundId: Id<'rfd'>): Promise<void> {
  const { db, now } = shell
  const [refund] = await db.select().from(refunds).where(and(eq(refunds.id, refundId), eq(refunds.status, 'requested')))
  if (!refund) return
  const providerRefundId = await shell.payments.refund({ ...refund, refundId })
  await db.batch([
    db.update(refunds).set({ status: 'completed', providerRefundId, completedAt: now }).where(eq(refunds.id, refundId)),
    db
      .update(payments)
      .set({ status: 'refunded' })
      // A payment that came twice keeps the first one's state: only its own money changes it.
      .where(and(eq(payments.id, refund.paymentId), eq(payments.providerPaymentId, refund.providerPaymentId), sql`status = 'completed'`)),
    db.insert(auditLog).values(
      auditRow(shell, {
        orgId: refund.orgId,
        actor: { kind: 'system', id: 'refunds' },
        action: 'payment.refunded',
        subjectId: refund.orderId,
        after: { refundId, amount: refund.amountMinor, reason: refund.reason },
      }),
    ),
  ])
}
