import { assert } from './assert'
import { DAY_MS, isPlainDate, type PlainDate } from './time'

/** A time on the clock of some zone, `17:00`. */
export type WallTime = `${number}:${number}`

// A formatter takes tens of microseconds to make and a twentieth of that to use.
const dayFormats = new Map<string, Intl.DateTimeFormat>()
const clockFormats = new Map<string, Intl.DateTimeFormat>()

function dayFormat(zone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  dayFormats.set(zone, made)
  return made
}

function clockFormat(zone: string): Intl.DateTimeFormat {
  const known = clockFormats.get(zone)
  if (known) return known
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
  const made = new Intl.DateTimeFormat('en', { timeZone: zone, hourCycle: 'h23', ...numeric })
  clockFormats.set(zone, made)
  return made
}

/** The calendar day it is in `zone` (IANA) at that instant. */
export function dayInZone(at: Date, zone: string): PlainDate {
  const day = dayFormat(zone).format(at)
  assert(isPlainDate(day), `a day of four-digit years, got ${day}`)
  return day
}

/** How far the zone's clocks are ahead of UTC at that instant, in ms. */
function offsetMs(at: number, zone: string): number {
  const parts = new Map(clockFormat(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const shown = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'))
  return shown - Math.floor(at / 1000) * 1000
}

/** The instant as clocks in `zone` show it, with how far they are from UTC: `2026-07-17T18:00:00+02:00` (ISO 8601). */
export function isoInZone(at: Date, zone: string): string {
  const offset = offsetMs(at.getTime(), zone)
  const clock = (ms: number) => new Date(ms).toISOString()
  return `${clock(at.getTime() + offset).slice(0, 19)}${offset < 0 ? '-' : '+'}${clock(Math.abs(offset)).slice(11, 16)}`
}

/** The minute that clocks in `zone` show at that instant: not everywhere that of UTC. */
export function clockMinute(at: Date, zone: string): number {
  return Number(clockFormat(zone).formatToParts(at).find(({ type }) => type === 'minute')?.value ?? 0)
}

/**
 * The instant at which clocks in `zone` show that time on that day. Shown twice (clocks go back): the first time. Never
 * shown (clocks go forward over it): as much later as the clocks jump, as RFC 5545, section 3.3.5, has it.
 */
export function zonedInstant(day: PlainDate, time: WallTime, zone: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`)
  assert(Number.isFinite(shown), `a time of day as HH:MM, got ${time}`)
  const before = offsetMs(shown - DAY_MS, zone)
  const candidates = [before, offsetMs(shown + DAY_MS, zone)].map((offset) => shown - offset)
  const real = candidates.filter((at) => at + offsetMs(at, zone) === shown)
  return new Date(real.length > 0 ? Math.min(...real) : shown - before)
}

/** When that day begins in `zone`: not always at midnight, for some clocks jump over it. */
export function zonedDayStart(day: PlainDate, zone: string): Date {
  return zonedInstant(day, '00:00', zone)
}

/** The day `days` later; earlier when negative. */
export function addDays(day: PlainDate, days: number): PlainDate {
  const moved = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
  assert(isPlainDate(moved), `a day of four-digit years, got ${moved}`)
  return moved
}
