import { useLocale } from 'next-intl'
import { dateFormat } from '@/lib/formats'

/** `day` Fri, 3 July 2026 · `date` 3 Jul 2026 · `time` 17:00 · `dayTime` both · `short` 3 Jul. All in the event's zone. */
type DateTimeFormat = 'day' | 'date' | 'time' | 'dayTime' | 'short'

const FORMATS: Record<DateTimeFormat, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  dayTime: { weekday: 'short', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
  short: { day: 'numeric', month: 'short' },
}

interface DateTimeProps {
  at: Date | string
  /** IANA name, `Africa/Lagos`: the event's, never the reader's. */
  zone: string
  format?: DateTimeFormat
  /** Adds the zone's name: for readers who may be elsewhere. */
  showZone?: boolean
  className?: string
}

/** A moment in the event's zone. */
export function DateTime({ at, zone, format = 'dayTime', showZone = false, className }: DateTimeProps) {
  const locale = useLocale()
  const moment = new Date(at)
  const text = dateFormat(locale, { ...FORMATS[format], timeZone: zone, ...(showZone && { timeZoneName: 'short' }) }).format(moment)
  return (
    // Browser and server may write the same moment with different spaces.
    <time dateTime={moment.toISOString()} className={className} suppressHydrationWarning>
      {text}
    </time>
  )
}

/** Spaces inside a date, not beside the dash between two: a line ends between dates. */
const INSIDE_A_DATE = /(?<![–-]) (?![–-])/g

/** From one moment to another, without saying twice what they share: "3 – 5 July 2026". */
export function DateTimeRange({
  from,
  to,
  zone,
  format = 'day',
  className,
}: Omit<DateTimeProps, 'at' | 'showZone'> & { from: Date | string; to: Date | string }) {
  const locale = useLocale()
  const text = dateFormat(locale, { ...FORMATS[format], timeZone: zone }).formatRange(new Date(from), new Date(to)).replaceAll(INSIDE_A_DATE, '\u00A0')
  return (
    <span className={className} suppressHydrationWarning>
      {text}
    </span>
  )
}
