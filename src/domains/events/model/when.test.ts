import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { isPlainDate, type PlainDate } from '@/lib/time'
import { datePresets, isOn, lineUpByDay, spansDays } from './when'

function day(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(text)
  return text
}

describe('spansDays', () => {
  test.each([
    ['an evening', '2026-07-03T18:00:00Z', '2026-07-03T21:00:00Z', false],
    ['a night until seven', '2026-07-03T21:00:00Z', '2026-07-04T05:00:00Z', false],
    ['two evenings', '2026-07-03T18:00:00Z', '2026-07-05T00:00:00Z', true],
    ['three days', '2026-07-03T14:00:00Z', '2026-07-05T21:00:00Z', true],
  ])('%s in Berlin: %s to %s is %s', (_, startsAt, endsAt, expected) => {
    expect(spansDays({ startsAt: new Date(startsAt), endsAt: new Date(endsAt), timeZone: 'Europe/Berlin' })).toBe(expected)
  })
})

describe('isOn', () => {
  const now = new Date('2026-07-03T18:00:00Z')
  const startsAt = new Date('2026-06-01T18:00:00Z')
  test('a festival from its start, a series at its dates only', () => {
    expect(isOn({ kind: 'festival', startsAt, nextOccurrenceAt: null }, now)).toBe(true)
    expect(isOn({ kind: 'session_series', startsAt, nextOccurrenceAt: new Date('2026-07-03T18:00:01Z') }, now)).toBe(false)
    expect(isOn({ kind: 'session_series', startsAt, nextOccurrenceAt: now }, now)).toBe(true)
    expect(isOn({ kind: 'session_series', startsAt, nextOccurrenceAt: null }, now)).toBe(false)
  })
})

describe('lineUpByDay', () => {
  const [tent, lake] = [newId('stg'), newId('stg')]
  const plays = (artist: string, stageId: typeof tent, startsAt: string) => ({
    id: newId('prf'), artist, stageId, genre: 'Folk', startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + 3_000_000),
  })

  test('days in the zone, stages in their order, and a set after midnight belongs to the night', () => {
    const days = lineUpByDay({
      stages: [{ id: tent, name: 'Tent' }, { id: lake, name: 'Lake' }],
      performances: [
        plays('Aya', lake, '2026-07-03T16:00:00Z'),
        plays('Boreal', tent, '2026-07-03T18:00:00Z'),
        plays('Late', tent, '2026-07-04T00:30:00Z'),
        plays('Next day', lake, '2026-07-04T12:00:00Z'),
      ],
      timeZone: 'Europe/Berlin',
    })
    expect(days.map((each) => [each.day, each.stages.map((stage) => [stage.name, stage.performances.map(({ artist }) => artist)])])).toEqual([
      ['2026-07-03', [['Tent', ['Boreal', 'Late']], ['Lake', ['Aya']]]],
      ['2026-07-04', [['Lake', ['Next day']]]],
    ])
  })

  test('no performances, no days', () => {
    expect(lineUpByDay({ stages: [{ id: tent, name: 'Tent' }], performances: [], timeZone: 'UTC' })).toEqual([])
  })
})

test.each([
  ['a Monday', '2026-06-29', '2026-07-03', '2026-07-05'],
  ['a Friday', '2026-07-03', '2026-07-03', '2026-07-05'],
  ['a Saturday', '2026-07-04', '2026-07-04', '2026-07-05'],
  ['a Sunday', '2026-07-05', '2026-07-05', '2026-07-05'],
])('on %s (%s) the weekend is %s to %s', (_, today, from, to) => {
  const presets = datePresets(day(today))
  expect(presets.weekend).toEqual({ from, to })
  expect(presets.today).toEqual({ from: today, to: today })
})
