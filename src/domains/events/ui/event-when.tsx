import { DateTime, DateTimeRange } from '@/ui/date-time'
import type { EventSummary } from '../contract'
import { spansDays } from '../model/when'

type Dates = Pick<EventSummary, 'startsAt' | 'endsAt' | 'timeZone' | 'nextOccurrenceAt'>

/** When an event is, in its own zone: its days when it has several, else its day and time; a series its next date. */
export function EventWhen({ startsAt, endsAt, timeZone, nextOccurrenceAt, long = false }: Dates & { long?: boolean }) {
  if (nextOccurrenceAt) return <DateTime at={nextOccurrenceAt} zone={timeZone} />
  if (spansDays({ startsAt, endsAt, timeZone })) {
    return <DateTimeRange from={startsAt} to={endsAt} zone={timeZone} format={long ? 'day' : 'short'} />
  }
  return <DateTime at={startsAt} zone={timeZone} />
}
