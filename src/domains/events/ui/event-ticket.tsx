import { clsx } from 'clsx'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { Badge } from '@/ui/badge'
import { EventColoursScope } from '@/ui/event-theme'
import { PosterArt } from '@/ui/poster-art'
import { fitWords } from '@/ui/poster-fit'
import { Price } from '@/ui/price'
import { TicketStub } from '@/ui/ticket-stub'
import type { EventSummary } from '../contract'
import { isOn } from '../model/when'
import { EventWhen } from './event-when'

interface EventTicketProps {
  event: EventSummary
  now: Date
  /** `auto` lays the price beside where there is room, `stacked` always under. */
  layout?: 'auto' | 'stacked'
  /** A smaller name: for long lists. */
  dense?: boolean
  as?: 'h2' | 'h3'
  /** How far it is from the reader. */
  away?: string | undefined
}

/** An event as a ticket in its own colours, with what getting in costs on the stub. All of it leads to the event. */
export function EventTicket({ event, now, layout = 'stacked', dense = false, as: Heading = 'h3', away }: EventTicketProps) {
  const t = useTranslations('events')
  const locale = useLocale()
  const [primary, secondary] = event.colors
  const name = inLocale(event.name, locale)
  return (
    <EventColoursScope primary={primary} secondary={secondary} className="h-full">
      <TicketStub
        layout={layout}
        ground="event-1"
        stubGround="event-2"
        className="h-full rounded-card transition focus-within:shadow-floating hover:shadow-floating motion-safe:hover:-translate-y-1"
        stub={<Stub event={event} />}
      >
        <div className="flex h-full flex-col gap-4">
          <div className="-mx-5 -mt-5 sm:-mx-6 sm:-mt-6">
            <PosterArt seed={event.slug} className={clsx('w-full', dense ? 'h-20' : 'h-32')} />
          </div>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-bold">
            <EventWhen {...event} />
            {isOn(event, now) ? <Badge tone="event">{t('card.onNow')}</Badge> : null}
          </p>
          <div className="@container">
            <Heading
              style={fitWords(name)}
              className={clsx('font-display font-extrabold tracking-display text-event-display', dense ? 'text-title' : 'text-wall')}
            >
              <Link href={{ pathname: '/events/[slug]', params: { slug: event.slug } }} className="after:absolute after:inset-0">
                <bdi>{name}</bdi>
              </Link>
            </Heading>
          </div>
          <p className="mt-auto">
            {event.venueName}
            <span className="flex flex-wrap justify-between gap-x-4 font-bold">
              {event.city}
              {away ? <span className="tabular-nums">{away}</span> : null}
            </span>
          </p>
        </div>
      </TicketStub>
    </EventColoursScope>
  )
}

function Stub({ event: { fromPrice, soldOut, kind } }: { event: EventSummary }) {
  const t = useTranslations('events')
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 @lg:flex-col @lg:gap-y-1">
      <span className="text-small font-bold">{t(`kind.${kind}`)}</span>
      {fromPrice ? (
        <span className="flex items-baseline gap-x-2 @lg:flex-col">
          {fromPrice.minor > 0 ? <span className="text-small">{t('card.from')}</span> : null}
          <Price amount={fromPrice} className="font-display text-lead font-extrabold" />
        </span>
      ) : (
        <span className="font-bold">{soldOut ? t('card.soldOut') : t('card.notOnSale')}</span>
      )}
    </div>
  )
}
