import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AccountOverview } from '@/domains/identity/ui/account-overview'
import { redirect } from '@/i18n/navigation'
import { trpc } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common.nav')
  return { title: t('account'), robots: { index: false } }
}

export default async function Page() {
  // The middleware sees that there is a cookie, not that it is still good.
  if (!(await trpc.identity.me())) return redirect({ href: '/sign-in', locale: await getLocale() })
  return <AccountOverview account={await trpc.identity.account()} />
}
