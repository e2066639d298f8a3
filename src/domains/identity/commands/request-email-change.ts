import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { newId } from '@/lib/ids'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import { linkSecret } from '@/platform/links'
import { announce, newsCte } from '@/platform/outbox'
import { sha256 } from '@/platform/random'
import { limitTries } from '@/platform/redis'
import type { Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import type { requestEmailChangeInput, RequestEmailChangeResult } from '../contract'
import { emailChangeWanted } from '../events'
import { EMAIL_CHANGE_TTL_MS } from '../model'
import { provePresence } from './prove-presence'
import { tellOwner } from './tell-owner'

/**
 * Sends a link to a new address, and a note to the one so far while its owner can still act on it. Whether the new one has an
 * account is told to its mailbox alone. An earlier request of the account is void. Throws `common.too_many_tries`,
 * `identity.second_factor_needed`.
 */
export async function requestEmailChange(
  shell: Pick<Shell, 'db' | 'env' | 'redis' | 'queue' | 'now' | 'requestId' | 'ip' | 'waitUntil'>,
  session: Pick<Session, 'userId' | 'sessionId'>,
  { email, password }: z.output<typeof requestEmailChangeInput>,
): Promise<RequestEmailChangeResult> {
  const refused = await provePresence(shell, session, { password })
  if (refused) return refused
  const { userId } = session
  await limitTries(shell.redis, 'mailedLink', userId)
  const tokenId = newId('atk')
  const secretHash = await sha256(await linkSecret(shell.env.AUTH_SECRET, `change-email-link:${tokenId}`))
  const news = await runStatement(
    shell.db,
    sql`with person as (
        select id as user_id from users where id = ${userId} and status = 'active' and email <> ${email}
      ), older as (
        update auth_tokens set used_at = ${at(shell.now)} from person
        where auth_tokens.user_id = person.user_id and auth_tokens.purpose = 'change_email' and auth_tokens.used_at is null
      ), token as (
        insert into auth_tokens (id, user_id, purpose, secret_hash, email, expires_at, created_at)
        select ${tokenId}, user_id, 'change_email', ${secretHash}, ${email}, ${at(new Date(shell.now.getTime() + EMAIL_CHANGE_TTL_MS))}, ${at(shell.now)}
        from person
        returning id as token_id, user_id
      ), audited as (
        ${auditCte(
          shell,
          {
            orgId: sql`null`, actor: { kind: 'user', id: userId }, action: 'user.email_change_requested', subjectId: sql`user_id`,
            after: sql`jsonb_build_object('email', ${email}::text)`,
          },
          sql`token`,
        )}
      ), told as (
        ${tellOwner(shell, 'email_change_requested', sql`token`)}
      ), asked as (
        ${newsCte(
          emailChangeWanted,
          { orgId: sql`null`, subjectId: sql`user_id`, payload: sql`jsonb_build_object('tokenId', token_id)`, now: shell.now },
          sql`token`,
        )}
      )
      select id from told union all select id from asked`,
    z.object({ id: idSchema('obx') }),
  )
  announce(shell, news.map(({ id }) => id))
  return { outcome: news.length > 0 ? 'mail_sent' : 'same_address' }
}
