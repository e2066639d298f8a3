import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { newId } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import { announce, newsCte } from '@/platform/outbox'
import { hashPassword } from '@/platform/passwords'
import type { Shell } from '@/platform/shell'
import type { MailSentResult, SignUpInput } from '../contract'
import { mailWanted } from '../events'
import { limitTries } from './limit-tries'
import { refuseGuessable } from './refuse-guessable'

/**
 * Makes a pending account and sends its owner a link, or tells the owner of an existing account that somebody tried. The
 * answer and its time are the same. A second sign-up before the first is confirmed takes its place: nobody proved either. Throws
 * `identity.password_guessable`, `common.too_many_tries`.
 */
export async function signUp(
  shell: Pick<Shell, 'db' | 'redis' | 'queue' | 'now' | 'requestId' | 'ip' | 'waitUntil'>,
  { name, email, password, locale, returnTo }: SignUpInput,
): Promise<MailSentResult> {
  await limitTries(shell, { subject: email, limit: 'signUp', networkLimit: 'signUpFromNetwork' })
  await refuseGuessable(password, [email, name])
  const passwordHash = await hashPassword(password)
  const news = await runStatement(
    shell.db,
    sql`with newcomer as (
        insert into users (id, email, name, password_hash, locale, status, created_at)
        values (${newId('usr')}, ${email}, ${name}, ${passwordHash}, ${locale}, 'pending_verification', ${shell.now.toISOString()}::timestamptz)
        on conflict (email) do update
          set name = excluded.name, password_hash = excluded.password_hash, locale = excluded.locale
          where users.status = 'pending_verification'
        returning id
      ), reader as (
        select id, 'verify_email' as mail, 'user.signed_up' as action from newcomer
        union all
        select id, 'sign_up_attempt', 'user.sign_up_attempted' from users where email = ${email} and status = 'active'
      ), audited as (
        ${auditCte(
          shell,
          { orgId: sql`null`, actor: { kind: 'guest', id: null }, action: sql`reader.action`, subjectId: sql`reader.id`, after: sql`null` },
          sql`reader`,
        )}
      )
      ${newsCte(
        mailWanted,
        {
          orgId: sql`null`,
          subjectId: sql`reader.id`,
          payload: sql`jsonb_build_object('userId', reader.id, 'mail', reader.mail, 'returnTo', ${returnTo}::text)`,
          now: shell.now,
        },
        sql`reader`,
      )}`,
    z.object({ id: idSchema('obx') }),
  )
  announce(shell, news.map(({ id }) => id))
  return { outcome: 'mail_sent' }
}
