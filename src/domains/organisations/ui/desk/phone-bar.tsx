'use client'
import { clsx } from 'clsx'
import { Menu } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Sheet } from '@/ui/dialog'
import type { MyOrganisation } from '../../contract'
import { DeskLink } from './desk-link'
import { DeskLinks } from './desk-links'
import { placesFor } from './places'

/** As many as fit beside the button for the rest. */
const SHOWN = 3

const itemStyle = clsx(
  'flex min-h-14 w-full flex-col items-center justify-center gap-0.5 px-1 text-small font-medium text-ink-soft -outline-offset-3',
  'aria-[current]:font-bold aria-[current]:text-ink aria-[current]:shadow-[inset_0_3px_0_var(--accent)]',
)

/** The desk's places under the thumb: the first few, and all of them in a sheet when there are more. */
export function PhoneBar({ here }: { here: MyOrganisation }) {
  const t = useTranslations('desk')
  const [isOpen, setOpen] = useState(false)
  const places = placesFor(here)
  const shown = places.length > SHOWN + 1 ? places.slice(0, SHOWN) : places
  return (
    <nav aria-label={t('nav.label')} className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden">
      <ul className="flex">
        {shown.map(({ href, icon: Icon, name }) => (
          <li key={href} className="min-w-0 grow basis-0">
            <DeskLink href={href} orgSlug={here.slug} className={itemStyle}>
              <Icon aria-hidden className="size-5" />
              <span className="max-w-full truncate">{t(`places.${name}`)}</span>
            </DeskLink>
          </li>
        ))}
        {shown.length < places.length ? (
          <li className="min-w-0 grow basis-0">
            <Sheet
              title={t('nav.all')}
              open={isOpen}
              onOpenChange={setOpen}
              trigger={
                <button type="button" className={itemStyle}>
                  <Menu aria-hidden className="size-5" />
                  {t('nav.more')}
                </button>
              }
            >
              <DeskLinks here={here} onGo={() => setOpen(false)} />
            </Sheet>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
