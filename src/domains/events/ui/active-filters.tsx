import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { TextLink } from '@/ui/link-button'
import { listHref, type ListQuery, without } from '../model/list-address'

/** What the list is narrowed to, each with a way out of it. */
export function ActiveFilters({ query }: { query: ListQuery }) {
  const t = useTranslations('events')
  const locale = useLocale()
  const day = (date: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date))
  const filters = [
    query.q && (['q', `“${query.q}”`] as const),
    query.kind && (['kind', t(`kinds.${query.kind}`)] as const),
    query.city && (['city', query.city] as const),
    query.from && (['from', t('list.since', { day: day(query.from) })] as const),
    query.to && (['to', t('list.until', { day: day(query.to) })] as const),
  ].filter((filter) => typeof filter === 'object')
  if (filters.length === 0) return null
  return (
    <ul aria-label={t('list.filters')} className="flex flex-wrap items-center gap-2">
      {filters.map(([field, text]) => (
        <li key={field}>
          <Link
            href={listHref(without(query, field))}
            aria-label={t('list.remove', { filter: text })}
            className="inline-flex min-h-11 items-center gap-2 rounded-full border-2 border-line-strong px-4 font-bold transition hover:border-ink"
          >
            {text}
            <X aria-hidden className="size-4" />
          </Link>
        </li>
      ))}
      <li className="px-2">
        <TextLink>
          <Link href="/events">{t('list.clear')}</Link>
        </TextLink>
      </li>
    </ul>
  )
}
