import { Auth, type AuthConfig } from '@auth/core'
import { AuthError, CredentialsSignin } from '@auth/core/errors'
import Credentials from '@auth/core/providers/credentials'
import type { z } from 'zod'
import { signInWithLink } from '@/domains/identity/commands/sign-in-with-link'
import { signInWithPassword } from '@/domains/identity/commands/sign-in-with-password'
import { linkSignInInput, signInInput, signInRefusalCode, type SignedInUser, type SignInResult } from '@/domains/identity/contract'
import type { ApiContext, ApiHandler } from '@/platform/http'
import { log, logUnexpected } from '@/platform/log'
import { services, type Shell } from '@/platform/shell'
import { createContext } from './context'

/** As long as the address and the name in a session may be out of date, and a stolen cookie of use. */
const SESSION_SECONDS = 7 * 24 * 60 * 60

/** What a wrong password, a stale page or a curious caller brings about; the rest is ours to mend. */
const CALLERS_OWN: readonly string[] = ['CredentialsSignin', 'MissingCSRF', 'UnknownAction', 'JWTSessionError']

/**
 * next-auth's endpoints under `/api/auth`: sign-in by password and by mailed link, sign-out, CSRF token. By its core: the
 * package around that takes Next's request and brings half of Next into the worker, which does not run there.
 */
export const authHandler: ApiHandler = (request, context) => Auth(request, configFor(context))

function configFor({ waitUntil }: ApiContext): AuthConfig {
  const { AUTH_SECRET, APP_URL } = services().env

  const authorize = async <S extends z.ZodType>(
    request: Request,
    schema: S,
    credentials: unknown,
    signIn: (shell: Shell, input: z.output<S>) => Promise<SignInResult>,
  ): Promise<SignedInUser> => {
    const input = schema.safeParse(credentials)
    // A form of ours cannot send what does not parse: it says no more than that.
    if (!input.success) throw new Refused({ outcome: 'refused', reason: 'wrong_credentials' })
    const result = await signIn(await createContext({ headers: request.headers, waitUntil }), input.data)
    if (result.outcome === 'refused') throw new Refused(result)
    return result.user
  }

  return {
    basePath: '/api/auth',
    secret: AUTH_SECRET,
    // The address comes from our own settings and proxies; `readSession` reads the cookie by the same rule.
    trustHost: true,
    useSecureCookies: APP_URL.startsWith('https:'),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in' },
    providers: [
      Credentials({
        id: 'password',
        credentials: { email: {}, password: {} },
        authorize: (credentials, request) => authorize(request, signInInput, credentials, signInWithPassword),
      }),
      Credentials({
        id: 'magic-link',
        credentials: { token: {} },
        authorize: (credentials, request) => authorize(request, linkSignInInput, credentials, signInWithLink),
      }),
    ],
    callbacks: {
      // Both ways in ask for a proven address, so whoever has a session has one.
      jwt: ({ token, user }) => (user ? { ...token, emailVerified: true } : token),
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
