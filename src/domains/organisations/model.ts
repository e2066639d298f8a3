import { inOrder } from '@/lib/list-order'
import { MEMBER_ROLES, type MemberRole } from '@/lib/permissions'
import { hasAll, searchTerms } from '@/lib/search'
import { DAY_MS } from '@/lib/time'
import type { InvitationRow, MemberFilters, Members, MemberView, MyOrganisation } from './contract'

/** How long an invitation can be answered. */
export const INVITATION_TTL_MS = 7 * DAY_MS

const RANKS: Record<MemberRole, number> = { owner: 3, manager: 2, staff: 1, cashier: 0, security: 0 }

/** The roles somebody may give, take and change, by their own: none above it. */
export function rolesUpTo(own: MemberRole): MemberRole[] {
  const roles: readonly MemberRole[] = ['owner', 'manager', 'staff', 'cashier', 'security']
  return roles.filter((role) => RANKS[role] <= RANKS[own])
}

export type InvitationState = 'open' | 'accepted' | 'closed' | 'expired'

/** What has become of an invitation. `closed`: declined or withdrawn. */
export function invitationState(
  { acceptedAt, closedAt, expiresAt }: { acceptedAt: Date | null; closedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (acceptedAt) return 'accepted'
  if (closedAt) return 'closed'
  return expiresAt <= now ? 'expired' : 'open'
}

/** An address for an organisation of that name: `Café Größe` is `cafe-grosse`. Empty when nothing of it can be written so. */
export function slugOf(name: string): string {
  return name
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '')
}

/** Members, and who was asked to be one, whose name or address holds the words, with the role, in the order. */
export function arrangeMembers({ members, invitations }: Members, { q = '', role, sort }: MemberFilters, locale: string): Members {
  const terms = searchTerms(q)
  const fits = (row: MemberView | InvitationRow) => (role === undefined || row.role === role) && hasAll(terms, ['name' in row ? row.name : '', row.email])
  const { compare } = new Intl.Collator(locale)
  return {
    members: inOrder(members.filter(fits), sort, {
      name: (one, other) => compare(one.name, other.name),
      // From who may most to who may least.
      role: (one, other) => MEMBER_ROLES.indexOf(one.role) - MEMBER_ROLES.indexOf(other.role),
      since: (one, other) => one.since.getTime() - other.since.getTime(),
    }),
    invitations: invitations.filter(fits),
  }
}

/** The organisation whose desk opens by itself: the only one, or the one that was opened last; null when there is a choice. */
export function deskToOpen(organisations: readonly MyOrganisation[], lastSlug: string | undefined): MyOrganisation | null {
  const [first, ...others] = organisations
  if (first && others.length === 0) return first
  return organisations.find(({ slug }) => slug === lastSlug) ?? null
}
