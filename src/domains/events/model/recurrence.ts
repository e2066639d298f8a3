import { RRuleTemporal } from 'rrule-temporal'
import { assert } from '@/lib/assert'
import type { PlainDate } from '@/lib/time'
import type { WallTime } from '@/lib/zone'

/** A rule gives at most this many dates; a mistyped one would give thousands. */
const OCCURRENCES_MAX = 1000

export interface Recurrence {
  /** The rule alone, without DTSTART: `FREQ=WEEKLY;BYDAY=TU,FR`. */
  readonly rule: string
  /** The first day the rule is looked at, and the time of each occurrence, on the clocks of `zone` (IANA). */
  readonly firstDay: PlainDate
  readonly time: WallTime
  readonly zone: string
}

/**
 * When an RFC 5545 rule happens, from `from` until before `until`, in order. A time that clocks jump over is left out and
 * one that they show twice counts once, the first (section 3.3.10). Throws on a rule that cannot be read.
 */
export function expandRecurrence({ rule, firstDay, time, zone }: Recurrence, from: Date, until: Date): Date[] {
  const start = `${firstDay}T${time}:00`.replaceAll(/[-:]/g, '')
  const parsed = new RRuleTemporal({ rruleString: `DTSTART;TZID=${zone}:${start}\nRRULE:${rule}`, strict: true })
  const dates = parsed.between(from, until, true).map(({ epochMilliseconds }) => new Date(epochMilliseconds))
  const found = dates.filter((date) => date >= from && date < until)
  assert(found.length <= OCCURRENCES_MAX, `a rule with at most ${OCCURRENCES_MAX} dates, got ${found.length}`)
  return found
}
