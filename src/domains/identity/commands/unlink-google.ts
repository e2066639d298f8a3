import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import { announce } from '@/platform/outbox'
import type { Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import type { PresenceInput, UnlinkGoogleResult } from '../contract'
import { googleAccountOf } from '../queries'
import { provePresence } from './prove-presence'
import { tellOwner } from './tell-owner'

/** Lets Google sign nobody in to this account any more, if its owner has another way: a password, or links to a proven address. */
export async function unlinkGoogle(
  shell: Pick<Shell, 'db' | 'redis' | 'queue' | 'now' | 'requestId' | 'ip' | 'waitUntil'>,
  session: Pick<Session, 'userId' | 'sessionId'>,
  input: PresenceInput,
): Promise<UnlinkGoogleResult> {
  const refused = await provePresence(shell, session, input)
  if (refused) return refused
  const { userId } = session
  const news = await runStatement(
    shell.db,
    sql`with unlinked as (
        delete from external_accounts using users
        where external_accounts.user_id = ${userId} and external_accounts.provider = 'google' and users.id = external_accounts.user_id
          and (users.password_hash is not null or users.email_verified_at is not null)
        returning external_accounts.user_id
      ), audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'user', id: userId }, action: 'user.google_unlinked', subjectId: sql`user_id`, after: sql`null` },
          sql`unlinked`,
        )}
      )
      ${tellOwner(shell, 'google_unlinked', sql`unlinked`)}`,
    z.object({ id: idSchema('obx') }),
  )
  if (news.length === 0) return { outcome: (await googleAccountOf(shell.db, userId)) ? 'last_way' : 'not_linked' }
  announce(shell, news.map(({ id }) => id))
  return { outcome: 'unlinked' }
}
