import { useLocale, useTranslations } from 'next-intl'
import { againHref } from '@/domains/inventory/contract'
import { Link } from '@/i18n/navigation'
import { formatMoney } from '@/lib/money'
import { inLocale } from '@/lib/translated'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'
import type { OrderView } from '../contract'
import { OrderReceipt } from './order-receipt'

type Ending = NonNullable<OrderView['cancelReason']> | 'refunded'

/** Nothing was sold, and there may be some left. */
const TRY_AGAIN: ReadonlySet<Ending> = new Set(['buyer', 'expired', 'payment_failed'])

const ticketLines = ({ lines }: OrderView) =>
  lines.flatMap(({ ticketTypeId, occurrenceId, quantity }) => (ticketTypeId ? [{ ticketTypeId, occurrenceId, quantity }] : []))

/** An order without tickets: why, where the money is, and the way on. */
export function OrderEnded({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const ending: Ending = order.status === 'refunded' ? 'refunded' : (order.cancelReason ?? 'expired')
  return (
    <div className="page-wrap pb-16">
      <PageHeading
        eyebrow={<bdi>{inLocale(order.event.name, locale)}</bdi>}
        title={t(`ended.${ending}.title`)}
        lead={t(`ended.${ending}.body`, { amount: formatMoney(order.total, locale) })}
      />
      <div className="grid gap-10">
        <div className="flex flex-wrap gap-3">
          <LinkButton size="lg">
            {TRY_AGAIN.has(ending) ? (
              <Link href={againHref({ eventSlug: order.event.slug, lines: ticketLines(order) })}>{t('over.again')}</Link>
            ) : (
              <Link href={{ pathname: '/events/[slug]', params: { slug: order.event.slug } }}>{t('ended.toEvent')}</Link>
            )}
          </LinkButton>
          <LinkButton size="lg" variant="secondary">
            <Link href="/events">{t('ended.toEvents')}</Link>
          </LinkButton>
        </div>
        <div className="max-w-xl">
          <OrderReceipt order={order} />
        </div>
      </div>
    </div>
  )
}
