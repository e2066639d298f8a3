import { type DeskEvent, deskEventFilters } from '@/domains/events/contract'
import { arrangeDeskEvents } from '@/domains/events/model/desk-list'
import { listDeskEvents } from '@/domains/events/queries/desk-events'
import { eventsScopeOf } from '@/domains/organisations/queries'
import { inLocale } from '@/lib/translated'
import { localeSchema } from '@/lib/translated-schema'
import { listFile } from './list-file'

export const eventsFile = listFile({
  permission: 'events.view',
  columns: ['event_id', 'name', 'kind', 'status', 'venue', 'city', 'starts_at', 'ends_at', 'time_zone', 'sold', 'held', 'capacity'],
  filters: deskEventFilters.extend({ locale: localeSchema.default('en') }),
  scopeOf: eventsScopeOf,
  reading: ({ db, now }, scope, { locale, ...filters }) => async () => {
    const { events } = await listDeskEvents(db, scope, now)
    return { lines: arrangeDeskEvents(events, filters, locale).map((event) => lineOf(event, locale)), isLast: true }
  },
})

function lineOf({ id, name, kind, status, venueName, city, startsAt, endsAt, timeZone, sold, held, capacity }: DeskEvent, locale: string): string[] {
  return [
    id, inLocale(name, locale), kind, status, venueName, city, startsAt.toISOString(), endsAt.toISOString(), timeZone,
    String(sold), String(held), String(capacity),
  ]
}
