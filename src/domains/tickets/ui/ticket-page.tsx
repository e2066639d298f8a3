import { CalendarPlus, FileDown } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { LinkButton, TextLink } from '@/ui/link-button'
import { Place } from '@/ui/place'
import { TicketStub } from '@/ui/ticket-stub'
import type { TicketView, TicketWithSiblings } from '../contract'
import { whenWords } from '../model/when'
import { CodeScreen } from './code-screen'
import { KeepOffline } from './keep-offline'
import { PrintButton } from './print-button'
import { QrCode } from './qr-code'
import { TicketFacts } from './ticket-facts'
import { TicketPager } from './ticket-pager'
import { TicketState } from './ticket-state'
import { keyQuery, stateOf } from './ticket-words'

interface TicketPageProps {
  ticket: TicketWithSiblings
  /** The secret of the mailed link, when it was what opened the page. */
  accessToken: string | undefined
}

/** What is shown at the entrance: the code first, all else under it. */
export function TicketPage({ ticket, accessToken }: TicketPageProps) {
  const t = useTranslations('tickets.page')
  const locale = useLocale()
  const { code, qrPayload, event, orderId, orderNumber } = ticket
  const eventName = inLocale(event.name, locale)
  return (
    <div className="page-wrap grid max-w-2xl content-start gap-6 py-6 sm:py-10">
      <TicketState ticket={ticket} />
      <TicketPager id={ticket.id} siblings={ticket.siblings} accessToken={accessToken} />
      <TicketStub
        layout="stacked"
        stripe
        ground="event-1"
        stubGround={qrPayload === null ? 'sunken' : 'surface'}
        className="ticket-paper"
        stub={
          <div className="grid gap-6">
            {qrPayload === null ? (
              <SpentCode code={code} state={stateOf(ticket)} />
            ) : (
              <CodeScreen picture={<QrCode text={qrPayload} label={t('codeOf', { code })} className="size-full" />} code={code} eventName={eventName} />
            )}
            <TicketFacts ticket={ticket} />
          </div>
        }
      >
        <TicketHead ticket={ticket} />
      </TicketStub>
      <KeepOffline name={eventName} detail={`${inLocale(ticket.typeName, locale)} · ${code}`} />
      <TicketActions ticket={ticket} query={keyQuery(accessToken)} />
      <p className="flex flex-wrap gap-x-6 gap-y-2 print:hidden">
        <TextLink>
          <Link href={{ pathname: '/orders/[orderId]', params: { orderId }, ...(accessToken && { query: { key: accessToken } }) }}>
            {t('toOrder', { number: orderNumber })}
          </Link>
        </TextLink>
        <TextLink>
          <Link href={{ pathname: '/events/[slug]', params: { slug: event.slug } }}>{t('toEvent')}</Link>
        </TextLink>
      </p>
    </div>
  )
}

/** The event, as on its poster. */
function TicketHead({ ticket: { event } }: { ticket: TicketView }) {
  const t = useTranslations('tickets.document')
  const locale = useLocale()
  const { day, time, doors } = whenWords(event, locale)
  return (
    <div className="grid gap-3">
      <p className="font-bold">
        <time dateTime={event.startsAt.toISOString()}>{t('when', { day, time })}</time>
      </p>
      <h1 className="font-display text-display font-extrabold tracking-display text-event-display">
        <bdi>{inLocale(event.name, locale)}</bdi>
      </h1>
      <p>
        {t('doors', { time: doors })}
        <br />
        <bdi className="font-bold">{event.venueName}</bdi>
        <br />
        <Place first={event.address} second={event.city} />
      </p>
    </div>
  )
}

/** In place of a code that opens nothing. */
function SpentCode({ code, state }: { code: string; state: ReturnType<typeof stateOf> }) {
  const t = useTranslations('tickets.status')
  return (
    <div className="grid justify-items-center gap-2 rounded-control border-2 border-dashed border-line-strong px-6 py-14 text-center">
      <p className="font-display text-title font-extrabold tracking-display">{t(state)}</p>
      <p dir="ltr" className="font-bold text-ink-soft">
        {code}
      </p>
    </div>
  )
}

function TicketActions({ ticket: { id, orderId, qrPayload }, query }: { ticket: TicketView; query: string }) {
  const t = useTranslations('tickets.page')
  const locale = useLocale()
  const language = query === '' ? `?lang=${locale}` : `${query}&lang=${locale}`
  return (
    <div className="flex flex-wrap gap-3 print:hidden">
      <LinkButton variant={qrPayload === null ? 'secondary' : 'primary'}>
        <a href={`/api/tickets/${id}/ticket.pdf${language}`}>
          <FileDown aria-hidden className="size-5" />
          {t('pdf')}
        </a>
      </LinkButton>
      <LinkButton variant="secondary">
        <a href={`/api/orders/${orderId}/calendar.ics${language}`}>
          <CalendarPlus aria-hidden className="size-5" />
          {t('calendar')}
        </a>
      </LinkButton>
      <PrintButton>{t('print')}</PrintButton>
    </div>
  )
}
