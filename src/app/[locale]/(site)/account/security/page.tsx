import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SecurityPage } from '@/domains/identity/ui/security-page'
import { ownPage } from '@/trpc/own-page'
import { trpc } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('identity.security')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page() {
  const [account, secondFactor, sessions] = await ownPage('/account/security', () =>
    Promise.all([trpc.identity.account(), trpc.identity.secondFactor(), trpc.identity.sessions()]),
  )
  return <SecurityPage account={account} secondFactor={secondFactor} sessions={sessions} />
}
