import { CalendarPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import type { ListResult } from '../contract'
import { arrangeHome } from '../model/home'
import { EventTicket } from './event-ticket'
import { EventWall } from './event-wall'
import { HomeHero } from './home-hero'
import { KindTiles } from './kind-tiles'
import { NearYou } from './near-you'
import { SearchLine } from './search-line'

const CITIES_SHOWN = 8

/** The storefront: one event large, a search, what is on, what comes, and the kinds there are. */
export function Home({ events, now }: { events: ListResult; now: Date }) {
  const t = useTranslations('events.home')
  const { featured, onNow, soon } = arrangeHome(events.items, now)
  return (
    <>
      {featured ? <HomeHero event={featured} /> : null}
      <div className="page-wrap grid gap-14 py-10 sm:gap-20 sm:py-14">
        {featured ? (
          <SearchLine />
        ) : (
          <div className="grid gap-6">
            <h1 className="font-display text-display font-extrabold tracking-display">{t('title')}</h1>
            <EmptyState title={t('emptyTitle')} icon={<CalendarPlus aria-hidden />}>
              {t('emptyBody')}
            </EmptyState>
          </div>
        )}
        {onNow.length > 0 ? (
          <Part title={t('onNow')}>
            <ul className="grid gap-5 lg:auto-cols-fr lg:grid-flow-col">
              {onNow.map((event) => (
                <li key={event.id}>
                  <EventTicket event={event} now={now} layout="auto" />
                </li>
              ))}
            </ul>
          </Part>
        ) : null}
        {soon.length > 0 ? (
          <Part title={t('soon')}>
            <EventWall events={soon} now={now} />
            <LinkButton variant="secondary" className="justify-self-center">
              <Link href="/events">{t('all')}</Link>
            </LinkButton>
          </Part>
        ) : null}
        {events.facets.cities.length > 0 ? (
          <Part title={t('near')}>
            <NearYou cities={events.facets.cities.slice(0, CITIES_SHOWN)} />
          </Part>
        ) : null}
        {events.facets.kinds.length > 0 ? (
          <Part title={t('kinds')}>
            <KindTiles kinds={events.facets.kinds} />
          </Part>
        ) : null}
      </div>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-6">
      <h2 className="font-display text-title font-extrabold tracking-display">{title}</h2>
      {children}
    </section>
  )
}
