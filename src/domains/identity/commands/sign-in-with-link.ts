import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { sha256 } from '@/platform/random'
import type { Shell } from '@/platform/shell'
import type { linkSignInInput, SignInResult } from '../contract'
import { proveAddress } from './prove-address'

/**
 * Signs in by a mailed link. An account that was still pending becomes active without its password: whoever chose that
 * never showed that the address is theirs.
 */
export async function signInWithLink(
  shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>,
  { token }: z.output<typeof linkSignInInput>,
): Promise<SignInResult> {
  const user = await proveAddress(shell, {
    secretHash: await sha256(token),
    purpose: 'magic_link',
    action: 'user.signed_in',
    passwordHash: sql`case when users.email_verified_at is null then null else users.password_hash end`,
    signsIn: true,
  })
  return user ? { outcome: 'signed_in', user } : { outcome: 'refused', reason: 'link_over' }
}
