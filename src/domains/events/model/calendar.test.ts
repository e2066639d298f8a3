import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import type { EventKind, EventPhase } from '../contract'
import { calendarEntries, calendarLinks } from './calendar'

const venue = { name: 'Werk 9', address: 'Hafenstraße 9', city: 'Leipzig', country: 'DE', latitude: 51.3, longitude: 12.4 }
const words = { name: 'Salt & Light', summary: 'One night.', url: 'https://fairground.example/en/events/salt' }
const kind: EventKind = 'concert'
const phase: EventPhase = 'upcoming'
const event = {
  id: newId('evt'), slug: 'salt', kind, phase, venue, occurrences: [],
  startsAt: new Date('2026-10-25T00:30:00Z'), endsAt: new Date('2026-10-25T03:00:00Z'),
}

test('one entry, with its place and page', () => {
  expect(calendarEntries(event, words)).toEqual([
    {
      id: event.id, name: 'Salt & Light', description: 'One night.\n\nhttps://fairground.example/en/events/salt', startsAt: event.startsAt,
      endsAt: event.endsAt, url: words.url, cancelled: false,
      place: { name: 'Werk 9', address: 'Hafenstraße 9, Leipzig, DE', latitude: 51.3, longitude: 12.4 },
    },
  ])
  expect(calendarEntries({ ...event, phase: 'cancelled' }, words)).toMatchObject([{ cancelled: true }])
})

test('of a series every coming date, the next one in the links', () => {
  const date = (day: string) => ({
    id: newId('occ'), startsAt: new Date(`2026-${day}T17:00:00Z`), endsAt: new Date(`2026-${day}T19:00:00Z`), admissionOpensAt: new Date(`2026-${day}T16:00:00Z`),
  })
  const occurrences = [date('10-23'), date('10-30')]
  const series = { ...event, kind: 'session_series' as const, occurrences }
  expect(calendarEntries(series, words).map(({ id }) => id)).toEqual(occurrences.map(({ id }) => id))
  expect(new URL(calendarLinks(series, words)?.google ?? '').searchParams.get('dates')).toBe('20261023T170000Z/20261023T190000Z')
  expect(calendarLinks({ ...series, occurrences: [] }, words)).toBeNull()
})

test('links say the moment in UTC across the night the clocks go back, and lose no character', () => {
  const links = calendarLinks(event, words)
  const google = new URL(links?.google ?? '').searchParams
  expect(google.get('dates')).toBe('20261025T003000Z/20261025T030000Z')
  expect(google.get('text')).toBe('Salt & Light')
  const outlook = new URL(links?.outlook ?? '').searchParams
  expect([outlook.get('startdt'), outlook.get('location')]).toEqual(['2026-10-25T00:30:00.000Z', 'Werk 9, Hafenstraße 9, Leipzig, DE'])
})
