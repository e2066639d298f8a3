import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { isSecondFactorFresh } from '@/lib/permissions'
import { auditCte } from '@/platform/audit'
import { announce } from '@/platform/outbox'
import type { Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import type { GoogleRefusal } from '../contract'
import { RECENT_SIGN_IN_MS, type GoogleIdentity } from '../model'
import { accountsAtGoogle, presenceOf } from '../queries'
import { linkCte } from './sign-in-with-google'
import { tellOwner } from './tell-owner'

/**
 * Links a person at Google to the account that is signed in, whatever their address there. As a new way in, it takes a sign-in
 * of the last minutes, and the second factor of who has one. Null when it is done, also when it was before.
 */
export async function linkGoogle(
  shell: Pick<Shell, 'db' | 'queue' | 'now' | 'requestId' | 'ip' | 'waitUntil'>,
  { userId, sessionId }: Pick<Session, 'userId' | 'sessionId'>,
  identity: GoogleIdentity,
): Promise<GoogleRefusal | null> {
  const [presence, { linked }] = await Promise.all([presenceOf(shell.db, sessionId), accountsAtGoogle(shell.db, identity)])
  if (!presence) return 'signed_out'
  if (presence.hasSecondFactor && !isSecondFactorFresh(presence.secondFactorAt, shell.now)) return 'second_factor'
  if (shell.now.getTime() - presence.signedInAt.getTime() >= RECENT_SIGN_IN_MS) return 'sign_in_again'
  if (linked) return linked.id === userId ? null : 'linked_elsewhere'
  const news = await runStatement(
    shell.db,
    sql`with linked as (${linkCte(shell, identity, sql`select id from users where id = ${userId} and status = 'active'`)}), audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'user', id: userId }, action: 'user.google_linked', subjectId: sql`user_id`, after: sql`null` },
          sql`linked`,
        )}
      )
      ${tellOwner(shell, 'google_linked', sql`linked`)}`,
    z.object({ id: idSchema('obx') }),
  )
  if (news.length === 0) return 'another_linked'
  announce(shell, news.map(({ id }) => id))
  return null
}
