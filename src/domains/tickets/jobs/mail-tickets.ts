import { createElement } from 'react'
import { mailTexts } from '@/i18n/mail-texts'
import { addressOf } from '@/lib/addresses'
import type { Id } from '@/lib/ids'
import { formatMoney } from '@/lib/money'
import { inLocale } from '@/lib/translated'
import { orderLinkSecret } from '@/platform/links'
import { sendOnce, type Message } from '@/platform/messages'
import type { Shell } from '@/platform/shell'
import type { TicketView } from '../contract'
import { qrPng } from '../model/png'
import { whenWords } from '../model/when'
import { readOrderDocuments, type OrderDocument } from '../queries'
import { composeCalendar, composePdf, documentLocale } from './ticket-documents'

/** Codes that stand in the mail itself; mail programs cut off what is longer. The PDF has all. */
const CODES_MAX = 10
const PNG_PIXELS_PER_MODULE = 6

/**
 * Mails an order's tickets, once: codes, PDF, calendar file and receipt. Answers whether this call sent it. With `again`, the
 * id of a buyer's request, once more for each.
 */
export async function mailTickets(shell: Shell, orderId: Id<'ord'>, again?: Id<'req'>): Promise<boolean> {
  const [order] = await readOrderDocuments(shell, [orderId])
  if (!order || order.tickets.length === 0) return false
  return sendOnce(shell, {
    key: again ? `tickets:${order.id}:${again}` : `tickets:${order.id}`,
    kind: 'tickets',
    recipient: order.email,
    orgId: order.orgId,
    render: () => renderTickets(shell, order),
  })
}

/** The address that opens an order for whoever has it. */
export async function orderLink({ env }: Pick<Shell, 'env'>, order: OrderDocument): Promise<string> {
  const secret = await orderLinkSecret(env.AUTH_SECRET, order.id)
  const page = { pathname: '/orders/[orderId]', params: { orderId: order.id }, query: { key: secret } } as const
  return env.APP_URL + addressOf(page, documentLocale(null, order))
}

/** When and where of a ticket, in the words of its mails. */
export function posterOf({ event }: TicketView, locale: string) {
  const when = whenWords(event, locale)
  return { ...when, eventName: inLocale(event.name, locale), colors: event.colors, venue: event.venueName, address: `${event.address}, ${event.city}` }
}

async function renderTickets(shell: Shell, order: OrderDocument): ReturnType<Message['render']> {
  const locale = documentLocale(null, order)
  const [{ renderMail }, { Tickets }, { t, frame }, url, pdf, calendar] = await Promise.all([
    import('@emails/render'),
    import('@emails/tickets'),
    mailTexts(locale, shell.env.APP_URL),
    orderLink(shell, order),
    composePdf(shell, order, locale),
    composeCalendar(shell, order, locale),
  ])
  const [first] = order.tickets
  if (!first) throw new Error(`Order ${order.id} has no tickets to mail`)
  const { day, time, doors, eventName, colors, venue, address } = posterOf(first, locale)
  const { shown, pictures } = await codesOf(order.tickets)
  const count = order.tickets.length
  const mail = createElement(Tickets, {
    frame,
    url,
    colors,
    eventName,
    when: t('tickets.document.when', { day, time }),
    where: [t('emails.tickets.doors', { time: doors }), venue, address],
    tickets: shown.map(({ ticket, cid }) => ({
      qr: `cid:${cid}`,
      qrLabel: t('emails.tickets.qr', { code: ticket.code }),
      typeName: inLocale(ticket.typeName, locale),
      holderName: ticket.holderName,
      code: ticket.code,
    })),
    more: count > shown.length ? t('emails.tickets.more', { count: count - shown.length }) : null,
    receipt: receiptOf(t, order, locale),
    texts: {
      preview: t('emails.tickets.preview', { day, time, venue }),
      heading: t('emails.tickets.heading'),
      greeting: t('emails.layout.greeting', { name: order.name }),
      body: t('emails.tickets.body', { number: order.number, count }),
      action: t('emails.tickets.action', { count }),
      secret: t('emails.tickets.secret'),
      questions: t('emails.tickets.questions', { organiser: order.organiser.name, email: order.organiser.supportEmail }),
    },
  })
  return {
    subject: t('emails.tickets.subject', { count, event: eventName }),
    ...(await renderMail(mail)),
    attachments: [
      { filename: `${order.number}.pdf`, contentType: 'application/pdf', content: pdf },
      { filename: `${order.number}.ics`, contentType: 'text/calendar', content: new TextEncoder().encode(calendar) },
      ...pictures,
    ],
  }
}

async function codesOf(tickets: readonly TicketView[]) {
  const shown = tickets.slice(0, CODES_MAX).flatMap((ticket) => (ticket.qrPayload ? [{ ticket, text: ticket.qrPayload, cid: `qr-${ticket.code}` }] : []))
  const pictures = await Promise.all(
    shown.map(async ({ text, cid }) => ({
      filename: `${cid}.png`,
      contentType: 'image/png',
      content: await qrPng(text, PNG_PIXELS_PER_MODULE),
      contentId: cid,
    })),
  )
  return { shown, pictures }
}

function receiptOf(t: Awaited<ReturnType<typeof mailTexts>>['t'], order: OrderDocument, locale: string) {
  const money = (minor: number) => formatMoney({ minor, currency: order.currency }, locale)
  const discount = order.discountMinor > 0 ? [{ name: t('emails.tickets.discount'), amount: money(-order.discountMinor) }] : []
  return {
    heading: t('emails.tickets.receipt'),
    lines: [
      ...order.lines.map(({ name, quantity, unitMinor }) => ({
        name: t('emails.tickets.quantity', { count: quantity, name: inLocale(name, locale) }),
        amount: money(quantity * unitMinor),
      })),
      ...discount,
    ],
    total: { name: t('emails.tickets.total'), amount: money(order.totalMinor) },
    inside: order.totalMinor > 0 ? t('emails.tickets.inside', { fees: money(order.feesMinor), tax: money(order.taxMinor) }) : null,
  }
}
