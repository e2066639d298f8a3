import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignOutButton } from '@/domains/identity/ui/sign-out-button'
import { InvitationPage } from '@/domains/organisations/ui/invitation-page'
import { loadInvitation } from '@/domains/organisations/ui/load-invitation'
import { CONTENT_ID } from '@/ui/skip-link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations.invite')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

interface PageProps {
  params: Promise<{ invitationId: string }>
  searchParams: Promise<{ secret?: string | string[] }>
}

export default async function Page({ params, searchParams }: PageProps) {
  const [{ invitationId }, { secret }] = await Promise.all([params, searchParams])
  const loaded = await loadInvitation({ invitationId, secret })
  return (
    <main id={CONTENT_ID} className="mx-auto grid min-h-dvh w-full max-w-xl content-center px-4 py-12">
      <InvitationPage {...loaded} signOut={<SignOutButton />} />
    </main>
  )
}
