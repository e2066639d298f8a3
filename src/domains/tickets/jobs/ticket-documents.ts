import { mailTexts, type MailTexts } from '@/i18n/mail-texts'
import { addressOf } from '@/lib/addresses'
import { directionOf, inLocale, LOCALES, type Locale } from '@/lib/translated'
import { drawCalendar } from '@/platform/calendar'
import { documentFonts } from '@/platform/fonts'
import type { Shell } from '@/platform/shell'
import type { TicketView } from '../contract'
import { drawTickets, type PdfTicket } from '../model/ticket-pdf'
import { whenWords } from '../model/when'
import type { OrderDocument } from '../queries'

/** The language of an order's documents: the one asked for, else the order's, else English. */
export function documentLocale(asked: string | null, order: Pick<OrderDocument, 'locale'>): Locale {
  return [asked, order.locale].flatMap((wanted) => LOCALES.find((known) => known === wanted) ?? [])[0] ?? 'en'
}

/** An order's tickets as a PDF. The same for the same order, so that a mail that is sent again is the same mail. */
export async function composePdf(shell: Pick<Shell, 'env'>, order: OrderDocument, locale: Locale): Promise<Uint8Array> {
  const { APP_URL } = shell.env
  const [{ t }, fonts] = await Promise.all([mailTexts(locale, APP_URL), documentFonts(APP_URL)])
  return drawTickets(fonts, {
    title: t('tickets.document.title', { event: inLocale(order.event.name, locale), count: order.tickets.length }),
    locale,
    direction: directionOf(locale),
    madeAt: madeAt(order),
    tickets: order.tickets.map((ticket) => printed(t, order, ticket, locale)),
  })
}

function printed(t: MailTexts['t'], order: OrderDocument, ticket: TicketView, locale: Locale): PdfTicket {
  const { event, status, zones, validUntil } = ticket
  const when = whenWords(event, locale)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: event.timeZone })
  return {
    eventName: inLocale(event.name, locale),
    colors: event.colors,
    when: t('tickets.document.when', when),
    where: [t('tickets.document.doors', { time: when.doors }), event.venueName, `${event.address}, ${event.city}`],
    holder: { label: t('tickets.label.holder'), value: ticket.holderName },
    facts: [
      { label: t('tickets.label.type'), value: inLocale(ticket.typeName, locale) },
      ...(zones.length > 0 ? [{ label: t('tickets.label.zones'), value: zones.join(', ') }] : []),
      ...(validUntil ? [{ label: t('tickets.label.validUntil'), value: date.format(validUntil) }] : []),
      { label: t('tickets.label.order'), value: ticket.orderNumber },
    ],
    code: { label: t('tickets.label.code'), value: ticket.code },
    qrPayload: ticket.qrPayload,
    state: event.cancelled ? t('tickets.status.eventCancelled') : t(`tickets.status.${status}`),
    notes: [
      `${t('tickets.document.show')} ${t('tickets.document.admits', { count: ticket.maxScans ?? 0 })}`,
      t('tickets.document.secret'),
      t('tickets.document.questions', { organiser: order.organiser.name, email: order.organiser.supportEmail }),
    ],
  }
}

/** The dates of an order's tickets as an iCalendar file, each date once. */
export async function composeCalendar(shell: Pick<Shell, 'env'>, order: OrderDocument, locale: Locale): Promise<string> {
  const { t } = await mailTexts(locale, shell.env.APP_URL)
  const dates = new Map(order.tickets.map(({ occurrenceId, event }) => [occurrenceId ?? event.id, event]))
  const description = t('tickets.document.calendar')
  return drawCalendar(
    [...dates].map(([dateId, event]) => ({
      id: `${dateId}-${order.id}`,
      name: inLocale(event.name, locale),
      description,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      place: { ...order.place, name: event.venueName, address: `${event.address}, ${event.city}, ${order.place.country}` },
      url: shell.env.APP_URL + addressOf({ pathname: '/events/[slug]', params: { slug: event.slug } }, locale),
    })),
    madeAt(order),
  )
}

function madeAt({ confirmedAt, event }: OrderDocument): Date {
  return confirmedAt ?? event.startsAt
}
