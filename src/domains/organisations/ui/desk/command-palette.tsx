'use client'
import { clsx } from 'clsx'
import { Command } from 'cmdk'
import { LayoutGrid, Plus, ScanLine, Search, Server, Ticket, UserRound, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import * as Dialog from 'radix-ui/dialog'
import { type ReactNode, useEffect, useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import type { MyOrganisation } from '../../contract'
import { deskLinkStyle } from './desk-links'
import { ALL_DESKS } from './last-desk'
import { OrgMark } from './org-mark'
import { placesFor } from './places'

interface CommandPaletteProps {
  here: MyOrganisation
  organisations: readonly MyOrganisation[]
  /** Whether who sits here runs the installation. */
  isAdmin: boolean
}

type Href = Parameters<ReturnType<typeof useRouter>['push']>[0]

/** Everywhere one can go from here, by a few letters. Ctrl or Cmd and K opens and closes it. */
export function CommandPalette({ here, organisations, isAdmin }: CommandPaletteProps) {
  const t = useTranslations('desk')
  const nav = useTranslations('common.nav')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  useShortcut(() => setOpen((was) => !was))

  const go = (href: Href) => () => {
    setOpen(false)
    router.push(href)
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger
        aria-keyshortcuts="Control+K Meta+K"
        className={`${deskLinkStyle} w-11 justify-center px-0 lg:w-full lg:justify-start lg:border lg:border-line lg:bg-surface lg:px-3`}
      >
        <Search aria-hidden className="size-5 shrink-0" />
        <span className="sr-only grow truncate text-start lg:not-sr-only">{t('palette.open')}</span>
        <kbd aria-hidden className="hidden font-text text-small lg:inline" dir="ltr">
          Ctrl K
        </kbd>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12dvh] z-50 mx-auto max-w-xl animate-fade overflow-hidden rounded-card border border-line bg-surface text-ink shadow-floating outline-none"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <Command label={t('palette.title')} loop>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search aria-hidden className="size-5 shrink-0 text-ink-soft" />
              <Command.Input
                placeholder={t('palette.placeholder')}
                className="min-h-14 w-full bg-transparent text-body outline-none placeholder:text-ink-soft"
              />
            </div>
            <Command.List label={t('palette.results')} className="max-h-[55dvh] overflow-y-auto overscroll-contain p-2">
              <Command.Empty className="px-3 py-8 text-center text-ink-soft">{t('palette.empty')}</Command.Empty>
              <Group name={here.name}>
                {placesFor(here).map(({ href, icon, name }) => (
                  <Item key={href} icon={icon} onSelect={go({ pathname: href, params: { orgSlug: here.slug } })}>
                    {t(`places.${name}`)}
                  </Item>
                ))}
              </Group>
              <Group name={t('switcher.title')}>
                {organisations
                  .filter(({ id }) => id !== here.id)
                  .map((organisation) => (
                    <Item
                      key={organisation.id}
                      mark={<OrgMark organisation={organisation} />}
                      onSelect={go({ pathname: '/desk/[orgSlug]', params: { orgSlug: organisation.slug } })}
                    >
                      {organisation.name}
                    </Item>
                  ))}
                <Item icon={LayoutGrid} onSelect={go(ALL_DESKS)}>
                  {t('switcher.all')}
                </Item>
                <Item icon={Plus} onSelect={go('/desk/new')}>
                  {t('switcher.new')}
                </Item>
                {isAdmin ? (
                  <Item icon={Server} onSelect={go('/desk/platform')}>
                    {t('home.platform')}
                  </Item>
                ) : null}
              </Group>
              <Group name={t('palette.elsewhere')}>
                <Item icon={ScanLine} onSelect={go('/gate')}>
                  {t('palette.gate')}
                </Item>
                <Item icon={UserRound} onSelect={go('/account')}>
                  {nav('account')}
                </Item>
                <Item icon={Ticket} onSelect={go('/events')}>
                  {t('account.toSite')}
                </Item>
              </Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={name}
      className={clsx(
        '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small',
        '[&_[cmdk-group-heading]]:font-bold [&_[cmdk-group-heading]]:text-ink-soft',
      )}
    >
      {children}
    </Command.Group>
  )
}

function Item({ icon: Icon, mark, onSelect, children }: { icon?: LucideIcon; mark?: ReactNode; onSelect: () => void; children: string }) {
  return (
    <Command.Item
      onSelect={onSelect}
      className="flex min-h-11 items-center gap-3 rounded-control px-3 font-medium data-[selected=true]:bg-sunken data-[selected=true]:font-bold"
    >
      {Icon ? (
        <span className="flex size-8 items-center justify-center">
          <Icon aria-hidden className="size-5" />
        </span>
      ) : null}
      {mark}
      {children}
    </Command.Item>
  )
}

function useShortcut(run: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}
