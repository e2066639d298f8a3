import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import { announce } from '@/platform/outbox'
import type { RenewRecoveryCodesResult } from '../contract'
import { makeRecoveryCodes, newRecoveryCodes } from './make-recovery-codes'
import { showSecondFactor, type FactorSession, type FactorShell } from './show-second-factor'
import { tellOwner } from './tell-owner'

/** Replaces the recovery codes, for who shows a code now. The old ones stop working. */
export async function renewRecoveryCodes(shell: FactorShell, session: FactorSession, code: string): Promise<RenewRecoveryCodesResult> {
  const shown = await showSecondFactor(shell, session, code)
  if (shown.outcome !== 'shown') return shown
  const { userId } = session
  const codes = await newRecoveryCodes(userId)
  const news = await runStatement(
    shell.db,
    sql`with factor as (
        select user_id from totp_factors where user_id = ${userId} and confirmed_at is not null
      ), ${makeRecoveryCodes(shell, codes.hashes, sql`factor`)}, audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'user', id: userId }, action: 'user.recovery_codes_renewed', subjectId: sql`user_id`, after: sql`null` },
          sql`factor`,
        )}
      )
      ${tellOwner(shell, 'recovery_codes_renewed', sql`factor`)}`,
    z.object({ id: idSchema('obx') }),
  )
  if (news.length === 0) return { outcome: 'not_set_up' }
  announce(shell, news.map(({ id }) => id))
  return { outcome: 'renewed', recoveryCodes: codes.plain }
}
