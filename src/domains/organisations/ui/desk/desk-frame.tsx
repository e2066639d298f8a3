import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { CONTENT_ID, SkipLink } from '@/ui/skip-link'
import { Wordmark } from '@/ui/wordmark'
import { AccountMenu } from './account-menu'
import type { Desk } from './load'

/** The frame of what belongs to no organisation: a narrow column under a line that says who sits here. */
export function DeskFrame({ me, signOut, children }: Pick<Desk, 'me'> & { signOut: ReactNode; children: ReactNode }) {
  const t = useTranslations('common.nav')
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex items-center justify-between border-b border-line px-4 py-1 sm:px-8">
        <Link href="/" aria-label={t('home')} className="inline-flex min-h-11 items-center rounded-control">
          <Wordmark name="Fairground" />
        </Link>
        <div>
          <AccountMenu me={me} signOut={signOut} />
        </div>
      </header>
      <main id={CONTENT_ID} tabIndex={-1} className="mx-auto w-full max-w-3xl grow px-4 pb-16 outline-none sm:px-8">
        {children}
      </main>
    </div>
  )
}
