import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import { SESSION_TTL_MS, type RefreshToken, type Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import { userIdSchema } from '../contract'
import { isRenewed, REFRESH_GRACE_MS } from '../model'

const row = z.object({
  id: idSchema('ses'),
  user_id: userIdSchema,
  email: z.string(),
  name: z.string(),
  email_verified: z.boolean(),
  generation: z.number().int(),
  age_ms: z.number(),
})

/**
 * Renews a session by its refresh token: each generation is good once. The one before stays good for a moment and gets the same
 * answer, for tabs that ask at once and answers that got lost; an older one was stolen or copied, and ends the session
 * (RFC 9700, 4.14.2). One statement. Null when the session is over.
 */
export async function refreshSession(
  shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>,
  token: RefreshToken,
): Promise<{ session: Session; token: RefreshToken } | null> {
  const now = sql`${shell.now.toISOString()}::timestamptz`
  const [found] = await runStatement(
    shell.db,
    sql`with found as (
        select s.id, s.user_id, u.email, u.name, u.email_verified_at, s.generation, s.rotated_at
        from sessions s join users u on u.id = s.user_id
        where s.id = ${token.sessionId} and s.ended_at is null and s.expires_at > ${now} and u.status = 'active'
      ), rotated as (
        update sessions set generation = sessions.generation + 1, rotated_at = ${now},
          expires_at = ${new Date(shell.now.getTime() + SESSION_TTL_MS).toISOString()}::timestamptz
        from found where sessions.id = found.id and sessions.ended_at is null and sessions.generation = ${token.generation}
        returning sessions.id
      ), stolen as (
        update sessions set ended_at = ${now}, ended_because = 'token_reused'
        from found
        where sessions.id = found.id and sessions.ended_at is null and found.generation > ${token.generation}
          and (found.generation > ${token.generation + 1} or found.rotated_at <= ${new Date(shell.now.getTime() - REFRESH_GRACE_MS).toISOString()}::timestamptz)
        returning sessions.id, sessions.user_id
      ), audited as (
        ${auditCte(
          shell,
          {
            orgId: sql`null`, actor: { kind: 'system', id: 'sessions' }, action: 'session.token_reused', subjectId: sql`stolen.id`,
            after: sql`jsonb_build_object('userId', stolen.user_id, 'generation', ${token.generation}::int)`,
          },
          sql`stolen`,
        )}
      )
      select id, user_id, email, name, email_verified_at is not null as email_verified, generation,
        extract(epoch from ${now} - rotated_at)::float8 * 1000 as age_ms
      from found`,
    row,
  )
  if (!found || !isRenewed({ presented: token.generation, current: found.generation, ageMs: found.age_ms })) return null
  const { id, user_id: userId, email, name, email_verified: emailVerified } = found
  return {
    session: { userId, sessionId: id, email, name, emailVerified },
    token: { sessionId: id, generation: token.generation + 1 },
  }
}
