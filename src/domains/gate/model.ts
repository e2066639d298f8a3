import type { ScanReason } from './contract'

/** What staff do next: wave through, look into it, or stop. */
export type ScanTone = 'go' | 'check' | 'stop'

/** The colour of each answer, never its only sign. */
export const SCAN_TONES = {
  admitted: 'go',
  already_used: 'stop',
  cancelled: 'stop',
  refunded: 'stop',
  expired: 'stop',
  tampered: 'stop',
  unknown_ticket: 'stop',
  event_cancelled: 'stop',
  malformed: 'check',
  other_event: 'check',
  not_open_yet: 'check',
  event_over: 'check',
  zone_denied: 'check',
} as const satisfies Record<ScanReason, ScanTone>

/** A camera sees a code many times a second: it is read once, until it has been out of sight for so long. */
export const SAME_CODE_MS = 3000

/** What a camera saw last, and when it saw it last. */
export interface Sight {
  readonly text: string
  readonly atMs: number
}

/** Whether what a camera sees now is to be read, or is still the code it has read already. */
export function isNewSight(last: Sight | null, { text, atMs }: Sight): boolean {
  return last?.text !== text || atMs - last.atMs > SAME_CODE_MS
}

/** A reading that got no answer keeps its nonce for so long: who comes back later is scanned anew. */
export const RETRY_MS = 5 * 60_000

/** A reading that was sent and not answered. */
export interface Unanswered {
  readonly text: string
  readonly zoneId: string | null
  readonly nonce: string
  readonly atMs: number
}

/** The nonce of the same reading that still waits for its answer, so that a retry cannot admit twice; else null. */
export function nonceToRetry(waiting: readonly Unanswered[], { text, zoneId, atMs }: Omit<Unanswered, 'nonce'>): string | null {
  return waiting.find((one) => one.text === text && one.zoneId === zoneId && atMs - one.atMs <= RETRY_MS)?.nonce ?? null
}

/** A moment as said at a gate, in the event's zone: `19:42` on the same day, else with its day. */
export function momentText(at: Date, now: Date, timeZone: string, locale: string): string {
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone })
  const sameDay = day.format(at) === day.format(now)
  const format: Intl.DateTimeFormatOptions = sameDay ? {} : { weekday: 'short', day: 'numeric', month: 'short' }
  return new Intl.DateTimeFormat(locale, { ...format, hour: 'numeric', minute: '2-digit', timeZone }).format(at)
}
