import type { Id } from '../src/lib/ids.ts'
import { accessTokenCookie } from '../src/platform/session.ts'

interface Somebody {
  userId: Id<'usr'>
  email: string
  /** A row of theirs, for some of what they do asks whether it was ended. */
  sessionId: Id<'ses'>
}

/** The cookie of somebody who signed in at that site a moment ago: `name=value`. */
export async function sessionCookie({ userId, email, sessionId }: Somebody, url: string, secret: string): Promise<string> {
  const session = { userId, sessionId, email, name: 'Ines Okafor', emailVerified: true }
  const line = await accessTokenCookie(session, { AUTH_SECRET: secret, APP_URL: url })
  return line.split(';', 1)[0] ?? ''
}
