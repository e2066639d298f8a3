import { newId, type Id } from '@/lib/ids'
import type { BuyerScope } from '@/platform/authz'
import { limitTries } from '@/platform/redis'
import type { Shell } from '@/platform/shell'
import { getOrderDocument } from '../queries'

/**
 * Mails an order's tickets once more, to the address they went to: for its browser, account or link. `nothing_to_send`: it
 * has no tickets. Throws `tickets.not_found`, and `common.too_many_tries` when it was mailed often of late.
 */
export async function resendTickets(
  shell: Shell,
  scope: BuyerScope,
  asked: { orderId: Id<'ord'>; accessToken?: string | undefined },
): Promise<{ outcome: 'sent' | 'nothing_to_send' }> {
  const { tickets } = await getOrderDocument(shell, scope, asked)
  if (tickets.length === 0) return { outcome: 'nothing_to_send' }
  await limitTries(shell.redis, 'ticketsAgain', asked.orderId)
  // Mails, documents and fonts are heavy: read when there is a mail to write.
  const { mailTickets } = await import('../jobs/mail-tickets')
  await mailTickets(shell, asked.orderId, newId('req'))
  return { outcome: 'sent' }
}
