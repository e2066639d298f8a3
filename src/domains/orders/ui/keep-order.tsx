import { useLocale, useTranslations } from 'next-intl'
import { getPathname, Link } from '@/i18n/navigation'
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
  const here = getPathname({ href: `/orders/${id}${accessToken ? `?key=${accessToken}` : ''}`, locale })
  const returnTo = `returnTo=${encodeURIComponent(here)}`
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
            <Link href={`/sign-up?${returnTo}`}>{t('signUp')}</Link>
          </LinkButton>
          <LinkButton variant="quiet">
            <Link href={`/sign-in?${returnTo}`}>{t('signIn')}</Link>
          </LinkButton>
        </div>
      )}
    </Card>
  )
}
