import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { inLocale } from '@/lib/translated'
import { Badge } from '@/ui/badge'
import { EventTheme } from '@/ui/event-theme'
import { LinkButton } from '@/ui/link-button'
import { Place } from '@/ui/place'
import { Poster } from '@/ui/poster'
import type { EventDetail } from '../contract'
import { EventWhen } from './event-when'
import { ShareButton } from './share-button'

interface EventHeadProps {
  event: EventDetail
  /** The poster's stub, while there is something to go to. */
  stub: ReactNode
  /** The same on a phone, whose poster has no stub: the way to the tickets. */
  way: ReactNode
}

/** The head of an event's page: its poster, and the page in its two colours. */
export function EventHead({ event, stub, way }: EventHeadProps) {
  const locale = useLocale()
  const [primary, secondary] = event.colors
  const open = event.phase === 'upcoming' || event.phase === 'now'
  return (
    <>
      <EventTheme primary={primary} secondary={secondary} />
      <Poster
        art={event.slug}
        stub={open ? stub : null}
        stubOn="desk"
        title={inLocale(event.name, locale)}
        top={
          <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <EventWhen {...event} nextOccurrenceAt={event.occurrences[0]?.startsAt ?? null} long />
            <span>
              <Place first={event.venue.name} second={event.venue.city} />
            </span>
            <PhaseBadge phase={event.phase} />
          </p>
        }
      >
        <p>
          <bdi>{inLocale(event.summary, locale)}</bdi>
        </p>
        <div className="flex flex-wrap gap-3 pt-6">
          {open ? (
            <div className="lg:hidden">{way}</div>
          ) : null}
          <ShareButton title={inLocale(event.name, locale)} />
        </div>
      </Poster>
    </>
  )
}

/** The way to where tickets are chosen, on the same page. */
export function TicketsButton() {
  const t = useTranslations('events.detail')
  return (
    <LinkButton size="lg">
      <a href="#tickets">{t('getTickets')}</a>
    </LinkButton>
  )
}

function PhaseBadge({ phase }: Pick<EventDetail, 'phase'>) {
  const t = useTranslations('events')
  switch (phase) {
    case 'now':
      return <Badge tone="event">{t('card.onNow')}</Badge>
    case 'over':
      return <Badge>{t('detail.overBadge')}</Badge>
    case 'cancelled':
      return <Badge tone="danger">{t('detail.cancelledBadge')}</Badge>
    case 'upcoming':
      return null
  }
}
