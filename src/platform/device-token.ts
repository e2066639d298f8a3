import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import type { DeviceCredential } from './authz'
import { sha256 } from './random'

const FORM = /(?:^|;\s*)(?:__Host-)?fairground-device=(evt_[0-9a-f]{32})\.([\w-]{43})(?:;|$)/
/** A season; a device that is used less is paired anew. */
const COOKIE_DAYS = 90

/** What a paired device shows of itself; null for a browser that is none. */
export async function deviceCredentialOf(headers: Headers): Promise<DeviceCredential | null> {
  const [, event, secret] = FORM.exec(headers.get('cookie') ?? '') ?? []
  const eventId = idSchema('evt').safeParse(event)
  return eventId.success && secret !== undefined ? { eventId: eventId.data, tokenHash: await sha256(secret) } : null
}

/** The cookie that makes a browser a device of that event. No script can read it. */
export function deviceCookie({ eventId, secret }: { eventId: Id<'evt'>; secret: string }, appUrl: string): string {
  const isSecure = appUrl.startsWith('https:')
  const maxAge = COOKIE_DAYS * 24 * 60 * 60
  return `${isSecure ? '__Host-' : ''}fairground-device=${eventId}.${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${isSecure ? '; Secure' : ''}`
}
