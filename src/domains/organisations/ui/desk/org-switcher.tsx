'use client'
import { ChevronsUpDown, LayoutGrid, Plus, Server } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { menuItemStyle } from '@/ui/menu-style'
import { Popover, PopoverClose } from '@/ui/popover'
import type { MyOrganisation } from '../../contract'
import { ALL_DESKS } from './last-desk'
import { OrgMark, OrgName } from './org-mark'

interface OrgSwitcherProps {
  here: MyOrganisation
  organisations: readonly MyOrganisation[]
  /** Whether who sits here runs the installation. */
  isAdmin: boolean
}

/** Whose desk this is, and the way to those of others one works for. */
export function OrgSwitcher({ here, organisations, isAdmin }: OrgSwitcherProps) {
  const t = useTranslations('desk.switcher')
  const home = useTranslations('desk.home')
  const roles = useTranslations('organisations')
  const trigger = (
    <button
      type="button"
      className="flex min-h-11 w-full items-center gap-2 rounded-control px-2 text-start transition hover:bg-sunken lg:min-h-14"
    >
      <OrgMark organisation={here} />
      <span className="grid min-w-0 grow leading-tight">
        <OrgName>{here.name}</OrgName>
        <span className="truncate text-small text-ink-soft">{roles(`roles.${here.role}`)}</span>
      </span>
      <span className="sr-only">{t('change')}</span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-soft" />
    </button>
  )
  return (
    <Popover label={t('title')} trigger={trigger}>
      <ul className="max-h-[50dvh] min-w-60 overflow-y-auto">
        {organisations.map((organisation) => (
          <li key={organisation.id}>
            <PopoverClose>
              <Link
                href={{ pathname: '/desk/[orgSlug]', params: { orgSlug: organisation.slug } }}
                aria-current={organisation.id === here.id ? 'true' : undefined}
                className={menuItemStyle}
              >
                <OrgMark organisation={organisation} />
                <OrgName>{organisation.name}</OrgName>
              </Link>
            </PopoverClose>
          </li>
        ))}
      </ul>
      <div className="mt-1 border-t border-line pt-1">
        <Link href={ALL_DESKS} className={menuItemStyle}>
          <LayoutGrid aria-hidden className="size-5" />
          {t('all')}
        </Link>
        <Link href="/desk/new" className={menuItemStyle}>
          <Plus aria-hidden className="size-5" />
          {t('new')}
        </Link>
        {isAdmin ? (
          <Link href="/desk/platform" className={menuItemStyle}>
            <Server aria-hidden className="size-5" />
            {home('platform')}
          </Link>
        ) : null}
      </div>
    </Popover>
  )
}
