import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { DomainError } from '@/lib/errors'
import { newId, type Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { Shell } from '@/platform/shell'
import type { AcceptInvitationResult, InvitationLink, OrganisationError } from '../contract'
import { invitationState } from '../model'
import { opensInvitation } from '../queries'

const row = z.object({
  slug: z.string(),
  joined: z.boolean(),
  wasMember: z.boolean(),
  isAddressee: z.boolean(),
  acceptedAt: z.coerce.date().nullable(),
  closedAt: z.coerce.date().nullable(),
  expiresAt: z.coerce.date(),
})

/**
 * Makes who was invited a member, once, if they are signed in with the very address the mail went to. One statement; a repeat
 * by them is answered as the first was. Throws `organisations.invitation_not_found` for a wrong link.
 */
export async function acceptInvitation(
  shell: Pick<Shell, 'db' | 'env' | 'now' | 'requestId' | 'ip'>,
  userId: Id<'usr'>,
  { invitationId, secret }: InvitationLink,
): Promise<AcceptInvitationResult> {
  const { db, env, now } = shell
  const isTheirs = await opensInvitation(env.AUTH_SECRET, invitationId, secret)
  const [found] = isTheirs ? await runStatement(db, statement(shell, userId, invitationId), row) : []
  if (!found) throw new DomainError<OrganisationError>('organisations.invitation_not_found', 'not_found')
  const { slug, joined, wasMember, isAddressee } = found
  if (joined) return { outcome: 'joined', slug }
  if (!isAddressee) return { outcome: 'other_address' }
  const state = invitationState(found, now)
  if (wasMember) return { outcome: state === 'accepted' ? 'joined' : 'already_member', slug }
  switch (state) {
    case 'closed':
    case 'expired':
      return { outcome: state }
    // Open, and yet nobody joined: the same was accepted at this very moment.
    case 'open':
    case 'accepted':
      return { outcome: 'used' }
  }
}

function statement(shell: Pick<Shell, 'now' | 'requestId' | 'ip'>, userId: Id<'usr'>, invitationId: Id<'inv'>) {
  const now = at(shell.now)
  return sql`
    with asked as (
      select i.id, i.org_id, i.accepted_at, i.closed_at, i.expires_at, o.slug,
        exists (select from users u where u.id = ${userId} and u.email = i.email and u.email_verified_at is not null) as is_addressee,
        exists (select from members m where m.org_id = i.org_id and m.user_id = ${userId}) as was_member
      from invitations i join organisations o on o.id = i.org_id
      where i.id = ${invitationId} and o.deleted_at is null
    ), accepted as (
      update invitations i set accepted_at = ${now} from asked
      where i.id = asked.id and asked.is_addressee and not asked.was_member
        and i.accepted_at is null and i.closed_at is null and i.expires_at > ${now}
      returning i.id, i.org_id, i.role, i.event_ids
    ), joined as (
      insert into members (id, org_id, user_id, role, event_ids, created_at)
      select ${newId('mem')}, org_id, ${userId}, role, event_ids, ${now} from accepted
      on conflict (org_id, user_id) do nothing
      returning id, org_id, role, event_ids
    ), audited as (${auditCte(
      shell,
      {
        orgId: sql`joined.org_id`, actor: { kind: 'user', id: userId }, action: 'member.joined', subjectId: sql`joined.id`,
        after: sql`jsonb_build_object('role', joined.role, 'eventIds', joined.event_ids, 'invitationId', ${invitationId}::text)`,
      },
      sql`joined`,
    )})
    select slug, exists (select from joined) as joined, was_member as "wasMember", is_addressee as "isAddressee",
      accepted_at as "acceptedAt", closed_at as "closedAt", expires_at as "expiresAt"
    from asked`
}
