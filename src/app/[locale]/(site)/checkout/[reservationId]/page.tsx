import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { EventPolicies } from '@/domains/events/ui/event-policies'
import { Checkout } from '@/domains/orders/ui/checkout'
import { foundOrNull } from '@/domains/orders/ui/found'
import { isId } from '@/lib/ids'
import { trpc } from '@/trpc/server'
import { EventTheme } from '@/ui/event-theme'
import { SkeletonRegion, SkeletonText } from '@/ui/skeleton'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.checkout')
  // For its buyer alone: whoever comes without their cookie, a crawler too, is told that there is no such page.
  return { title: t('name'), robots: { index: true } }
}

export default async function CheckoutPage({ params, searchParams }: PageProps<'/[locale]/checkout/[reservationId]'>) {
  const { reservationId } = await params
  const { payment, price } = await searchParams
  if (!isId('rsv', reservationId)) notFound()
  const [reservation, quote, me] = await Promise.all([
    foundOrNull(trpc.inventory.reservation({ reservationId })),
    foundOrNull(trpc.orders.quote({ reservationId })),
    trpc.identity.me(),
  ])
  if (!reservation || !quote) notFound()
  const [startsAt, ...otherDates] = new Set(reservation.lines.map(({ occurrenceStartsAt }) => occurrenceStartsAt?.getTime()))
  const onlyDate = startsAt !== undefined && otherDates.length === 0 ? new Date(startsAt) : undefined
  return (
    <>
      <EventTheme primary={reservation.colors[0]} secondary={reservation.colors[1]} />
      <Checkout
        reservation={reservation}
        quote={quote}
        me={me}
        paymentLeft={payment === 'left'}
        priceChanged={price === 'changed'}
        policies={
          <Suspense fallback={<SkeletonRegion><SkeletonText lines={6} /></SkeletonRegion>}>
            <EventPolicies slug={reservation.eventSlug} startsAt={onlyDate} />
          </Suspense>
        }
      />
    </>
  )
}
