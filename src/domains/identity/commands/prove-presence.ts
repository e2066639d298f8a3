import { DomainError } from '@/lib/errors'
import { isSecondFactorFresh } from '@/lib/permissions'
import { verifyPassword } from '@/platform/passwords'
import { limitTries } from '@/platform/redis'
import type { Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import type { IdentityError, PresenceInput, PresenceRefusal } from '../contract'
import { RECENT_SIGN_IN_MS } from '../model'
import { presenceOf } from '../queries'

/**
 * Whether it is the owner who asks, and not somebody at a browser left open: by the password, else by a sign-in of the last
 * minutes. Who has a second factor must have shown it lately too. Null when it is. Throws `identity.second_factor_needed`,
 * `common.too_many_tries`.
 */
export async function provePresence(
  shell: Pick<Shell, 'db' | 'redis' | 'now'>,
  { userId, sessionId }: Pick<Session, 'userId' | 'sessionId'>,
  { password }: PresenceInput,
): Promise<PresenceRefusal | null> {
  const presence = await presenceOf(shell.db, sessionId)
  if (!presence) throw new DomainError<IdentityError>('identity.session_over', 'unauthenticated')
  if (presence.hasSecondFactor && !isSecondFactorFresh(presence.secondFactorAt, shell.now)) {
    throw new DomainError<IdentityError>('identity.second_factor_needed', 'forbidden')
  }
  if (presence.passwordHash === null) {
    const isRecent = shell.now.getTime() - presence.signedInAt.getTime() < RECENT_SIGN_IN_MS
    return isRecent ? null : { outcome: 'sign_in_again' }
  }
  await limitTries(shell.redis, 'proof', userId)
  return (await verifyPassword(password ?? '', presence.passwordHash)) ? null : { outcome: 'wrong_password' }
}
