import { sql } from 'drizzle-orm'
import { auditCte } from '@/platform/audit'
import type { RenewRecoveryCodesResult } from '../contract'
import { makeRecoveryCodes, newRecoveryCodes } from './make-recovery-codes'
import { showSecondFactor, shownHere, type FactorSession, type FactorShell } from './show-second-factor'
import { tellOwner } from './tell-owner'

/** Replaces the recovery codes, for who shows a code now. The old ones stop working. */
export async function renewRecoveryCodes(shell: FactorShell, session: FactorSession, code: string): Promise<RenewRecoveryCodesResult> {
  const { userId } = session
  const codes = await newRecoveryCodes(userId)
  const shown = await showSecondFactor(
    shell,
    session,
    code,
    sql`with factor as (
        select user_id from totp_factors where user_id in ${shownHere(session)}
      ), ${makeRecoveryCodes(shell, codes.hashes, sql`factor`)}, audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'user', id: userId }, action: 'user.recovery_codes_renewed', subjectId: sql`user_id`, after: sql`null` },
          sql`factor`,
        )}
      )
      ${tellOwner(shell, 'recovery_codes_renewed', sql`factor`)}`,
  )
  return shown.outcome === 'shown' ? { outcome: 'renewed', recoveryCodes: codes.plain } : shown
}
