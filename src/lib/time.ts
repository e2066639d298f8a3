/** A calendar day without a time or a zone, `2026-07-03`. */
export type PlainDate = string & { readonly __plainDate: true }

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

const PLAIN_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Whether the text is a day that exists in the calendar. */
export function isPlainDate(value: string): value is PlainDate {
  if (!PLAIN_DATE.test(value)) return false
  const parsed = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)
}
