import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { Card } from '@/ui/card'
import { DateTime } from '@/ui/date-time'
import { LinkButton } from '@/ui/link-button'
import { againHref, type CartEntry } from '../contract'
import { CartLines } from './cart-lines'

type Ending = Exclude<CartEntry['status'], 'held'>

/** What became of something held before, and the way on: the order, or the same choice again. */
export function CartPast({ entry, ending }: { entry: CartEntry; ending: Ending }) {
  const t = useTranslations('inventory.cart')
  const locale = useLocale()
  const { eventName, orderId, endedAt, onSale, timeZone } = entry
  const name = inLocale(eventName, locale)
  return (
    <Card className="grid content-between gap-5">
      <article aria-label={name} className="grid gap-4">
        <div className="grid gap-1">
          <h3 className="text-lead font-bold">
            <bdi>{name}</bdi>
          </h3>
          <p className="text-ink-soft">
            {t(`past.${ending}`)}
            {endedAt ? (
              <>
                {' · '}
                <DateTime at={endedAt} zone={timeZone} format="short" />
              </>
            ) : null}
          </p>
        </div>
        <CartLines entry={entry} />
      </article>
      <div>
        {ending === 'converted' && orderId ? (
          <LinkButton>
            <Link href={{ pathname: '/orders/[orderId]', params: { orderId } }} aria-label={t('toOrderOf', { event: name })}>
              {t('toOrder')}
            </Link>
          </LinkButton>
        ) : onSale ? (
          <LinkButton variant="secondary">
            <Link href={againHref(entry)} aria-label={t('againOf', { event: name })}>
              {t('again')}
            </Link>
          </LinkButton>
        ) : (
          <p className="text-ink-soft">{t('saleOver')}</p>
        )}
      </div>
    </Card>
  )
}
