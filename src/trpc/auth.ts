import { Auth, type AuthConfig } from '@auth/core'
import { AuthError, CredentialsSignin } from '@auth/core/errors'
import Credentials from '@auth/core/providers/credentials'
import type { z } from 'zod'
import { endSession } from '@/domains/identity/commands/end-session'
import { openSession } from '@/domains/identity/commands/open-session'
import { signInWithLink } from '@/domains/identity/commands/sign-in-with-link'
import { signInWithPassword } from '@/domains/identity/commands/sign-in-with-password'
import { linkSignInInput, signInInput, signInRefusalCode, type SignedInUser, type SignInResult } from '@/domains/identity/contract'
import type { SessionMethod } from '@/domains/identity/model'
import { isLiveSession, sessionOfToken } from '@/domains/identity/queries'
import { addressOf, pageAt } from '@/lib/addresses'
import type { Id } from '@/lib/ids'
import { sameSitePath } from '@/lib/paths'
import type { ApiHandler } from '@/platform/http'
import { log, logUnexpected } from '@/platform/log'
import { ACCESS_SECONDS, noSessionCookies, readRefreshToken, readSession, refreshTokenCookie } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import { shellOf } from './shell-of'

/** What a wrong password, a stale page or a curious caller brings about; the rest is ours to mend. */
const CALLERS_OWN: readonly string[] = ['CredentialsSignin', 'MissingCSRF', 'UnknownAction', 'JWTSessionError']

/**
 * next-auth's endpoints under `/api/auth`: sign-in by password and by mailed link, sign-out, CSRF token; and one of our own. By its core: the
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
  const answer = await Auth(request, configFor(shell, opened))
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

  constructor(readonly shell: Shell, readonly userAgent: string | null) {}

  async open(userId: Id<'usr'>, method: SessionMethod): Promise<void> {
    this.id = await openSession(this.shell, { userId, method, userAgent: this.userAgent })
  }
}

/**
 * `GET /api/auth/ended?returnTo=`, where a page of one's own leads whose session was ended elsewhere: a page cannot take
 * cookies back. Then to sign-in, which says why; a session that is still there goes on and loses nothing.
 */
async function leaveEnded(shell: Shell, { url, headers }: Request): Promise<Response> {
  const returnTo = sameSitePath(new URL(url).searchParams.get('returnTo'))
  const locale = pageAt(returnTo?.split(/[?#]/)[0] ?? '')?.locale ?? 'en'
  const [session, token] = await Promise.all([readSession(headers, shell.env), readRefreshToken(headers, shell.env)])
  const current = session ?? (token && (await sessionOfToken(shell.db, token, shell.now)))
  const isLive = current !== null && (await isLiveSession(shell.db, current, shell.now))
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

function configFor(shell: Shell, opened: OpenedSession): AuthConfig {
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
    await opened.open(result.user.id, method)
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
    ],
    callbacks: {
      // Both ways in ask for a proven address, so whoever has a session has one.
      jwt: ({ token, user }) => (user ? { ...token, sid: opened.id, emailVerified: true } : token),
    },
    logger: {
      error: (error) => {
        if (!(error instanceof AuthError && CALLERS_OWN.includes(error.type))) logUnexpected('auth', 'none', error)
      },
      warn: (code) => log('warn', 'auth.warning', { code }),
    },
  }
}

/** next-auth tells the client a code and nothing else: the reason, and the minutes to wait if there are any. */
class Refused extends CredentialsSignin {
  constructor(refusal: Extract<SignInResult, { outcome: 'refused' }>) {
    super()
    this.code = signInRefusalCode(refusal)
  }
}
