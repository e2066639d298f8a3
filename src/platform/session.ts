import { encode, getToken } from 'next-auth/jwt'
import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { linkSecret, sameSecret } from './links'

/** As long as an access token is believed without asking the database. */
export const ACCESS_SECONDS = 15 * 60
/** As long as a browser that does not come back stays signed in. */
export const SESSION_TTL_MS = 7 * DAY_MS

export interface SessionSettings {
  AUTH_SECRET: string
  APP_URL: string
}

const sessionClaims = z.object({
  sub: idSchema('usr'),
  sid: idSchema('ses'),
  email: z.string(),
  name: z.string(),
  emailVerified: z.boolean(),
})

/** Who is signed in, as the access token says. Reading it costs no round trip. */
export interface Session {
  userId: Id<'usr'>
  sessionId: Id<'ses'>
  email: string
  name: string
  emailVerified: boolean
}

/** A refresh token, read: the session's row, and how often it had been renewed when the token was made. */
export interface RefreshToken {
  sessionId: Id<'ses'>
  generation: number
}

const isSecure = ({ APP_URL }: SessionSettings) => APP_URL.startsWith('https:')
/** next-auth's cookie: it writes it at sign-in, `getToken` reads it. */
const accessCookie = (settings: SessionSettings) => `${isSecure(settings) ? '__Secure-' : ''}authjs.session-token`
const refreshCookie = (settings: SessionSettings) => `${isSecure(settings) ? '__Host-' : ''}fairground-session`

/** The session in a request's access token, or null. Cookies are prefixed exactly when the site is served over https. */
export async function readSession(headers: Headers, settings: SessionSettings): Promise<Session | null> {
  if (!headers.get('cookie')?.includes('authjs.session-token')) return null
  const token = await getToken({ req: { headers }, secret: settings.AUTH_SECRET, secureCookie: isSecure(settings) })
  const claims = sessionClaims.safeParse(token)
  if (!claims.success) return null
  const { sub, sid, email, name, emailVerified } = claims.data
  return { userId: sub, sessionId: sid, email, name, emailVerified }
}

/** The refresh token in a request's cookie; null when there is none, or it was not made by us. */
export async function readRefreshToken(headers: Headers, settings: SessionSettings): Promise<RefreshToken | null> {
  const cookie = headers.get('cookie')?.split(/;\s*/).find((each) => each.startsWith(`${refreshCookie(settings)}=`))
  const [, id, digits, secret] = /=(ses_[0-9a-f]{32})\.(\d{1,9})\.([\w-]{43})$/.exec(cookie ?? '') ?? []
  const sessionId = idSchema('ses').safeParse(id)
  if (!sessionId.success || secret === undefined) return null
  const token = { sessionId: sessionId.data, generation: Number(digits) }
  return (await sameSecret(secret, await refreshSecret(token, settings))) ? token : null
}

/** The cookie that keeps a refresh token. It is derived, so a renewal whose answer got lost is answered the same again. */
export async function refreshTokenCookie(token: RefreshToken, settings: SessionSettings): Promise<string> {
  const value = `${token.sessionId}.${token.generation}.${await refreshSecret(token, settings)}`
  return cookieLine(refreshCookie(settings), value, SESSION_TTL_MS / 1000, settings)
}

/** The cookie that keeps an access token, made as next-auth makes it. */
export async function accessTokenCookie(session: Session, settings: SessionSettings): Promise<string> {
  const name = accessCookie(settings)
  const { userId, sessionId, email, name: called, emailVerified } = session
  const token = { sub: userId, sid: sessionId, email, name: called, emailVerified }
  const value = await encode({ token, secret: settings.AUTH_SECRET, salt: name, maxAge: ACCESS_SECONDS })
  return cookieLine(name, value, ACCESS_SECONDS, settings)
}

/** Cookies that take both tokens back from a browser. */
export function noSessionCookies(settings: SessionSettings): string[] {
  return [accessCookie(settings), refreshCookie(settings)].map((name) => cookieLine(name, '', 0, settings))
}

function refreshSecret({ sessionId, generation }: RefreshToken, { AUTH_SECRET }: SessionSettings): Promise<string> {
  return linkSecret(AUTH_SECRET, `refresh-link:${sessionId}.${generation}`)
}

function cookieLine(name: string, value: string, maxAgeSeconds: number, settings: SessionSettings): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${isSecure(settings) ? '; Secure' : ''}`
}
