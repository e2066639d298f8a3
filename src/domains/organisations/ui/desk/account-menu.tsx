'use client'
import { UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LocaleLinks } from '@/i18n/locale-links'
import { Link } from '@/i18n/navigation'
import { menuItemStyle } from '@/ui/menu-style'
import { Popover } from '@/ui/popover'
import { deskLinkStyle } from './desk-links'

/** Who sits here, their account, the languages, and the way out. */
export function AccountMenu({ me, signOut }: { me: { name: string; email: string }; signOut: ReactNode }) {
  const t = useTranslations('desk.account')
  const nav = useTranslations('common.nav')
  const trigger = (
    <button type="button" aria-label={t('label', { name: me.name })} className={`${deskLinkStyle} w-11 justify-center px-0 lg:w-full lg:justify-start lg:px-3`}>
      <UserRound aria-hidden className="size-5 shrink-0" />
      <span className="hidden truncate lg:inline">{me.name}</span>
    </button>
  )
  return (
    <Popover label={t('title')} trigger={trigger}>
      <p className="grid px-3 pt-2 pb-1">
        <span className="font-bold">{me.name}</span>
        <span dir="ltr" className="text-small break-all text-ink-soft rtl:text-end">
          {me.email}
        </span>
      </p>
      <Link href="/account" className={menuItemStyle}>
        {nav('account')}
      </Link>
      <Link href="/events" className={menuItemStyle}>
        {t('toSite')}
      </Link>
      <h2 className="mt-1 border-t border-line px-3 pt-3 pb-1 text-small font-bold text-ink-soft">{nav('languages')}</h2>
      <LocaleLinks className="grid grid-cols-2" linkClassName={menuItemStyle} />
      <div className="mt-1 border-t border-line p-2">{signOut}</div>
    </Popover>
  )
}
