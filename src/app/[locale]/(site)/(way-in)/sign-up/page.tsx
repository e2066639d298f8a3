import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignUpPage } from '@/domains/identity/ui/sign-up-page'
import type { Search } from '@/domains/identity/ui/search'
import { publicApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('identity.signUp')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { google }] = await Promise.all([searchParams, publicApi.identity.waysIn()])
  return <SignUpPage search={search} google={google} />
}
