import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { postgresError } from '@/lib/errors'
import { auditCte } from '@/platform/audit'
import { sha256 } from '@/platform/random'
import type { Shell } from '@/platform/shell'
import { userIdSchema, type ConfirmEmailChangeResult } from '../contract'
import { claimGuestOrders } from './claim-guest-orders'
import { limitTries } from './limit-tries'

/**
 * Uses the link of a new address up, once: the address is the account's from now on, proven, and guests' orders of it become
 * its own. Sessions and orders stay; every other mailed link, sent to the address before, stops working. One statement.
 */
export async function confirmEmailChange(
  shell: Pick<Shell, 'db' | 'redis' | 'now' | 'requestId' | 'ip'>,
  token: string,
): Promise<ConfirmEmailChangeResult> {
  const secretHash = await sha256(token)
  await limitTries(shell, { subject: secretHash, limit: 'signIn', networkLimit: 'signInFromNetwork' })
  try {
    const [changed] = await runStatement(
      shell.db,
      sql`with link as (
          update auth_tokens set used_at = ${at(shell.now)} from users
          where auth_tokens.secret_hash = ${secretHash} and auth_tokens.purpose = 'change_email' and auth_tokens.used_at is null
            and auth_tokens.expires_at > ${at(shell.now)} and users.id = auth_tokens.user_id and users.status = 'active'
          returning auth_tokens.id, auth_tokens.user_id, auth_tokens.email, users.email as former
        ), other_links as (
          update auth_tokens set used_at = ${at(shell.now)} from link
          where auth_tokens.user_id = link.user_id and auth_tokens.id <> link.id and auth_tokens.used_at is null
        ), person as (
          update users set email = link.email, email_verified_at = ${at(shell.now)} from link where users.id = link.user_id
          returning users.id, users.email, link.former
        ), ${claimGuestOrders(shell)}, audited as (
          ${auditCte(
            shell,
            {
              orgId: sql`null`, actor: { kind: 'user', id: sql`person.id` }, action: 'user.email_changed', subjectId: sql`person.id`,
              after: sql`jsonb_build_object('from', person.former, 'to', person.email)`,
            },
            sql`person`,
          )}
        )
        select id, email from person`,
      z.object({ id: userIdSchema, email: z.string() }),
    )
    return changed ? { outcome: 'changed', userId: changed.id, email: changed.email } : { outcome: 'link_over' }
  } catch (error) {
    // Somebody made an account of that address meanwhile; nothing was written, so the link is as it was.
    if (postgresError(error)?.constraint === 'user_email_once') return { outcome: 'taken' }
    throw error
  }
}
