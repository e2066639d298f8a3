import { getToken } from 'next-auth/jwt'
import { z } from 'zod'
import { idSchema } from '@/lib/ids'

const sessionClaims = z.object({
  sub: idSchema('usr'),
  email: z.string(),
  name: z.string(),
  emailVerified: z.boolean(),
})

/** Who is signed in, as the cookie says. Reading it costs no round trip. */
export interface Session {
  userId: z.output<typeof sessionClaims>['sub']
  email: string
  name: string
  emailVerified: boolean
}

/** The session in a request's cookie, or null. Cookies are `__Secure-` exactly when the site is served over https. */
export async function readSession(
  headers: Headers,
  { AUTH_SECRET, APP_URL }: { AUTH_SECRET: string; APP_URL: string },
): Promise<Session | null> {
  if (!headers.get('cookie')?.includes('authjs.session-token')) return null
  const token = await getToken({ req: { headers }, secret: AUTH_SECRET, secureCookie: APP_URL.startsWith('https:') })
  const claims = sessionClaims.safeParse(token)
  if (!claims.success) return null
  const { sub, email, name, emailVerified } = claims.data
  return { userId: sub, email, name, emailVerified }
}
