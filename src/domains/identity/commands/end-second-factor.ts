import { sql } from 'drizzle-orm'
import { auditCte } from '@/platform/audit'
import type { EndSecondFactorResult } from '../contract'
import { showSecondFactor, shownHere, type FactorSession, type FactorShell } from './show-second-factor'
import { tellOwner } from './tell-owner'

/** Turns the second factor off, for who shows a code now. What it was shown for in any session no longer counts. */
export async function endSecondFactor(shell: FactorShell, session: FactorSession, code: string): Promise<EndSecondFactorResult> {
  const { userId } = session
  const shown = await showSecondFactor(
    shell,
    session,
    code,
    sql`with factor as (
        delete from totp_factors where user_id in ${shownHere(session)} returning user_id
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
  )
  return shown.outcome === 'shown' ? { outcome: 'off' } : shown
}
