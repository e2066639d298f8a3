import type { MemberRole } from '@/lib/permissions'
import { DAY_MS } from '@/lib/time'

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
