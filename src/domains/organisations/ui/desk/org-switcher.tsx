'use client'
import { ChevronsUpDown, LayoutGrid, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { menuItemStyle } from '@/ui/menu-style'
import { Popover, PopoverClose } from '@/ui/popover'
import type { MyOrganisation } from '../../contract'
import { OrgMark } from './org-mark'

interface OrgSwitcherProps {
  here: MyOrganisation
  organisations: readonly MyOrganisation[]
}

/** Whose desk this is, and the way to those of others one works for. */
export function OrgSwitcher({ here, organisations }: OrgSwitcherProps) {
  const t = useTranslations('desk.switcher')
  const roles = useTranslations('organisations')
  const trigger = (
    <button
      type="button"
      className="flex min-h-11 w-full items-center gap-2 rounded-control px-2 text-start transition hover:bg-sunken lg:min-h-14"
    >
      <OrgMark organisation={here} />
      <span className="grid min-w-0 grow leading-tight">
        <span className="truncate font-bold">{here.name}</span>
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
                <span className="truncate">{organisation.name}</span>
              </Link>
            </PopoverClose>
          </li>
        ))}
      </ul>
      <div className="mt-1 border-t border-line pt-1">
        <Link href="/desk" className={menuItemStyle}>
          <LayoutGrid aria-hidden className="size-5" />
          {t('all')}
        </Link>
        <Link href="/desk/new" className={menuItemStyle}>
          <Plus aria-hidden className="size-5" />
          {t('new')}
        </Link>
      </div>
    </Popover>
  )
}
