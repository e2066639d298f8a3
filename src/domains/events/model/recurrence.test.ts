import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, isPlainDate, type PlainDate } from '@/lib/time'
import { addDays, dayInZone, zonedInstant } from '@/lib/zone'
import { expandRecurrence } from './recurrence'

function day(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(text)
  return text
}

function clock(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(at)
}

const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(day('2024-01-01'), count))

describe('expandRecurrence', () => {
  test('Tuesdays and Fridays at five in Lagos', () => {
    const sessions = { rule: 'FREQ=WEEKLY;BYDAY=TU,FR', firstDay: day('2026-01-06'), time: '17:00', zone: 'Africa/Lagos' } as const
    expect(expandRecurrence(sessions, new Date('2026-01-06T00:00:00Z'), new Date('2026-01-17T00:00:00Z'))).toEqual([
      new Date('2026-01-06T16:00:00Z'),
      new Date('2026-01-09T16:00:00Z'),
      new Date('2026-01-13T16:00:00Z'),
      new Date('2026-01-16T16:00:00Z'),
    ])
  })

  test('Berlin keeps its local time when clocks change', () => {
    const weekly = { rule: 'FREQ=WEEKLY;BYDAY=SA', firstDay: day('2026-03-21'), time: '20:00', zone: 'Europe/Berlin' } as const
    expect(expandRecurrence(weekly, new Date('2026-03-20T00:00:00Z'), new Date('2026-04-06T00:00:00Z'))).toEqual([
      new Date('2026-03-21T19:00:00Z'),
      new Date('2026-03-28T19:00:00Z'),
      new Date('2026-04-04T18:00:00Z'),
    ])
  })

  test('a time that clocks jump over is left out, one shown twice counts once', () => {
    const nightly = { rule: 'FREQ=DAILY', time: '02:30', zone: 'Europe/Berlin' } as const
    const spring = expandRecurrence({ ...nightly, firstDay: day('2026-03-28') }, new Date('2026-03-28T00:00:00Z'), new Date('2026-03-31T00:00:00Z'))
    expect(spring.map((at) => at.toISOString())).toEqual(['2026-03-28T01:30:00.000Z', '2026-03-30T00:30:00.000Z'])
    const autumn = expandRecurrence({ ...nightly, firstDay: day('2026-10-25') }, new Date('2026-10-24T22:00:00Z'), new Date('2026-10-25T22:00:00Z'))
    expect(autumn.map((at) => at.toISOString())).toEqual(['2026-10-25T00:30:00.000Z'])
  })

  test('COUNT, INTERVAL and UNTIL are obeyed', () => {
    const at = { firstDay: day('2026-05-05'), time: '17:00', zone: 'Africa/Lagos' } as const
    const [from, until] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')]
    expect(expandRecurrence({ ...at, rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' }, from, until)).toHaveLength(3)
    expect(expandRecurrence({ ...at, rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260603T000000Z' }, from, until)).toHaveLength(3)
  })

  test.each([
    ['', 'must include FREQ'],
    ['BYDAY=TU', 'must include FREQ'],
    ['FREQ=SOMETIMES', 'Invalid FREQ'],
    ['FREQ=WEEKLY;BYDAY=XX', 'Invalid BYDAY'],
  ])('the rule "%s" is refused: %s', (rule, message) => {
    const broken = { rule, firstDay: day('2026-05-05'), time: '17:00', zone: 'Africa/Lagos' } as const
    expect(() => expandRecurrence(broken, new Date('2026-05-01T00:00:00Z'), new Date('2026-06-01T00:00:00Z'))).toThrow(message)
  })

  test('a rule that floods is refused', () => {
    const flood = { rule: 'FREQ=HOURLY', firstDay: day('2026-05-05'), time: '17:00', zone: 'UTC' } as const
    expect(() => expandRecurrence(flood, new Date('2026-05-05T00:00:00Z'), new Date('2026-07-05T00:00:00Z'))).toThrow('at most 1000')
  })

  test('every week of any year: two a week, on their weekdays, at their time, and none missed', () => {
    const zones = fc.constantFrom('Africa/Lagos', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(days, zones, fc.integer({ min: 1, max: 20 }), (firstDay, zone, weeks) => {
        const from = zonedInstant(firstDay, '00:00', zone)
        const until = zonedInstant(addDays(firstDay, weeks * 7), '00:00', zone)
        const dates = expandRecurrence({ rule: 'FREQ=WEEKLY;BYDAY=TU,FR', firstDay, time: '17:00', zone }, from, until)
        expect(dates).toHaveLength(weeks * 2)
        for (const date of dates) expect(clock(date, zone)).toMatch(/^(Tue|Fri) 17:00$/)
        const expected = Array.from({ length: weeks * 7 }, (_, index) => addDays(firstDay, index)).filter((each) =>
          [2, 5].includes(new Date(`${each}T00:00:00Z`).getUTCDay()),
        )
        expect(dates.map((date) => dayInZone(date, zone))).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })

  test('windows laid end to end give what one window gives', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (firstDay, one, two) => {
        const recurrence = { rule: 'FREQ=WEEKLY;BYDAY=TU,FR', firstDay, time: '17:00', zone: 'Europe/Berlin' } as const
        const from = zonedInstant(firstDay, '00:00', 'Europe/Berlin')
        const middle = new Date(from.getTime() + one * DAY_MS)
        const until = new Date(middle.getTime() + two * DAY_MS)
        const halves = [...expandRecurrence(recurrence, from, middle), ...expandRecurrence(recurrence, middle, until)]
        expect(expandRecurrence(recurrence, from, until)).toEqual(halves)
      }),
      { numRuns: 50 },
    )
  })
})
