import { encode } from 'next-auth/jwt'
import type { Id } from '../src/lib/ids.ts'

const SESSION_COOKIE = 'authjs.session-token'

/** The cookie of somebody who has signed in, made the way next-auth makes it. */
export async function sessionCookie({ userId, email }: { userId: Id<'usr'>; email: string }, secret: string): Promise<string> {
  const token = { sub: userId, email, name: 'Ines Okafor', emailVerified: true }
  return `${SESSION_COOKIE}=${await encode({ token, secret, salt: SESSION_COOKIE })}`
}
