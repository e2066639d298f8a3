import { Auth, type AuthConfig } from '@auth/core'
import { AuthError, CredentialsSignin } from '@auth/core/errors'
import Credentials from '@auth/core/providers/credentials'
import Google from '@auth/core/providers/google'
import { z } from 'zod'
import { endSession } from '@/domains/identity/commands/end-session'
import { linkGoogle } from '@/domains/identity/commands/link-google'
import { openSession } from '@/domains/identity/commands/open-session'
import { signInWithGoogle } from '@/domains/identity/commands/sign-in-with-google'
import { signInWithLink } from '@/domains/identity/commands/sign-in-with-link'
import { signInWithPassword } from '@/domains/identity/commands/sign-in-with-password'
import { linkSignInInput, signInInput, signInRefusalCode, type SignedInUser, type SignInResult } from '@/domains/identity/contract'
import type { SessionMethod } from '@/domains/identity/model'
import type { Env } from '@/env'
import { isLiveSession, sessionOfToken } from '@/domains/identity/queries'
import { addressOf, pageAt } from '@/lib/addresses'
import type { Id } from '@/lib/ids'
import { emailSchema } from '@/lib/inputs'
import { sameSitePath } from '@/lib/paths'
import type { Locale } from '@/lib/translated'
import type { ApiHandler } from '@/platform/http'
import { log, logUnexpected } from '@/platform/log'
import { ACCESS_SECONDS, noSessionCookies, readRefreshToken, readSession, refreshTokenCookie, type Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import { shellOf } from './shell-of'

/** What a wrong password, a stale page or a curious caller brings about; the rest is ours to mend. */
const CALLERS_OWN: readonly string[] = [
  'CredentialsSignin', 'MissingCSRF', 'UnknownAction', 'JWTSessionError', 'OAuthCallbackError', 'InvalidCheck',
]

/** The provider that links Google to the account that is signed in. */
const LINKING = 'google-link'

/** What Google's signed token says of somebody. Source: https://developers.google.com/identity/openid-connect/openid-connect */
const googleClaims = z
  .object({ sub: z.string().min(1).max(255), email: emailSchema, email_verified: z.boolean().default(false), name: z.string().trim().max(120).default('') })
  .transform(({ sub, email, email_verified: isVerified, name }) => ({ subject: sub, email, isVerified, name: name || (email.split('@')[0] ?? email) }))

/**
 * next-auth's endpoints under `/api/auth`: sign-in by password, by mailed link and with Google, sign-out, CSRF token; and one of our own. By its core: the
 * package around that takes Next's request and brings half of Next into the worker, which does not run there. Its token is
 * ours for access only; the row of the session and the refresh token beside it are our own.
 */
export const authHandler: ApiHandler = async (request, context) => {
  const { pathname } = new URL(request.url)
  // It would give a new access token for an old one, for ever, without asking whether the session is still there.
  if (pathname.endsWith('/session')) return Response.json({ error: 'not_found' }, { status: 404 })
  const shell = shellOf(request, context)
  if (pathname.endsWith('/ended')) return leaveEnded(shell, request)
  const opened = new OpenedSession(shell, request.headers.get('user-agent'))
  const answer = backFromGoogle(await Auth(request, configFor(shell, opened, request.headers)), request)
  const cookies = opened.id
    ? [await refreshTokenCookie({ sessionId: opened.id, generation: 0 }, shell.env)]
    : pathname.endsWith('/signout') && hasSignedOut(answer)
      ? await closeSession(shell, request.headers)
      : []
  const response = new Response(answer.body, answer)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** The session that a request has opened, once it has. */
class OpenedSession {
  id: Id<'ses'> | null = null
  user: SignedInUser | null = null

  constructor(readonly shell: Shell, readonly userAgent: string | null) {}

  async open(user: SignedInUser, method: SessionMethod): Promise<void> {
    this.id = await openSession(this.shell, { userId: user.id, method, userAgent: this.userAgent })
    this.user = user
  }
}

/** The session of a browser, if it was not ended meanwhile. */
async function currentSession(shell: Shell, headers: Headers): Promise<Session | null> {
  const [session, token] = await Promise.all([readSession(headers, shell.env), readRefreshToken(headers, shell.env)])
  const current = session ?? (token && (await sessionOfToken(shell.db, token, shell.now)))
  return current && (await isLiveSession(shell.db, current, shell.now)) ? current : null
}

/**
 * `GET /api/auth/ended?returnTo=`, where a page of one's own leads whose session was ended elsewhere: a page cannot take
 * cookies back. Then to sign-in, which says why; a session that is still there goes on and loses nothing.
 */
async function leaveEnded(shell: Shell, { url, headers }: Request): Promise<Response> {
  const returnTo = sameSitePath(new URL(url).searchParams.get('returnTo'))
  const locale = pageAt(returnTo?.split(/[?#]/)[0] ?? '')?.locale ?? 'en'
  const isLive = (await currentSession(shell, headers)) !== null
  const path = isLive
    ? (returnTo ?? addressOf('/account', locale))
    : addressOf({ pathname: '/sign-in', query: { returnTo: returnTo ?? undefined, ended: '1' } }, locale)
  const response = new Response(null, { status: 303, headers: { location: shell.env.APP_URL + path, 'cache-control': 'no-store' } })
  for (const cookie of isLive ? [] : noSessionCookies(shell.env)) response.headers.append('set-cookie', cookie)
  return response
}

/** Without the CSRF token of the browser, next-auth leaves the cookie where it is. */
const hasSignedOut = (answer: Response) => answer.headers.getSetCookie().some((line) => /authjs\.session-token=;/.test(line))

async function closeSession(shell: Shell, headers: Headers): Promise<string[]> {
  const token = await readRefreshToken(headers, shell.env)
  if (token) await endSession(shell, { sessionId: token.sessionId, because: 'signed_out' })
  return noSessionCookies(shell.env)
}

function configFor(shell: Shell, opened: OpenedSession, headers: Headers): AuthConfig {
  const { AUTH_SECRET, APP_URL } = shell.env

  const authorize = async <S extends z.ZodType>(
    method: SessionMethod,
    schema: S,
    credentials: unknown,
    signIn: (shell: Shell, input: z.output<S>) => Promise<SignInResult>,
  ): Promise<SignedInUser> => {
    const input = schema.safeParse(credentials)
    // A form of ours cannot send what does not parse: it says no more than that.
    if (!input.success) throw new Refused({ outcome: 'refused', reason: 'wrong_credentials' })
    const result = await signIn(shell, input.data)
    if (result.outcome === 'refused') throw new Refused(result)
    await opened.open(result.user, method)
    return result.user
  }

  return {
    basePath: '/api/auth',
    secret: AUTH_SECRET,
    // The address comes from our own settings and proxies; `readSession` reads the cookie by the same rule.
    trustHost: true,
    useSecureCookies: APP_URL.startsWith('https:'),
    session: { strategy: 'jwt', maxAge: ACCESS_SECONDS },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in' },
    providers: [
      Credentials({
        id: 'password',
        credentials: { email: {}, password: {} },
        authorize: (credentials) => authorize('password', signInInput, credentials, signInWithPassword),
      }),
      Credentials({
        id: 'magic-link',
        credentials: { token: {} },
        authorize: (credentials) => authorize('magic_link', linkSignInInput, credentials, signInWithLink),
      }),
      ...googleProviders(shell.env),
    ],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.type !== 'oidc') return true
        const identity = googleClaims.parse(profile)
        const { locale, path } = cameFrom(headers)
        if (account.provider === LINKING) {
          const session = await currentSession(shell, headers)
          const refusal = session ? await linkGoogle(shell, session, identity) : 'signed_out'
          return APP_URL + addressOf({ pathname: '/account/security', query: { google: refusal ?? 'linked' }, hash: 'google' }, locale)
        }
        const result = await signInWithGoogle(shell, identity, locale)
        if (result.outcome === 'refused') return APP_URL + addressOf({ pathname: '/sign-in', query: { google: result.reason, returnTo: path } }, locale)
        await opened.open(result.user, 'google')
        return true
      },
      // Every way in asks for a proven address, so whoever has a session has one.
      jwt: ({ token }) =>
        opened.user ? { sub: opened.user.id, name: opened.user.name, email: opened.user.email, sid: opened.id, emailVerified: true } : token,
    },
    logger: {
      error: (error) => {
        if (!(error instanceof AuthError && CALLERS_OWN.includes(error.type))) logUnexpected('auth', 'none', error)
      },
      warn: (code) => log('warn', 'auth.warning', { code }),
    },
  }
}

/** Google, to sign in with, and once more to be linked to the account that is signed in: what a return means stands in its address. */
function googleProviders({ GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret, GOOGLE_ISSUER: issuer }: Env) {
  if (clientId === undefined || clientSecret === undefined) return []
  const settings = { clientId, clientSecret, issuer, checks: ['pkce' as const, 'state' as const, 'nonce' as const] }
  return [Google(settings), Google({ ...settings, id: LINKING })]
}

/** The page that somebody left for Google, as next-auth keeps it. */
function cameFrom(headers: Headers): { locale: Locale; path: string | undefined } {
  const kept = decodeURIComponent(/(?:^|;\s*)(?:__Secure-)?authjs\.callback-url=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? '')
  const url = URL.canParse(kept) ? new URL(kept) : null
  const path = url ? sameSitePath(url.pathname + url.search) : null
  return { locale: pageAt(url?.pathname ?? '')?.locale ?? 'en', path: path ?? undefined }
}

/** Who comes back from Google with an error, or without what was given along, is led to where they began, and told there. */
function backFromGoogle(answer: Response, { url, headers }: Request): Response {
  const way = /\/callback\/(google(?:-link)?)$/.exec(new URL(url).pathname)?.[1]
  const location = answer.headers.get('location')
  if (way === undefined || location === null || !new URL(location, url).searchParams.has('error')) return answer
  const { locale, path } = cameFrom(headers)
  const back =
    way === LINKING
      ? addressOf({ pathname: '/account/security', query: { google: 'not_done' }, hash: 'google' }, locale)
      : addressOf({ pathname: '/sign-in', query: { google: 'not_done', returnTo: path } }, locale)
  const response = new Response(null, { status: 302, headers: { location: back } })
  for (const cookie of answer.headers.getSetCookie()) response.headers.append('set-cookie', cookie)
  return response
}

/** next-auth tells the client a code and nothing else: the reason, and the minutes to wait if there are any. */
class Refused extends CredentialsSignin {
  constructor(refusal: Extract<SignInResult, { outcome: 'refused' }>) {
    super()
    this.code = signInRefusalCode(refusal)
  }
}
