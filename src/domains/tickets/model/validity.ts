import { DAY_MS } from '@/lib/time'

/** What the three expiry rules look at. */
export interface TicketValidity {
  validUntil: Date | null
  subscriptionEndsAt: Date | null
  firstScanAt: Date | null
  /** Days of 24 hours from the first scan. */
  scanWindowDays: number | null
}

/** The last instant at which a ticket admits: whichever of the three rules comes first; null when none applies. */
export function expiresAt({ validUntil, subscriptionEndsAt, firstScanAt, scanWindowDays }: TicketValidity): Date | null {
  const windowEndsAt = firstScanAt && scanWindowDays !== null ? new Date(firstScanAt.getTime() + scanWindowDays * DAY_MS) : null
  const ends = [validUntil, subscriptionEndsAt, windowEndsAt].flatMap((end) => (end ? [end.getTime()] : []))
  return ends.length > 0 ? new Date(Math.min(...ends)) : null
}

export function isExpired(ticket: TicketValidity, now: Date): boolean {
  const end = expiresAt(ticket)
  return end !== null && now > end
}
