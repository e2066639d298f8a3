import { MINUTE_MS } from '@/lib/time'

const SECOND_MS = 1000

/** From here on the clock asks for attention. */
const LAST_PHASE_MS = 2 * MINUTE_MS

/** When the time left is said aloud: often enough to act, seldom enough to bear. */
const ANNOUNCED_MS = [5 * MINUTE_MS, 2 * MINUTE_MS, MINUTE_MS, 30 * SECOND_MS, 10 * SECOND_MS, 0] as const

export type CountdownPhase = 'calm' | 'last' | 'over'

export function phaseAt(leftMs: number): CountdownPhase {
  if (leftMs <= 0) return 'over'
  return leftMs <= LAST_PHASE_MS ? 'last' : 'calm'
}

/** What the clock shows: whole seconds, rounded up, so that it reads 00:00 only when it is over; always as wide. */
export function clockFace(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS))
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}

/** The latest moment to announce that has passed since the clock stood at `beforeMs`, in ms left; null if none has. */
export function announcementBetween(beforeMs: number, nowMs: number): number | null {
  return ANNOUNCED_MS.findLast((at) => beforeMs > at && nowMs <= at) ?? null
}
