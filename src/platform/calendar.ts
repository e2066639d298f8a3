import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { DAY_MS, HOUR_MS } from '@/lib/time'

interface CalendarDate {
  /** Stable: a program that knows the id changes its entry instead of adding one. */
  id: string
  name: string
  description: string
  startsAt: Date
  endsAt: Date
  place: { name: string; address: string; latitude: number | null; longitude: number | null }
  /** The event's public page: a calendar may be shared, so no secret belongs in it. */
  url: string
  /** Takes the entry out of calendars that know its id. */
  cancelled?: boolean
}

/**
 * Dates as iCalendar (RFC 5545), with alarms a day and two hours before. `madeAt` stamps them. Each date of a series is an
 * entry of its own in UTC, so every clock change is right and a single date can be called off.
 */
export function drawCalendar(dates: readonly CalendarDate[], madeAt: Date): string {
  const calendar = ical({ prodId: { company: 'Fairground', product: 'Tickets', language: 'EN' }, method: ICalCalendarMethod.PUBLISH })
  for (const { id, name, description, startsAt, endsAt, place, url, cancelled = false } of dates) {
    const { latitude, longitude } = place
    calendar.createEvent({
      id: `${id}@fairground`,
      stamp: madeAt,
      start: startsAt,
      end: endsAt,
      summary: name,
      description,
      location: {
        title: place.name,
        address: place.address,
        ...(latitude !== null && longitude !== null && { geo: { lat: latitude, lon: longitude } }),
      },
      url,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      alarms: [DAY_MS, 2 * HOUR_MS].map((before) => ({ type: ICalAlarmType.display, trigger: before / 1000, description: name })),
    })
  }
  return `${calendar.toString()}\r\n`
}
