import { inOrder } from '@/lib/list-order'
import { hasAll, searchTerms } from '@/lib/search'
import { MINUTE_MS } from '@/lib/time'
import type { DeviceFilters, DeviceState, DeviceView } from './contract'

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

/** The devices whose name, event or entrance holds the words, in that state, in the order. */
export function arrangeDevices(devices: readonly DeviceView[], { q = '', state, sort }: DeviceFilters, locale: string): DeviceView[] {
  const terms = searchTerms(q)
  const fits = (device: DeviceView) =>
    (state === undefined || device.state === state) && hasAll(terms, [device.name, device.zoneName ?? '', ...Object.values(device.eventName)])
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return inOrder(devices.filter(fits), sort, {
    name: (one, other) => compare(one.name, other.name),
    // Those that were never seen stand before the first.
    seen: (one, other) => (one.lastSeenAt?.getTime() ?? 0) - (other.lastSeenAt?.getTime() ?? 0),
  })
}
