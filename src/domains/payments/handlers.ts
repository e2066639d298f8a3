import { orderCancelled } from '@/domains/orders/events'
import { onNews, type NewsHandler } from '@/platform/outbox'
import { submitRefund } from './commands/submit-refund'
import { refundRequested } from './events'

/** An order that ended unpaid must not be paid any more; a page that is over already is as good. */
const closePaymentPage = onNews(orderCancelled, 'payments.close-page', async (shell, { checkoutSessionId }) => {
  if (checkoutSessionId) await shell.payments.closePage(checkoutSessionId)
})

const makeRefund = onNews(refundRequested, 'payments.make-refund', (shell, { refundId }) => submitRefund(shell, refundId))

export const paymentHandlers: NewsHandler[] = [closePaymentPage, makeRefund]
