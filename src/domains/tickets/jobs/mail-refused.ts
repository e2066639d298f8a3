import { eq } from 'drizzle-orm'
import { createElement } from 'react'
import { refunds } from '@/db/schema/payments'
import { mailTexts, type MailTexts } from '@/i18n/mail-texts'
import { addressOf } from '@/lib/addresses'
import type { Id } from '@/lib/ids'
import { formatMoney } from '@/lib/money'
import { currencySchema } from '@/lib/money-schema'
import { inLocale } from '@/lib/translated'
import { sendOnce, type Message } from '@/platform/messages'
import type { Shell } from '@/platform/shell'
import { readOrderDocuments, type OrderDocument } from '../queries'
import { orderLink } from './mail-tickets'
import { documentLocale } from './ticket-documents'

type Refund = typeof refunds.$inferSelect

/** Tells a buyer, once, why a payment bought nothing and that it goes back whole. Answers whether this call sent it. */
export async function mailRefused(shell: Shell, { refundId, orderId }: { refundId: Id<'rfd'>; orderId: Id<'ord'> }): Promise<boolean> {
  const [[refund], [order]] = await Promise.all([
    shell.db.select().from(refunds).where(eq(refunds.id, refundId)),
    readOrderDocuments(shell, [orderId]),
  ])
  // What somebody gave back by hand at the provider is theirs to explain.
  if (!refund || !order || refund.reason === 'provider') return false
  return sendOnce(shell, {
    key: `refund:${refund.id}`,
    kind: 'order_refused',
    recipient: order.email,
    orgId: order.orgId,
    render: () => renderRefused(shell, order, refund),
  })
}

function reasonTexts(t: MailTexts['t'], reason: Refund['reason'], event: string): { subject: string; heading: string; body: string } {
  switch (reason) {
    case 'sold_out':
      return { subject: t('emails.refund.soldOutSubject', { event }), heading: t('emails.refund.soldOutHeading'), body: t('emails.refund.soldOutBody') }
    case 'duplicate_payment':
      return { subject: t('emails.refund.twiceSubject', { event }), heading: t('emails.refund.twiceHeading'), body: t('emails.refund.twiceBody') }
    case 'amount_mismatch':
      return { subject: t('emails.refund.amountSubject', { event }), heading: t('emails.refund.amountHeading'), body: t('emails.refund.amountBody') }
    default:
      return { subject: t('emails.refund.lateSubject', { event }), heading: t('emails.refund.lateHeading'), body: t('emails.refund.lateBody') }
  }
}

async function renderRefused(shell: Shell, order: OrderDocument, refund: Refund): ReturnType<Message['render']> {
  const locale = documentLocale(null, order)
  const [{ renderMail }, { OrderRefused }, { t, frame }, link] = await Promise.all([
    import('@emails/render'),
    import('@emails/order-refused'),
    mailTexts(locale, shell.env.APP_URL),
    orderLink(shell, order),
  ])
  const amount = formatMoney({ minor: refund.amountMinor, currency: currencySchema.parse(refund.currency) }, locale)
  const { subject, heading, body } = reasonTexts(t, refund.reason, inLocale(order.event.name, locale))
  const hasTickets = refund.reason === 'duplicate_payment'
  const mail = createElement(OrderRefused, {
    frame,
    url: hasTickets ? link : shell.env.APP_URL + addressOf('/events', locale),
    texts: {
      preview: t('emails.refund.preview', { amount }),
      heading,
      greeting: t('emails.layout.greeting', { name: order.name }),
      body,
      promise: t('emails.refund.promise', { amount }),
      action: hasTickets ? t('emails.refund.openTickets') : t('emails.refund.action'),
      order: t('emails.refund.order', { number: order.number }),
      questions: t('emails.tickets.questions', { organiser: order.organiser.name, email: order.organiser.supportEmail }),
    },
  })
  return { subject, ...(await renderMail(mail)) }
}
