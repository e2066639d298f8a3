import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { addressOf } from '@/lib/addresses'
import { Card } from '@/ui/card'
import { LinkButton } from '@/ui/link-button'
import type { OrderView } from '../contract'
import { ClaimOrder } from './claim-order'

interface KeepOrderProps {
  order: Pick<OrderView, 'id' | 'claimable'>
  accessToken: string | undefined
  isSignedIn: boolean
}

/** How a guest's order comes into an account; for one that is there already, the way to the others. */
export function KeepOrder({ order: { id, claimable }, accessToken, isSignedIn }: KeepOrderProps) {
  const t = useTranslations('orders.keep')
  const locale = useLocale()
  if (isSignedIn && !claimable) {
    return (
      <div>
        <LinkButton variant="secondary">
          <Link href="/account/orders">{t('allOrders')}</Link>
        </LinkButton>
      </div>
    )
  }
  const query = { returnTo: addressOf({ pathname: '/orders/[orderId]', params: { orderId: id }, query: { key: accessToken } }, locale) }
  return (
    <Card tone="quiet" className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="font-display text-title font-extrabold tracking-display">{t('title')}</h2>
        <p className="text-ink-soft">{isSignedIn ? t('claimBody') : t('body')}</p>
      </div>
      {isSignedIn ? (
        <ClaimOrder orderId={id} accessToken={accessToken} />
      ) : (
        <div className="flex flex-wrap gap-3">
          <LinkButton variant="secondary">
            <Link href={{ pathname: '/sign-up', query }}>{t('signUp')}</Link>
          </LinkButton>
          <LinkButton variant="quiet">
            <Link href={{ pathname: '/sign-in', query }}>{t('signIn')}</Link>
          </LinkButton>
        </div>
      )}
    </Card>
  )
}
