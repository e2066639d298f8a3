'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Id } from '@/lib/ids'
import { PosterStub } from '@/ui/poster-stub'
import { Price } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'
import { lowestPrice, whyNone } from './cart'
import { useOffers, useOpenedByLink } from './use-offers'
import { WhyNoneWords } from './why-none'

interface OnPosterProps {
  eventId: Id<'evt'>
  /** The next date of a series. */
  occurrenceId: Id<'occ'> | null
  /** The way to the tickets. */
  children: ReactNode
}

/** What the chooser asks, in the same request, and hears by the same stream. */
function useFirstOffers({ eventId, occurrenceId }: Pick<OnPosterProps, 'eventId' | 'occurrenceId'>) {
  const { ticketTypeId } = useOpenedByLink()
  const { result, error, offers } = useOffers({
    eventId,
    selected: occurrenceId,
    dates: occurrenceId ? [occurrenceId] : [],
    ticketTypeId,
    accessCode: undefined,
  })
  // When one date of a series is gone, the others are still to be chosen from.
  return { asking: !result && !error, offers, none: occurrenceId ? null : whyNone(offers) }
}

/** The stub of an event's poster: what getting in costs now, or why nobody gets in. */
export function FromPrice({ children, zone, ...which }: OnPosterProps & { zone: string }) {
  const t = useTranslations('inventory.bar')
  const { asking, offers, none } = useFirstOffers(which)
  const lowest = lowestPrice(offers)
  if (asking) {
    return (
      <PosterStub note={<Skeleton className="my-0.5 h-4 w-10 noscript:hidden" />} price={<Skeleton className="h-8 w-28 noscript:hidden" />}>
        {children}
      </PosterStub>
    )
  }
  if (none) return <PosterStub price={<WhyNoneWords none={none} zone={zone} />} />
  return (
    <PosterStub note={lowest && lowest.minor > 0 ? t('from') : null} price={lowest ? <Price amount={lowest} /> : null}>
      {children}
    </PosterStub>
  )
}

/** On the poster of a phone, which has no stub: the way to the tickets while there are any, else why not. */
export function WayToTickets({ children, zone, ...which }: OnPosterProps & { zone: string }) {
  const { none } = useFirstOffers(which)
  if (!none) return children
  return (
    <p className="flex min-h-14 items-center px-6 py-2 notched font-display text-lead font-extrabold ground-event-2 forced-colors:border-2">
      <span>
        <WhyNoneWords none={none} zone={zone} />
      </span>
    </p>
  )
}
