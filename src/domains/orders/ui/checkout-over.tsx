'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Link } from '@/i18n/navigation'
import { againHref, type ReservationView } from '@/domains/inventory/contract'
import type { Id } from '@/lib/ids'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'

interface CheckoutOverProps {
  status: Exclude<ReservationView['status'], 'held'>
  reservation: Pick<ReservationView, 'eventSlug' | 'lines'>
  /** The order that was made of it. */
  orderId: Id<'ord'> | undefined
  /** It ended while the page was open: the focus goes to the news. */
  live: boolean
}

/** A reservation that is no more: why, what stayed safe, and the way on. */
export function CheckoutOver({ status, reservation, orderId, live }: CheckoutOverProps) {
  const t = useTranslations('orders')
  const news = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (live) news.current?.focus()
  }, [live])
  return (
    <div ref={news} tabIndex={-1} className="page-wrap pb-16 outline-none">
      <PageHeading title={t(`over.${status}.title`)} lead={t(`over.${status}.body`)} />
      <div className="flex flex-wrap gap-3">
        {status === 'converted' && orderId ? (
          <LinkButton size="lg">
            <Link href={{ pathname: '/orders/[orderId]', params: { orderId } }}>{t('over.toOrder')}</Link>
          </LinkButton>
        ) : null}
        <LinkButton size="lg" variant={status === 'converted' ? 'secondary' : 'primary'}>
          <Link href={status === 'converted' ? { pathname: '/events/[slug]', params: { slug: reservation.eventSlug } } : againHref(reservation)}>
            {status === 'converted' ? t('over.toEvent') : t('over.again')}
          </Link>
        </LinkButton>
      </div>
    </div>
  )
}
