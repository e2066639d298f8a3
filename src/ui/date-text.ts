import { dateFormat } from '@/lib/formats'
import { dayInZone } from '@/lib/zone'

/** `day` Fri, 3 July 2026 · `date` 3 Jul 2026 · `time` 17:00 · `dayTime` both · `short` 3 Jul. All in the event's zone. */
export type DateTimeFormat = 'day' | 'date' | 'time' | 'dayTime' | 'short'

export const FORMATS: Record<DateTimeFormat, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  dayTime: { weekday: 'short', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
  short: { day: 'numeric', month: 'short' },
}

/** Spaces inside a date, not beside the dash between two: a line ends between dates. */
const INSIDE_A_DATE = /(?<![–-]) (?![–-])/g

/** A range of times over midnight would say both dates: those who read times know the day. */
const isOverMidnight = (from: Date, to: Date, zone: string) => dayInZone(from, zone) !== dayInZone(to, zone)

/** From one moment to another, without saying twice what they share: "3 – 5 July 2026". */
export function rangeText(from: Date, to: Date, { zone, format, locale }: { zone: string; format: DateTimeFormat; locale: string }): string {
  const words = dateFormat(locale, { ...FORMATS[format], timeZone: zone })
  const text = format === 'time' && isOverMidnight(from, to, zone) ? `${words.format(from)} – ${words.format(to)}` : words.formatRange(from, to)
  return text.replaceAll(INSIDE_A_DATE, '\u00A0')
}
