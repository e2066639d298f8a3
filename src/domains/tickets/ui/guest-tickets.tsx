import { Mail } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { getPathname, Link } from '@/i18n/navigation'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'

/** Where tickets are for who has no account, or has not signed in. */
export function GuestTickets() {
  const t = useTranslations('tickets.mine')
  const nav = useTranslations('common.nav')
  const locale = useLocale()
  const returnTo = encodeURIComponent(getPathname({ href: '/tickets', locale }))
  return (
    <div className="page-wrap grow pb-16">
      <PageHeading title={t('title')} lead={t('lead')} />
      <EmptyState
        icon={<Mail />}
        title={t('guestTitle')}
        action={
          <div className="flex flex-wrap justify-center gap-3">
            <LinkButton>
              <Link href={`/sign-in?returnTo=${returnTo}`}>{nav('signIn')}</Link>
            </LinkButton>
            <LinkButton variant="secondary">
              <Link href={`/sign-up?returnTo=${returnTo}`}>{nav('signUp')}</Link>
            </LinkButton>
          </div>
        }
      >
        {t('guestBody')}
      </EmptyState>
    </div>
  )
}
