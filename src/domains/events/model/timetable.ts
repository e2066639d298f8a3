import { HOUR_MS, MINUTE_MS, type PlainDate } from '@/lib/time'
import { clockMinute } from '@/lib/zone'
import type { Performance } from '../contract'
import { lineUpByDay } from './when'

interface Slot extends Performance {
  /** Minutes from the first hour of the day's grid. */
  readonly from: number
  readonly span: number
}

/** A day of a timetable as a grid: a column for each stage, a line for each full hour of the event's clocks. */
export interface DayGrid {
  readonly day: PlainDate
  readonly startsAt: Date
  readonly endsAt: Date
  readonly hours: readonly Date[]
  readonly minutes: number
  readonly shortestMinutes: number
  readonly stages: readonly { readonly name: string; readonly slots: readonly Slot[] }[]
}

type LineUp = Parameters<typeof lineUpByDay>[0]

/** What plays where and when, by day. Time on the grid is time that passes: an hour that clocks show twice is there twice. */
export function timetableOf(lineUp: LineUp): DayGrid[] {
  return lineUpByDay(lineUp).map(({ day, stages }) => {
    const all = stages.flatMap(({ performances }) => performances)
    const startsAt = fullHour(Math.min(...all.map((each) => each.startsAt.getTime())), lineUp.timeZone, 'before')
    const endsAt = fullHour(Math.max(...all.map((each) => each.endsAt.getTime())), lineUp.timeZone, 'after')
    const hours = Array.from({ length: (endsAt.getTime() - startsAt.getTime()) / HOUR_MS + 1 }, (_, hour) => new Date(startsAt.getTime() + hour * HOUR_MS))
    const slotOf = (performance: Performance): Slot => ({
      ...performance,
      from: minutesBetween(startsAt, performance.startsAt),
      span: minutesBetween(performance.startsAt, performance.endsAt),
    })
    return {
      day,
      startsAt,
      endsAt,
      hours,
      minutes: minutesBetween(startsAt, endsAt),
      shortestMinutes: Math.min(...all.map((each) => minutesBetween(each.startsAt, each.endsAt))),
      stages: stages.map(({ name, performances }) => ({ name, slots: performances.map(slotOf) })),
    }
  })
}

/** The day to show first: the one that is on, else the next, else the first. */
export function dayToOpen(days: readonly DayGrid[], now: Date): PlainDate | undefined {
  return (days.find(({ endsAt }) => endsAt > now) ?? days[0])?.day
}

const minutesBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / MINUTE_MS)

/** The full hour on the zone's clocks, which are not everywhere whole hours away from ours. */
function fullHour(at: number, zone: string, side: 'before' | 'after'): Date {
  const past = clockMinute(new Date(at), zone) * MINUTE_MS + (at % MINUTE_MS)
  return new Date(at - past + (side === 'after' && past > 0 ? HOUR_MS : 0))
}
