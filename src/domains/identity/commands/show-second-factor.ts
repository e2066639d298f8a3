import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { auditLog } from '@/db/schema/platform'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { auditCte, auditRow } from '@/platform/audit'
import { announce } from '@/platform/outbox'
import { limitTries } from '@/platform/redis'
import { unseal } from '@/platform/sealing'
import type { Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import { totpStepOf } from '@/platform/totp'
import type { ShowSecondFactorResult } from '../contract'
import { totpFactorOf } from '../queries'
import { recoveryCodeHash } from './make-recovery-codes'
import { tellOwner } from './tell-owner'

export type FactorShell = Pick<Shell, 'db' | 'env' | 'redis' | 'queue' | 'now' | 'requestId' | 'ip' | 'waitUntil'>
export type FactorSession = Pick<Session, 'userId' | 'sessionId'>

/**
 * Notes in the session that a second factor was shown: a code of the app, each time step once (RFC 6238, 5.2), or one of the
 * recovery codes, each once. A use of the latter is told to the account's owner. `change` is what the code was shown for: a statement
 * about `shownHere`, answering the ids of its news, in the same transaction, so that no code is used for nothing.
 */
export async function showSecondFactor(shell: FactorShell, session: FactorSession, code: string, change?: SQL): Promise<ShowSecondFactorResult> {
  await limitTries(shell.redis, 'proof', session.userId)
  const factor = await totpFactorOf(shell.db, session.userId)
  if (!factor?.confirmedAt) return { outcome: 'not_set_up' }
  if (code.length > 6) return showRecoveryCode(shell, session, code, change)
  const secret = await unseal(factor.secretEncrypted, { authSecret: shell.env.AUTH_SECRET, use: 'totp', owner: session.userId })
  const step = secret === null ? null : totpStepOf(secret, code, shell.now)
  if (step === null) return refuse(shell, session, 'wrong_code')
  const isUsed = await inOneTransaction(
    shell,
    sql`with used as (
        update totp_factors set last_step = ${step}
        where user_id = ${session.userId} and confirmed_at is not null and (last_step is null or last_step < ${step}) and ${isLive(session)}
        returning user_id
      ), ${noteShown(shell, session, 'user.second_factor_shown')}
      select null as id from used`,
    change,
  )
  return isUsed ? { outcome: 'shown' } : refuse(shell, session, 'code_used')
}

async function showRecoveryCode(shell: FactorShell, session: FactorSession, code: string, change: SQL | undefined): Promise<ShowSecondFactorResult> {
  const hash = await recoveryCodeHash(session.userId, code)
  // The factor is locked first, as by a code of the app: two ways at a time would wait for each other else.
  const isUsed = await inOneTransaction(
    shell,
    sql`with factor as (
        select user_id from totp_factors where user_id = ${session.userId} and ${isLive(session)} for update
      ), used as (
        update recovery_codes set used_at = ${at(shell.now)} from factor
        where recovery_codes.user_id = factor.user_id and code_hash = ${hash} and used_at is null
        returning recovery_codes.user_id
      ), ${noteShown(shell, session, 'user.recovery_code_used')}
      ${tellOwner(shell, 'recovery_code_used', sql`used`)}`,
    change,
  )
  if (isUsed) return { outcome: 'shown' }
  const known = await runStatement(
    shell.db,
    sql`select user_id as id from recovery_codes where user_id = ${session.userId} and code_hash = ${hash}`,
    z.object({ id: idSchema('usr') }),
  )
  return refuse(shell, session, known.length > 0 ? 'code_used' : 'wrong_code')
}

/** In SQL that the session was not ended meanwhile: no code is used up in one that was. */
const isLive = ({ userId, sessionId }: FactorSession): SQL =>
  sql`exists (select from sessions s where s.id = ${sessionId} and s.user_id = ${userId} and s.ended_at is null)`

/** In a change: the account whose second factor this very transaction has noted in the session; no row when the code was refused. */
export const shownHere = ({ userId, sessionId }: FactorSession): SQL =>
  sql`(select user_id from sessions where id = ${sessionId} and user_id = ${userId} and xmin = pg_current_xact_id()::xid)`

/** One round trip. Whether the code was used, and with it the change made. */
async function inOneTransaction(shell: FactorShell, use: SQL, change: SQL | undefined): Promise<boolean> {
  const [used, changed] = await shell.db.batch([shell.db.execute(use), ...(change ? [shell.db.execute(change)] : [])])
  const told = newsRows.parse([...used.rows, ...(changed?.rows ?? [])])
  announce(shell, told.flatMap(({ id }) => id ?? []))
  return used.rows.length > 0
}

const newsRows = z.array(z.object({ id: idSchema('obx').nullable() }))

/** CTEs after `used (user_id)`: the session carries the factor from now on, and it is on record. */
function noteShown(shell: FactorShell, { sessionId }: FactorSession, action: string): SQL {
  return sql`shown as (
      update sessions set second_factor_at = ${at(shell.now)} from used
      where sessions.id = ${sessionId} and sessions.user_id = used.user_id and sessions.ended_at is null
      returning sessions.id, sessions.user_id
    ), audited as (
      ${auditCte(
        shell,
        {
          orgId: sql`null`, actor: { kind: 'user', id: sql`shown.user_id` }, action, subjectId: sql`shown.user_id`,
          after: sql`jsonb_build_object('sessionId', shown.id)`,
        },
        sql`shown`,
      )}
    )`
}

async function refuse(shell: FactorShell, { userId }: FactorSession, reason: 'wrong_code' | 'code_used'): Promise<ShowSecondFactorResult> {
  await shell.db.insert(auditLog).values(
    auditRow(shell, { orgId: null, actor: { kind: 'user', id: userId }, action: 'user.second_factor_refused', subjectId: userId, after: { reason } }),
  )
  return { outcome: reason }
}
