import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TicketsButton } from '@/domains/events/ui/event-head'
import { EventPage } from '@/domains/events/ui/event-page'
import { eventCardPath, eventHead } from '@/domains/events/ui/head'
import { loadEvent } from '@/domains/events/ui/load'
import { EventData } from '@/domains/inventory/ui/event-data'
import { FromPrice, WayToTickets } from '@/domains/inventory/ui/from-price'
import { TicketChooser } from '@/domains/inventory/ui/ticket-chooser'
import { WithoutScript } from '@/domains/inventory/ui/without-script'
import { env } from '@/env'
import { localeOf } from '@/lib/translated'

interface EventRouteProps {
  params: Promise<{ locale: string; slug: string }>
}

/** Made anew now and then: whether an event is on or over moves with the clock. */
export const revalidate = 300
/** None is made by the build, which knows no database; each is kept once it was asked for. */
export const generateStaticParams = () => []

export async function generateMetadata({ params }: EventRouteProps): Promise<Metadata> {
  const { locale, slug } = await params
  const event = await loadEvent(slug)
  return event ? eventHead(event, locale) : {}
}

export default async function EventRoute({ params }: EventRouteProps) {
  const { locale: language, slug } = await params
  const event = await loadEvent(slug)
  if (!event) notFound()
  const { id, timeZone, occurrences } = event
  const choices = occurrences.map(({ id: occurrenceId, startsAt }) => ({ id: occurrenceId, startsAt }))
  const first = { eventId: id, occurrenceId: choices[0]?.id ?? null, zone: timeZone }
  const [locale, origin] = [localeOf(language), env().APP_URL]
  return (
    <>
      <EventData event={event} locale={locale} origin={origin} image={await eventCardPath(event, locale)} />
      <EventPage
        event={event}
        now={new Date()}
        origin={origin}
        stub={
          <FromPrice {...first}>
            <TicketsButton />
          </FromPrice>
        }
        way={
          <WayToTickets {...first}>
            <TicketsButton />
          </WayToTickets>
        }
        tickets={
          <>
            <WithoutScript eventId={id} occurrenceId={choices[0]?.id} slug={slug} zone={timeZone} />
            <TicketChooser eventId={id} timeZone={timeZone} occurrences={choices} />
          </>
        }
      />
    </>
  )
}
