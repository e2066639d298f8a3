import { crc32 } from '@/lib/crc32'
import { MINUTE_MS } from '@/lib/time'
import type { KeyState } from './contract'

export const PREFIX_LENGTH = 12

const FORM = /^(fg_([a-z2-9]{12})_([\w-]{43}))([0-9A-Za-z]{6})$/

/** What a key begins with: enough to tell it from others, not to use it. */
export const keyStart = (prefix: string): string => `fg_${prefix}_`

/**
 * A key as programs carry it: `fg_`, what it is found by, its secret, and a sum of it all. By the sum a scanner of leaked secrets,
 * and we, tell a key from what only looks like one without asking a database; it keeps nobody out.
 */
export function writtenKey(prefix: string, secret: string): string {
  const text = keyStart(prefix) + secret
  return text + checksum(text)
}

/** The parts of a key; null for what has another form, or was mistyped or made up. */
export function readKey(text: string): { prefix: string; secret: string } | null {
  const [, summed, prefix, secret, sum] = FORM.exec(text) ?? []
  if (summed === undefined || prefix === undefined || secret === undefined) return null
  return checksum(summed) === sum ? { prefix, secret } : null
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const CHECKSUM_LENGTH = 6

/** CRC-32 in six digits of base 62, as GitHub's tokens have it. */
function checksum(text: string): string {
  const sum = crc32(new TextEncoder().encode(text))
  return Array.from({ length: CHECKSUM_LENGTH }, (_, place) => DIGITS[Math.floor(sum / DIGITS.length ** (CHECKSUM_LENGTH - 1 - place)) % DIGITS.length]).join('')
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
