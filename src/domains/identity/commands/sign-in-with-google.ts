import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { auditLog } from '@/db/schema/platform'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { newId, type Id } from '@/lib/ids'
import type { Locale } from '@/lib/translated'
import { auditCte, auditRow } from '@/platform/audit'
import { announce } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import { userIdSchema, type GoogleRefusal, type SignedInUser } from '../contract'
import { planGoogleSignIn, type GoogleIdentity } from '../model'
import { accountsAtGoogle } from '../queries'
import { claimGuestOrders } from './claim-guest-orders'
import { tellOwner } from './tell-owner'

type GoogleShell = Pick<Shell, 'db' | 'queue' | 'now' | 'requestId' | 'ip' | 'waitUntil'>
export type GoogleSignInResult = { outcome: 'signed_in'; user: SignedInUser } | { outcome: 'refused'; reason: GoogleRefusal }

const person = z.object({ id: userIdSchema, email: z.string(), name: z.string(), told: idSchema('obx').nullable() })

/** Signs in somebody Google knows; links or makes their account by the rules of `planGoogleSignIn`. */
export async function signInWithGoogle(shell: GoogleShell, identity: GoogleIdentity, locale: Locale): Promise<GoogleSignInResult> {
  const { linked, named } = await accountsAtGoogle(shell.db, identity)
  const plan = planGoogleSignIn(identity, linked, named)
  switch (plan.do) {
    case 'refuse': {
      const subjectId = (linked ?? named)?.id ?? 'unknown'
      await shell.db.insert(auditLog).values(
        auditRow(shell, {
          orgId: null, actor: { kind: 'provider', id: 'google' }, action: 'user.sign_in_refused', subjectId, after: { reason: plan.reason },
        }),
      )
      return { outcome: 'refused', reason: plan.reason }
    }
    case 'sign_in':
      return signedIn(shell, updated(shell, plan.userId), sql`select id, email, name, null as told from person`)
    case 'link':
      return signedIn(
        shell,
        sql`linked as (${linkCte(shell, identity, sql`select id from users where id = ${plan.userId} and status = 'active'`)}),
          ${updated(shell, plan.userId, sql`and id in (select user_id from linked)`)},
          told as (${tellOwner(shell, 'google_linked', sql`linked`)})`,
        sql`select person.id, email, name, told.id as told from person, told`,
      )
    case 'create':
      return signedIn(
        shell,
        sql`person as (
            insert into users (id, email, name, locale, status, email_verified_at, last_sign_in_at, created_at)
            values (${newId('usr')}, ${identity.email}, ${identity.name}, ${locale}, 'active', ${at(shell.now)}, ${at(shell.now)}, ${at(shell.now)})
            on conflict (email) do nothing
            returning id, email, name
          ), linked as (${linkCte(shell, identity, sql`select id from person`)})`,
        sql`select id, email, name, null as told from person`,
      )
  }
}

const updated = (shell: GoogleShell, userId: Id<'usr'>, also: SQL = sql``) =>
  sql`person as (
    update users set last_sign_in_at = ${at(shell.now)} where id = ${userId} and status = 'active' ${also} returning id, email, name
  )`

/** The row that links a person at Google to the account that `owner (id)` gives; none when either has another. */
export function linkCte({ now }: Pick<Shell, 'now'>, { subject, email }: GoogleIdentity, owner: SQL): SQL {
  return sql`insert into external_accounts (provider, subject, user_id, email, created_at)
    select 'google', ${subject}, id, ${email}, ${at(now)} from (${owner}) as owner
    on conflict do nothing returning user_id`
}

/** Runs CTEs that make `person`, with what every sign-in brings about. Without a row somebody was faster: to be tried again. */
async function signedIn(shell: GoogleShell, ctes: SQL, result: SQL): Promise<GoogleSignInResult> {
  const [found] = await runStatement(
    shell.db,
    sql`with ${ctes}, ${claimGuestOrders(shell)}, audited as (
        ${auditCte(
          shell,
          {
            orgId: sql`null`, actor: { kind: 'user', id: sql`person.id` }, action: 'user.signed_in', subjectId: sql`person.id`,
            after: sql`jsonb_build_object('with', 'google')`,
          },
          sql`person`,
        )}
      )
      ${result}`,
    person,
  )
  if (!found) return { outcome: 'refused', reason: 'not_done' }
  const { told, ...user } = found
  if (told) announce(shell, [told])
  return { outcome: 'signed_in', user }
}
