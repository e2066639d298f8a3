import type { CardFacts } from '@/lib/cards'
import { inLocale, type Locale } from '@/lib/translated'
import type { EventDetail } from '../contract'
import { spansDays } from './when'

type CardEvent = Pick<EventDetail, 'slug' | 'name' | 'phase' | 'startsAt' | 'endsAt' | 'timeZone' | 'occurrences' | 'venue' | 'colors'>

/** What an event's image for sharing shows. `cancelled` is the word for it, in the image's language. */
export function eventCard(event: CardEvent, locale: Locale, cancelled: string): CardFacts {
  const { venue, phase, slug, colors } = event
  return {
    locale,
    title: inLocale(event.name, locale),
    top: phase === 'cancelled' ? `${cancelled} · ${whenOf(event, locale)}` : whenOf(event, locale),
    lines: [venue.name, venue.city],
    colors,
    seed: slug,
  }
}

/** In the event's zone: its days when it has several, else its day and time; of a series the next date. */
function whenOf({ startsAt, endsAt, timeZone, occurrences }: CardEvent, locale: Locale): string {
  const dates = occurrences[0] ?? { startsAt, endsAt }
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone } as const
  if (spansDays({ ...dates, timeZone })) return new Intl.DateTimeFormat(locale, day).formatRange(dates.startsAt, dates.endsAt)
  return new Intl.DateTimeFormat(locale, { weekday: 'short', ...day, hour: 'numeric', minute: '2-digit' }).format(dates.startsAt)
}
