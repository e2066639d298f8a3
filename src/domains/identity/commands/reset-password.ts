import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { hashPassword } from '@/platform/passwords'
import { sha256 } from '@/platform/random'
import type { Shell } from '@/platform/shell'
import type { resetPasswordInput, ResetPasswordResult } from '../contract'
import { limitTries } from './limit-tries'
import { proveAddress } from './prove-address'
import { refuseGuessable } from './refuse-guessable'

/**
 * Chooses a new password by a mailed link. The link proves the address too; all other links and all sessions of the account
 * end. Throws `identity.password_guessable`, `common.too_many_tries`.
 */
export async function resetPassword(
  shell: Pick<Shell, 'db' | 'redis' | 'now' | 'requestId' | 'ip'>,
  { token, password }: z.output<typeof resetPasswordInput>,
): Promise<ResetPasswordResult> {
  const secretHash = await sha256(token)
  await limitTries(shell, { subject: secretHash, limit: 'signIn', networkLimit: 'signInFromNetwork' })
  await refuseGuessable(password, [])
  const person = await proveAddress(shell, {
    secretHash,
    purpose: 'reset_password',
    action: 'user.password_changed',
    passwordHash: sql`${await hashPassword(password)}`,
    signsIn: false,
    endsAllElse: true,
  })
  return person ? { outcome: 'changed', email: person.email } : { outcome: 'link_over' }
}
