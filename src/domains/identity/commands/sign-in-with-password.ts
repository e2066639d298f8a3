import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditLog } from '@/db/schema/platform'
import { runStatement } from '@/db/statement'
import { auditCte, auditRow } from '@/platform/audit'
import { hashPassword, isOutdated, verifyPassword } from '@/platform/passwords'
import type { Shell } from '@/platform/shell'
import { userIdSchema, type signInInput, type SignInResult } from '../contract'
import { refusalOf } from '../model'
import { credentialsByEmail, type Credentials } from '../queries'
import { claimGuestOrders } from './claim-guest-orders'
import { countTries } from './limit-tries'

type SignInShell = Pick<Shell, 'db' | 'redis' | 'now' | 'requestId' | 'ip'>

/** Signs in by password. Whether the address or the password is wrong is not told, neither in words nor by time. */
export async function signInWithPassword(
  shell: SignInShell,
  { email, password }: z.output<typeof signInInput>,
): Promise<SignInResult> {
  const minutes = await countTries(shell, { subject: email, limit: 'signIn', networkLimit: 'signInFromNetwork' })
  if (minutes !== null) return { outcome: 'refused', reason: 'too_many_tries', minutes }
  const account = await credentialsByEmail(shell.db, email)
  const matches = await verifyPassword(password, account?.passwordHash ?? null)
  if (!account?.passwordHash || !matches) return refuse(shell, account?.id ?? 'unknown', 'wrong_credentials')
  const refusal = refusalOf(account.status)
  if (refusal) return refuse(shell, account.id, refusal)
  const passwordHash = isOutdated(account.passwordHash) ? await hashPassword(password) : account.passwordHash
  // The password may have been changed, or the account blocked, while this one was being checked.
  return (await recordSignIn(shell, account, passwordHash))
    ? { outcome: 'signed_in', user: { id: account.id, email: account.email, name: account.name } }
    : { outcome: 'refused', reason: 'wrong_credentials' }
}

async function refuse(
  shell: SignInShell,
  subjectId: string,
  reason: 'wrong_credentials' | 'unverified' | 'blocked',
): Promise<SignInResult> {
  await shell.db.insert(auditLog).values(
    auditRow(shell, { orgId: null, actor: { kind: 'guest', id: null }, action: 'user.sign_in_refused', subjectId, after: { reason } }),
  )
  return { outcome: 'refused', reason }
}

/** `passwordHash` is how the password is kept from now on. */
async function recordSignIn(shell: SignInShell, { id, passwordHash: checked }: Credentials, passwordHash: string): Promise<boolean> {
  const rows = await runStatement(
    shell.db,
    sql`with person as (
        update users set last_sign_in_at = ${shell.now.toISOString()}::timestamptz, password_hash = ${passwordHash}
        where id = ${id} and status = 'active' and password_hash = ${checked}
        returning id, email
      ), ${claimGuestOrders(shell)}, audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'user', id }, action: 'user.signed_in', subjectId: sql`person.id`, after: sql`null` },
          sql`person`,
        )}
      )
      select id from person`,
    z.object({ id: userIdSchema }),
  )
  return rows.length === 1
}
