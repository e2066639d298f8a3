import { useLocale } from 'next-intl'
import { dateFormat } from '@/lib/formats'
import { type DateTimeFormat, FORMATS, rangeText } from './date-text'

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

/** From one moment to another, without saying twice what they share: "3 – 5 July 2026". */
export function DateTimeRange({
  from,
  to,
  zone,
  format = 'day',
  className,
}: Omit<DateTimeProps, 'at' | 'showZone'> & { from: Date | string; to: Date | string }) {
  const locale = useLocale()
  const text = rangeText(new Date(from), new Date(to), { zone, format, locale })
  return (
    <span className={className} suppressHydrationWarning>
      {text}
    </span>
  )
}
