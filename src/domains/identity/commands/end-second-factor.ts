import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import { announce } from '@/platform/outbox'
import type { EndSecondFactorResult } from '../contract'
import { showSecondFactor, type FactorSession, type FactorShell } from './show-second-factor'
import { tellOwner } from './tell-owner'

/** Turns the second factor off, for who shows a code now. What it was shown for in any session no longer counts. */
export async function endSecondFactor(shell: FactorShell, session: FactorSession, code: string): Promise<EndSecondFactorResult> {
  const shown = await showSecondFactor(shell, session, code)
  if (shown.outcome !== 'shown') return shown
  const { userId } = session
  const news = await runStatement(
    shell.db,
    sql`with factor as (
        delete from totp_factors where user_id = ${userId} and confirmed_at is not null returning user_id
      ), codes as (
        delete from recovery_codes where user_id in (select user_id from factor)
      ), forgotten as (
        update sessions set second_factor_at = null from factor where sessions.user_id = factor.user_id and sessions.ended_at is null
      ), audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'user', id: userId }, action: 'user.second_factor_off', subjectId: sql`user_id`, after: sql`null` },
          sql`factor`,
        )}
      )
      ${tellOwner(shell, 'second_factor_off', sql`factor`)}`,
    z.object({ id: idSchema('obx') }),
  )
  if (news.length === 0) return { outcome: 'not_set_up' }
  announce(shell, news.map(({ id }) => id))
  return { outcome: 'off' }
}
