import type { EventSummary } from '../contract'
import { EventTicket } from './event-ticket'

/** Tickets of many events: one column on a phone, as many as fit elsewhere. */
export function EventWall({ events, now, as = 'h3' }: { events: readonly EventSummary[]; now: Date; as?: 'h2' | 'h3' }) {
  return (
    <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {events.map((event) => (
        <li key={event.id}>
          <EventTicket event={event} now={now} as={as} />
        </li>
      ))}
    </ul>
  )
}
