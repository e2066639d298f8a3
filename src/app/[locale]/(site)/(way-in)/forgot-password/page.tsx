import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PasswordPage } from '@/domains/identity/ui/link-pages'
import type { Search } from '@/domains/identity/ui/search'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('identity.reset')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <PasswordPage search={await searchParams} />
}
