import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountOverview } from '@/domains/identity/ui/account-overview'
import { ownPage } from '@/trpc/own-page'
import { trpc } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common.nav')
  return { title: t('account'), robots: { index: false } }
}

export default async function Page() {
  const [account, { organisations }, waiting] = await ownPage('/account', () =>
    Promise.all([trpc.identity.account(), trpc.organisations.mine(), trpc.organisations.waiting()]),
  )
  return <AccountOverview account={account} hasDesk={organisations.length + waiting.length > 0} />
}
