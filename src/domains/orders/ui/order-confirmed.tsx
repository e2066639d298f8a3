import { CalendarPlus, FileDown } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { inLocale } from '@/lib/translated'
import { Alert } from '@/ui/alert'
import { DateTime, DateTimeRange } from '@/ui/date-time'
import { LinkButton } from '@/ui/link-button'
import { Poster } from '@/ui/poster'
import type { OrderView } from '../contract'
import { KeepOrder } from './keep-order'
import { OrderReceipt } from './order-receipt'
import { OrderTickets } from './order-tickets'
import { WhatNext } from './what-next'

const strong = (text: ReactNode) => <bdi className="font-bold">{text}</bdi>

/** The date the tickets are for; with tickets for several dates each says its own. */
function When({ order: { event, tickets } }: Pick<OrderConfirmedProps, 'order'>) {
  const dates = new Map(tickets.flatMap(({ occurrenceStartsAt: at }) => (at ? [[at.getTime(), at] as const] : [])))
  const [date] = dates.values()
  if (dates.size > 1) return null
  return date ? (
    <DateTime at={date} zone={event.timeZone} className="font-normal" />
  ) : (
    <DateTimeRange from={event.startsAt} to={event.endsAt} zone={event.timeZone} className="font-normal" />
  )
}

interface OrderConfirmedProps {
  order: OrderView
  accessToken: string | undefined
  isSignedIn: boolean
  resend: ReactNode
}

/** Paid, and the tickets are there. */
export function OrderConfirmed({ order, accessToken, isSignedIn, resend }: OrderConfirmedProps) {
  const t = useTranslations('orders.confirmed')
  const locale = useLocale()
  const { id, event, email, tickets, status } = order
  const query = accessToken ? `?key=${accessToken}` : ''
  return (
    <>
      <Poster
        art={event.slug}
        artOn="desk"
        title={t('title')}
        top={
          <span className="grid gap-1">
            <span>
              <bdi>{inLocale(event.name, locale)}</bdi>
            </span>
            <When order={order} />
          </span>
        }
      >
        <p>{t.rich('body', { count: tickets.length, email, strong })}</p>
      </Poster>
      <div className="page-wrap grid gap-10 py-10">
        {status === 'partially_refunded' ? <Alert title={t('partlyRefundedTitle')}>{t('partlyRefundedBody')}</Alert> : null}
        <section aria-labelledby="tickets" className="grid gap-5">
          <div className="flex flex-wrap items-center justify-between gap-4">
            <h2 id="tickets" className="font-display text-title font-extrabold tracking-display">
              {t('tickets')}
            </h2>
            <div className="flex flex-wrap gap-3">
              <LinkButton>
                <a href={`/api/orders/${id}/tickets.pdf${query}`}>
                  <FileDown aria-hidden className="size-5" />
                  {t('pdf')}
                </a>
              </LinkButton>
              <LinkButton variant="secondary">
                <a href={`/api/orders/${id}/calendar.ics${query}`}>
                  <CalendarPlus aria-hidden className="size-5" />
                  {t('calendar')}
                </a>
              </LinkButton>
            </div>
          </div>
          <OrderTickets tickets={tickets} event={event} accessToken={accessToken} />
        </section>
        <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
          <div className="grid gap-8">
            <WhatNext email={email} resend={resend} />
            <KeepOrder order={order} accessToken={accessToken} isSignedIn={isSignedIn} />
          </div>
          <OrderReceipt order={order} />
        </div>
      </div>
    </>
  )
}
