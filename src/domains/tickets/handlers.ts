import { eventTags } from '@/domains/events/contract'
import { orderConfirmed } from '@/domains/orders/events'
import { soldOutEventOf } from '@/domains/orders/queries'
import { refundRequested } from '@/domains/payments/events'
import { invalidateTags } from '@/platform/cache/invalidate'
import { onNews, type NewsHandler } from '@/platform/outbox'

// Mails, documents and fonts are heavy: read when there is a mail to write.
const mailsTickets = onNews(orderConfirmed, 'tickets.mail-tickets', async (shell, { orderId }) => {
  await (await import('./jobs/mail-tickets')).mailTickets(shell, orderId)
})

const mailsRefused = onNews(refundRequested, 'tickets.mail-refused', async (shell, refund) => {
  await (await import('./jobs/mail-refused')).mailRefused(shell, refund)
})

/** Cached pages that call an event on sale say "sold out" once the last ticket is gone. */
const refreshesPages = onNews(orderConfirmed, 'tickets.refresh-pages', async (shell, { orderId }) => {
  const eventId = await soldOutEventOf(shell.db, orderId)
  if (eventId) await invalidateTags(eventTags(eventId), shell)
})

export const ticketHandlers: NewsHandler[] = [mailsTickets, mailsRefused, refreshesPages]
