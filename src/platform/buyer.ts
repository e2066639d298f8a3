import { mintBuyerScope, type BuyerScope } from './authz'
import { newSecret, sha256 } from './random'
import type { Session } from './session'

const BUYER_COOKIE = 'fairground-buyer'
const BUYER_COOKIE_DAYS = 180
const FORM = /(?:^|;\s*)fairground-buyer=([\w-]{43})(?:;|$)/

/** The browser's key in its cookie, or null. */
export function buyerKeyOf(headers: Headers): string | null {
  return FORM.exec(headers.get('cookie') ?? '')?.[1] ?? null
}

/** A key for a browser that has none yet, and the cookie that keeps it. */
export function newBuyerKey(appUrl: string): { key: string; setCookie: string } {
  const key = newSecret()
  const secure = appUrl.startsWith('https:') ? '; Secure' : ''
  const maxAge = BUYER_COOKIE_DAYS * 24 * 60 * 60
  return { key, setCookie: `${BUYER_COOKIE}=${key}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}` }
}

/** The buyer behind a request: the key proves the browser, the session the account. */
export async function buyerScope(key: string, session: Session | null): Promise<BuyerScope> {
  return mintBuyerScope({
    buyerHash: await sha256(key),
    userId: session?.userId ?? null,
    verifiedEmail: session?.emailVerified ? session.email : null,
    actor: session ? { kind: 'user', id: session.userId } : { kind: 'guest', id: null },
  })
}
