'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Id } from '@/lib/ids'
import { PosterStub } from '@/ui/poster-stub'
import { Price } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'
import { lowestPrice } from './cart'
import { useOffers, useOpenedByLink } from './use-offers'

interface FromPriceProps {
  eventId: Id<'evt'>
  /** The next date of a series. */
  occurrenceId: Id<'occ'> | null
  /** The way to the tickets. */
  children: ReactNode
}

/** The stub of an event's poster: what getting in costs now. It asks what the chooser asks, in the same request, and hears the same stream. */
export function FromPrice({ eventId, occurrenceId, children }: FromPriceProps) {
  const t = useTranslations('inventory')
  const { ticketTypeId } = useOpenedByLink()
  const { result, error, offers } = useOffers({
    eventId,
    selected: occurrenceId,
    dates: occurrenceId ? [occurrenceId] : [],
    ticketTypeId,
    accessCode: undefined,
  })
  const lowest = lowestPrice(offers)
  if (!result && !error) {
    return (
      <PosterStub note={<Skeleton className="my-0.5 h-4 w-10 noscript:hidden" />} price={<Skeleton className="h-8 w-28 noscript:hidden" />}>
        {children}
      </PosterStub>
    )
  }
  const gone = offers.length > 0 && offers.every(({ state }) => state === 'sold_out')
  return (
    <PosterStub note={lowest && lowest.minor > 0 ? t('bar.from') : null} price={lowest ? <Price amount={lowest} /> : gone ? t('offer.soldOut') : null}>
      {children}
    </PosterStub>
  )
}
