import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'

/** A ticket that this reader may not see, or that is not there: it must not be told which. */
export function TicketMissing() {
  const t = useTranslations('tickets.missing')
  const nav = useTranslations('common.nav')
  return (
    <div className="page-wrap pb-16">
      <PageHeading title={t('title')} lead={t('body')} />
      <LinkButton size="lg">
        <Link href="/tickets">{nav('myTickets')}</Link>
      </LinkButton>
    </div>
  )
}
