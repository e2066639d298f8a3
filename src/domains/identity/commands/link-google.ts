import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { isSecondFactorFresh } from '@/lib/permissions'
import { auditCte } from '@/platform/audit'
import { announce } from '@/platform/outbox'
import type { Session } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import type { GoogleRefusal, IdentityError, PrepareGoogleLinkResult } from '../contract'
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
  const [refusal, { linked }] = await Promise.all([refusalOfLink(shell, sessionId), accountsAtGoogle(shell.db, identity)])
  if (refusal) return refusal
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

/** Before the way to Google: throws `identity.second_factor_needed`, so that it is asked for here and not after the return. */
export async function prepareGoogleLink(
  shell: Pick<Shell, 'db' | 'now'>,
  { sessionId }: Pick<Session, 'sessionId'>,
): Promise<PrepareGoogleLinkResult> {
  const refusal = await refusalOfLink(shell, sessionId)
  if (refusal === 'second_factor') throw new DomainError<IdentityError>('identity.second_factor_needed', 'forbidden')
  return { outcome: refusal === null ? 'ready' : 'sign_in_again' }
}

async function refusalOfLink({ db, now }: Pick<Shell, 'db' | 'now'>, sessionId: Id<'ses'>): Promise<GoogleRefusal | null> {
  const presence = await presenceOf(db, sessionId)
  if (!presence) return 'signed_out'
  if (presence.hasSecondFactor && !isSecondFactorFresh(presence.secondFactorAt, now)) return 'second_factor'
  return now.getTime() - presence.signedInAt.getTime() < RECENT_SIGN_IN_MS ? null : 'sign_in_again'
}
