import type { EventDetail } from '../contract'

type CalendarEvent = Pick<
  EventDetail,
  'id' | 'slug' | 'kind' | 'phase' | 'startsAt' | 'endsAt' | 'occurrences' | 'venue'
>

interface Words {
  readonly name: string
  readonly summary: string
  /** The event's page. */
  readonly url: string
}

const addressOf = ({ address, city, country }: EventDetail['venue']) => `${address}, ${city}, ${country}`

/** An event's entries for a calendar: one, or one for each date of a series that is to come. */
export function calendarEntries(event: CalendarEvent, { name, summary, url }: Words) {
  const { venue, phase } = event
  const dates = event.kind === 'session_series' ? event.occurrences : [event]
  return dates.map(({ id, startsAt, endsAt }) => ({
    id,
    name,
    description: `${summary}\n\n${url}`,
    startsAt,
    endsAt,
    place: { name: venue.name, address: addressOf(venue), latitude: venue.latitude, longitude: venue.longitude },
    url,
    cancelled: phase === 'cancelled',
  }))
}

/**
 * Forms of calendars on the web, filled in with an event or the next date of a series. Instants go out in UTC: the calendar
 * shows them on its owner's clock, right on either side of a clock change.
 */
export function calendarLinks(event: CalendarEvent, words: Words): { google: string; outlook: string } | null {
  const [entry] = calendarEntries(event, words)
  if (!entry) return null
  const { name, description, startsAt, endsAt, place } = entry
  const location = `${place.name}, ${place.address}`
  const compact = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
  const google = new URLSearchParams({
    action: 'TEMPLATE', text: name, dates: `${compact(startsAt)}/${compact(endsAt)}`, details: description, location,
  })
  const outlook = new URLSearchParams({
    path: '/calendar/action/compose', rru: 'addevent', subject: name, startdt: startsAt.toISOString(), enddt: endsAt.toISOString(),
    body: description, location,
  })
  return {
    google: `https://calendar.google.com/calendar/render?${google}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`,
  }
}
