import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { auditCte } from '@/platform/audit'
import { seal } from '@/platform/sealing'
import type { Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import { newTotpSecret, totpUri } from '@/platform/totp'
import { userIdSchema, type BeginSecondFactorResult, type PresenceInput } from '../contract'
import { provePresence } from './prove-presence'

/** Makes the secret of a second factor. It counts once a first code confirms it; until then, beginning again replaces it. */
export async function beginSecondFactor(
  shell: Pick<Shell, 'db' | 'env' | 'redis' | 'now' | 'requestId' | 'ip'>,
  session: Pick<Session, 'userId' | 'sessionId' | 'email'>,
  input: PresenceInput,
): Promise<BeginSecondFactorResult> {
  const refused = await provePresence(shell, session, input)
  if (refused) return refused
  const { userId, email } = session
  const secret = newTotpSecret()
  const sealed = await seal(secret, { authSecret: shell.env.AUTH_SECRET, use: 'totp', owner: userId })
  const [begun] = await runStatement(
    shell.db,
    sql`with factor as (
        insert into totp_factors (user_id, secret_encrypted, created_at) values (${userId}, ${sealed}, ${at(shell.now)})
        on conflict (user_id) do update
          set secret_encrypted = excluded.secret_encrypted, created_at = excluded.created_at, last_step = null
          where totp_factors.confirmed_at is null
        returning user_id
      ), audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'user', id: userId }, action: 'user.second_factor_begun', subjectId: sql`user_id`, after: sql`null` },
          sql`factor`,
        )}
      )
      select user_id from factor`,
    z.object({ user_id: userIdSchema }),
  )
  return begun ? { outcome: 'begun', secret, uri: totpUri(secret, email) } : { outcome: 'already_on' }
}
