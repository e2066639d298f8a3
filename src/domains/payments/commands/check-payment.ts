import { sql } from 'drizzle-orm'
import { endReservations } from '@/domains/orders/commands/end-reservations'
import type { Id } from '@/lib/ids'
import type { Actor } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import { settlePayment, type Settlement } from './settle-payment'

/**
 * Asks the provider what became of a payment page and brings ours to the same end: for a buyer who is back before the
 * webhook is, and for reconciliation. `waiting`: the page is open and unpaid.
 */
export async function checkPayment(
  shell: Shell,
  actor: Actor,
  payment: { id: Id<'pay'>; providerSessionId: string | null },
): Promise<Settlement | 'waiting' | 'ended'> {
  if (!payment.providerSessionId) return 'waiting'
  const page = await shell.payments.readPage(payment.providerSessionId)
  if (page.state === 'open') return 'waiting'
  if (page.state === 'paid') return settlePayment(shell, actor, { ...page, event: null })
  await endReservations(
    shell,
    actor,
    sql`r.id = (select o.reservation_id from payments p join orders o on o.id = p.order_id where p.id = ${payment.id} and o.status = 'pending')`,
    'expired',
  )
  return 'ended'
}
