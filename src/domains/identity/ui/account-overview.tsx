import { BadgeCheck, ReceiptText, ShieldCheck, Store, Ticket } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'
import type { AccountView } from '../contract'
import { SignOutButton } from './sign-out-button'

/** What people see of their own account, and where their things are. `hasDesk`: they work for an organiser, or are asked to. */
export function AccountOverview({ account, hasDesk }: { account: AccountView; hasDesk: boolean }) {
  const t = useTranslations('identity.account')
  const nav = useTranslations('common.nav')
  const format = useFormatter()
  return (
    <div className="page-wrap grow pb-16">
      <PageHeading eyebrow={nav('account')} title={t('hello', { name: account.name })} lead={t('lead')} actions={<SignOutButton />} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,20rem)_1fr]">
        <div className="grid content-start gap-3 sm:grid-cols-2 lg:grid-cols-1">
          <LinkButton size="lg">
            <Link href="/tickets">
              <Ticket aria-hidden className="size-5" />
              {nav('myTickets')}
            </Link>
          </LinkButton>
          <LinkButton size="lg" variant="secondary">
            <Link href="/account/orders">
              <ReceiptText aria-hidden className="size-5" />
              {t('orders')}
            </Link>
          </LinkButton>
          <LinkButton size="lg" variant="secondary">
            <Link href="/account/security">
              <ShieldCheck aria-hidden className="size-5" />
              {t('security')}
            </Link>
          </LinkButton>
          <LinkButton size="lg" variant="secondary">
            <Link href="/desk">
              <Store aria-hidden className="size-5" />
              {hasDesk ? t('desk') : nav('organise')}
            </Link>
          </LinkButton>
        </div>
        <Card>
          <dl className="grid gap-5">
            <Fact name={t('name')}>{account.name}</Fact>
            <Fact name={t('email')}>
              <span dir="ltr" className="break-all">
                {account.email}
              </span>
              {account.verifiedAt ? (
                <Badge tone="success" icon={<BadgeCheck aria-hidden className="size-4" />}>
                  {t('verified')}
                </Badge>
              ) : (
                <Badge tone="warning">{t('unverified')}</Badge>
              )}
            </Fact>
            <Fact name={t('password')}>{account.hasPassword ? t('hasPassword') : t('noPassword')}</Fact>
            <Fact name={t('since')}>{format.dateTime(account.createdAt, { dateStyle: 'long' })}</Fact>
          </dl>
        </Card>
      </div>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small font-bold text-ink-soft">{name}</dt>
      <dd className="flex flex-wrap items-center gap-x-3 gap-y-1">{children}</dd>
    </div>
  )
}
