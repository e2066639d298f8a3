import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import type { Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { Shell } from '@/platform/shell'
import { userIdSchema } from '../contract'
import type { SessionEnd } from '../model'

type EndingShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>

interface Ending {
  sessionId: Id<'ses'>
  because: SessionEnd
  /** Whose it must be; anybody's when the refresh token itself proves it. */
  userId?: Id<'usr'>
}

/**
 * Ends a session, once; false when it was over. Its access token is believed for at most another quarter of an hour, by
 * nothing that belongs to a tenant.
 */
export async function endSession(shell: EndingShell, { sessionId, because, userId }: Ending): Promise<boolean> {
  const ended = await runEnding(shell, because, sql`id = ${sessionId} ${userId ? sql`and user_id = ${userId}` : sql``}`)
  return ended === 1
}

/** Ends all of somebody's sessions but the one that is named; answers how many there were. */
export function endSessions(
  shell: EndingShell,
  { userId, because, except }: { userId: Id<'usr'>; because: SessionEnd; except: Id<'ses'> | null },
): Promise<number> {
  return runEnding(shell, because, sql`user_id = ${userId} and id is distinct from ${except}`)
}

async function runEnding(shell: EndingShell, because: SessionEnd, which: SQL): Promise<number> {
  const ended = await runStatement(
    shell.db,
    sql`with ${endedSessions(shell, because, which)} select user_id from ended_sessions`,
    z.object({ user_id: userIdSchema }),
  )
  return ended.length
}

/** The CTEs that end the sessions `which` describes, with an audit row each. */
export function endedSessions(shell: Pick<Shell, 'now' | 'requestId' | 'ip'>, because: SessionEnd, which: SQL): SQL {
  return sql`ended_sessions as (
      update sessions set ended_at = ${shell.now.toISOString()}::timestamptz, ended_because = ${because}
      where ended_at is null and ${which}
      returning id, user_id
    ), audited_sessions as (
      ${auditCte(
        shell,
        {
          orgId: sql`null`, actor: { kind: 'user', id: sql`ended_sessions.user_id` }, action: 'session.ended',
          subjectId: sql`ended_sessions.id`, after: sql`jsonb_build_object('because', ${because}::text)`,
        },
        sql`ended_sessions`,
      )}
    )`
}
