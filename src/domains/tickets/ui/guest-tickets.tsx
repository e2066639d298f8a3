import { Mail } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { addressOf } from '@/lib/addresses'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'

/** Where tickets are for who has no account, or has not signed in. */
export function GuestTickets() {
  const t = useTranslations('tickets.mine')
  const nav = useTranslations('common.nav')
  const locale = useLocale()
  const query = { returnTo: addressOf('/tickets', locale) }
  return (
    <div className="page-wrap grow pb-16">
      <PageHeading title={t('title')} lead={t('lead')} />
      <EmptyState
        icon={<Mail />}
        title={t('guestTitle')}
        action={
          <div className="flex flex-wrap justify-center gap-3">
            <LinkButton>
              <Link href={{ pathname: '/sign-in', query }}>{nav('signIn')}</Link>
            </LinkButton>
            <LinkButton variant="secondary">
              <Link href={{ pathname: '/sign-up', query }}>{nav('signUp')}</Link>
            </LinkButton>
          </div>
        }
      >
        {t('guestBody')}
      </EmptyState>
    </div>
  )
}
