import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlainDate, type PlainDate } from './time'
import { addDays, dayInZone, zonedDayStart, zonedInstant } from './zone'

function day(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(text)
  return text
}

const ZONES = [
  'UTC', 'Europe/Berlin', 'Africa/Lagos', 'America/New_York', 'America/Santiago', 'Africa/Cairo', 'Asia/Kathmandu',
  'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Chatham', 'America/St_Johns', 'Asia/Beirut',
]
const instants = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2037, 11, 31) }).map((at) => new Date(at))

describe('dayInZone', () => {
  test.each([
    ['2026-07-03T21:59:59Z', 'Europe/Berlin', '2026-07-03'],
    ['2026-07-03T22:00:00Z', 'Europe/Berlin', '2026-07-04'],
    ['2026-07-03T22:00:00Z', 'America/New_York', '2026-07-03'],
    ['2026-12-31T23:30:00Z', 'Africa/Lagos', '2027-01-01'],
  ])('%s in %s is %s', (at, zone, expected) => {
    expect(dayInZone(new Date(at), zone)).toBe(expected)
  })
})

describe('zonedInstant', () => {
  test.each([
    ['summer', '2026-07-03', '17:00', 'Europe/Berlin', '2026-07-03T15:00:00.000Z'],
    ['winter', '2026-12-03', '17:00', 'Europe/Berlin', '2026-12-03T16:00:00.000Z'],
    ['shown twice: the first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['jumped over: later by the jump', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['no summer time', '2026-07-03', '17:00', 'Africa/Lagos', '2026-07-03T16:00:00.000Z'],
    ['half hours', '2026-07-03', '17:00', 'Asia/Kathmandu', '2026-07-03T11:15:00.000Z'],
  ] as const)('%s', (_, date, time, zone, expected) => {
    expect(zonedInstant(day(date), time, zone).toISOString()).toBe(expected)
  })
})

describe('zonedDayStart', () => {
  test('a day whose midnight is jumped over begins at one', () => {
    expect(zonedDayStart(day('2026-04-24'), 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z')
  })

  test('is the first instant of its day, in every zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (at, zone) => {
        const today = dayInZone(at, zone)
        const start = zonedDayStart(today, zone)
        expect(start.getTime()).toBeLessThanOrEqual(at.getTime())
        expect(dayInZone(start, zone)).toBe(today)
        expect(dayInZone(new Date(start.getTime() - 1), zone)).toBe(addDays(today, -1))
      }),
      { numRuns: 400 },
    )
  })
})

test('addDays crosses months and leap days', () => {
  expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
  expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31')
})
