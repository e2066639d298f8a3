import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignOutButton } from '@/domains/identity/ui/sign-out-button'
import { DeskFrame } from '@/domains/organisations/ui/desk/desk-frame'
import { DeskHome } from '@/domains/organisations/ui/desk/desk-home'
import { loadHome } from '@/domains/organisations/ui/desk/load'
import type { Search } from '@/lib/list-filters'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.home')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const { me, organisations, isAdmin, waiting } = await loadHome((await searchParams)['all'] !== undefined)
  return (
    <DeskFrame me={me} signOut={<SignOutButton />}>
      <DeskHome organisations={organisations} isAdmin={isAdmin} waiting={waiting} />
    </DeskFrame>
  )
}
