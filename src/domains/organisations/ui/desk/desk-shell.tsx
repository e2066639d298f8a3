import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CONTENT_ID, SkipLink } from '@/ui/skip-link'
import { AccountMenu } from './account-menu'
import { CommandPalette } from './command-palette'
import { DeskLinks } from './desk-links'
import type { Desk } from './load'
import { OrgSwitcher } from './org-switcher'
import { PhoneBar } from './phone-bar'
import { RememberDesk } from './remember-desk'

interface DeskShellProps {
  desk: Desk
  /** The button that signs out. */
  signOut: ReactNode
  children: ReactNode
}

/** The frame of an organisation's desk: where to go at the side, on a phone above and below; the page in the middle. */
export function DeskShell({ desk: { here, organisations, isAdmin, me }, signOut, children }: DeskShellProps) {
  const t = useTranslations('desk.nav')
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]">
      <SkipLink />
      <RememberDesk slug={here.slug} />
      <header className="sticky top-0 z-20 flex items-center gap-1 border-b border-line bg-paper px-2 py-1 lg:h-dvh lg:flex-col lg:items-stretch lg:gap-3 lg:border-e lg:border-b-0 lg:p-3">
        <div className="min-w-0 grow lg:grow-0">
          <OrgSwitcher here={here} organisations={organisations} isAdmin={isAdmin} />
        </div>
        <CommandPalette here={here} organisations={organisations} isAdmin={isAdmin} />
        <nav aria-label={t('label')} className="hidden min-h-0 grow overflow-y-auto lg:block">
          <DeskLinks here={here} />
        </nav>
        <AccountMenu me={me} signOut={signOut} />
      </header>
      <main id={CONTENT_ID} tabIndex={-1} className="min-w-0 grow pb-24 outline-none lg:pb-12">
        <div className="mx-auto w-full max-w-6xl px-4 sm:px-8">{children}</div>
      </main>
      <PhoneBar here={here} />
    </div>
  )
}
