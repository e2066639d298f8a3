import type { BusinessEvent, Event, EventSeries, Festival, ItemAvailability, MusicEvent, Offer as OfferData, Place } from 'schema-dts'
import type { EventDetail } from '@/domains/events/contract'
import { decimal } from '@/lib/money'
import { inLocale, type Locale } from '@/lib/translated'
import { isoInZone } from '@/lib/zone'
import type { Offer } from '../contract'
import { scheduleData } from './schedule-data'

/** Of a long line-up, and of a series. */
const PERFORMERS_MAX = 50
const DATES_MAX = 8

export interface EventDataFacts {
  event: EventDetail
  /** Public ones, of the event and of every coming date. */
  offers: readonly Offer[]
  locale: Locale
  /** The event's page and its image, whole addresses. */
  url: string
  image: string
}

/** An event in the words of schema.org. Source: https://developers.google.com/search/docs/appearance/structured-data/event */
export function eventData(facts: EventDataFacts): Event {
  const { event, offers, locale, url } = facts
  const always = placed(facts)
  const sold = (wanted: readonly Offer[]) => wanted.flatMap((offer) => offerData(offer, event, locale, url) ?? [])
  const whole = { '@id': `${url}#event`, ...always, ...datesOf(event, event.timeZone), offers: sold(byType(offers)) } as const
  const performer = performersOf(event)
  switch (event.kind) {
    case 'festival':
      return { '@type': 'Festival', ...whole, performer } satisfies Festival
    case 'concert':
      return { '@type': 'MusicEvent', ...whole, performer } satisfies MusicEvent
    case 'conference':
      return { '@type': 'BusinessEvent', ...whole, performer } satisfies BusinessEvent
    case 'session_series': {
      const dates = event.occurrences.slice(0, DATES_MAX).map((date) => ({
        '@type': 'Event' as const,
        ...always,
        ...datesOf(date, event.timeZone),
        offers: sold(offers.filter(({ occurrenceId }) => occurrenceId === null || occurrenceId === date.id)),
      }))
      const schedule = scheduleData(event)
      return { '@type': 'EventSeries', ...whole, ...(schedule && { eventSchedule: schedule }), subEvent: dates } satisfies EventSeries
    }
  }
}

/** What an event and each of its dates have in common. */
function placed({ event: { name, summary, venue, organiser, phase }, locale, url, image }: EventDataFacts) {
  const { latitude, longitude } = venue
  const location: Place = {
    '@type': 'Place',
    name: venue.name,
    address: { '@type': 'PostalAddress', streetAddress: venue.address, addressLocality: venue.city, addressCountry: venue.country },
    ...(latitude !== null && longitude !== null && { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
  }
  return {
    name: inLocale(name, locale),
    description: inLocale(summary, locale),
    url,
    image,
    inLanguage: locale,
    location,
    organizer: { '@type': 'Organization', name: organiser.name, email: organiser.supportEmail, ...(organiser.website && { url: organiser.website }) },
    eventStatus: phase === 'cancelled' ? 'https://schema.org/EventCancelled' : 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
  } as const
}

function datesOf({ startsAt, endsAt, admissionOpensAt }: Pick<EventDetail, 'startsAt' | 'endsAt' | 'admissionOpensAt'>, zone: string) {
  return { startDate: isoInZone(startsAt, zone), endDate: isoInZone(endsAt, zone), doorTime: isoInZone(admissionOpensAt, zone) }
}

function performersOf({ kind, performances }: EventDetail) {
  const names = [...new Set(performances.map(({ artist }) => artist))].slice(0, PERFORMERS_MAX)
  return names.map((name) => ({ '@type': kind === 'conference' ? ('Person' as const) : ('PerformingGroup' as const), name }))
}

/** A type that is sold date by date is one offer of the series: the first date's that has some left. */
function byType(offers: readonly Offer[]): Offer[] {
  const best = new Map<string, Offer>()
  for (const offer of offers) {
    const known = best.get(offer.ticketTypeId)
    if (!known || (known.state !== 'on_sale' && offer.state === 'on_sale')) best.set(offer.ticketTypeId, offer)
  }
  return [...best.values()]
}

const AVAILABILITY: Readonly<Record<Offer['state'], ItemAvailability | null>> = {
  on_sale: 'https://schema.org/InStock',
  sold_out: 'https://schema.org/SoldOut',
  not_open_yet: 'https://schema.org/PreOrder',
  closed: null,
}

/** Null for what is closed: it is no offer any more. */
function offerData(offer: Offer, event: EventDetail, locale: Locale, url: string): OfferData | null {
  const availability = AVAILABILITY[offer.state]
  if (availability === null) return null
  const from = offer.opensAt ?? event.publishedAt
  return {
    '@type': 'Offer',
    name: inLocale(offer.name, locale),
    price: decimal(offer.price),
    priceCurrency: offer.price.currency,
    availability,
    ...(from && { validFrom: isoInZone(from, event.timeZone) }),
    ...(offer.closesAt && { validThrough: isoInZone(offer.closesAt, event.timeZone) }),
    url: `${url}#tickets`,
  }
}
