import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SignOutButton } from '@/domains/identity/ui/sign-out-button'
import { DeskFrame } from '@/domains/organisations/ui/desk/desk-frame'
import { loadMine } from '@/domains/organisations/ui/desk/load'
import { PlatformDesk } from '@/domains/organisations/ui/platform/platform-desk'
import { DeskHeading } from '@/ui/desk-heading'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations.platform')
  return { title: t('title'), robots: { index: false } }
}

export default async function PlatformPage() {
  const [t, { me, isAdmin }] = await Promise.all([getTranslations('organisations.platform'), loadMine('/desk/platform')])
  if (!isAdmin) notFound()
  return (
    <DeskFrame me={me} signOut={<SignOutButton />}>
      <DeskHeading title={t('title')} lead={t('lead')} />
      <PlatformDesk />
    </DeskFrame>
  )
}
