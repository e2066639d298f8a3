import { type InvitationRow, memberFilters, type MemberView } from '@/domains/organisations/contract'
import { arrangeMembers } from '@/domains/organisations/model'
import { listMembers, orgScopeOf } from '@/domains/organisations/queries'
import { listFile } from './list-file'

/** Members, then who was asked and has not answered. */
export const membersFile = listFile({
  permission: 'members.view',
  columns: ['state', 'name', 'email', 'role', 'event_ids', 'since', 'second_factor', 'invitation_expires_at'],
  filters: memberFilters,
  scopeOf: orgScopeOf,
  reading: ({ db, now }, scope, filters) => async () => {
    const { members, invitations } = arrangeMembers(await listMembers(db, scope, now), filters, 'en')
    return { lines: [...members.map(memberLine), ...invitations.map(invitationLine)], isLast: true }
  },
})

function memberLine({ name, email, role, eventIds, since, hasSecondFactor }: MemberView): string[] {
  return ['member', name, email, role, eventIds?.join(' ') ?? '', since.toISOString(), hasSecondFactor === null ? '' : hasSecondFactor ? 'on' : 'off', '']
}

function invitationLine({ email, role, eventIds, isExpired, expiresAt }: InvitationRow): string[] {
  return [isExpired ? 'expired' : 'invited', '', email, role, eventIds?.join(' ') ?? '', '', '', expiresAt.toISOString()]
}
