import { DAY_MS, HOUR_MS } from '@/lib/time'

export const REMINDER_KINDS = ['24h', '2h'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

/** How long before the beginning each is sent. */
export const REMINDER_AHEAD_MS = { '24h': DAY_MS, '2h': 2 * HOUR_MS } as const satisfies Record<ReminderKind, number>

/** The reminder that is due for a beginning; null when it is further away, or has been. The nearer one takes the other's place. */
export function dueReminder(startsAt: Date, now: Date): ReminderKind | null {
  const left = startsAt.getTime() - now.getTime()
  if (left <= 0 || left > REMINDER_AHEAD_MS['24h']) return null
  return left > REMINDER_AHEAD_MS['2h'] ? '24h' : '2h'
}
