import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import { announce } from '@/platform/outbox'
import { limitTries } from '@/platform/redis'
import { unseal } from '@/platform/sealing'
import type { Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import { totpStepOf } from '@/platform/totp'
import type { ConfirmSecondFactorResult } from '../contract'
import { TOTP_SETUP_TTL_MS } from '../model'
import { totpFactorOf } from '../queries'
import { makeRecoveryCodes, newRecoveryCodes } from './make-recovery-codes'
import { tellOwner } from './tell-owner'

/**
 * Turns a second factor on by its first code, which counts as shown in this session. Answers the recovery codes: of them
 * only hashes are kept.
 */
export async function confirmSecondFactor(
  shell: Pick<Shell, 'db' | 'env' | 'redis' | 'queue' | 'now' | 'requestId' | 'ip' | 'waitUntil'>,
  { userId, sessionId }: Pick<Session, 'userId' | 'sessionId'>,
  code: string,
): Promise<ConfirmSecondFactorResult> {
  await limitTries(shell.redis, 'proof', userId)
  const factor = await totpFactorOf(shell.db, userId)
  if (factor?.confirmedAt) return { outcome: 'already_on' }
  if (!factor || shell.now.getTime() - factor.createdAt.getTime() >= TOTP_SETUP_TTL_MS) return { outcome: 'not_begun' }
  const secret = await unseal(factor.secretEncrypted, { authSecret: shell.env.AUTH_SECRET, use: 'totp', owner: userId })
  if (secret === null) return { outcome: 'not_begun' }
  const step = totpStepOf(secret, code, shell.now)
  if (step === null) return { outcome: 'wrong_code' }

  const codes = await newRecoveryCodes(userId)
  const news = await runStatement(
    shell.db,
    sql`with factor as (
        update totp_factors set confirmed_at = ${at(shell.now)}, last_step = ${step}
        where user_id = ${userId} and confirmed_at is null and secret_encrypted = ${factor.secretEncrypted}
        returning user_id
      ), shown as (
        update sessions set second_factor_at = ${at(shell.now)} from factor where sessions.id = ${sessionId} and sessions.user_id = factor.user_id
      ), ${makeRecoveryCodes(shell, codes.hashes, sql`factor`)}, audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'user', id: userId }, action: 'user.second_factor_on', subjectId: sql`user_id`, after: sql`null` },
          sql`factor`,
        )}
      )
      ${tellOwner(shell, 'second_factor_on', sql`factor`)}`,
    z.object({ id: idSchema('obx') }),
  )
  // Another browser has confirmed or begun again while this code was being checked.
  if (news.length === 0) return { outcome: 'not_begun' }
  announce(shell, news.map(({ id }) => id))
  return { outcome: 'on', recoveryCodes: codes.plain }
}
