import { newId, type Id } from '@/lib/ids'
import type { BuyerScope } from '@/platform/authz'
import { limitTries } from '@/platform/redis'
import type { Shell } from '@/platform/shell'
import { mailAgain } from '../jobs/mail-again'
import { getOrderDocument } from '../queries'

/**
 * Has an order's tickets mailed once more, to the address they went to: for its browser, account or link. `nothing_to_send`: it
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
  await shell.queue.publish(mailAgain, { orderId: asked.orderId, wish: newId('req') })
  return { outcome: 'sent' }
}
