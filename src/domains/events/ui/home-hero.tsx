import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { EventTheme } from '@/ui/event-theme'
import { LinkButton } from '@/ui/link-button'
import { Poster } from '@/ui/poster'
import { Price } from '@/ui/price'
import type { EventSummary } from '../contract'
import { EventWhen } from './event-when'

/** The home page's head: one event, large, and the page in its colours. */
export function HomeHero({ event }: { event: EventSummary }) {
  const t = useTranslations('events')
  const locale = useLocale()
  const [primary, secondary] = event.colors
  return (
    <>
      <EventTheme primary={primary} secondary={secondary} />
      <Poster
        as="h2"
        art={event.slug}
        title={inLocale(event.name, locale)}
        top={<h1>{t('home.title')}</h1>}
      >
        <p className="font-bold">
          <EventWhen {...event} long />
          <span className="block">
            {event.venueName}, {event.city}
          </span>
        </p>
        <p className="pt-2">{inLocale(event.summary, locale)}</p>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3 pt-6">
          <LinkButton size="lg">
            <Link href={{ pathname: '/events/[slug]', params: { slug: event.slug } }}>{t('home.seeEvent')}</Link>
          </LinkButton>
          {event.fromPrice ? (
            <p className="font-bold">
              {event.fromPrice.minor > 0 ? `${t('card.from')} ` : null}
              <Price amount={event.fromPrice} />
            </p>
          ) : null}
        </div>
      </Poster>
    </>
  )
}
