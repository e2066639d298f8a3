import { expect, test } from 'vitest'
import { whenWords } from './when'

const at = (startsAt: string, endsAt: string, timeZone = 'Europe/Berlin') => ({
  startsAt: new Date(startsAt), endsAt: new Date(endsAt), admissionOpensAt: new Date(Date.parse(startsAt) - 7_200_000), timeZone,
})

test('a night is one day, in the zone of the event', () => {
  expect(whenWords(at('2026-07-03T18:00:00Z', '2026-07-04T02:30:00Z'), 'de')).toEqual({ day: 'Freitag, 3. Juli 2026', time: '20:00', doors: '18:00' })
  expect(whenWords(at('2026-07-03T16:00:00Z', '2026-07-03T18:00:00Z', 'Africa/Lagos'), 'fr')).toMatchObject({ day: 'vendredi 3 juillet 2026', time: '17:00' })
  expect(whenWords(at('2026-07-03T23:30:00Z', '2026-07-04T00:30:00Z', 'Asia/Tokyo'), 'de').day).toBe('Samstag, 4. Juli 2026')
})

test('a festival is a range of days', () => {
  expect(whenWords(at('2026-07-03T12:00:00Z', '2026-07-05T22:00:00Z'), 'de').day.replaceAll('\u2009', ' ')).toBe('Freitag, 3. – Sonntag, 5. Juli 2026')
})

test('an event shorter than a night still has its day', () => {
  expect(whenWords(at('2026-07-03T22:30:00Z', '2026-07-03T23:30:00Z'), 'de').day).toBe('Samstag, 4. Juli 2026')
})
