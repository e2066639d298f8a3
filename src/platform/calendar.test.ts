import { expect, test } from 'vitest'
import { drawCalendar } from './calendar'

const date = {
  id: 'ord_1-42',
  name: 'Paper Comets; live, at last',
  description: 'Your tickets are in your mail.',
  startsAt: new Date('2026-07-03T16:00:00Z'),
  endsAt: new Date('2026-07-03T19:30:00Z'),
  place: { name: 'Werk 9', address: 'Hafenstraße 9, Leipzig, DE', latitude: 51.34, longitude: 12.37 },
  url: 'https://fairground.example/en/events/paper-comets',
}
const madeAt = new Date('2026-06-01T08:00:00Z')
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('a date in UTC, with its place, its page and two alarms', () => {
  const lines = unfolded(drawCalendar([date], madeAt))
  expect(lines).toEqual(expect.arrayContaining([
    'UID:ord_1-42@fairground',
    'DTSTAMP:20260601T080000Z',
    'DTSTART:20260703T160000Z',
    'DTEND:20260703T193000Z',
    'SUMMARY:Paper Comets\\; live\\, at last',
    'GEO:51.34;12.37',
    'URL;VALUE=URI:https://fairground.example/en/events/paper-comets',
    'TRIGGER:-P1D',
    'TRIGGER:-PT2H',
  ]))
  expect(lines.some((line) => line.startsWith('LOCATION:Werk 9'))).toBe(true)
  expect(lines.at(0)).toBe('BEGIN:VCALENDAR')
  expect(lines.at(-1)).toBe('')
})

test('the same dates give the same file; a place without coordinates has none', () => {
  expect(drawCalendar([date], madeAt)).toBe(drawCalendar([date], madeAt))
  const bare = { ...date, place: { ...date.place, latitude: null, longitude: null } }
  expect(drawCalendar([bare], madeAt)).not.toContain('GEO')
})

test('a date that was called off takes its entry back', () => {
  expect(drawCalendar([date], madeAt)).toContain('STATUS:CONFIRMED')
  expect(drawCalendar([{ ...date, cancelled: true }], madeAt)).toContain('STATUS:CANCELLED')
})

test('no line is longer than 75 bytes', () => {
  const long = { ...date, name: 'Ein sehr langer Name mit Umlauten: äöüß '.repeat(6) }
  const longest = Math.max(...drawCalendar([long], madeAt).split('\r\n').map((line) => new TextEncoder().encode(line).length))
  expect(longest).toBeLessThanOrEqual(75)
})
