'use client'
import { useLocale } from 'next-intl'
import { DAY_MS, HOUR_MS } from '@/lib/time'

const NEAR_MS = 6 * DAY_MS

/** Below this the time left is counted, above it the day is named. */
const COUNTED_MS = HOUR_MS

/** The server's clock: as it stood when the offers were asked for, and how far it is ahead of the device's. */
export interface ServerClock {
  now: Date
  offsetMs: number
}

export function isCounted(at: Date, now: Date): boolean {
  const leftMs = at.getTime() - now.getTime()
  return leftMs > 0 && leftMs <= COUNTED_MS
}

/** Names a moment in the event's zone as short as it stays clear: "Friday, 18:00" this week, "12 June, 12:00" later. */
export function useMomentName(zone: string): (at: Date, now: Date) => string {
  const locale = useLocale()
  const near = new Intl.DateTimeFormat(locale, { weekday: 'long', hour: 'numeric', minute: '2-digit', timeZone: zone })
  const far = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZone: zone })
  return (at, now) => (at.getTime() - now.getTime() < NEAR_MS ? near : far).format(at)
}
