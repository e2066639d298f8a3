import { MINUTE_MS } from '@/lib/time'
import type { DeviceState } from './contract'

/** Long enough to walk to the gate and hold a phone up, short enough for a photo of the screen to be worth nothing. */
export const PAIRING_TTL_MS = 10 * MINUTE_MS

export const CODE_LENGTH = 10

/** A code as people read it: in two halves. */
export function writtenCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`
}

interface DeviceLife {
  readonly pairedAt: Date | null
  readonly pairingExpiresAt: Date | null
  readonly revokedAt: Date | null
}

/** What has become of a device. A paired one stays paired while a new code is out for it. */
export function deviceState({ pairedAt, pairingExpiresAt, revokedAt }: DeviceLife, now: Date): DeviceState {
  if (revokedAt !== null) return 'revoked'
  if (pairedAt !== null) return 'paired'
  return pairingExpiresAt !== null && pairingExpiresAt > now ? 'waiting' : 'unpaired'
}
