import { expect, test } from 'vitest'
import { dueReminder } from './reminders'

const startsAt = new Date('2026-07-03T20:00:00Z')

test.each([
  ['2026-07-02T19:59:59.999Z', null],
  ['2026-07-02T20:00:00Z', '24h'],
  ['2026-07-03T17:59:59.999Z', '24h'],
  ['2026-07-03T18:00:00Z', '2h'],
  ['2026-07-03T19:59:59.999Z', '2h'],
  ['2026-07-03T20:00:00Z', null],
  ['2026-07-04T00:00:00Z', null],
])('at %s the reminder that is due is %s', (now, kind) => {
  expect(dueReminder(startsAt, new Date(now))).toBe(kind)
})
