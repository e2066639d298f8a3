import { ChevronRight } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { Badge } from '@/ui/badge'
import { DateTime } from '@/ui/date-time'
import { TicketStub } from '@/ui/ticket-stub'
import type { OrderView } from '../contract'

interface OrderTicketsProps {
  tickets: OrderView['tickets']
  event: OrderView['event']
  /** The secret of the mailed link, which opens the tickets too. */
  accessToken: string | undefined
}

/** The tickets of an order, each the way to its own page with the code for the gate. */
export function OrderTickets({ tickets, event, accessToken }: OrderTicketsProps) {
  const t = useTranslations('orders.tickets')
  const locale = useLocale()
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {tickets.map(({ id, code, status, name, occurrenceStartsAt, validUntil }) => {
        const admits = status === 'active'
        const stub = (
          <span className="flex items-center justify-between gap-3">
            <span className="grid">
              <span className="text-small">{t('code')}</span>
              <span dir="ltr" className="text-lead font-bold whitespace-nowrap tabular-nums">
                {code}
              </span>
            </span>
            <ChevronRight aria-hidden className="size-6 shrink-0 rtl:-scale-x-100" />
          </span>
        )
        return (
          <li key={id}>
            <Link
              href={{ pathname: '/tickets/[ticketId]', params: { ticketId: id }, ...(accessToken && { query: { key: accessToken } }) }}
              className="block h-full rounded-card transition hover:brightness-105"
            >
              <TicketStub
                layout="stacked"
                stripe={admits}
                ground={admits ? 'surface' : 'sunken'}
                stubGround={admits ? 'event-2' : 'sunken'}
                stub={stub}
                className="h-full"
              >
                <span className="grid gap-1">
                  <span className="flex flex-wrap items-center justify-between gap-2">
                    <span className="text-lead font-bold">
                      <bdi>{inLocale(name, locale)}</bdi>
                    </span>
                    {admits ? null : <Badge tone="warning">{t(`status.${status}`)}</Badge>}
                  </span>
                  {occurrenceStartsAt ? <DateTime at={occurrenceStartsAt} zone={event.timeZone} /> : null}
                  <span className="text-ink-soft">{t('place', { venue: event.venueName, city: event.city })}</span>
                  {admits && validUntil ? <Validity until={validUntil} zone={event.timeZone} /> : null}
                </span>
              </TicketStub>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function Validity({ until, zone }: { until: Date; zone: string }) {
  const t = useTranslations('orders.tickets')
  return (
    <span className="text-small text-ink-soft">
      {t('validUntil')} <DateTime at={until} zone={zone} />
    </span>
  )
}
