import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { verifyPassword } from '@/platform/passwords'
import { sha256 } from '@/platform/random'
import type { Shell } from '@/platform/shell'
import type { verifyEmailInput, VerifyEmailResult } from '../contract'
import { credentialsByVerifyLink } from '../queries'
import { limitTries } from './limit-tries'
import { proveAddress } from './prove-address'

/**
 * Makes a pending account active. It takes the link and the password of the sign-up: with the link alone, somebody could
 * sign up with your address, wait for you to confirm it, and read your orders with the password they chose.
 */
export async function verifyEmail(
  shell: Pick<Shell, 'db' | 'redis' | 'now' | 'requestId' | 'ip'>,
  { token, password }: z.output<typeof verifyEmailInput>,
): Promise<VerifyEmailResult> {
  const secretHash = await sha256(token)
  await limitTries(shell, { subject: secretHash, limit: 'signIn', networkLimit: 'signInFromNetwork' })
  const account = await credentialsByVerifyLink(shell.db, secretHash, shell.now)
  if (!account) return { outcome: 'link_over' }
  if (!(await verifyPassword(password, account.passwordHash))) return { outcome: 'wrong_password' }
  const person = await proveAddress(shell, {
    secretHash,
    purpose: 'verify_email',
    action: 'user.email_verified',
    passwordHash: sql`users.password_hash`,
    // Another sign-up may have put its password there while this one was being checked.
    onlyIf: sql`users.password_hash = ${account.passwordHash}`,
    signsIn: false,
  })
  return person ? { outcome: 'verified', email: person.email } : { outcome: 'link_over' }
}
