import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import type { PlainDate } from '@/lib/time'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { LoadMore } from '@/ui/load-more'
import { PageHeading } from '@/ui/page-heading'
import type { ListResult } from '../contract'
import { listHref, type ListField, type ListQuery, without } from '../model/list-address'
import { ActiveFilters } from './active-filters'
import { EventTicket } from './event-ticket'
import { DatePresets, SearchForm } from './search-form'
import { UnreadNotice } from './unread-notice'

interface EventListProps {
  events: ListResult
  query: ListQuery
  /** What the address says and nobody can read. */
  unread: readonly ListField[]
  datesReversed: boolean
  now: Date
  today: PlainDate
}

/** The list: search, what it is narrowed to, tickets side by side, the way on. */
export function EventList({ events, query, unread, datesReversed, now, today }: EventListProps) {
  const t = useTranslations('events.list')
  const { items, nextCursor, facets } = events
  return (
    <div className="page-wrap pb-16">
      <PageHeading title={t('title')} />
      <SearchForm query={query} cities={facets.cities} datesReversed={datesReversed} />
      <section aria-label={t('results')} className="grid gap-6 pt-8">
        <UnreadNotice fields={unread} />
        <DatePresets query={query} today={today} />
        <ActiveFilters query={query} />
        {items.length === 0 ? (
          <Nothing />
        ) : (
          <ul className="grid gap-5 lg:grid-cols-2">
            {items.map((event) => (
              <li key={event.id}>
                <EventTicket event={event} now={now} layout="auto" dense as="h2" />
              </li>
            ))}
          </ul>
        )}
        <div className="flex flex-wrap items-center justify-center gap-3">
          {query.cursor ? (
            <LinkButton variant="quiet">
              <Link href={listHref(without(query, 'cursor'))}>{t('start')}</Link>
            </LinkButton>
          ) : null}
          {nextCursor ? (
            <LoadMore shown={items.length}>
              <Link href={listHref({ ...query, cursor: nextCursor })}>{t('next')}</Link>
            </LoadMore>
          ) : null}
        </div>
      </section>
    </div>
  )
}

function Nothing() {
  const t = useTranslations('events')
  return (
    <EmptyState
      title={t('list.emptyTitle')}
      icon={<SearchX aria-hidden />}
      action={
        <LinkButton>
          <Link href="/events">{t('home.all')}</Link>
        </LinkButton>
      }
    >
      {t('list.emptyBody')}
    </EmptyState>
  )
}
