import { expect, test } from 'vitest'
import { phaseOf } from './phase'

const dates = {
  admissionOpensAt: new Date('2026-07-03T14:00:00Z'),
  startsAt: new Date('2026-07-03T16:00:00Z'),
  endsAt: new Date('2026-07-05T22:00:00Z'),
}
const festival = { ...dates, kind: 'festival', status: 'published' } as const
const series = { ...dates, kind: 'session_series', status: 'published' } as const
const session = {
  admissionOpensAt: new Date('2026-07-04T14:30:00Z'),
  startsAt: new Date('2026-07-04T15:00:00Z'),
  endsAt: new Date('2026-07-04T18:00:00Z'),
}

test.each([
  ['before doors', festival, undefined, '2026-07-03T13:59:59Z', 'upcoming'],
  ['as doors open', festival, undefined, '2026-07-03T14:00:00Z', 'now'],
  ['at its last moment', festival, undefined, '2026-07-05T22:00:00Z', 'over'],
  ['declared completed early', { ...festival, status: 'completed' }, undefined, '2026-07-04T12:00:00Z', 'over'],
  ['cancelled, and long past', { ...festival, status: 'cancelled' }, undefined, '2026-08-01T12:00:00Z', 'cancelled'],
  ['a series between its dates', series, session, '2026-07-04T12:00:00Z', 'upcoming'],
  ['a series at a date', series, session, '2026-07-04T15:00:00Z', 'now'],
  ['a series with no date left', series, undefined, '2026-07-04T15:00:00Z', 'upcoming'],
] as const)('%s', (_, event, next, now, phase) => {
  expect(phaseOf(event, next, new Date(now))).toBe(phase)
})
