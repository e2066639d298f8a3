import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'

/** A reservation that this browser does not hold. */
export function ReservationMissing() {
  const t = useTranslations('orders.missing')
  return (
    <div className="page-wrap pb-16">
      <PageHeading title={t('reservationTitle')} lead={t('reservationBody')} />
      <LinkButton size="lg">
        <Link href="/events">{t('toEvents')}</Link>
      </LinkButton>
    </div>
  )
}

/** An order that this reader may not see, or that is not there: it must not be told which. */
export function OrderMissing() {
  const t = useTranslations('orders.missing')
  return (
    <div className="page-wrap pb-16">
      <PageHeading title={t('orderTitle')} lead={t('orderBody')} />
      <div className="flex flex-wrap gap-3">
        <LinkButton size="lg">
          <Link href="/account/orders">{t('toMine')}</Link>
        </LinkButton>
        <LinkButton size="lg" variant="secondary">
          <Link href="/events">{t('toEvents')}</Link>
        </LinkButton>
      </div>
    </div>
  )
}
