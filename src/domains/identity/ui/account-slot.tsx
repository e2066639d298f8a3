'use client'
import { UserRound } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { NavLink } from '@/i18n/nav-link'
import { usePathname } from '@/i18n/navigation'
import { trpc } from '@/trpc/client'
import { headerLinkStyle } from '@/ui/menu-style'

/** Pages nobody wants to come back to once they are signed in. */
const NO_WAY_BACK = ['/', '/sign-in', '/sign-up', '/verify-email', '/magic-link', '/forgot-password', '/reset-password']

/** The end of the site's header: who is here. Read on the device, so that the page around it can be cached for everyone. */
export function AccountSlot() {
  const t = useTranslations('common.nav')
  const locale = useLocale()
  const here = usePathname()
  const { data: me } = trpc.identity.me.useQuery()
  const signIn = NO_WAY_BACK.includes(here) ? '/sign-in' : `/sign-in?${new URLSearchParams({ returnTo: `/${locale}${here}` })}`
  return (
    <NavLink href={me ? '/account' : signIn} prefetch={false} className={`${headerLinkStyle} gap-2`}>
      <UserRound aria-hidden className="size-5 shrink-0" />
      <span className="sr-only xs:not-sr-only">
        {me ? <span className="block max-w-32 truncate">{me.name}</span> : t('signIn')}
      </span>
    </NavLink>
  )
}
