import { HOUR_MS, type PlainDate } from '@/lib/time'
import { addDays, dayInZone } from '@/lib/zone'
import type { EventSummary, Performance } from '../contract'

/** What ends by then still belongs to the evening before. */
const NIGHT_ENDS_MS = 8 * HOUR_MS

/** Whether an event is one of several days rather than a day or a night. */
export function spansDays({ startsAt, endsAt, timeZone }: Pick<EventSummary, 'startsAt' | 'endsAt' | 'timeZone'>): boolean {
  return dayInZone(startsAt, timeZone) !== dayInZone(new Date(endsAt.getTime() - NIGHT_ENDS_MS), timeZone)
}

/** Whether it is on at `now`; a series, whether its date is. */
export function isOn({ kind, startsAt, nextOccurrenceAt }: Pick<EventSummary, 'kind' | 'startsAt' | 'nextOccurrenceAt'>, now: Date): boolean {
  const from = kind === 'session_series' ? nextOccurrenceAt : startsAt
  return from !== null && from <= now
}

export interface LineUpDay {
  readonly day: PlainDate
  readonly stages: readonly { readonly name: string; readonly performances: readonly Performance[] }[]
}

interface LineUp {
  readonly stages: readonly { readonly id: string; readonly name: string }[]
  readonly performances: readonly Performance[]
  readonly timeZone: string
}

/** A line-up by day and stage, both in their order. What begins before six in the morning belongs to the night before. */
export function lineUpByDay({ stages, performances, timeZone }: LineUp): LineUpDay[] {
  const dayOf = ({ startsAt }: Performance) => dayInZone(new Date(startsAt.getTime() - 6 * HOUR_MS), timeZone)
  const days = [...new Set(performances.map(dayOf))].toSorted()
  return days.map((day) => {
    const onDay = performances.filter((performance) => dayOf(performance) === day)
    const byStage = stages.map(({ id, name }) => ({ name, performances: onDay.filter(({ stageId }) => stageId === id) }))
    return { day, stages: byStage.filter(({ performances: own }) => own.length > 0) }
  })
}

/** Days people search by, from today: today, the coming weekend (Friday to Sunday, or what is left of it), the next thirty days. */
export function datePresets(today: PlainDate): Record<'today' | 'weekend' | 'month', { from: PlainDate; to: PlainDate }> {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const toSunday = (7 - weekday) % 7
  return {
    today: { from: today, to: today },
    weekend: { from: addDays(today, Math.max(0, toSunday - 2)), to: addDays(today, toSunday) },
    month: { from: today, to: addDays(today, 30) },
  }
}
