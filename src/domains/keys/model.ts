import { MINUTE_MS } from '@/lib/time'
import type { KeyState } from './contract'

export const PREFIX_LENGTH = 12

const FORM = /^fg_([a-z2-9]{12})_([\w-]{43})$/

/** A key as programs carry it: `fg_`, what it is found by, and its secret. */
export function writtenKey(prefix: string, secret: string): string {
  return `fg_${prefix}_${secret}`
}

/** The parts of a key; null for what has another form. */
export function readKey(text: string): { prefix: string; secret: string } | null {
  const [, prefix, secret] = FORM.exec(text) ?? []
  return prefix === undefined || secret === undefined ? null : { prefix, secret }
}

export interface KeyLife {
  readonly revokedAt: Date | null
  readonly expiresAt: Date | null
  readonly replacedBy: string | null
}

/** What has become of a key. It is good to the last millisecond before it expires. */
export function keyState({ revokedAt, expiresAt, replacedBy }: KeyLife, now: Date): KeyState {
  if (revokedAt !== null) return 'revoked'
  if (expiresAt !== null && expiresAt <= now) return 'expired'
  return replacedBy === null ? 'live' : 'retiring'
}

/** Whether a use is to be written down: at most once a minute. */
export function isUseDue(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= MINUTE_MS
}
