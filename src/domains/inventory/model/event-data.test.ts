import { describe, expect, it } from 'vitest'
import { EVENT_KINDS, type EventDetail, type EventKind } from '@/domains/events/contract'
import { schemaProblems } from '@/i18n/testing'
import { newId, type Id } from '@/lib/ids'
import type { Offer } from '../contract'
import { eventData } from './event-data'

const at = (text: string) => new Date(`2026-07-${text}:00Z`)
const date = (day: string) => ({ id: newId('occ'), startsAt: at(`${day}T16:00`), endsAt: at(`${day}T20:00`), admissionOpensAt: at(`${day}T15:30`) })
const stageId = newId('stg')

const event: EventDetail = {
  id: newId('evt'),
  slug: 'saltlight',
  kind: 'festival',
  phase: 'upcoming',
  name: { en: 'Saltlight', de: 'Salzlicht' },
  summary: { en: 'Three days by the sea.' },
  body: { en: 'Bring a coat.' },
  startsAt: at('17T16:00'),
  endsAt: at('19T22:00'),
  admissionOpensAt: at('17T14:00'),
  publishedAt: at('01T08:00'),
  recurrenceRule: null,
  timeZone: 'Europe/Lisbon',
  currency: 'EUR',
  colors: ['#0b3a5b', '#ffd166'],
  organiser: { name: 'Salt & Light', supportEmail: 'ask@saltlight.example', website: 'https://saltlight.example' },
  policies: { refund: null, transfer: null, cancellation: { withinDays: 14, feeMinor: 0 } },
  venue: { name: 'Praia', address: 'Rua 9', city: 'Lisbon', country: 'PT', latitude: 38.7, longitude: -9.1 },
  onSite: [],
  stages: [{ id: stageId, name: 'Tide' }],
  performances: ['Velvet Static', 'Nomad Choir', 'Velvet Static'].map((artist) => ({
    id: newId('prf'), stageId, artist, genre: 'Pop', startsAt: at('17T18:00'), endsAt: at('17T19:00'),
  })),
  occurrences: [],
}

const offer = (facts: Partial<Offer> = {}): Offer => ({
  ticketTypeId: newId('tty'),
  occurrenceId: null,
  kind: 'standard',
  admission: 'single',
  name: { en: 'Weekend' },
  description: { en: '' },
  price: { minor: 12900, currency: 'EUR' },
  tier: null,
  nextPrice: null,
  state: 'on_sale',
  opensAt: null,
  closesAt: null,
  left: null,
  minPerOrder: 1,
  maxPerOrder: 10,
  ...facts,
})

const url = 'https://fairground.example/en/events/saltlight'
const image = 'https://fairground.example/api/cards/events/saltlight/en-1.png'
const dataOf = (facts: Partial<EventDetail> = {}, offers: readonly Offer[] = [offer()]) =>
  eventData({ event: { ...event, ...facts }, offers, locale: 'en', url, image })
const problemsOf = (data: object) => schemaProblems({ '@context': 'https://schema.org', ...data })

describe('an event in the words of schema.org', () => {
  it.each(EVENT_KINDS)('is understood, whatever its kind: %s', (kind: EventKind) => {
    const occurrences = kind === 'session_series' ? [date('17'), date('24')] : []
    const recurrenceRule = kind === 'session_series' ? 'FREQ=WEEKLY;BYDAY=TU,FR' : null
    expect(problemsOf(dataOf({ kind, occurrences, recurrenceRule }))).toEqual([])
  })

  it('says where, by whom and who plays, each once', () => {
    expect(dataOf()).toMatchObject({
      '@type': 'Festival',
      name: 'Saltlight',
      startDate: '2026-07-17T17:00:00+01:00',
      doorTime: '2026-07-17T15:00:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { address: { streetAddress: 'Rua 9', addressLocality: 'Lisbon', addressCountry: 'PT' }, geo: { latitude: 38.7, longitude: -9.1 } },
      organizer: { name: 'Salt & Light', url: 'https://saltlight.example' },
      performer: [{ name: 'Velvet Static' }, { name: 'Nomad Choir' }],
    })
    expect(dataOf({ venue: { ...event.venue, latitude: null, longitude: null } })).not.toHaveProperty('location.geo')
  })

  it('says that it is called off', () => {
    expect(dataOf({ phase: 'cancelled' })).toMatchObject({ eventStatus: 'https://schema.org/EventCancelled' })
  })

  it('offers what can be had, for what is paid, from when on; and nothing that is closed', () => {
    const states: Offer['state'][] = ['on_sale', 'sold_out', 'not_open_yet', 'closed']
    const offers = states.map((state) => offer({ state, opensAt: state === 'not_open_yet' ? at('05T08:00') : null }))
    expect(dataOf({}, offers)).toMatchObject({
      offers: [
        { price: '129.00', priceCurrency: 'EUR', availability: 'https://schema.org/InStock', validFrom: '2026-07-01T09:00:00+01:00', url: `${url}#tickets` },
        { availability: 'https://schema.org/SoldOut' },
        { availability: 'https://schema.org/PreOrder', validFrom: '2026-07-05T09:00:00+01:00' },
      ],
    })
    expect(dataOf({}, offers)).toHaveProperty('offers.length', 3)
    expect(dataOf({}, [offer({ price: { minor: 4500, currency: 'JPY' } })])).toMatchObject({ offers: [{ price: '4500' }] })
  })
})

describe('a series', () => {
  const [first, second] = [date('17'), date('24')]
  const ticketTypeId = newId('tty')
  const on = (occurrenceId: Id<'occ'>, state: Offer['state']) => offer({ ticketTypeId, occurrenceId, state })
  const series: Partial<EventDetail> = { kind: 'session_series', occurrences: [first, second], recurrenceRule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR' }

  it('repeats on the clocks of its zone', () => {
    expect(dataOf(series)).toMatchObject({
      '@type': 'EventSeries',
      eventSchedule: {
        repeatFrequency: 'P2W',
        byDay: ['https://schema.org/Tuesday', 'https://schema.org/Friday'],
        startTime: '17:00:00',
        endTime: '21:00:00',
        scheduleTimezone: 'Europe/Lisbon',
      },
    })
    expect(dataOf({ ...series, recurrenceRule: null })).not.toHaveProperty('eventSchedule')
  })

  it('is to be had while one of its dates is, and each date says its own', () => {
    const data = dataOf(series, [on(first.id, 'sold_out'), on(second.id, 'on_sale')])
    const [soldOut, inStock] = ['https://schema.org/SoldOut', 'https://schema.org/InStock']
    expect(data).toMatchObject({ offers: [{ availability: inStock }] })
    expect(data).toHaveProperty('offers.length', 1)
    expect(data).toMatchObject({ subEvent: [{ offers: [{ availability: soldOut }] }, { offers: [{ availability: inStock }] }] })
  })
})
