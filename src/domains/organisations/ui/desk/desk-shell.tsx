import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CONTENT_ID, SkipLink } from '@/ui/skip-link'
import { AccountMenu } from './account-menu'
import { CommandPalette } from './command-palette'
import { DeskLinks } from './desk-links'
import type { Desk } from './load'
import { PhoneBar } from './phone-bar'
import { OrgSwitcher } from './org-switcher'

interface DeskShellProps {
  desk: Desk
  /** The button that signs out. */
  signOut: ReactNode
  children: ReactNode
}

/** The frame of an organisation's desk: where to go at the side, on a phone above and below; the page in the middle. */
export function DeskShell({ desk: { here, organisations, me }, signOut, children }: DeskShellProps) {
  const t = useTranslations('desk.nav')
  const { slug, permissions } = here
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]">
      <SkipLink />
      <header className="sticky top-0 z-20 flex items-center gap-1 border-b border-line bg-paper px-2 py-1 lg:h-dvh lg:flex-col lg:items-stretch lg:gap-3 lg:border-e lg:border-b-0 lg:p-3">
        <div className="min-w-0 grow lg:grow-0">
          <OrgSwitcher here={here} organisations={organisations} />
        </div>
        <CommandPalette here={here} organisations={organisations} />
        <nav aria-label={t('label')} className="hidden min-h-0 grow overflow-y-auto lg:block">
          <DeskLinks orgSlug={slug} permissions={permissions} />
        </nav>
        <AccountMenu me={me} signOut={signOut} />
      </header>
      <main id={CONTENT_ID} tabIndex={-1} className="min-w-0 grow pb-24 outline-none lg:pb-12">
        <div className="mx-auto w-full max-w-6xl px-4 sm:px-8">{children}</div>
      </main>
      <PhoneBar orgSlug={slug} permissions={permissions} />
    </div>
  )
}
