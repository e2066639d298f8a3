import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignOutButton } from '@/domains/identity/ui/sign-out-button'
import { DeskFrame } from '@/domains/organisations/ui/desk/desk-frame'
import { DeskHome } from '@/domains/organisations/ui/desk/desk-home'
import { loadMine } from '@/domains/organisations/ui/desk/load'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.home')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page() {
  const { me, organisations, isAdmin } = await loadMine()
  return (
    <DeskFrame me={me} signOut={<SignOutButton />}>
      <DeskHome organisations={organisations} isAdmin={isAdmin} />
    </DeskFrame>
  )
}
