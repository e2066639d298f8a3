import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { dayToOpen, timetableOf } from './timetable'

const [tent, lake] = [newId('stg'), newId('stg')]
const stages = [{ id: tent, name: 'Tent' }, { id: lake, name: 'Lake' }]
const plays = (artist: string, stageId: typeof tent, startsAt: string, endsAt: string) => ({
  id: newId('prf'), artist, stageId, genre: 'Folk', startsAt: new Date(startsAt), endsAt: new Date(endsAt),
})

test('from the full hour before the first to the one after the last; a set after midnight stays in its evening', () => {
  const [friday, saturday, ...more] = timetableOf({
    stages,
    timeZone: 'Europe/Berlin',
    performances: [
      plays('Aya', tent, '2026-07-03T16:20:00Z', '2026-07-03T17:10:00Z'),
      plays('Late', lake, '2026-07-03T23:30:00Z', '2026-07-04T00:15:00Z'),
      plays('Next day', lake, '2026-07-04T12:00:00Z', '2026-07-04T13:00:00Z'),
    ],
  })
  expect(more).toEqual([])
  expect(friday).toMatchObject({
    day: '2026-07-03',
    startsAt: new Date('2026-07-03T16:00:00Z'),
    endsAt: new Date('2026-07-04T01:00:00Z'),
    minutes: 540,
    shortestMinutes: 45,
    stages: [
      { name: 'Tent', slots: [{ artist: 'Aya', from: 20, span: 50 }] },
      { name: 'Lake', slots: [{ artist: 'Late', from: 450, span: 45 }] },
    ],
  })
  expect(friday?.hours).toHaveLength(10)
  expect(saturday).toMatchObject({ minutes: 60, stages: [{ name: 'Lake', slots: [{ from: 0, span: 60 }] }] })
})

test('hours are full on clocks that are half an hour off', () => {
  const [day] = timetableOf({
    stages, timeZone: 'Asia/Kolkata', performances: [plays('Raga', tent, '2026-07-03T12:45:00Z', '2026-07-03T13:30:00Z')],
  })
  expect([day?.startsAt, day?.endsAt]).toEqual([new Date('2026-07-03T12:30:00Z'), new Date('2026-07-03T13:30:00Z')])
})

test('the night the clocks go back is an hour longer, and nothing shrinks', () => {
  const [night] = timetableOf({
    stages, timeZone: 'Europe/Berlin', performances: [plays('All night', tent, '2026-10-24T22:00:00Z', '2026-10-25T03:00:00Z')],
  })
  expect(night).toMatchObject({ day: '2026-10-24', minutes: 300, stages: [{ slots: [{ span: 300 }] }] })
  const clock = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' })
  expect(night?.hours.map((hour) => clock.format(hour))).toEqual(['00:00', '01:00', '02:00', '02:00', '03:00', '04:00'])
})

test('opens at the day that is on or comes next, else at the first', () => {
  const days = timetableOf({
    stages,
    timeZone: 'UTC',
    performances: [plays('One', tent, '2026-07-03T12:00:00Z', '2026-07-03T13:00:00Z'), plays('Two', tent, '2026-07-04T12:00:00Z', '2026-07-04T13:00:00Z')],
  })
  expect(dayToOpen(days, new Date('2026-07-01T00:00:00Z'))).toBe('2026-07-03')
  expect(dayToOpen(days, new Date('2026-07-03T13:00:00Z'))).toBe('2026-07-04')
  expect(dayToOpen(days, new Date('2026-08-01T00:00:00Z'))).toBe('2026-07-03')
  expect(dayToOpen([], new Date())).toBeUndefined()
})
