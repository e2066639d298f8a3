import { refreshSession } from '@/domains/identity/commands/refresh-session'
import { sessionOfToken } from '@/domains/identity/queries'
import type { Id } from '@/lib/ids'
import type { BuyerScope, DeviceCredential, KeyCredential } from '@/platform/authz'
import { buyerKeyOf, buyerScope, newBuyerKey } from '@/platform/buyer'
import { deviceCookie, deviceCredentialOf } from '@/platform/device-token'
import type { ApiContext } from '@/platform/http'
import { newSecret } from '@/platform/random'
import { accessTokenCookie, noSessionCookies, readRefreshToken, readSession, refreshTokenCookie, type Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import { shellOf } from './shell-of'

/** What every procedure gets. A shell for commands, and who is asking. */
export interface Context extends Shell {
  readonly session: Session | null
  /** Gives the browser an access token that says what has just changed about its session. */
  renewAccess(session: Session): Promise<void>
  /** Takes both tokens back from a browser whose session is over. */
  forgetSession(): void
  /** The key that a program has shown; only the REST API takes one. */
  readonly key?: KeyCredential | undefined
  /** What a paired device shows of itself. */
  readonly device: DeviceCredential | null
  /** Makes the browser a device of that event. */
  becomeDevice(token: { eventId: Id<'evt'>; secret: string }): { eventId: Id<'evt'> }
  /** The buyer, given a browser key on first need. */
  buyer(): Promise<BuyerScope>
}

export interface ContextSource extends ApiContext {
  headers: Headers
  /** Where cookies of the answer go; a server component has none. */
  resHeaders?: Headers
}

export async function createContext({ headers, resHeaders, waitUntil }: ContextSource): Promise<Context> {
  const shell = shellOf({ headers }, { waitUntil })
  const session = (await readSession(headers, shell.env)) ?? (await resumeSession(shell, headers, resHeaders))
  let key = buyerKeyOf(headers)
  return {
    ...shell,
    session,
    device: await deviceCredentialOf(headers),
    becomeDevice(token) {
      resHeaders?.append('set-cookie', deviceCookie(token, shell.env.APP_URL))
      return { eventId: token.eventId }
    },
    async renewAccess(renewed) {
      resHeaders?.append('set-cookie', await accessTokenCookie(renewed, shell.env))
    },
    forgetSession() {
      for (const cookie of noSessionCookies(shell.env)) resHeaders?.append('set-cookie', cookie)
    },
    async buyer() {
      if (!key) {
        const made = newBuyerKey(shell.env.APP_URL)
        key = made.key
        resHeaders?.append('set-cookie', made.setCookie)
      }
      return buyerScope(key, session)
    },
  }
}

/** The context of a program: no browser, and so no cookies and no session; perhaps a key. */
export function programContext(shell: Shell, key: KeyCredential | undefined): Context {
  return {
    ...shell,
    session: null,
    key,
    device: null,
    becomeDevice: ({ eventId }) => ({ eventId }),
    renewAccess: async () => {},
    forgetSession: () => {},
    buyer: () => buyerScope(newSecret(), null),
  }
}

/**
 * The session of a browser whose access token is over: renewed where cookies can be given, only looked up for a page. The
 * one round trip that a quarter of an hour costs.
 */
async function resumeSession(shell: Shell, headers: Headers, resHeaders: Headers | undefined): Promise<Session | null> {
  const token = await readRefreshToken(headers, shell.env)
  if (!token) return null
  if (!resHeaders) return sessionOfToken(shell.db, token, shell.now)
  const renewed = await refreshSession(shell, token)
  const cookies = renewed
    ? await Promise.all([accessTokenCookie(renewed.session, shell.env), refreshTokenCookie(renewed.token, shell.env)])
    : noSessionCookies(shell.env)
  for (const cookie of cookies) resHeaders.append('set-cookie', cookie)
  return renewed?.session ?? null
}
