import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EventPage } from '@/domains/events/ui/event-page'
import { loadEvent } from '@/domains/events/ui/load'
import { TicketChooser } from '@/domains/inventory/ui/ticket-chooser'
import { env } from '@/env'
import { inLocale } from '@/lib/translated'

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
  if (!event) return {}
  return { title: inLocale(event.name, locale), description: inLocale(event.summary, locale) }
}

export default async function EventRoute({ params }: EventRouteProps) {
  const { slug } = await params
  const event = await loadEvent(slug)
  if (!event) notFound()
  const { id, timeZone, occurrences } = event
  const choices = occurrences.map(({ id: occurrenceId, startsAt }) => ({ id: occurrenceId, startsAt }))
  return (
    <EventPage
      event={event}
      now={new Date()}
      origin={env().APP_URL}
      tickets={<TicketChooser eventId={id} slug={slug} timeZone={timeZone} occurrences={choices} />}
    />
  )
}
