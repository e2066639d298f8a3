import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import { announce } from '@/platform/outbox'
import { hashPassword } from '@/platform/passwords'
import type { Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import type { changePasswordInput, ChangePasswordResult, IdentityError } from '../contract'
import { endedSessions } from './end-session'
import { provePresence } from './prove-presence'
import { refuseGuessable } from './refuse-guessable'
import { tellOwner } from './tell-owner'

/**
 * Changes the password of who shows the old one, or chooses the first. Every other session ends and every mailed link stops
 * working; this browser stays. Throws `identity.password_guessable`, `identity.second_factor_needed`, `common.too_many_tries`.
 */
export async function changePassword(
  shell: Pick<Shell, 'db' | 'redis' | 'queue' | 'now' | 'requestId' | 'ip' | 'waitUntil'>,
  session: Pick<Session, 'userId' | 'sessionId' | 'email' | 'name'>,
  { password, newPassword }: z.output<typeof changePasswordInput>,
): Promise<ChangePasswordResult> {
  const { userId, sessionId, email, name } = session
  await refuseGuessable(newPassword, [email, name])
  const refused = await provePresence(shell, session, { password })
  if (refused) return refused
  const others = sql`user_id in (select user_id from person) and id <> ${sessionId}`
  const [news] = await runStatement(
    shell.db,
    sql`with person as (
        update users set password_hash = ${await hashPassword(newPassword)} where id = ${userId} and status = 'active'
        returning id as user_id
      ), links as (
        update auth_tokens set used_at = ${at(shell.now)} from person where auth_tokens.user_id = person.user_id and auth_tokens.used_at is null
      ), ${endedSessions(shell, 'password_changed', others)}, audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'user', id: userId }, action: 'user.password_changed', subjectId: sql`user_id`, after: sql`null` },
          sql`person`,
        )}
      ), told as (
        ${tellOwner(shell, 'password_changed', sql`person`)}
      )
      select id, (select count(*)::int from ended_sessions) as ended from told`,
    z.object({ id: idSchema('obx'), ended: z.number().int() }),
  )
  if (!news) throw new DomainError<IdentityError>('identity.session_over', 'unauthenticated')
  announce(shell, [news.id])
  return { outcome: 'changed', ended: news.ended }
}
