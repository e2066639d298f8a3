'use client'
import { UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { NavLink } from '@/i18n/nav-link'
import { inLanguage, pageAt, type PageName } from '@/lib/addresses'
import { trpc } from '@/trpc/client'
import { headerLinkStyle } from '@/ui/menu-style'

/** Pages nobody wants to come back to once they are signed in. */
const NO_WAY_BACK: ReadonlySet<PageName> = new Set<PageName>([
  '/',
  '/sign-in',
  '/sign-up',
  '/verify-email',
  '/magic-link',
  '/change-email',
  '/forgot-password',
  '/reset-password',
])

/** The end of the site's header: who is here. Read on the device, so that the page around it can be cached for everyone. */
export function AccountSlot() {
  const t = useTranslations('common.nav')
  const path = usePathname()
  const here = pageAt(path)
  const { data: me } = trpc.identity.me.useQuery()
  const wayBack = here && !NO_WAY_BACK.has(here.page) ? { returnTo: inLanguage(path, here.locale) } : undefined
  return (
    <NavLink href={me ? '/account' : '/sign-in'} query={me ? undefined : wayBack} prefetch={false} className={`${headerLinkStyle} gap-2`}>
      <UserRound aria-hidden className="size-5 shrink-0" />
      <span className="sr-only xs:not-sr-only max-lg:[header:has([data-cart-sign])_&]:sr-only">
        {me ? <span className="block max-w-32 truncate">{me.name}</span> : t('signIn')}
      </span>
    </NavLink>
  )
}
