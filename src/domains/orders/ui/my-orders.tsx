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
import { menuItemStyle } from '@/ui/menu-style'
import { Price } from '@/ui/price'
import type { myOrdersResult, OrderTime, orderSummary } from '../contract'

const TONES: Record<z.output<typeof orderSummary>['status'], BadgeTone> = {
  pending: 'warning',
  confirmed: 'success',
  cancelled: 'neutral',
  partially_refunded: 'info',
  refunded: 'neutral',
}

interface MyOrdersProps extends z.output<typeof myOrdersResult> {
  when: OrderTime
  isFirst: boolean
}

/** The orders of an account, newest first: those to come, and past ones behind a link. */
export function MyOrders({ when, ...page }: MyOrdersProps) {
  const t = useTranslations('orders.mine')
  return (
    <>
      <nav aria-label={t('title')} className="-mx-3 flex gap-1 pb-6">
        {(['upcoming', 'past'] as const).map((one) => (
          <Link
            key={one}
            href={one === 'past' ? { pathname: '/account/orders', query: { when: one } } : '/account/orders'}
            aria-current={one === when ? 'page' : undefined}
            className={menuItemStyle}
          >
            {t(one)}
          </Link>
        ))}
      </nav>
      <OrderList when={when} {...page} />
    </>
  )
}

function OrderList({ orders, nextCursor, when, isFirst }: MyOrdersProps) {
  const t = useTranslations('orders.mine')
  const actions = useTranslations('common.actions')
  const locale = useLocale()
  if (orders.length === 0 && isFirst) {
    return (
      <EmptyState
        icon={<ReceiptText />}
        title={when === 'past' ? t('emptyPast') : t('emptyTitle')}
        action={
          <LinkButton>
            <Link href="/events">{t('toEvents')}</Link>
          </LinkButton>
        }
      >
        {when === 'past' ? t('emptyPastBody') : t('emptyBody')}
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
                  <span className="text-lead font-bold">
                    <bdi>{inLocale(event.name, locale)}</bdi>
                  </span>
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
          <Link href={{ pathname: '/account/orders', query: { when, cursor: nextCursor } }}>{actions('loadMore')}</Link>
        </LoadMore>
      ) : null}
    </>
  )
}
