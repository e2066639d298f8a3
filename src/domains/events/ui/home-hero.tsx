import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { EventTheme } from '@/ui/event-theme'
import { LinkButton } from '@/ui/link-button'
import { Place } from '@/ui/place'
import { Poster } from '@/ui/poster'
import { PosterStub } from '@/ui/poster-stub'
import { Price } from '@/ui/price'
import type { EventSummary } from '../contract'
import { EventWhen } from './event-when'

/** The home page's head: one event, large, and the page in its colours. */
export function HomeHero({ event }: { event: EventSummary }) {
  const t = useTranslations('events')
  const locale = useLocale()
  const [primary, secondary] = event.colors
  const { slug, fromPrice } = event
  return (
    <>
      <EventTheme primary={primary} secondary={secondary} />
      <Poster
        as="h2"
        art={slug}
        title={inLocale(event.name, locale)}
        stub={
          <PosterStub note={fromPrice && fromPrice.minor > 0 ? t('card.from') : null} price={fromPrice ? <Price amount={fromPrice} /> : null}>
            <LinkButton size="lg">
              <Link href={{ pathname: '/events/[slug]', params: { slug }, hash: 'tickets' }}>{t('detail.getTickets')}</Link>
            </LinkButton>
          </PosterStub>
        }
        top={<h1>{t('home.title')}</h1>}
      >
        <p className="font-bold">
          <EventWhen {...event} long />
          <span className="block">
            <Place first={event.venueName} second={event.city} />
          </span>
        </p>
        <p className="pt-2">
          <bdi>{inLocale(event.summary, locale)}</bdi>
        </p>
      </Poster>
    </>
  )
}
