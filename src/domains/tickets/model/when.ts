import { HOUR_MS } from '@/lib/time'
import { dayInZone } from '@/lib/zone'

/** A date as its ticket has it. */
export interface TicketDate {
  startsAt: Date
  endsAt: Date
  admissionOpensAt: Date
  timeZone: string
}

/** What ends before this hour of the next morning was one night, not two days. */
const NIGHT_MS = 6 * HOUR_MS

/** In words, in the event's zone: the day or days, when it begins, when the doors open. */
export function whenWords({ startsAt, endsAt, admissionOpensAt, timeZone }: TicketDate, locale: string): { day: string; time: string; doors: string } {
  const days = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone })
  const times = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone })
  const lastDay = new Date(Math.max(endsAt.getTime() - NIGHT_MS, startsAt.getTime()))
  const oneDay = dayInZone(startsAt, timeZone) === dayInZone(lastDay, timeZone)
  return {
    day: oneDay ? days.format(startsAt) : days.formatRange(startsAt, lastDay),
    time: times.format(startsAt),
    doors: times.format(admissionOpensAt),
  }
}
