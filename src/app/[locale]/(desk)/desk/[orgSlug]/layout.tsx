import type { ReactNode } from 'react'
import { SignOutButton } from '@/domains/identity/ui/sign-out-button'
import { DeskShell } from '@/domains/organisations/ui/desk/desk-shell'
import { loadDesk } from '@/domains/organisations/ui/desk/load'

export default async function OrganisationLayout({ children, params }: { children: ReactNode; params: Promise<{ orgSlug: string }> }) {
  const desk = await loadDesk((await params).orgSlug)
  return (
    <DeskShell desk={desk} signOut={<SignOutButton />}>
      {children}
    </DeskShell>
  )
}
