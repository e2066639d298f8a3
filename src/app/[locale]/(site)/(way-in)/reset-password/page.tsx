import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PasswordPage } from '@/domains/identity/ui/link-pages'
import type { Search } from '@/domains/identity/ui/search'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('identity.reset')
  // The secret in the address is for this page alone.
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <PasswordPage search={await searchParams} />
}
