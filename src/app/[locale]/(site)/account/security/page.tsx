import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { googleRefusalOf, type Search } from '@/domains/identity/ui/search'
import { SecurityPage } from '@/domains/identity/ui/security-page'
import { ownPage } from '@/trpc/own-page'
import { trpc } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('identity.security')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const [account, google, secondFactor, sessions] = await ownPage('/account/security', () =>
    Promise.all([trpc.identity.account(), trpc.identity.google(), trpc.identity.secondFactor(), trpc.identity.sessions()]),
  )
  const googleRefusal = googleRefusalOf(await searchParams)
  return <SecurityPage {...{ account, google, googleRefusal, secondFactor, sessions }} />
}
