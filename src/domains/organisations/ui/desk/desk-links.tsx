'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { MyOrganisation } from '../../contract'
import { DeskLink } from './desk-link'
import { placesFor } from './places'

export const deskLinkStyle = clsx(
  'flex min-h-11 items-center gap-3 rounded-control px-3 font-medium text-ink-soft transition -outline-offset-3 hover:bg-sunken hover:text-ink',
  'aria-[current]:bg-sunken aria-[current]:font-bold aria-[current]:text-ink',
)

/** The places of a desk, one under the other. */
export function DeskLinks({ here, onGo }: { here: MyOrganisation; onGo?: () => void }) {
  const t = useTranslations('desk.places')
  return (
    <ul className="grid gap-0.5">
      {placesFor(here).map(({ href, icon: Icon, name }) => (
        <li key={href}>
          <DeskLink href={href} orgSlug={here.slug} onClick={onGo} className={deskLinkStyle}>
            <Icon aria-hidden className="size-5 shrink-0" />
            {t(name)}
          </DeskLink>
        </li>
      ))}
    </ul>
  )
}
