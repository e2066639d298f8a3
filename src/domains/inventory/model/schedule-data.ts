import type { DayOfWeek, Schedule } from 'schema-dts'
import type { EventDetail } from '@/domains/events/contract'
import { dayInZone, isoInZone } from '@/lib/zone'

const UNITS: Readonly<Record<string, string>> = { DAILY: 'D', WEEKLY: 'W', MONTHLY: 'M', YEARLY: 'Y' }

const DAYS: Readonly<Record<string, DayOfWeek>> = {
  MO: 'https://schema.org/Monday',
  TU: 'https://schema.org/Tuesday',
  WE: 'https://schema.org/Wednesday',
  TH: 'https://schema.org/Thursday',
  FR: 'https://schema.org/Friday',
  SA: 'https://schema.org/Saturday',
  SU: 'https://schema.org/Sunday',
}

type Series = Pick<EventDetail, 'recurrenceRule' | 'startsAt' | 'endsAt' | 'timeZone' | 'occurrences'>

/** When a series repeats, on the clocks of its zone; null without a rule that schema.org has words for. */
export function scheduleData({ recurrenceRule, startsAt, endsAt, timeZone, occurrences }: Series): Schedule | null {
  const rule = new Map((recurrenceRule ?? '').split(';').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']))
  const unit = UNITS[rule.get('FREQ') ?? '']
  if (!unit) return null
  const [byDay, byMonthDay, byMonth] = ['BYDAY', 'BYMONTHDAY', 'BYMONTH'].map((name) => rule.get(name)?.split(','))
  const date = occurrences[0]
  const clock = (at: Date) => isoInZone(at, timeZone).slice(11, 19)
  return {
    '@type': 'Schedule',
    repeatFrequency: `P${rule.get('INTERVAL') ?? 1}${unit}`,
    // An ordinal, as in `2MO`, is understood as RFC 5545 writes it.
    ...(byDay && { byDay: byDay.map((day) => DAYS[day] ?? day) }),
    ...(byMonthDay && { byMonthDay: byMonthDay.map(Number) }),
    ...(byMonth && { byMonth: byMonth.map(Number) }),
    startDate: dayInZone(startsAt, timeZone),
    endDate: dayInZone(endsAt, timeZone),
    ...(date && { startTime: clock(date.startsAt), endTime: clock(date.endsAt) }),
    scheduleTimezone: timeZone,
  }
}
