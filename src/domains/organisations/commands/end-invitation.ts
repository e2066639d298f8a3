import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { Actor, OrgScope } from '@/platform/authz'
import { announce, newsCte } from '@/platform/outbox'
import { limitTries } from '@/platform/redis'
import type { Shell } from '@/platform/shell'
import type { InvitationLink, OrganisationError } from '../contract'
import { invitationMailWanted } from '../events'
import { INVITATION_TTL_MS } from '../model'
import { opensInvitation } from '../queries'

type EndingShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>

const OPEN = sql`i.accepted_at is null and i.closed_at is null`

/** Takes an invitation back; false when it was answered or taken back meanwhile. Throws `organisations.invitation_not_found`. */
export async function withdrawInvitation(shell: EndingShell, { orgId, actor }: OrgScope, invitationId: Id<'inv'>): Promise<boolean> {
  const closed = await close(shell, sql`i.id = ${invitationId} and i.org_id = ${orgId}`, { actor, action: 'invitation.withdrawn' })
  if (closed === null) throw new DomainError<OrganisationError>('organisations.invitation_not_found', 'not_found')
  return closed
}

/** Says no to an invitation, by its link; false when it was over. Throws `organisations.invitation_not_found`. */
export async function declineInvitation(
  shell: EndingShell & Pick<Shell, 'env'>,
  { invitationId, secret }: InvitationLink,
  userId: Id<'usr'> | null,
): Promise<boolean> {
  const actor: Actor = userId ? { kind: 'user', id: userId } : { kind: 'guest', id: null }
  const isTheirs = await opensInvitation(shell.env.AUTH_SECRET, invitationId, secret)
  const closed = isTheirs ? await close(shell, sql`i.id = ${invitationId}`, { actor, action: 'invitation.declined' }) : null
  if (closed === null) throw new DomainError<OrganisationError>('organisations.invitation_not_found', 'not_found')
  return closed
}

/** Null: there is none. */
async function close(shell: EndingShell, which: SQL, { actor, action }: { actor: Actor; action: string }): Promise<boolean | null> {
  const [found] = await runStatement(
    shell.db,
    sql`
      with closed as (
        update invitations i set closed_at = ${at(shell.now)} where ${which} and ${OPEN} returning i.id, i.org_id, i.email
      ), audited as (${auditCte(
        shell,
        { orgId: sql`closed.org_id`, actor, action, subjectId: sql`closed.id`, after: sql`jsonb_build_object('email', closed.email)` },
        sql`closed`,
      )})
      select exists (select from closed) as closed from invitations i where ${which}`,
    z.object({ closed: z.boolean() }),
  )
  return found?.closed ?? null
}

/**
 * Sends the mail of an open invitation once more; it can then be answered for as long as a new one. False when it is over.
 * Throws `organisations.invitation_not_found`.
 */
export async function resendInvitation(
  shell: EndingShell & Pick<Shell, 'redis' | 'queue' | 'waitUntil'>,
  { orgId, actor }: OrgScope,
  invitationId: Id<'inv'>,
): Promise<boolean> {
  const { db, now } = shell
  await limitTries(shell.redis, 'invitation', orgId)
  const [found] = await runStatement(
    db,
    sql`
      with renewed as (
        update invitations i set expires_at = ${at(new Date(now.getTime() + INVITATION_TTL_MS))}
        where i.id = ${invitationId} and i.org_id = ${orgId} and ${OPEN} returning i.id, i.email
      ), audited as (${auditCte(
        shell,
        { orgId: sql`${orgId}`, actor, action: 'invitation.resent', subjectId: sql`renewed.id`, after: sql`jsonb_build_object('email', renewed.email)` },
        sql`renewed`,
      )}), news as (${newsCte(
        invitationMailWanted,
        { orgId: sql`${orgId}`, subjectId: sql`renewed.id`, payload: sql`jsonb_build_object('invitationId', renewed.id)`, now },
        sql`renewed`,
      )})
      select (select id from news) as outbox_id from invitations i where i.id = ${invitationId} and i.org_id = ${orgId}`,
    z.object({ outbox_id: idSchema('obx').nullable() }),
  )
  if (!found) throw new DomainError<OrganisationError>('organisations.invitation_not_found', 'not_found')
  if (found.outbox_id) announce(shell, [found.outbox_id])
  return found.outbox_id !== null
}
