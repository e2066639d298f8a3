import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import type { Facets } from '../contract'
import { listHref } from '../model/list-address'
import { KIND_ICONS } from './kind-icon'

/** The kinds of events there are, each a way into the list. */
export function KindTiles({ kinds }: Pick<Facets, 'kinds'>) {
  const t = useTranslations('events')
  return (
    <ul className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      {kinds.map(({ kind, count }) => {
        const Icon = KIND_ICONS[kind]
        return (
          <li key={kind}>
            <Link
              href={listHref({ kind })}
              className="flex h-full flex-col justify-between gap-6 rounded-card border-2 border-line bg-surface p-5 transition hover:border-accent"
            >
              <Icon aria-hidden className="size-8 text-accent" />
              <span className="grid gap-1">
                <span className="font-display text-lead font-extrabold">{t(`kinds.${kind}`)}</span>
                <span className="text-small text-ink-soft tabular-nums">{t('home.count', { count })}</span>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
