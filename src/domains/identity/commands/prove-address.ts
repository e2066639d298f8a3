import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { auditCte } from '@/platform/audit'
import type { Shell } from '@/platform/shell'
import { userIdSchema, type SignedInUser } from '../contract'
import type { LinkPurpose } from '../model'
import { claimGuestOrders } from './claim-guest-orders'
import { endedSessions } from './end-session'

const person = z.object({ id: userIdSchema, email: z.string(), name: z.string() })

interface Proof {
  secretHash: string
  purpose: LinkPurpose
  /** What the audit log calls it. */
  action: `user.${string}`
  /** The password's hash afterwards, in terms of the row `users`. */
  passwordHash: SQL
  /** What must hold of the row `users` beside its not being blocked. */
  onlyIf?: SQL
  signsIn: boolean
  /** Every other link of the account stops working, and whoever is signed in is so no longer. */
  endsAllElse?: boolean
}

/**
 * Uses a mailed link up, once, whoever comes first: the address is proven, so a pending account becomes active and guests'
 * orders of that address become its own. One statement; null when the link is used, expired, for something else or unknown.
 */
export async function proveAddress(
  shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>,
  { secretHash, purpose, action, passwordHash, onlyIf = sql`true`, signsIn, endsAllElse = false }: Proof,
): Promise<SignedInUser | null> {
  const now = sql`${shell.now.toISOString()}::timestamptz`
  const [proven] = await runStatement(
    shell.db,
    sql`with link as (
        update auth_tokens set used_at = ${now} from users
        where auth_tokens.secret_hash = ${secretHash} and auth_tokens.purpose = ${purpose}
          and auth_tokens.used_at is null and auth_tokens.expires_at > ${now}
          and users.id = auth_tokens.user_id and users.status in ('pending_verification', 'active') and ${onlyIf}
        returning auth_tokens.id, auth_tokens.user_id
      ), other_links as (
        update auth_tokens set used_at = ${now} from link
        where ${endsAllElse} and auth_tokens.user_id = link.user_id and auth_tokens.id <> link.id and auth_tokens.used_at is null
      ), person as (
        update users set status = 'active', email_verified_at = coalesce(users.email_verified_at, ${now}),
          password_hash = ${passwordHash}, last_sign_in_at = case when ${signsIn} then ${now} else users.last_sign_in_at end
        from link where users.id = link.user_id
        returning users.id, users.email, users.name
      ), ${endedSessions(shell, 'password_changed', sql`${endsAllElse} and user_id in (select user_id from link)`)},
      ${claimGuestOrders(shell)}, audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'user', id: sql`person.id` }, action, subjectId: sql`person.id`, after: sql`null` },
          sql`person`,
        )}
      )
      select id, email, name from person`,
    person,
  )
  return proven ?? null
}
