import { ReceiptText } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { z } from 'zod'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { Badge, type BadgeTone } from '@/ui/badge'
import { DateTime } from '@/ui/date-time'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { LoadMore } from '@/ui/load-more'
import { Price } from '@/ui/price'
import type { myOrdersResult, orderSummary } from '../contract'

const TONES: Record<z.output<typeof orderSummary>['status'], BadgeTone> = {
  pending: 'warning',
  confirmed: 'success',
  cancelled: 'neutral',
  partially_refunded: 'info',
  refunded: 'neutral',
}

/** A page of the orders of an account, newest first. */
export function MyOrders({ orders, nextCursor, isFirst }: z.output<typeof myOrdersResult> & { isFirst: boolean }) {
  const t = useTranslations('orders.mine')
  const actions = useTranslations('common.actions')
  const locale = useLocale()
  if (orders.length === 0 && isFirst) {
    return (
      <EmptyState
        icon={<ReceiptText />}
        title={t('emptyTitle')}
        action={
          <LinkButton>
            <Link href="/events">{t('toEvents')}</Link>
          </LinkButton>
        }
      >
        {t('emptyBody')}
      </EmptyState>
    )
  }
  return (
    <>
      <ul className="grid gap-3">
        {orders.map(({ id, number, status, createdAt, total, ticketCount, event }) => (
          <li key={id}>
            <Link
              href={{ pathname: '/orders/[orderId]', params: { orderId: id } }}
              className="grid gap-x-6 gap-y-2 rounded-card border border-line bg-surface p-5 transition hover:border-ink sm:grid-cols-[minmax(0,1fr)_auto] sm:p-6"
            >
              <span className="grid min-w-0 gap-1">
                <span className="flex flex-wrap items-center gap-3">
                  <span className="text-lead font-bold">{inLocale(event.name, locale)}</span>
                  <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
                </span>
                <span className="text-ink-soft">
                  <DateTime at={event.startsAt} zone={event.timeZone} format="day" /> · <bdi>{event.city}</bdi>
                </span>
              </span>
              <span className="grid content-start gap-1 sm:justify-items-end">
                <Price amount={total} className="text-lead font-bold" />
                <span className="text-small text-ink-soft tabular-nums">
                  {ticketCount > 0 ? `${t('tickets', { count: ticketCount })} · ` : ''}
                  <bdi>{number}</bdi> · <DateTime at={createdAt} zone={event.timeZone} format="short" />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {nextCursor ? (
        <LoadMore shown={orders.length}>
          <Link href={{ pathname: '/account/orders', query: { cursor: nextCursor } }}>{actions('loadMore')}</Link>
        </LoadMore>
      ) : null}
    </>
  )
}
